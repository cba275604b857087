"""The parts of the printed playbook, in order; each kind says in which of them its definitions are."""

from dataclasses import dataclass
from typing import Literal

PartName = Literal["aims", "work", "words", "offers", "comparisons", "numbers", "people", "onboarding", "reference"]


@dataclass(frozen=True, slots=True)
class BookPart:
    """A part of the printed playbook: its name, its title, and a line that says what is in it."""

    name: PartName
    title: str
    lead: str


AIMS = BookPart("aims", "What we want", "Goals, and the strategies that serve them")
WORK = BookPart("work", "How we work", "Processes, hand-offs, and the lists to tick")
WORDS = BookPart("words", "What we say", "To whom, in which words, and what to answer")
OFFERS = BookPart("offers", "What we sell", "Products, their prices, and who may grant what")
COMPARISONS = BookPart("comparisons", "How we compare", "Two or more things compared side by side")
NUMBERS = BookPart("numbers", "Does it add up", "Funnels, plans and the numbers we look at")
PEOPLE = BookPart("people", "Who we are", "Teams, roles, and where we meet")
ONBOARDING = BookPart("onboarding", "How we begin", "The first months of a new colleague, phase by phase")
REFERENCE = BookPart("reference", "Reference", "What our words mean, where facts come from, and all the rest")
"""Where a kind is printed that names no part."""

PARTS = (AIMS, WORK, WORDS, OFFERS, COMPARISONS, NUMBERS, PEOPLE, ONBOARDING, REFERENCE)


def named(name: PartName) -> BookPart:
    """The part of a name."""
    return next(part for part in PARTS if part.name == name)
