"""Changes -> one page that tells each role what is different since an earlier state of the playbook."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from playpress.derive.changes import Change, Changes, Finding
from playpress.graph import Book
from playpress.site.markup import with_code
from playpress.site.page import Page
from playpress.site.view import Row, View

URI = "more/what-changed.md"
_SAID = {"added": "new", "removed": "removed", "changed": "changed"}


def pages(book: Book, changes: Changes | None = None) -> Iterator[Page]:
    """The page, where the settings name a revision. What it tells is asked for when it is rendered."""
    since = book.settings.changes_since
    if since:
        lead = f"What is different in this playbook since {since}, for whom, and which findings came or went."
        yield Page(URI, "What changed", "pages/what_changed.md.j2", _context(changes), lead, tab="More", weight=0.2)


def _context(changes: Changes | None) -> Callable[[View], Mapping[str, Any]]:
    def context(view: View) -> Mapping[str, Any]:
        told = changes or Changes()
        return {
            "summary": told.summary if changes else "No earlier state was looked at.",
            "sections": [section for section in _sections(view, told) if section["changes"]],
            "settings_changed": [each.sentence for each in told.settings],
            "appeared": [_finding(view, each) for each in told.appeared],
            "gone": [_finding(view, each) for each in told.gone],
        }

    return context


def _sections(view: View, changes: Changes) -> Iterator[Row]:
    """What concerns everybody once, then role by role, then what concerns nobody in particular."""
    found = changes.definitions
    yield _section(view, "s-everybody", "Everybody", [each for each in found if each.concern.everybody])
    for role, name in changes.roles.items():
        yield _section(view, f"s-role-{role}", name, [each for each in found if role in each.concern.roles])
    rest = [each for each in found if not (each.concern.everybody or each.concern.roles)]
    yield _section(view, "s-nobody", "Nobody in particular", rest)


def _section(view: View, anchor: str, title: str, changes: Sequence[Change]) -> Row:
    return {"id": anchor, "title": title, "changes": [_change(view, each) for each in changes]}


def _change(view: View, change: Change) -> Row:
    entity = view.book.entities.get(change.key)
    lines = [each.sentence for each in change.differences]
    lines += [change.summary] if change.summary and change.sort == "added" else []
    return {
        "name": change.name,
        "href": view.href(entity) if entity else "",
        "note": f"{change.kind.lower()}, {_SAID[change.sort]}",
        "lines": lines,
    }


def _finding(view: View, found: Finding) -> Row:
    """One row for the findings block; where it stood in a file is of no use to a reader."""
    problem = found.problem
    entity = view.book.entities.get(problem.subject)
    return {
        "level": problem.level,
        "code": problem.code,
        "message": problem.message[:1].upper() + problem.message[1:],
        "hint": with_code(problem.hint),
        "href": view.href(entity) if entity else "",
        "place": "",
        "waived": problem.waived,
    }
