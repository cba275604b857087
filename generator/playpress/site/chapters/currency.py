"""Signatures and review dates -> what is unsigned, and what is out of date."""

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from playpress.derive import freshness, signatures
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds.asset import Asset
from playpress.model.kinds.handoff import Handoff
from playpress.site.chapters.section import Section, alignment_page
from playpress.site.page import Page
from playpress.site.view import View, day

URI = "alignment/unsigned-and-overdue.md"


def pages(book: Book) -> Iterator[Page]:
    """The page, where anything is reviewed or signed at all."""
    if any(each.review_every or each.approved_by for each in book.entities.values()) or book.active(Handoff):
        title = "Unsigned and overdue"
        lead = "Contracts nobody has signed in their present wording, and what nobody has read for too long."
        yield alignment_page(URI, title, lead, _context)


def _context(view: View) -> Mapping[str, Any]:
    return {"sections": [_unsigned(view), _reviews(view), _expiring(view)]}


def _unsigned(view: View) -> Section:
    rows = []
    for handoff in view.book.active(Handoff):
        teams = [team for ref in (handoff.from_, handoff.to) if (team := view.book.team_of_step(ref))]
        missing = signatures.unsigned(view.book, handoff, teams)
        missing += [f"{name} (signed another wording)" for name in signatures.outdated(view.book, handoff)]
        if missing:
            rows.append([view.link(handoff), ", ".join(missing), signatures.fingerprint(view.book, handoff)])
    columns = ["Hand-off", "Not signed by", "Wording"]
    return Section("s-unsigned", "Unsigned", columns, rows, "", "Every contract is signed in its present wording.")


def _reviews(view: View) -> Section:
    """Everything with an interval, what is due first on top; never reviewed before all else."""
    timed = [each for each in view.book.entities.values() if each.status == "active" and each.review_every]
    ordered = sorted(
        timed, key=lambda each: (freshness.next_review(each) is not None, str(freshness.next_review(each)))
    )
    rows = [_review(view, entity) for entity in ordered]
    columns = ["What", "Owner", "Review until", "Last reviewed", "Kind"]
    empty = "Nothing says how long a review holds."
    return Section("s-reviews", "Reviews, the next one first", columns, rows, "", empty, compact=True)


def _review(view: View, entity: Entity) -> list[object]:
    owner = view.book.owner(entity)
    until = freshness.next_review(entity)
    due = view.until(until) if until else Markup("<strong>never reviewed</strong>")
    return [
        view.link(entity),
        view.link(owner.role) if owner else "nobody",
        due,
        day(entity.reviewed) if entity.reviewed else "",
        entity.about.title.lower(),
    ]


def _expiring(view: View) -> Section:
    assets = sorted((each for each in view.book.active(Asset) if each.expires), key=lambda each: str(each.expires))
    rows = [[view.link(each), view.until(each.expires)] for each in assets if each.expires]
    return Section("s-expiring", "Assets with a last day", ["Asset", "May be used until"], rows)
