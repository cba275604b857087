"""Circles of readers, from those who see everything to those who see least, and what each of them may see."""

from collections.abc import Sequence
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, model_validator

from playpress.model.field import optional, required
from playpress.model.invalid import InvalidValue, shape
from playpress.model.part import Id, Model
from playpress.model.text import Text, in_words
from playpress.model.website import Address


class Circle(Model):
    meaning: ClassVar[str] = "A circle of readers for whom an edition of the playbook is made: an id, or these fields."

    id: Id = required("Its id, as `visibility` and `--for` name it.", example="partner")
    name: Text | None = optional("What people call it; the id in words when omitted.", example="Partners")
    site_url: Address | None = optional(
        "Where the edition for it is published; codes on paper lead there.", example="https://partners.example.org/"
    )

    @model_validator(mode="before")
    @classmethod
    def _from_id(cls, value: Any) -> Any:
        return {"id": value} if isinstance(value, str) else value

    def in_short(self, fields: dict[str, Any]) -> Any:
        return self.id if fields.keys() == {"id"} else fields

    @property
    def called(self) -> str:
        """What people call it."""
        return str(self.name or in_words(self.id))


INTERNAL, PARTNER, PUBLIC = (Circle(id=each) for each in ("internal", "partner", "public"))
USUAL = (INTERNAL, PARTNER, PUBLIC)
"""The circles of a playbook that names none."""


def _several(circles: Any) -> Any:
    if isinstance(circles, list | tuple) and len(circles) < 2:
        raise InvalidValue(f"expected at least two circles of readers, found {shape(circles)}", "Delete the line.")
    return circles


Circles = Annotated[tuple[Circle, ...], BeforeValidator(_several)]


class Readers:
    """The circles of a playbook in their order: whoever is in a later one sees less."""

    def __init__(self, circles: Sequence[Circle]) -> None:
        self.circles = tuple(circles)
        self._ranks = {circle.id: rank for rank, circle in enumerate(circles)}

    @property
    def ids(self) -> tuple[str, ...]:
        """The circles by id, in order."""
        return tuple(self._ranks)

    def __contains__(self, identifier: str) -> bool:
        return identifier in self._ranks

    def get(self, identifier: str) -> Circle:
        """A circle that is known to be there."""
        return self.circles[self._ranks[identifier]]

    def sees_all(self, circle: str) -> bool:
        """Whether a circle is the first one."""
        return not self._ranks[circle]

    def may_see(self, circle: str, visibility: str | None) -> bool:
        """Whether a circle sees what has this visibility: what has none is for the first circle only."""
        return self._ranks[circle] <= (self._ranks.get(visibility, 0) if visibility else 0)
