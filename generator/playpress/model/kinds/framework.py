"""Framework: what has to be known of a deal, letter by letter, such as BANT or MEDDPICC."""

from typing import ClassVar

from playpress.model import book_part
from playpress.model.entity import Entity
from playpress.model.field import at_least_one, optional, required, several
from playpress.model.kind import Kind
from playpress.model.part import Part
from playpress.model.ref import RoleRef, StageRef
from playpress.model.text import Text


class Letter(Part):
    meaning: ClassVar[str] = "One thing to know about a deal: its name, what to ask, and when it counts as known."

    letter: Text | None = optional("Its letter.", example="B", label="Letter")
    name: Text = required("What you must know.", example="Budget", title=True, label="What to know")
    ask: tuple[Text, ...] = several(
        "The questions that find it out.", example='["Who pays for light?"]', label="What to ask"
    )
    known_when: Text | None = optional("When it counts as known.", example="A number and a name", label="Known when")


class Framework(Entity):
    meaning: ClassVar[str] = "What you must know about a deal before it moves on, and the questions that find it out."

    about: ClassVar[Kind] = Kind(
        "framework",
        "frameworks",
        "Framework",
        "Frameworks",
        tab="Sell",
        part=book_part.WORK,
        rank=5,
        icon="M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z",
        teaser="What has to be known of a deal, with a sheet to fill.",
    )

    stages: tuple[StageRef, ...] = several(
        "The stages at which it is filled in.",
        example="[leads#sql]",
        inverse="Qualified with",
        compare=True,
        index=True,
    )
    roles: tuple[RoleRef, ...] = several(
        "Who fills it in.", example="[sales-rep]", inverse="Fills in", compare=True, index=True
    )
    letters: tuple[Letter, ...] = at_least_one("What you must know, in order.", table=True, label="Letter by letter")
    enough: Text | None = optional(
        "How much you must know to move on.", example="Three of four", compare=True, label="Needed to move on"
    )
