"""Terms and findings -> the words the teams do not share yet."""

from collections.abc import Callable, Iterator, Sequence

from markupsafe import Markup

from playpress.graph import Book
from playpress.language import counted
from playpress.model.kinds.term import Term
from playpress.problems import Problem
from playpress.site.markup import with_code
from playpress.site.page import Page
from playpress.site.pages.section import SectionsContext, TableSection, alignment_page
from playpress.site.view import View

URI = "alignment/words.md"


def pages(book: Book, problems: Sequence[Problem]) -> Iterator[Page]:
    """The page, where there is a word to agree on."""
    if book.active(Term):
        title = "Words we do not share yet"
        lead = "Words that the two teams define differently: a good first page for the first meeting."
        yield alignment_page(URI, title, lead, _context(problems))


def _context(problems: Sequence[Problem]) -> Callable[[View], SectionsContext]:
    found = [problem for problem in problems if problem.code.startswith("VOC") and not problem.waived]

    def context(view: View) -> SectionsContext:
        return SectionsContext(sections=[_meanings(view), _clashes(view, found), _avoided(view)])

    return context


def _meanings(view: View) -> TableSection:
    """Words with a meaning of their own in each team, agreed on or not."""
    rows = [
        [
            view.link(term),
            Markup("<br>").join(
                Markup("<strong>{}</strong>: {}").format(view.book.name(each.team), each.definition)
                for each in term.team_definitions
            ),
            view.prose(term.definition) if term.definition else Markup("<strong>nothing yet</strong>"),
        ]
        for term in view.book.active(Term)
        if term.team_definitions
    ]
    columns = ["Word", "What each team means", "What we agreed on"]
    empty = f"No term has `team_definitions`, of {counted(len(view.book.active(Term)), 'term')}."
    return TableSection("s-meanings", "One word, two meanings", columns, rows, "", with_code(empty))


def _clashes(view: View, problems: Sequence[Problem]) -> TableSection:
    rows = [[_linked(view, each), with_code(each.hint)] for each in problems]
    columns = ["What was found", "What would settle it"]
    terms = view.book.active(Term)
    avoiding = sum(bool(each.avoid) for each in terms)
    empty = (
        f"No open findings on words; {avoiding} of {counted(len(terms), 'term lists', 'terms list')} words to avoid."
    )
    return TableSection("s-clashes", "Found in our texts", columns, rows, "", empty, good=avoiding > 0)


def _linked(view: View, problem: Problem) -> Markup:
    entity = view.book.entities.get(problem.subject)
    words = problem.message[:1].upper() + problem.message[1:]
    return view.link(entity, words) if entity else Markup.escape(words)


def _avoided(view: View) -> TableSection:
    rows = [
        [", ".join(map(str, term.avoid)), view.link(term), view.words(term.summary or "")]
        for term in view.book.active(Term)
        if term.avoid
    ]
    empty = "No term lists words to avoid."
    return TableSection("s-avoid", "Say this instead", ["Not", "But", "Which means"], rows, "", empty)
