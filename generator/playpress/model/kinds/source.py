"""Source: something written that facts of the playbook come from."""

from typing import Any, ClassVar, Literal

from pydantic import model_validator

from playpress.model import book_part
from playpress.model.entity import Entity
from playpress.model.field import optional
from playpress.model.kind import Kind
from playpress.model.part import MAX_NAME
from playpress.model.text import Text
from playpress.model.times import Date
from playpress.model.values import YesNo


class Source(Entity):
    meaning: ClassVar[str] = "A document our facts come from, or one worth reading."

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

    @model_validator(mode="before")
    @classmethod
    def _name_from_title(cls, value: Any) -> Any:
        """People call it by its title, where it has no shorter name."""
        if isinstance(value, dict) and value.get("name") is None and _is_name(value.get("title")):
            return {**value, "name": value["title"]}
        return value

    def in_short(self, fields: dict[str, Any]) -> Any:
        if not _is_name(fields.get("title")):
            return super().in_short(fields)
        return {name: value for name, value in fields.items() if name != "name" or value != fields["title"]}


def _is_name(title: object) -> bool:
    """Whether a title is short enough for a name."""
    return isinstance(title, str) and 0 < len(title) <= MAX_NAME
