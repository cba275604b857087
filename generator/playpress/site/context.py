"""What page templates are given: the fields of a page's context are the names that its template may use."""

from dataclasses import dataclass, fields
from typing import ClassVar

from playpress.site.blocks import Neighbours


def names(value: object) -> dict[str, object]:
    """The fields of a dataclass by their names, as they are."""
    return {each.name: getattr(value, each.name) for each in fields(value)}  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    """What a page that needs nothing of its own is given. Every other context adds fields."""

    template: ClassVar[str] = "pages/base.md.j2"

    neighbours: Neighbours | None = None
    """The pages before, after and beside this one, where it stands in a row of pages."""

    def names(self) -> dict[str, object]:
        """What the template is given, by name."""
        return names(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail(PageContext):
    """What the pages of one kind are given beside what every definition's page is. `neighbours` replaces those of
    the kind."""
