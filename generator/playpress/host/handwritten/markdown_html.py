"""A page as Markdown -> what it becomes by the settings of mkdocs.yml: its anchors, and its elements in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from mkdocs.config.defaults import MkDocsConfig

from playpress.host.project import read_by_hosts
from playpress.site import html_blocks

_LAST = -10
"""Behind every other reader of the tree, MkDocs' own included."""
_WHOLE = {"script", "style"}


@dataclass(frozen=True, slots=True)
class Tag:
    """An element of a page. Its attributes are as its author means them, an attribute without a value is empty."""

    name: str
    attributes: Mapping[str, str]
    text: str = ""
    """What a script or a style sheet says."""


@dataclass(frozen=True, slots=True)
class PageHtml:
    """What a page becomes."""

    tags: Sequence[Tag]
    anchors: frozenset[str]
    written: frozenset[str] = field(default=frozenset())
    """The addresses of its links and pictures that were written as Markdown, which may name sources of pages."""


class Converter:
    """Reads pages as the host will."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._markdown = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
        self._addresses = _Addresses(self._markdown)
        self._markdown.treeprocessors.register(self._addresses, "playpress-addresses", _LAST)

    def page(self, text: str) -> PageHtml:
        """A page, without its front matter."""
        markdown, blocks = html_blocks.stash(text)
        return self._converted(markdown, blocks)

    def by_hand(self, text: str) -> PageHtml:
        """A page by hand, without its front matter."""
        return self._converted(read_by_hosts(text, self._config), ())

    def _converted(self, text: str, blocks: tuple[str, ...]) -> PageHtml:
        self._addresses.found = set()
        html = self._markdown.reset().convert(text)
        reader = _Reader()
        reader.feed(html_blocks.restore(html, blocks) if blocks else html)
        reader.close()
        named = (tag.attributes.get(name, "") for tag in reader.tags for name in ("id", "name"))
        return PageHtml(tuple(reader.tags), frozenset(filter(None, named)), frozenset(self._addresses.found))


class _Addresses(Treeprocessor):
    """Notes the addresses that Markdown has made, before HTML that was typed comes back in."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.found: set[str] = set()

    def run(self, root: Element) -> None:
        for element in root.iter():
            self.found |= {element.get(name, "") for name in ("href", "src")} - {""}


class _Reader(HTMLParser):
    """HTML -> its tags."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[Tag] = []
        self._text: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in reversed(attrs)}
        self.tags.append(Tag(tag, attributes))
        self._text = [] if tag in _WHOLE else None

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._text is not None and tag in _WHOLE:
            last = self.tags[-1]
            self.tags[-1] = Tag(last.name, last.attributes, "".join(self._text))
            self._text = None
