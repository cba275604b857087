"""Reason list: why deals are won, lost or given up, in the words that all reps pick from."""

from typing import ClassVar, Literal

from playpress.model import book_part
from playpress.model.entity import Entity
from playpress.model.field import at_least_one, optional, required, several
from playpress.model.kind import Kind
from playpress.model.part import Phrase
from playpress.model.ref import AnyRef, StageRef
from playpress.model.text import Text


class Reason(Phrase):
    meaning: ClassVar[str] = "One reason: plain text, or text with its group, when to pick it, and what to do then."

    group: Text | None = optional("The larger reason it belongs to.", example="Price")
    pick_when: Text | None = optional("When to pick it.", example="The buyer names a number", label="Pick it when")
    then: Text | None = optional("What to do next.", example="Call again in half a year", label="What to do then")
    answer: AnyRef | None = optional(
        "What helps against it next time.", example="objection:too-dear", inverse="Helps against", label="What helps"
    )


class Reasons(Entity):
    meaning: ClassVar[str] = "Why deals are won, lost or given up: the words that all reps pick from."

    about: ClassVar[Kind] = Kind(
        "reasons",
        "reasons",
        "Reason list",
        "Reason lists",
        tab="Sell",
        part=book_part.WORK,
        rank=8,
        gathered=True,
        icon="M4 6h10M4 12h7M4 18h5M17 8v5M17 17h.01",
    )

    outcome: Literal["won", "lost", "disqualified"] = required(
        "won, lost or disqualified.", example="lost", index=True, compare=True, label="For deals that are"
    )
    stages: tuple[StageRef, ...] = several(
        "The stages at which a reason is picked: those that are left, or the one a deal ends in.",
        example="[leads#lost]",
        inverse="Reasons",
        compare=True,
    )
    system_field: Text | None = optional("The field of the CRM.", example="Loss reason", label="Field in the CRM")
    reasons: tuple[Reason, ...] = at_least_one("The reasons.", table=True, label="Reasons to pick from")
