"""Comparison: two or more things held against each other, row by row."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import model_validator

from playpress.model import book_part
from playpress.model.entity import COVERED, Entity
from playpress.model.field import named, optional, required, several
from playpress.model.invalid import InvalidValue
from playpress.model.kind import Kind
from playpress.model.part import CarriedFact, Part, Phrase
from playpress.model.ref import AnyRef, Ref, To
from playpress.model.text import Text
from playpress.model.times import Date


class Contrast(Part):
    meaning: ClassVar[str] = "One row: a criterion, and how each subject compares."

    criterion: Text = required("What is compared.", example="Time horizon", title=True)
    values: dict[str, Text] = named(
        "The value for each subject: its id (or kind:id), then the text.",
        example="{sales: This quarter, marketing: The years ahead}",
    )
    so_what: Text | None = optional("What follows from it for the reader.")
    enforced_by: tuple[Text, ...] = several(
        "What keeps it true: the code of a check, or kind:id.", example="[HND-1, handoff:qualified-lead]", running=False
    )
    covers: tuple[CarriedFact, ...] = several(
        "Inventory facts stated in this row: the id of each, alone or with the passage that states it.",
        example="[DIF-01]",
        running=False,
        upkeep=True,
        ordered=False,
        unshown=COVERED,
        searched=False,
    )

    def value_of(self, subject: Ref) -> Text:
        """What the row says of a subject; empty where it says nothing."""
        return self.values.get(str(subject)) or self.values.get(subject.id) or Text("")


class TheirPrice(Phrase):
    meaning: ClassVar[str] = "What a competitor asks for, and the day on which you saw it."

    text: Text = required(
        "What they ask, and for what.", example="About 20 EUR a candle stick", title=True, label="Price"
    )
    seen: Date = required("The day on which it was seen or heard.", example="2026-09-30", label="Seen on")
    source: Annotated[Ref, To("source", "asset")] | None = optional(
        "Where it was seen.", example="source:industry-survey", inverse="Shows the price of"
    )


class Win(Phrase):
    meaning: ClassVar[str] = (
        "A buyer who chose us and not the competitor, and what decided it: plain text, or these fields."
    )

    text: Text = required(
        "Who it was, and what decided it.",
        example="An inn of twelve rooms counted its candles.",
        title=True,
        label="Story",
    )
    date: Date | None = optional("The day of the decision.", example="2026-06-30", label="Decided on")
    proof: Annotated[Ref, To("source", "asset")] | None = optional(
        "Where it can be read.", example="asset:case-study", inverse="Proves"
    )


class Comparison(Entity):
    meaning: ClassVar[str] = "A side-by-side comparison: what differs, and what follows from it."

    about: ClassVar[Kind] = Kind(
        "comparison",
        "comparisons",
        "Comparison",
        "Comparisons",
        tab="Alignment",
        path="compare",
        part=book_part.COMPARISONS,
        rank=1,
        icon="M3 5h8v14H3zM13 5h8v14h-8zM6 9h2M6 12h2M16 9h2M16 12h2",
        teaser="What sets the two teams apart, and what follows from it.",
    )

    type: Literal["contrast", "options", "competitor"] = optional(
        "contrast (two sides of one thing), options (which to choose) or competitor (us and them).",
        example="contrast", default="contrast",
        choices={"contrast": "two sides of one thing", "options": "options to choose from",
                 "competitor": "us and a competitor"})  # fmt: skip
    subjects: tuple[AnyRef, ...] = several(
        "What is compared.", example="[team:sales, team:marketing]", inverse="Compared in"
    )
    criteria: tuple[Contrast, ...] = several("The rows.")
    similarities: tuple[Phrase, ...] = several("What the subjects have in common.", label="What they share")
    why: tuple[Phrase, ...] = several("Why the comparison matters.", label="Why it matters")
    choose_when: dict[str, Text] = named(
        "When to choose which subject: its id (or kind:id), then the text.", label="When to choose which"
    )
    they_are: Text | None = optional(
        "For a competitor: who they are, in one sentence; the summary on a battlecard when omitted.",
        example="The shop that sells candles by weight.",
        label="Who they are",
    )
    win_when: tuple[Phrase, ...] = several(
        "For a competitor: how to notice in a few seconds that we will win.",
        example="[They count what they spend in a year]",
        label="When we win",
    )
    lose_when: tuple[Phrase, ...] = several(
        "For a competitor: how to notice that we will lose, and had better say so.",
        example="[It is for one evening]",
        label="When we lose",
    )
    their_strengths: tuple[Phrase, ...] = several(
        "For a competitor: where they are strong.", label="Where they are strong"
    )
    win_themes: tuple[Phrase, ...] = several("For a competitor: why we win.", label="Why we win")
    trap_questions: tuple[Phrase, ...] = several(
        "For a competitor: questions that show the difference.", label="Questions to ask"
    )
    their_prices: tuple[TheirPrice, ...] = several(
        "For a competitor: what they ask, each price with the day on which it was seen.",
        label="What they cost",
        table=True,
    )
    wins: tuple[Win, ...] = several(
        "For a competitor: buyers who chose us, and what decided it.", label="Where we won", table=True
    )

    @model_validator(mode="after")
    def _values_are_of_subjects(self) -> Self:
        known = {name for subject in self.subjects for name in (subject.id, str(subject))}
        subjects = ", ".join(subject.id for subject in self.subjects) or "none is listed"
        places: list[tuple[str | int, ...]] = [
            ("criteria", number, "values", name) for number, row in enumerate(self.criteria) for name in row.values
        ]
        for place in [*places, *(("choose_when", name) for name in self.choose_when)]:
            if place[-1] not in known:
                message = f'"{place[-1]}" is not a subject of this comparison'
                raise InvalidValue(message, f"Its subjects: {subjects}.", "VAL-SUBJECT", place)
        return self
