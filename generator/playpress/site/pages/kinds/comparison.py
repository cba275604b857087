"""Comparisons -> their rows, a cell for each of the things compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from playpress.model.kinds.comparison import Comparison
from playpress.site.blocks import FactRow, NamedLink
from playpress.site.context import Detail
from playpress.site.pages import authoring_checks
from playpress.site.tables import ComparedRow, Keeper
from playpress.site.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonDetail(Detail):
    """What a comparison's page is given besides."""

    template: ClassVar[str] = "pages/comparison.md.j2"

    subjects: Sequence[NamedLink]
    """What is compared."""
    rows: Sequence[ComparedRow]
    """By what, with a cell for each subject."""
    choose_when: Sequence[FactRow]
    """When to choose which, a row a subject."""


def comparison_detail(view: View, comparison: Comparison) -> ComparisonDetail:
    """The rows, one cell for each subject."""
    rows = [
        ComparedRow(
            id=row.id,
            title=view.words(row.criterion),
            cells=[view.words(row.value_of(subject)) for subject in comparison.subjects],
            note=view.words(row.so_what or ""),
            kept=[_keeper(view, str(name)) for name in row.enforced_by],
            same=len({str(row.value_of(subject)) for subject in comparison.subjects}) == 1,
        )
        for row in comparison.criteria
    ]
    choose_when = [
        FactRow(view.book.name(subject), view.words(text))
        for subject in comparison.subjects
        if (text := comparison.choose_when.get(str(subject)) or comparison.choose_when.get(subject.id))
    ]
    subjects = [view.named(each) for each in comparison.subjects]
    return ComparisonDetail(subjects=subjects, rows=rows, choose_when=choose_when)


def _keeper(view: View, name: str) -> Keeper:
    """What keeps a row true: a definition, or one of the checks."""
    entity = view.book.entities.get(name)
    html = view.link(entity) if entity is not None else authoring_checks.linked(view, name)
    return Keeper(html, check=entity is None)
