"""Pages -> their twins in plain Markdown, which assistants read, and the list of them.

Those of definitions and of pages by hand are made of what is written, all others of the pages themselves.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from playpress import urls
from playpress.exports import markdown
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.own_page import OwnPage
from playpress.site import plain_markdown
from playpress.site.file import Download, File
from playpress.site.page import Page
from playpress.site.pages import authoring

INDEX = markdown.INDEX
"""The address of the list."""
_ENDING = ".md.txt"
"""How twins end: every host copies such a file as it is, and every browser shows it. `.md` would be a page to them."""


def twin(entity: Entity) -> str:
    """The address of the twin of a definition's page."""
    return markdown.address(urls.page(entity), _ENDING)


def with_twins(pages: Sequence[Page]) -> Iterator[Page]:
    """The pages, each with the address of its twin, but for those of the guide."""
    for page in pages:
        guide = page.uri.startswith(authoring.FOLDERS)
        yield page if page.twin or guide else replace(page, twin=markdown.address(page.uri, _ENDING))


def of_pages(book: Book, pages: Sequence[Page], texts: Mapping[str, str]) -> Iterator[File]:
    """The twins of pages that are no definition's, from what was rendered (by the source address of the page)."""
    known = {page.uri for page in pages if page.twin} | {page.uri for page in book.pages}
    for page in _derived(book, pages):
        if page.uri in texts:
            yield File(page.twin, plain_markdown.twin(texts[page.uri], page.uri, _ENDING, known).encode())


def _derived(book: Book, pages: Sequence[Page]) -> list[Page]:
    written = {urls.page(entity) for entity in book.entities.values()} | {page.uri for page in book.pages}
    return [page for page in pages if page.twin and page.uri not in written]


def downloads(book: Book, pages: Sequence[Page]) -> Iterator[Download]:
    """The twins of what is written, and the list of all; a list by hand takes the place of ours."""
    if all(item.uri != INDEX for item in book.attachments):
        more = [(page.title, page.twin) for page in _derived(book, pages)]
        yield Download(INDEX, partial(_index, book, more))
    for entity in book.entities.values():
        yield Download(twin(entity), partial(_of_definition, book, entity), urls.page(entity))
    for page in book.pages:
        yield Download(markdown.address(page.uri, _ENDING), partial(_of_page, page), page.uri)


def _index(book: Book, more: Sequence[tuple[str, str]]) -> bytes:
    return markdown.index(book, _ENDING, more).encode()


def _of_definition(book: Book, entity: Entity) -> bytes:
    return markdown.twin(book, entity, _ENDING).encode()


def _of_page(page: OwnPage) -> bytes:
    return markdown.of_page(page, _ENDING).encode()
