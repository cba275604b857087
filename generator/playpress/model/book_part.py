"""The parts of the printed playbook, in order; each kind says in which of them its definitions are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BookPart:
    """A part of the printed playbook: its title, and a line that says what is in it."""

    title: str
    lead: str


AIMS = BookPart("What we want", "Goals, and the strategies that serve them")
WORK = BookPart("How we work", "Processes, hand-offs, and the lists to tick")
WORDS = BookPart("What we say", "To whom, in which words, and what to answer")
OFFERS = BookPart("What we sell", "Products, their prices, and who may grant what")
COMPARISONS = BookPart("How we compare", "Two or more things held against each other")
NUMBERS = BookPart("Does it add up", "Funnels, plans and the numbers we look at")
PEOPLE = BookPart("Who we are", "Teams, roles, and where we meet")
ONBOARDING = BookPart("How we begin", "The first months of a new colleague, phase by phase")
REFERENCE = BookPart("Reference", "What our words mean, where facts come from, and all the rest")
"""Where a kind is printed that names no part."""

PARTS = (AIMS, WORK, WORDS, OFFERS, COMPARISONS, NUMBERS, PEOPLE, ONBOARDING, REFERENCE)
