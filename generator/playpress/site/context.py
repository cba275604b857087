"""What page templates are given: the fields of a page's context are the names that its template may use."""

from dataclasses import dataclass, fields
from typing import ClassVar

from playpress.site.blocks import Siblings


def names(value: object) -> dict[str, object]:
    """The fields of a dataclass by their names, as they are."""
    return {each.name: getattr(value, each.name) for each in fields(value)}  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    """What a page that needs nothing of its own is given. Every other context adds fields."""

    template: ClassVar[str] = "pages/base.md.j2"

    siblings: Siblings | None = None
    """The pages before and after this one, and all of their row, where it is in one."""

    def names(self) -> dict[str, object]:
        """What the template is given, by name."""
        return names(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail(PageContext):
    """What the pages of one kind are given beside what every definition's page is. `siblings` replaces those of
    the kind."""
