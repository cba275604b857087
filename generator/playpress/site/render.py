"""Pages -> files: each through its template, with a view of the Book of its own."""

from collections.abc import Iterable, Iterator

from jinja2 import Environment

from playpress.graph import Book
from playpress.site.file import File
from playpress.site.page import Page
from playpress.site.prose import Prose
from playpress.site.view import View


def render(pages: Iterable[Page], book: Book, env: Environment) -> Iterator[File]:
    """One Markdown file for each page."""
    prose = Prose(book)
    for page in pages:
        view = View(book, prose, page.uri)
        text = env.get_template(page.template).render(
            page=page, view=view, book=book, settings=book.settings, **page.context(view)
        )
        yield File(page.uri, (page.front_matter(view) + text).encode(), page.source)
