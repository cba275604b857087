"""Source: something written that facts of the playbook come from."""

from typing import ClassVar, Literal

from playpress.model import book_part
from playpress.model.entity import Entity
from playpress.model.field import optional
from playpress.model.kind import Kind
from playpress.model.text import Text
from playpress.model.times import Date
from playpress.model.values import YesNo


class Source(Entity):
    meaning: ClassVar[str] = "A text that facts come from, or that is worth reading further."

    about: ClassVar[Kind] = Kind(
        "source",
        "sources",
        "Source",
        "Sources",
        weight=1,
        part=book_part.REFERENCE,
        rank=2,
        gathered=True,
        icon="M3 4h5v16H3zM8 4h5v16H8zM14 5l4-1 4 15-4 1z",
    )

    title: Text | None = optional("Its title.", running=False)
    publisher: Text | None = optional("Who published it.", compare=True, index=True, running=False)
    published: Date | None = optional("The day it was first published.", example="2021-06-06", compare=True, index=True)
    updated: Date | None = optional("The day it was last revised.", example="2022-08-12", compare=True)
    accessed: Date | None = optional("The day we read it.", example="2026-09-30")
    url: Text | None = optional("Its address.", example="https://example.org/report", running=False)
    licence: Text | None = optional("What its licence allows.", running=False)
    grade: Literal["primary", "secondary", "vendor", "opinion"] | None = optional(
        "How far it can be trusted: primary, secondary, vendor or opinion.",
        example="secondary",
        compare=True,
        index=True,
    )
    further_reading: YesNo = optional("Whether it is listed for further reading.", example="yes", default=False)
