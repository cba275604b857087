"""A page by hand -> what its readers get: its words explained, its questions, and who answers for it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from playpress import markup_names as css
from playpress.derive.shown_pages import shown_pages
from playpress.graph import Book
from playpress.model.field import label
from playpress.model.own_page import FrontMatter, OwnPage
from playpress.prose import spliced
from playpress.prose.placeholders import CODE, masked
from playpress.site import theme
from playpress.site.glossary import Linker, meaning
from playpress.site.markup import anchor, blockwise
from playpress.site.prose import ProseRenderer
from playpress.site.view import View

_APART = re.compile(
    rf"{CODE.pattern}"
    r"|<(?P<whole>svg|math|script|style|pre|a|h[1-6]|button|select|textarea|title)\b.*?</(?P=whole)\s*>|<[^<>\n]*>"
    r"|!?\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\[\]\n]*\]|:[^\n]*)?"
    r"|^[ ]{0,3}\#{1,6}[ ][^\n]*|^[^\n]+(?=\n[ ]{0,3}(?:=+|-{2,})[ ]*$)|^(?:[ ]{4}|\t)[^\n]*|\{[^{}\n]*\}|https?://\S+",
    CODE.flags,
)
"""What of a page is no running text: code, HTML, links and pictures, headings, attributes, addresses."""


class Completion:
    """Completes the pages by hand of a Book: what they all need is made once, and a template where one asks for it."""

    def __init__(self, book: Book, themes: Sequence[Path]) -> None:
        self._book, self._themes = book, themes
        self._prose = ProseRenderer(book)

    def page(self, page: OwnPage) -> OwnPage:
        """The page as a host is given it: the first use of each term explained, its questions and its last lines."""
        view = View(self._book, self._prose, page.uri)
        explained = _explained(page.body, self._prose.linker).rstrip("\n")
        shown = "\n\n".join(filter(None, (explained, *self._questions(page, view), self._foot(page, view))))
        return page if shown == page.body.rstrip("\n") else replace(page, shown=f"{shown}\n")

    def _questions(self, page: OwnPage, view: View) -> Iterator[str]:
        """The questions on the page, as those of a definition."""
        if page.front.questions:
            name = f"quiz-{page.path.stem}"
            yield f"## {label(FrontMatter, 'questions')} {{: #s-questions }}"
            yield str(blockwise(self._block("quiz").quiz(view.questions(page.front.questions), True, name)))

    def _foot(self, page: OwnPage, view: View) -> str:
        """The last lines, as those of a definition, where its author says who keeps the page up."""
        written = {"owner", "team", "reviewed", "review_every"} & page.front.model_fields_set
        known = written or page.uri in shown_pages(self._book)
        return str(blockwise(self._block("meta").meta(view.meta(page)))) if known else ""

    def _block(self, name: str) -> Any:
        return self._templates.get_template(f"blocks/{name}.html.j2").module

    @cached_property
    def _templates(self) -> theme.Templates:
        return theme.environment(self._themes, [kind.about for kind in self._book.kinds])


def _explained(body: str, linker: Linker) -> str:
    """The Markdown with a link at the first use of each term, without the sign that ends a cell of a table."""
    claimed = ((use, linker.claim(use.words)) for use in linker.glossary.finditer(masked(body, _APART)))
    links = ((use, anchor(linker.href(term), use.words, meaning(term), css.TERM)) for use, term in claimed if term)
    return spliced(body, ((use.start(), use.end(), str(link).replace("|", "&#124;")) for use, link in links))
