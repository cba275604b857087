"""Changes -> one page that tells each role what is different since an earlier state of the playbook."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from playpress.derive.changes import SAID, Change, ChangedFinding, Changes
from playpress.graph import Book
from playpress.site.blocks import FoundItem
from playpress.site.context import PageContext
from playpress.site.markup import with_code
from playpress.site.page import Page
from playpress.site.view import View

URI = "more/what-changed.md"


@dataclass(frozen=True, slots=True)
class ChangedItem:
    """A definition that is different."""

    name: str
    """What it is called."""
    href: str
    """Its page; empty: it is gone."""
    note: str
    """Its kind, and whether it is new, removed, renamed or changed."""
    lines: Sequence[str]
    """What is different, in sentences."""


@dataclass(frozen=True, slots=True)
class ChangeSection:
    """What is different for a role, or for all roles."""

    id: str
    """The anchor of the heading."""
    title: str
    """The heading."""
    changes: Sequence[ChangedItem]
    """What is different."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatChangedContext(PageContext):
    """What the page "What changed" is given."""

    template: ClassVar[str] = "pages/what_changed.md.j2"

    summary: str
    """How much is different, in one sentence."""
    sections: Sequence[ChangeSection]
    """What is different, for all roles and then role by role; none that is empty."""
    settings_changed: Sequence[str]
    """What is different in the settings, in sentences."""
    new_findings: Sequence[FoundItem]
    """Findings that were not there."""
    gone_findings: Sequence[FoundItem]
    """Findings that are no longer there."""


def pages(book: Book, changes: Changes | None = None) -> Iterator[Page]:
    """The page, where the settings name a revision. What it tells is asked for when it is rendered."""
    since = book.settings.changes_since
    if since:
        lead = f"What changed in this playbook since {since}, who is affected, and which findings are new or resolved."
        yield Page(URI, "What changed", WhatChangedContext.template, for_all(changes), lead, tab="More", weight=0.2)


def for_roles(name: str, changes: Changes) -> Callable[[View], WhatChangedContext]:
    """What the page is given where it is for some roles, called by `name`: definitions, and no findings."""

    def context(view: View) -> WhatChangedContext:
        section = _section(view, "s-own", name, changes.definitions)
        return WhatChangedContext(
            summary="" if changes.definitions else "Nothing changed for you.",
            sections=[section] if section.changes else [],
            settings_changed=[],
            new_findings=[],
            gone_findings=[],
        )

    return context


def for_all(changes: Changes | None) -> Callable[[View], WhatChangedContext]:
    def context(view: View) -> WhatChangedContext:
        found = changes or Changes()
        return WhatChangedContext(
            summary=found.summary if changes else "No earlier state was looked at.",
            sections=[section for section in _sections(view, found) if section.changes],
            settings_changed=[each.sentence for each in found.settings],
            new_findings=[_finding(view, each) for each in found.appeared],
            gone_findings=[_finding(view, each) for each in found.gone],
        )

    return context


def _sections(view: View, changes: Changes) -> Iterator[ChangeSection]:
    """What concerns all roles once, then role by role, then what concerns no role in particular."""
    found = changes.definitions
    yield _section(view, "s-everybody", "All roles", [each for each in found if each.concern.everybody])
    for role, name in changes.roles.items():
        yield _section(view, f"s-role-{role}", name, [each for each in found if role in each.concern.roles])
    rest = [each for each in found if not (each.concern.everybody or each.concern.roles)]
    yield _section(view, "s-nobody", "No particular role", rest)


def _section(view: View, anchor: str, title: str, changes: Sequence[Change]) -> ChangeSection:
    return ChangeSection(anchor, title, [_change(view, each) for each in changes])


def _change(view: View, change: Change) -> ChangedItem:
    entity = view.book.entities.get(change.key)
    lines = [each.sentence for each in change.differences]
    lines += [change.summary] if change.summary and change.sort == "added" else []
    note = f"{change.kind.lower()}, {SAID[change.sort]}"
    return ChangedItem(change.name, view.href(entity) if entity else "", note, lines)


def _finding(view: View, found: ChangedFinding) -> FoundItem:
    """One row for the findings block; where it stood in a file is of no use to a reader."""
    problem = found.problem
    entity = view.book.entities.get(problem.subject)
    return FoundItem(
        level=problem.level,
        code=problem.code,
        message=problem.message[:1].upper() + problem.message[1:],
        hint=with_code(problem.hint),
        href=view.href(entity) if entity else "",
        place="",
        waived=problem.waived,
    )
