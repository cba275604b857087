"""Markdown prose -> safe HTML: rendered once, by us, for every output."""

import re
from html import unescape

import nh3
from markupsafe import Markup

from playpress import markup_names as css
from playpress import prose
from playpress.graph import Book
from playpress.site.glossary import Glossary, Linker
from playpress.site.markup import blockwise, heading
from playpress.site.prose_writer import ProseWriter

TOP = 3
"""The level of the highest headings of a text: those of a page are ours."""
_TAGS = {
    "a", "p", "ul", "ol", "li", "em", "strong", "s", "code", "pre", "blockquote", "br", "hr", "img", "span", "sup",
    "div", "table", "thead", "tbody", "tr", "th", "td", "h3", "h4", "h5", "h6",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title", "class", "aria-label"}, "sup": {"id"},
    "img": {"src", "alt", "title", "width", "height", "loading"},
    "li": {"class", "id"}, "ol": {"start"}, "pre": {"class", "tabindex"}, "div": {"class"},
    "span": {"class", "role", "aria-label"}, "td": {"align"}, "th": {"align"},
    "h3": {"id"}, "h4": {"id"}, "h5": {"id"}, "h6": {"id"}, "*": {"dir"},
}  # fmt: skip
_NO_LINK = re.compile(r"<a(?![^>]* href=)[^>]*>(.*?)</a>", re.DOTALL)
"""What is left of a link whose address could act: its words stay, and look like words."""
_CODE = re.compile(r"<pre\b.*?</pre>", re.DOTALL)
_HEADING = re.compile(r'<h([3-6])[^>]*? id="([^"]*)"[^>]*>(.*?)</h\1>', re.DOTALL)
_WORDS = re.compile(r"[^<>\s](?:[^<>]*[^<>\s])?(?=[^<>]*(?:<|$))")
"""Words between tags, without the spaces around them."""


class ProseRenderer:
    """One renderer, reused for every text of a book."""

    def __init__(self, book: Book) -> None:
        self._glossary = Glossary.of(book)
        self._writer = ProseWriter(book)
        self.start("")

    def start(self, page_uri: str) -> Linker:
        """Begin a page: links are relative to it, and every term is linked once on it."""
        self.linker = Linker(self._glossary, page_uri)
        self._writer.start(page_uri, self.linker)
        return self.linker

    def html(self, text: str, top: int = TOP) -> Markup:
        """Paragraphs, lists and tables; raw HTML in the text is shown, not obeyed. `top`: the level of headings."""
        return self._clean(prose.parse(str(text)), top)

    def sections(self, text: str) -> Markup:
        """The same as Markdown for a page, with headings that hosts list among its contents.

        What is between them are HTML blocks. Headings inside of lists and quotations are a part of these.
        """
        parsed = prose.parse(str(text))
        html, done, pieces = self._clean(parsed, TOP), 0, []
        for found, (token, _) in zip(_HEADING.finditer(html), prose.headings(parsed), strict=True):
            if token.level == 0:
                level, anchor, words = found.groups()
                title = _WORDS.sub(lambda each: heading(unescape(each[0])), words).replace("\n", " ")
                pieces += [_block(html[done : found.start()]), f"{'#' * int(level)} {title} {{: #{anchor} }}"]
                done = found.end()
        return Markup("\n\n".join(filter(None, [*pieces, _block(html[done:])])))

    def _clean(self, parsed: prose.Parsed, top: int) -> Markup:
        rendered = self._writer.html(parsed, top)
        clean = nh3.clean(
            rendered, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=set(prose.WEB_SCHEMES), link_rel=None
        )
        return Markup(_CODE.sub(_on_one_line, _NO_LINK.sub(r"\1", clean)).strip())


def _block(html: str) -> str:
    """A piece of a text as an HTML block; nothing where there is none."""
    return f'<div class="{css.PROSE}">{blockwise(html)}</div>' if html.strip() else ""


def _on_one_line(found: re.Match[str]) -> str:
    """Code whose lines a host cannot read as Markdown, nor take for the end of a block."""
    return found[0].replace("\n", "&#10;")
