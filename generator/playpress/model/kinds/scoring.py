"""Scoring: how many points a lead gets for what it is and does, and how many make it worth a call."""

from typing import Annotated, ClassVar, Literal

from playpress.model import book_part
from playpress.model.entity import Entity
from playpress.model.field import at_least_one, optional, required, several
from playpress.model.kind import Kind
from playpress.model.part import Model, Phrase
from playpress.model.ref import Ref, StageRef, To
from playpress.model.times import Interval
from playpress.model.values import Points, WholeNumber


class Signal(Phrase):
    meaning: ClassVar[str] = "What a lead is or does, and the points for it; below zero if it speaks against the lead."

    points: Points = required("Its points (points).", example="10")
    shows: Literal["fit", "interest"] | None = optional(
        "fit (who it is) or interest (what it does).",
        example="fit",
        choices={"fit": "fit: who it is", "interest": "interest: what it does"},
    )
    at_most: WholeNumber | None = optional(
        "The most points it can add, however often it happens (points).", example="20"
    )


class Decay(Model):
    meaning: ClassVar[str] = "How points expire."

    points: WholeNumber = required("How many are lost (points).", example="5")
    every: Interval = required("After each time without a signal.", example="30 d")


class Scoring(Entity):
    meaning: ClassVar[str] = "Points for what a lead is and does, and how many it needs to be worth a call."

    about: ClassVar[Kind] = Kind(
        "scoring",
        "scorings",
        "Lead score",
        "Lead scores",
        tab="Process",
        part=book_part.WORK,
        rank=6,
        icon="M4 20v-6M10 20v-10M16 20V6M3 20h18",
    )

    threshold: WholeNumber = required(
        "The points a lead needs (points).", example="50", index=True, compare=True, label="Threshold (points)"
    )
    stage: StageRef | None = optional(
        "The stage a lead then reaches.",
        example="leads#mql",
        inverse="Reached by score",
        index=True,
        compare=True,
        label="Reaches stage",
    )
    handoff: Annotated[Ref, To("handoff")] | None = optional(
        "The hand-off that requires them.",
        example="qualified-lead",
        inverse="Lead score",
        compare=True,
        label="Hand-off",
    )
    audiences: tuple[Annotated[Ref, To("audience")], ...] = several(
        "The audiences whose leads it scores.", example="[facility-manager]", inverse="Lead score", compare=True
    )
    signals: tuple[Signal, ...] = at_least_one("What is counted.", table=True, label="What counts")
    decay: Decay | None = optional("How points expire.", label="Points lost")
