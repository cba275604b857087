"""Pages -> files: each through its template, with a view of the Book of its own."""

import re
from collections.abc import Collection, Iterable, Iterator

from jinja2 import Environment, UndefinedError

from playpress.graph import Book
from playpress.site import our_words
from playpress.site.context import names
from playpress.site.file import File
from playpress.site.page import Given, Page
from playpress.site.prose import ProseRenderer
from playpress.site.view import View
from playpress.thesaurus import by_letters

_UNKNOWN = re.compile(r"'(\w+)' is undefined")


def render(
    pages: Iterable[Page], book: Book, env: Environment, pdfs: bool = False, small: bool = False
) -> Iterator[File]:
    """One Markdown file for each page. `pdfs`: whether the site has them. `small`: for paper of half the size."""
    prose = ProseRenderer(book)
    for page in pages:
        view = View(book, prose, page.uri, pdfs, small)
        with book.in_its_language():
            text = page.front_matter(view) + _text(page, view, env)
        yield File(page.uri, text.encode(), page.source)


def _text(page: Page, view: View, env: Environment) -> str:
    """What the template of a page makes of it. A name that nothing has given is an error that lists those it has."""
    given = Given(page, view, view.book, view.book.settings, bool(env.globals["paper"]))
    known = {**names(given), **page.context(view).names()}
    template = env.select_template([page.template, page.fallback]) if page.fallback else env.get_template(page.template)
    try:
        return our_words.marked(template.render(known), view.book)
    except UndefinedError as error:
        if unknown := _UNKNOWN.fullmatch(str(error)):
            error.add_note(_known(unknown[1], template.name or "", known))
        raise


def _known(unknown: str, template: str, known: Collection[str]) -> str:
    """What to write instead of a name that a template is not given."""
    near = by_letters(unknown, sorted(known))
    meant = f'Did you mean "{near}"? ' if near else ""
    return f"{meant}{template} is given: {', '.join(sorted(known))}."
