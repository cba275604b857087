"""The faults -> the guide's page of them: what each means, and what to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from playpress import faults
from playpress.site.context import PageContext
from playpress.site.markup import with_code
from playpress.site.view import View

URI, TITLE = "authoring/faults.md", "Errors"


@dataclass(frozen=True, slots=True)
class FaultSection:
    """Faults of one family."""

    id: str
    """The anchor of the heading."""
    title: str
    """The heading."""
    rows: Sequence[Sequence[Markup]]
    """Code, meaning, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideFaultsContext(PageContext):
    """What the guide's page of all faults is given."""

    template: ClassVar[str] = "pages/authoring_faults.md.j2"

    sections: Sequence[FaultSection]
    """The faults, family by family."""


def context(_view: View) -> GuideFaultsContext:
    """The faults, family by family."""
    sections = [
        FaultSection(f"s-{family.lower()}", title, [_fault(code) for code in _family(family)])
        for family, title in faults.FAMILIES.items()
    ]
    return GuideFaultsContext(sections=sections)


def _family(family: str) -> list[str]:
    return sorted(code for code in faults.FAULTS if code.startswith(f"{family}-"))


def _fault(code: str) -> list[Markup]:
    found = faults.FAULTS[code]
    named = Markup('<code id="{}">{}</code>').format(code.lower(), code)
    return [named, with_code(found.means), with_code(found.cure)]
