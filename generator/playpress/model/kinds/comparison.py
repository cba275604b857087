"""Comparison: two or more things held against each other, row by row."""

from typing import ClassVar, Literal, Self

from pydantic import model_validator

from playpress.model import book_part
from playpress.model.entity import COVERED, Entity
from playpress.model.field import named, optional, required, several
from playpress.model.invalid import InvalidValue
from playpress.model.kind import Kind
from playpress.model.part import CarriedFact, Part, Phrase
from playpress.model.ref import AnyRef, Ref
from playpress.model.text import Text


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
    their_strengths: tuple[Phrase, ...] = several(
        "For a competitor: where they are strong.", label="Where they are strong"
    )
    win_themes: tuple[Phrase, ...] = several("For a competitor: why we win.", label="Why we win")
    trap_questions: tuple[Phrase, ...] = several(
        "For a competitor: questions that show the difference.", label="Questions to ask"
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
