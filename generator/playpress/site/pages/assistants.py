"""Definitions and pages by hand -> their twins in plain Markdown, which assistants read, and the list of them."""

from collections.abc import Iterator
from functools import partial

from playpress import urls
from playpress.exports import markdown
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.own_page import OwnPage
from playpress.site.file import Download

INDEX = markdown.INDEX
"""The address of the list."""
_ENDING = ".md.txt"
"""How twins end: every host copies such a file as it is, and every browser shows it. `.md` would be a page to them."""


def twin(entity: Entity) -> str:
    """The address of the twin of a definition's page."""
    return markdown.address(urls.page(entity), _ENDING)


def downloads(book: Book) -> Iterator[Download]:
    """The twins and their list; a list by hand takes the place of ours."""
    if all(item.uri != INDEX for item in book.attachments):
        yield Download(INDEX, partial(_index, book))
    for entity in book.entities.values():
        yield Download(twin(entity), partial(_of_definition, book, entity), urls.page(entity))
    for page in book.pages:
        yield Download(markdown.address(page.uri, _ENDING), partial(_of_page, page), page.uri)


def _index(book: Book) -> bytes:
    return markdown.index(book, _ENDING).encode()


def _of_definition(book: Book, entity: Entity) -> bytes:
    return markdown.twin(book, entity, _ENDING).encode()


def _of_page(page: OwnPage) -> bytes:
    return markdown.of_page(page, _ENDING).encode()
