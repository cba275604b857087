"""A page of the preview -> the same with a button that leads to the form of what it shows."""

import re
from html import escape
from urllib.parse import quote

from playpress.editor import beside, places
from playpress.graph import Book
from playpress.model.kinds.handoff import Handoff
from playpress.pipeline import Playbook

_ARTICLE = re.compile(rb"<article\b[^>]*>")
_PENCIL = "M4 16.5V20h3.5L18.6 8.9l-3.5-3.5zm12.5-12.5 3.5 3.5 1.2-1.2a1 1 0 0 0 0-1.4l-2.1-2.1a1 1 0 0 0-1.4 0z"


def with_link(page: bytes, href: str) -> bytes:
    """A page with a button in the corner where the theme has its own."""
    button = (
        f'<a href="{escape(href)}" title="Edit this page" class="md-content__button md-icon" rel="edit">'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="{_PENCIL}"/></svg></a>'
    )
    return _ARTICLE.sub(lambda found: found[0] + button.encode(), page, count=1)


def target(playbook: Playbook, address: str) -> str:
    """Where the definition of a page is edited; of a page that many make up, the list of them."""
    forms = playbook.book.once(_forms) if playbook.book else {}
    return forms.get("/index.html" if address == "/" else address, "/edit/")


def _forms(book: Book) -> dict[str, str]:
    """The forms of pages by their addresses. A hand-off on a step is edited with its process."""
    found = {f"/{kind.about.address}/index.html": f"/edit/?q={quote(kind.about.title)}" for kind in book.kinds}
    for key, entity in book.entities.items():
        sender = entity.from_.whole if isinstance(entity, Handoff) and not book.has_file(entity) else key
        kind, _, id_ = str(sender).partition(":")
        found[beside.address_of(entity)] = f"/edit/definition/{kind}/{id_}"
    found |= {beside.address(book, page.file): places.address(page.file) for page in book.pages}
    return found
