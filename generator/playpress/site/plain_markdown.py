"""A generated page -> the same in plain Markdown: headings, text, lists and tables, and nothing that acts."""

import re
from collections.abc import Collection
from html.parser import HTMLParser
from posixpath import dirname, join, normpath

from playpress import markup_names as css

_EMPTY = {"input", "img", "br", "hr", "source", "wbr", "link", "meta", "col"}
_NO_TEXT = {"script", "style", "svg", "button", "select", "template", "noscript", "form", "caption", "input", "img"}
_NO_TEXT_BY_CLASS = {css.CONTROLS, css.STATUS, css.HIDDEN_TEXT}
"""What is for a screen alone: filters and their counts, and what a heading says already."""
_BLOCKS = {"p", "div", "section", "table", "details", "summary", "figure", "figcaption", "blockquote", "dt", "dd"}
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`"}
_HEADING = re.compile(r"h([1-6])")
_ATTRIBUTES = re.compile(r"[ \t]*\{:[^{}\n]*\}")
"""What a host reads behind a heading: its id and its classes."""
_SPACES, _END = re.compile(r"(?<=\S)[ \t]{2,}"), re.compile(r"[ \t]+$", re.MULTILINE)
_LINES = re.compile(r"\n{3,}")
_LINK = re.compile(r"(?!\w+:|#|//)(?P<path>[^#?]+)\.html(?P<rest>#.*)?")


def twin(page: str, uri: str, ending: str, known: Collection[str]) -> str:
    """A page without its front matter. `known`: the source addresses of pages that have twins; links lead to these."""
    reader = _Reader(uri, ending, known)
    reader.feed(_ATTRIBUTES.sub("", page.split("---\n", 2)[2]))
    reader.close()
    text = _SPACES.sub(" ", "".join(reader.found))
    return _LINES.sub("\n\n", _END.sub("", text)).strip() + "\n"


class _Reader(HTMLParser):
    """What a page says: HTML as Markdown, and what is Markdown already as it is."""

    def __init__(self, uri: str, ending: str, known: Collection[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._folder, self._ending, self._known = dirname(uri), ending, known
        self._html = self._skipping = self._lists = 0
        self._row: list[bool] | None = None
        """Whether each cell of a row is a head."""
        self._links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element, or pass it over with all that is in it."""
        given = dict(attrs)
        without = tag in _NO_TEXT or "hidden" in given or _NO_TEXT_BY_CLASS & {*(given.get("class") or "").split()}
        if self._skipping or without:
            self._skipping += tag not in _EMPTY
            return
        self._html += tag not in _EMPTY
        if tag == "a":
            self._links.append(self._target(given.get("href") or ""))
        if tag == "tr":
            self._row = []
        elif tag in ("td", "th") and self._row is not None:
            self._row.append(tag == "th")
        self._lists += tag in ("ul", "ol")
        glued = tag == "span" and bool(self.found) and self.found[-1][-1:].isalnum()
        self.found.append(" " if glued else self._before(tag))

    def _before(self, tag: str) -> str:
        """What stands in Markdown where an element begins."""
        if tag == "a":
            return "[" if self._links[-1] else ""
        if tag == "tr":
            return "\n|"
        if tag == "li" and self._row is None:
            return f"\n{'  ' * (self._lists - 1)}- "
        if tag in ("td", "th", "br", "li"):
            return " "
        if heading := _HEADING.fullmatch(tag):
            return f"\n\n{'#' * int(heading[1])} "
        if tag in _BLOCKS or tag in ("ul", "ol"):
            inside = self._row is not None or self._lists > (tag in ("ul", "ol"))
            return " " if inside else "\n\n"
        return _MARKS.get(tag, "")

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if self._skipping:
            self._skipping -= 1
            return
        self._html -= 1
        if tag == "a" and self._links:
            target = self._links.pop()
            self.found.append(f"]({target})" if target else "")
        elif tag in ("td", "th"):
            self.found.append(" |")
        elif tag == "tr" and self._row is not None:
            self.found.append(f"\n|{' --- |' * len(self._row)}" if self._row and all(self._row) else "")
            self._row = None
        elif tag in ("ul", "ol"):
            self._lists -= 1
            self.found.append("\n\n" if not self._lists and self._row is None else "")
        elif tag in ("table", "p", "div", "section") or _HEADING.fullmatch(tag):
            self.found.append("\n\n" if self._row is None and not self._lists else " ")
        else:
            self.found.append(_MARKS.get(tag, ""))

    def handle_data(self, data: str) -> None:
        """Text: in an element its words, outside of any the Markdown that it is."""
        if self._skipping:
            return
        text = re.sub(r"\s+", " ", data) if self._html else data
        self.found.append(text.replace("|", "\\|") if self._row is not None else text)

    def _target(self, href: str) -> str:
        """Where a link leads: to the twin of a page, where it has one."""
        found = _LINK.fullmatch(href)
        if found and normpath(join(self._folder, f"{found['path']}.md")) in self._known:
            return f"{found['path']}{self._ending}{found['rest'] or ''}"
        return href
