"""Competitor comparisons -> battlecards: ten seconds on top, then what a whole talk needs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from playpress import urls
from playpress.derive import competitors
from playpress.graph import Book
from playpress.model.field import labels
from playpress.model.kinds.comparison import Comparison
from playpress.model.kinds.message import Message
from playpress.model.kinds.objection import Objection
from playpress.model.part import Phrase
from playpress.site.blocks import FactRow
from playpress.site.page import Page
from playpress.site.pages.section import SectionsContext, TableSection
from playpress.site.view import View

_MOST = 4
"""Messages on a card: what has a proof comes first. More than these are not found during a talk."""
_AT_A_GLANCE = 3
"""Answers, and reasons of a list, that are read in ten seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BattlecardContext(SectionsContext):
    """What a battlecard is given: below the glance the tables of a whole talk."""

    template: ClassVar[str] = "pages/battlecard.md.j2"

    circle: str
    """Who may see the card, by an edition that has only what its readers may see; empty where it is internal."""
    glance: Sequence[FactRow]
    """Ten seconds: who they are, and whom to ask."""
    told: bool
    """Whether it says who they are: a sheet then leaves out the summary."""
    both: Mapping[str, Markup]
    """When we win and when we lose, by what that is called; empty where neither is written."""
    answers: Sequence[FactRow]
    """What they say most, each with the answer in short."""


def pages(book: Book) -> Iterator[Page]:
    """A card for each comparison with a competitor."""
    for each in competitors.competitors(book):
        crumbs = (
            (Comparison.about.titles, "compare/index.md"),
            (str(each.name), f"compare/{each.id}.md"),
            ("Battlecard", ""),
        )
        yield Page(
            urls.battlecard(each),
            competitors.title(each),
            BattlecardContext.template,
            _card(each),
            str(each.summary or "Where they are strong, why we win, and what to answer."),
            crumbs=crumbs,
            tab="Sell",
            place=2,
            asked=("battlecard", "competitor", "competition", f"how do we beat {each.name}", "competitor weakness"),
        )


def _card(comparison: Comparison) -> Callable[[View], BattlecardContext]:
    def context(view: View) -> BattlecardContext:
        short = [each for each in competitors.objections(view.book, comparison) if each.one_line]
        sections = [
            _reasons(view, comparison),
            _written(view, comparison, "their_prices"),
            _objections(view, comparison),
            _written(view, comparison, "wins"),
            _messages(view),
            _rows(view, comparison),
        ]
        return BattlecardContext(
            circle=_circle(view.book),
            glance=list(_glance(view, comparison)),
            told=comparison.they_are is not None,
            both=dict(_both(view, comparison)),
            answers=[_answer(view, each) for each in short[:_AT_A_GLANCE]],
            sections=[section for section in sections if section.rows],
            note=Markup("The whole comparison: {}.").format(view.link(comparison)),
        )

    return context


def _circle(book: Book) -> str:
    return book.settings.circles.get(book.circle).called if book.circle else ""


def _glance(view: View, comparison: Comparison) -> Iterator[FactRow]:
    """Who they are, where that is written, and whom to ask."""
    if comparison.they_are:
        yield FactRow(view.label(comparison, "they_are"), view.words(comparison.they_are))
    if owner := view.book.owner(comparison):
        yield FactRow("Whom to ask", view.link(owner.role))


def _both(view: View, comparison: Comparison) -> Iterator[tuple[str, Markup]]:
    """When we win and when we lose; where that is not written, the first reasons for either."""
    for names in (("win_when", "win_themes"), ("lose_when", "their_strengths")):
        if name := next((each for each in names if getattr(comparison, each)), ""):
            yield view.label(comparison, name), _listed(view, getattr(comparison, name)[:_AT_A_GLANCE])


def _answer(view: View, objection: Objection) -> FactRow:
    """What they say, and the answer in one sentence."""
    return FactRow(
        f"“{objection.says}”" if objection.says else str(objection.name), view.words(objection.one_line or "")
    )


def _reasons(view: View, comparison: Comparison) -> TableSection:
    lists = (comparison.win_themes, comparison.their_strengths, comparison.trap_questions)
    row = [_listed(view, phrases) for phrases in lists]
    columns = [
        view.label(comparison, "win_themes"),
        view.label(comparison, "their_strengths"),
        view.label(comparison, "trap_questions"),
    ]
    return TableSection("s-reasons", "In the talk", columns, [row] if any(lists) else [])


def _written(view: View, comparison: Comparison, name: str) -> TableSection:
    """A field whose items are a table on the page of the comparison as well, if there is one of that name."""
    found = next((each for each in view.part_tables(comparison) if each.id == f"s-{name.replace('_', '-')}"), None)
    if found is None:
        return TableSection("", "", [], [])
    return TableSection(found.id, found.title, found.columns, [row.cells for row in found.rows])


def _listed(view: View, phrases: tuple[Phrase, ...]) -> Markup:
    return view.items(view.words(each.text) for each in phrases) if phrases else Markup("")


def _rows(view: View, comparison: Comparison) -> TableSection:
    columns = ["", *(view.book.name(subject) for subject in comparison.subjects), "Say"]
    rows = [
        [
            Markup("<strong>{}</strong>").format(row.criterion),
            *(view.words(row.value_of(subject)) for subject in comparison.subjects),
            view.words(row.so_what or ""),
        ]
        for row in comparison.criteria
    ]
    return TableSection("s-difference", "The difference", columns, rows)


def _objections(view: View, comparison: Comparison) -> TableSection:
    rows = [
        [view.link(each, str(each.says or each.name)), view.prose(each.answer or ""), view.words(each.ask_next or "")]
        for each in competitors.objections(view.book, comparison)
    ]
    return TableSection("s-objections", "What they will say", labels(Objection, "says", "response", "ask_next"), rows)


def _messages(view: View) -> TableSection:
    proved = sorted(view.book.active(Message), key=lambda each: not each.proof)[:_MOST]
    rows = [
        [view.link(each), view.words(each.sales_wording or each.claim or ""), view.value(each.proof)] for each in proved
    ]
    return TableSection(
        "s-messages", "What we say", [Message.about.title, "In our words", *labels(Message, "proof")], rows
    )
