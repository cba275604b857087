"""The page of a definition, as it is and as a draft would make it -> what is shown next to its form."""

import re

from werkzeug.test import Client

from playpress import pipeline, urls
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.outputs.loopback import App
from playpress.pipeline import Playbook
from playpress.site.hosted import HostedMarkdown
from playpress.site.prose import ProseRenderer

_SCRIPT = re.compile(r"<script\b.*?</script\s*>|<meta http-equiv=[^>]*>", re.DOTALL | re.IGNORECASE)
_ARTICLE = re.compile(r"(<article\b[^>]*>).*(</article>)", re.DOTALL)
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
_PLAIN = '<!doctype html><html lang="en"><head></head><body><article class="md-typeset"></article></body></html>'
_POLICY = "default-src 'none'; img-src 'self' data:; style-src 'self'; font-src 'self'; base-uri 'self'"
POLICY = f"{_POLICY}; frame-ancestors 'self'; form-action 'none'"
"""What the page beside a form may do: be looked at."""
STYLE = "beside.css"


def page(playbook: Playbook, key: str, site: App | None) -> str:
    """The page of a form in the frame that the site has around it; nothing where there is no such page."""
    book = playbook.book
    if book is None or playbook.faults:
        return ""
    there = address(book, key)
    uri = f"{there.strip('/').removesuffix('.html')}.md"
    by_hand = next((each for each in book.pages if each.file == key), None)
    try:
        found = None if by_hand else pipeline.page(playbook, uri)
    except Exception:  # a template of the project may fail in any way; the preview says where
        return ""
    if by_hand is None and found is None:
        return ""
    html = HostedMarkdown().html(found.content) if found else ProseRenderer(book).html(by_hand.body if by_hand else "")
    frame = _SCRIPT.sub("", _frame(there, site))
    head = f'<base href="{there.rpartition("/")[0]}/"><link rel="stylesheet" href="/edit/assets/{STYLE}">'
    with_head = _HEAD.sub(lambda found: f"{found[0]}{head}", frame, count=1)
    return _ARTICLE.sub(lambda found: f"{found[1]}{html}{found[2]}", with_head, count=1)


def _frame(there: str, site: App | None) -> str:
    """The built page, or the first page where a definition is too new to have one."""
    for each in (there, "/index.html") if site else ():
        if (html := _asked(site, each)) and _ARTICLE.search(html):
            return html
    return _PLAIN


def address_of(entity: Entity) -> str:
    """Where the site has the page of a definition: `/strategies/cold-calling.html`."""
    return f"/{urls.relative(urls.page(entity), '')}"


def address(book: Book, key: str) -> str:
    """Where the site has the page of a form: of a page by hand that page, of a declared kind its list."""
    if entity := book.entities.get(key):
        return address_of(entity)
    file = key.removeprefix("content/")
    if file.endswith(".md"):
        return f"/{file.removesuffix('.md')}.html"
    name = file.removeprefix("kinds/").removesuffix(".yml")
    kind = next((each.about for each in book.kinds if each.about.name == name), None)
    return f"/{kind.address}/index.html" if kind else "/index.html"


def _asked(site: App | None, address: str) -> str:
    """A page that the site answers with; nothing for anything else."""
    if site is None:
        return ""
    answer = Client(site).get(address)
    return answer.text if answer.status_code == 200 else ""
