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
    meaning: ClassVar[str] = "One thing to know of a deal: what it is called, what to ask, and when it is known."

    letter: Text | None = optional("Its letter.", example="B", label="Letter")
    name: Text = required("What has to be known.", example="Budget", title=True, label="What to know")
    ask: tuple[Text, ...] = several("What to ask for it.", example='["Who pays for light?"]', label="What to ask")
    known_when: Text | None = optional("When it counts as known.", example="A number and a name", label="Known when")


class Framework(Entity):
    meaning: ClassVar[str] = "What has to be known of a deal before it goes on, with the questions that find it out."

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
        "The stages it is filled in at.", example="[leads#sql]", inverse="Qualified with", compare=True, index=True
    )
    roles: tuple[RoleRef, ...] = several(
        "Who fills it in.", example="[sales-rep]", inverse="Fills in", compare=True, index=True
    )
    letters: tuple[Letter, ...] = at_least_one("What has to be known, in order.", table=True, label="Letter by letter")
    enough: Text | None = optional(
        "How much has to be known to go on.", example="Three of four", compare=True, label="Enough to go on"
    )
