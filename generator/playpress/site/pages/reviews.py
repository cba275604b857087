"""Signatures and review dates -> what is unsigned, and what is out of date."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup

from playpress.derive import freshness, signatures
from playpress.derive.freshness import Reviewable
from playpress.graph import Book
from playpress.language import counted, day
from playpress.model.entity import Entity
from playpress.model.field import label
from playpress.model.kinds.asset import Asset
from playpress.model.kinds.handoff import Handoff
from playpress.model.part import Approval
from playpress.site.page import Page
from playpress.site.pages import calendars
from playpress.site.pages.section import SectionsContext, TableSection, alignment_page
from playpress.site.view import View

URI = "alignment/unsigned-and-overdue.md"
BOTH = 2
"""The teams that sign a hand-off."""


def pages(book: Book) -> Iterator[Page]:
    """The page, where anything is reviewed or signed at all."""
    timed = any(each.review_every for each in freshness.in_use(book))
    if timed or any(each.approved_by for each in book.entities.values()) or book.active(Handoff):
        title = "Unsigned and overdue"
        lead = "Hand-offs not approved in their current wording, and what is overdue for review."
        yield alignment_page(URI, title, lead, _context)


def _context(view: View) -> SectionsContext:
    sections = [_unsigned(view), _reviews(view), _expiring(view)]
    return SectionsContext(sections=sections, note=calendars.REVIEWS.link(view))


def _unsigned(view: View) -> TableSection:
    rows = []
    for handoff in view.book.active(Handoff):
        teams = [team for ref in (handoff.from_, handoff.to) if (team := view.book.team_of_step(ref))]
        missing = signatures.unsigned(view.book, handoff, teams)
        missing += [f"{name} (signed another wording)" for name in signatures.outdated(view.book, handoff)]
        missing += [f"{name} (signed without its wording)" for name in signatures.unworded(view.book, handoff)]
        missing += ["a team that is not known"] if len(teams) < BOTH else []
        if missing:
            rows.append([view.link(handoff), ", ".join(missing), signatures.fingerprint(view.book, handoff)])
    columns = [Handoff.about.title, "Not signed by", label(Approval, "text")]
    count = len(view.book.active(Handoff))
    empty = f"{counted(count, 'hand-off', 'hand-offs')}, none unsigned: both teams signed the current wording."
    empty = empty if count else "There is no hand-off to sign yet."
    return TableSection("s-unsigned", "Unsigned", columns, rows, "", empty, good=count > 0)


def _reviews(view: View) -> TableSection:
    """Everything with an interval, what is due first on top; never reviewed before all else."""
    timed = [each for each in freshness.in_use(view.book) if each.review_every]
    ordered = sorted(
        timed, key=lambda each: (freshness.next_review(each) is not None, str(freshness.next_review(each)))
    )
    rows = [_review(view, each) for each in ordered]
    columns = ["What", label(Entity, "owner"), "Review until", "Last reviewed", "Kind"]
    found = freshness.reviews(view.book)
    scope = f"{found.dated} of {found.counted} {'has' if found.dated == 1 else 'have'} an interval for reviews."
    section = TableSection("s-reviews", "Reviews, the next one first", columns, rows, scope, scope, compact=True)
    dated = [(freshness.next_review(each), each) for each in ordered]
    words = "{} of {} were reviewed in time. The next review is due by {}: {}. " + scope
    return _with_late(view, section, dated, "Overdue for review", words)


def _with_late(
    view: View, section: TableSection, dated: Sequence[tuple[dt.date | None, Reviewable]], title: str, words: str
) -> TableSection:
    """Rows in the order of their dates; for paper only those that are late, and how many of all are not."""
    fine = [(date, each) for date, each in dated if date and date >= view.book.today]
    late = section.rows[: len(dated) - len(fine)]
    text = words.format(len(fine), len(dated), day(fine[0][0]), fine[0][1].name) if fine else ""
    late_only = replace(
        section,
        title=title,
        rows=late,
        text=(text or section.text) if late else "",
        empty=text or section.empty,
        good=bool(text),
    )
    return replace(section, on_paper=late_only)


def _review(view: View, each: Reviewable) -> list[object]:
    owner = view.book.owner(each)
    until = freshness.next_review(each)
    due = view.until(until) if until else Markup("<strong>never reviewed</strong>")
    return [
        view.link(each),
        view.link(owner.role) if owner else "no owner",
        due,
        day(each.reviewed) if each.reviewed else "",
        freshness.kind_of(each),
    ]


def _expiring(view: View) -> TableSection:
    found = [(each.expires, each) for each in view.book.active(Asset) if each.expires]
    found.sort(key=lambda dated: dated[0])
    rows = [[view.link(asset), view.until(date)] for date, asset in found]
    count = len(view.book.active(Asset))
    scope = (
        f"{len(rows)} of {counted(count, 'asset has', 'assets have')} a last day."
        if count
        else "There is no asset yet."
    )
    columns = [Asset.about.title, "May be used until"]
    section = TableSection("s-expiring", "Assets with a last day", columns, rows, scope, scope)
    words = "{} of {} may still be used. The first of them ends on {}: {}. " + scope
    return _with_late(view, section, found, section.title, words)
