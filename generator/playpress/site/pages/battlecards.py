"""Competitor comparisons -> battlecards: strengths, reasons to win, objections and messages on one page."""

from collections.abc import Callable, Iterator

from markupsafe import Markup

from playpress import urls
from playpress.derive import competitors
from playpress.graph import Book
from playpress.model.field import labels
from playpress.model.kinds.comparison import Comparison
from playpress.model.kinds.message import Message
from playpress.model.kinds.objection import Objection
from playpress.model.part import Phrase
from playpress.site.page import Page
from playpress.site.pages.section import SectionsContext, TableSection
from playpress.site.view import View

_MOST = 4
"""Messages on a card: what has a proof comes first. More than these nobody finds while somebody waits."""


def pages(book: Book) -> Iterator[Page]:
    """A card for each comparison with a competitor."""
    for each in competitors.competitors(book):
        crumbs = (
            (Comparison.about.titles, "compare/index.md"),
            (str(each.name), f"compare/{each.id}.md"),
            ("Battlecard", ""),
        )
        lead = str(each.summary or "Where they are strong, why we win, and what to answer.")
        yield Page(
            urls.battlecard(each),
            competitors.title(each),
            SectionsContext.template,
            _card(each),
            lead,
            crumbs=crumbs,
            tab="Sell",
            place=2,
            asked=("battlecard", "competitor", "competition", f"how do we beat {each.name}", "competitor weakness"),
        )


def _card(comparison: Comparison) -> Callable[[View], SectionsContext]:
    def context(view: View) -> SectionsContext:
        sections = [_reasons(view, comparison), _objections(view, comparison), _messages(view), _rows(view, comparison)]
        note = Markup("The whole comparison: {}.").format(view.link(comparison))
        return SectionsContext(sections=[section for section in sections if section.rows], note=note)

    return context


def _reasons(view: View, comparison: Comparison) -> TableSection:
    lists = (comparison.win_themes, comparison.their_strengths, comparison.trap_questions)
    row = [_listed(view, phrases) for phrases in lists]
    columns = [
        view.label(comparison, "win_themes"),
        view.label(comparison, "their_strengths"),
        view.label(comparison, "trap_questions"),
    ]
    return TableSection("s-reasons", "In the talk", columns, [row] if any(lists) else [])


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
        [view.link(each, str(each.says or each.name)), view.prose(each.response or ""), view.words(each.ask_next or "")]
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
