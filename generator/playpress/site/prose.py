"""Markdown prose -> safe HTML: rendered once, by us, for every output."""

import re
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from markupsafe import Markup

from playpress import markup_names as css
from playpress import urls
from playpress.graph import Book
from playpress.model.ref import Ref
from playpress.site.glossary import Glossary, Linker, TermUse, meaning

_TAGS = {
    "a", "p", "ul", "ol", "li", "em", "strong", "code", "pre", "blockquote", "br", "hr",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_NO_LINK = re.compile(r"<a(?![^>]* href=)[^>]*>(.*?)</a>", re.DOTALL)
"""What is left of a link whose address could act: its words stay, and look like words."""
_REF = re.compile(r"([a-z][a-z0-9-]*):([a-z][a-z0-9-]*)(?:#([a-z0-9-]+))?")


class ProseRenderer:
    """One Markdown instance, reused for every text of a book."""

    def __init__(self, book: Book) -> None:
        glossary = Glossary.of(book)
        self.linker = Linker(glossary, "")
        self._links = _Links(book)
        self._markdown = Markdown(extensions=["sane_lists", "tables"], output_format="html")
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.deregister("html")
        self._markdown.treeprocessors.register(self._links, "playpress-links", 5)
        self._glossary = glossary
        if glossary.terms:
            self._terms = _Terms(glossary, self._markdown)
            self._markdown.inlinePatterns.register(self._terms, "playpress-terms", 10)

    def start(self, page_uri: str) -> Linker:
        """Begin a page: links are relative to it, and every term is linked once on it."""
        self.linker = Linker(self._glossary, page_uri)
        self._links.page_uri = page_uri
        if self._glossary.terms:
            self._terms.linker = self.linker
        return self.linker

    def html(self, text: str) -> Markup:
        """Paragraphs, lists and tables; raw HTML in the text is shown, not obeyed."""
        rendered = self._markdown.reset().convert(text)
        attributes = {"a": {"href", "title", "class"}, "td": {"align"}, "th": {"align"}}
        clean = nh3.clean(rendered, tags=_TAGS, attributes=attributes, link_rel=None)
        return Markup(_NO_LINK.sub(r"\1", clean))


class _Links(Treeprocessor):
    """`kind:id` -> the page's address; relative `.md` links -> addresses from the content folder.

    A picture has no place in prose: its words stand there instead.
    """

    def __init__(self, book: Book) -> None:
        super().__init__()
        self._book = book
        self.page_uri = ""

    def run(self, root: Element) -> None:
        for picture in root.iter("img"):
            picture.tag, picture.text = "em", AtomicString(picture.get("alt") or picture.get("src", ""))
        for element in root.iter("a"):
            href = element.get("href", "")
            found = _REF.fullmatch(href)
            if found and self._book.kind(found[1]):
                target = urls.of(self._book, Ref(found[1], found[2], found[3] or ""))
                element.set("href", urls.relative(target, self.page_uri))
            elif href.partition("#")[0].endswith(".md") and ":" not in href:
                element.set("href", urls.relative(href, self.page_uri))


class _Terms(InlineProcessor):
    """A word of the glossary -> a link with its meaning."""

    ANCESTOR_EXCLUDES = ("a", "code")
    linker: Linker

    def __init__(self, glossary: Glossary, md: Markdown) -> None:
        super().__init__("", md)
        self._glossary = glossary

    def getCompiledRegExp(self) -> Glossary:  # type: ignore[override]  # noqa: N802
        """What finds the words: the glossary has the one method of a pattern that is asked for, `finditer`."""
        return self._glossary

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, match: TermUse, data: str
    ) -> tuple[Element | None, int | None, int | None]:
        del data
        term = self.linker.claim(match.words)
        if term is None:
            return None, None, None
        element = Element("a", {"class": css.TERM, "title": meaning(term), "href": self.linker.href(term)})
        element.text = AtomicString(match.words)
        return element, match.start(), match.end()
