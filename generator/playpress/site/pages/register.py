"""Borders between the teams -> the register of all of them, and an agreement to sign for each two teams."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup

from playpress import markup_names as css
from playpress import urls
from playpress.derive import agreements, contract, handoff_register, signatures
from playpress.derive.open_borders import OpenBorder, open_borders
from playpress.graph import Book
from playpress.language import day
from playpress.model import field
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.team import Team
from playpress.model.ref import Ref
from playpress.site.markup import on_its_own_line
from playpress.site.page import Page
from playpress.site.pages import promises
from playpress.site.pages.section import SectionsContext, TableSection, alignment_page
from playpress.site.view import View

URI = "alignment/borders.md"
TITLE = "Hand-off register"

_AGREED = (
    "acceptance", "required_info", "reject_reasons", "return_to", "auto_accept_after", "breach", "reviewed_in",
)  # fmt: skip
"""What an agreement says of each hand-off, besides the promises."""


def pages(book: Book) -> Iterator[Page]:
    """The register, where work changes team at all, and an agreement for each pair of teams with a contract."""
    if handoff_register.crossings(book) or book.active(Handoff):
        lead = (
            "Every point where work passes between teams: what is accepted, how fast, what happens if it is "
            "missed, and who signed."
        )
        yield alignment_page(URI, TITLE, lead, _register)
    for one, other in agreements.pairs(book):
        lead = f"The service level agreement (SLA): what {one.name} and {other.name} promise each other, ready to sign."
        if not agreements.is_promised(book, one, other):
            lead = agreements.nothing_promised(one, other)
        page = alignment_page(
            urls.agreement(one, other), agreements.title(one, other), lead, _agreement(one, other), (TITLE, URI)
        )
        promised = (f"what does {each.name} promise {to.name}" for each, to in ((one, other), (other, one)))
        yield replace(page, asked=("SLA", "agreement", f"agreement between {one.name} and {other.name}", *promised))


def _register(view: View) -> SectionsContext:
    accepted, missed = field.label(Handoff, "acceptance"), field.label(Handoff, "breach")
    columns = ["Where", accepted, "How fast", missed, "Agreed"]
    found = handoff_register.crossings(view.book)
    listed = {handoff.key for border in found for handoff in border.contracts}
    rows = [_open(view, border) for border in open_borders(view.book)]
    rows += [_row(view, handoff) for border in found for handoff in border.contracts]
    rows += [_row(view, each) for each in view.book.active(Handoff) if each.key not in listed]
    links = [view_link(view, one, other) for one, other in agreements.pairs(view.book)]
    signed = Markup("Both sides sign a separate sheet: the agreement between {}.")
    note = signed.format(Markup(", ").join(links)) if links else ""
    text = "Hand-offs without an agreement come first." if rows else ""
    section = TableSection("s-borders", "All hand-offs", columns, rows, text, "No work passes between teams.")
    return SectionsContext(sections=[section], note=note)


def view_link(view: View, one: Team, other: Team) -> Markup:
    """A link to the agreement of two teams."""
    return Markup('<a href="{}">{} and {}</a>').format(view.href(urls.agreement(one, other)), one.name, other.name)


def _passing(what: str | None) -> str:
    """What passes between two teams, behind their names, where something says it."""
    return f" ({what})" if what else ""


def _open(view: View, border: OpenBorder) -> list[object]:
    teams = f"{border.sender.name} to {border.receiver.name}"
    ways = [
        Markup("{} to {}").format(view.link(each.transition.source), view.link(each.transition.target))
        for each in border.crossings
    ]
    return [
        Markup("<br>").join((Markup.escape(teams + _passing(border.object)), *ways)),
        "",
        "",
        "",
        Markup("<strong>no hand-off</strong>"),
    ]


def _row(view: View, handoff: Handoff) -> list[object]:
    ends = agreements.ends(view.book, handoff)
    teams = " to ".join(str(team.name) for team in ends)
    done, of = contract.share_done(view.book, handoff)
    return [
        Markup("{}{}{}").format(on_its_own_line(view.link(handoff)), teams, _passing(handoff.object)),
        view.value(tuple(each.text for each in handoff.acceptance)) if handoff.acceptance else "nothing is written",
        promises.answer_time(view, handoff) or "no time",
        view.value(handoff.breach) if handoff.breach else "nothing is written",
        Markup("{} of {} clauses<br>{}").format(done, of, _signed(view, handoff)),
    ]


def _signed(view: View, handoff: Handoff) -> Markup:
    signed = [Markup("{}, {}").format(view.link(each.role), day(each.date)) for each in handoff.approved_by]
    missing = signatures.unsigned(view.book, handoff, agreements.ends(view.book, handoff))
    signed += [Markup("<strong>missing: {}</strong>").format(name) for name in missing]
    changed = signatures.outdated(view.book, handoff)
    signed += [Markup("<strong>changed after {} signed</strong>").format(name) for name in changed]
    unworded = signatures.unworded(view.book, handoff)
    signed += [Markup("<strong>{} signed without its wording</strong>").format(name) for name in unworded]
    return Markup("<br>").join(signed)


def _agreement(one: Team, other: Team) -> Callable[[View], SectionsContext]:
    """All promises between two teams, what is accepted, what happens otherwise, and lines to sign on."""

    def context(view: View) -> SectionsContext:
        agreed = agreements.between(view.book, one, other)
        sections = [_promises(view, team, agreed) for team in (one, other)]
        sections += [_clauses(view, handoff) for handoff in agreed]
        if any(handoff.commitments for handoff in agreed):
            sections.append(signatures_section(view, (one, other), agreed))
        return SectionsContext(sections=sections, note=_clock_note(view))

    return context


def _promises(view: View, team: Team, handoffs: list[Handoff]) -> TableSection:
    rows = [
        promises.row(view, promise, handoff)
        for handoff in handoffs
        for promise in handoff.commitments
        if promise.by.id == team.id
    ]
    return TableSection(
        f"s-{team.id}", f"{team.name} promises", promises.columns(), rows, "", "Nothing is promised yet."
    )


def _clauses(view: View, handoff: Handoff) -> TableSection:
    rows: list[list[object]] = [
        ["Passes from", view.link(handoff.from_)],
        [field.label(Handoff, "to"), view.link(handoff.to)],
    ]
    rows += [[each.label, each.html] for each in view.facts(handoff, *_AGREED)]
    return TableSection(f"s-{handoff.id}", str(handoff.name), ["Clause", "What we agreed"], rows)


def signatures_section(view: View, teams: Sequence[Team], handoffs: Sequence[Handoff]) -> TableSection:
    """Lines to sign for teams, with the fingerprint of each wording."""
    wordings = ", ".join(f"{each.name} {signatures.fingerprint(view.book, each)}" for each in handoffs)
    rows = [
        [Markup("{}<br>for {}").format(view.book.name(leader), team.name), *[Markup("&nbsp;<br>&nbsp;")] * 3]
        for team in teams
        for leader in [_leader(view.book, team)]
    ]
    text = Markup(
        "Effective from the later signature until either team requests a change. "
        f'Each version has a code, which changes with its text: <span class="{css.NOTE_TEXT}">{{}}.</span>'
    ).format(wordings)
    return TableSection("s-signatures", "Signatures", ["For the team", "Name", "Signature", "Date"], rows, text)


def _leader(book: Book, team: Team) -> Ref:
    leader = book.leader(Ref("team", team.id))
    return Ref("role", leader.id) if leader else Ref("team", team.id)


def _clock_note(view: View) -> str:
    times = view.book.settings.working_time
    days = ", ".join(name.capitalize() for name in times.days)
    next_day = " of the next day" if times.closes < times.opens else ""
    return f"Business hours are {days} from {times.opens} to {times.closes}{next_day}, holidays left out."
