"""Hand-offs -> who gives and who accepts, what each promises, and how much of the contract is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from playpress.derive import contract, duties, signatures
from playpress.model.kinds.handoff import Commitment, Handoff
from playpress.model.ref import Ref
from playpress.site.blocks import FactRow
from playpress.site.context import Detail
from playpress.site.pages import promises
from playpress.site.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoffDetail(Detail):
    """What a hand-off's page is given besides."""

    template: ClassVar[str] = "pages/handoff.md.j2"

    parties: Sequence[FactRow]
    """Who gives, who accepts, and what is handed over."""
    promises: Sequence[Sequence[Markup]]
    """What each team promises: the team, the commitment, its time, and an example with a date."""
    clauses: Sequence[contract.Clause]
    """The six things an agreement needs, each with what to write next."""
    clauses_written: int
    """How many of them are written."""
    clauses_needed: int
    """How many there should be."""
    wording: str
    """The name of this wording, which changes with it."""


def handoff_detail(view: View, handoff: Handoff) -> HandoffDetail:
    """Who gives and who accepts, the contract clause by clause, and how much of it is written."""
    written, needed = contract.share_done(view.book, handoff)
    return HandoffDetail(
        parties=[_given(view, handoff), _accepted(view, handoff), *_passed(view, handoff)],
        promises=[_promise(view, each) for each in handoff.commitments],
        clauses=contract.clauses(view.book, handoff),
        clauses_written=written,
        clauses_needed=needed,
        wording=signatures.fingerprint(view.book, handoff),
    )


def _given(view: View, handoff: Handoff) -> FactRow:
    html = Markup("{}, after {}").format(_answerable(view, handoff.from_), view.link(handoff.from_))
    return FactRow("Given by", html)


def _accepted(view: View, handoff: Handoff) -> FactRow:
    promise = contract.answer(view.book, handoff)
    soon = f", first answer within {promise.time.words}" if promise and promise.time else ""
    html = Markup("{}{}, at {}").format(_answerable(view, handoff.to), soon, view.link(handoff.to))
    return FactRow("Accepted by" if handoff.kind == "transfer" else "Received by", html)


def _passed(view: View, handoff: Handoff) -> list[FactRow]:
    """What is handed over, where it is written; that it is only for information, where it is."""
    only = "for information only" if handoff.kind == "information" else ""
    said = ", ".join(filter(None, (handoff.object, only)))
    passed = [FactRow(view.label(handoff, "object"), Markup.escape(said))] if said else []
    return [*passed, *view.facts(handoff, "channels", "auto_accept_after")]


def _answerable(view: View, end: Ref) -> Markup:
    """The people at one end of a hand-off, with their team; the team alone where nobody is named."""
    team = view.book.team_of_step(end)
    people = Markup(" or ").join(view.link(role) for role in duties.answerable(view.book, end))
    if not people or team is None:
        return people or (view.link(team) if team else Markup("unsigned"))
    return Markup("{} ({})").format(people, view.link(team))


def _promise(view: View, promise: Commitment) -> list[Markup]:
    return [
        view.link(promise.by),
        promises.words(view, promise),
        Markup.escape(promises.within(promise)),
        Markup.escape(promises.due_example(view, promise)),
    ]
