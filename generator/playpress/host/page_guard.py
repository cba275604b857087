"""Pages of ours, kept as they are while other plugins have their turn with Markdown and HTML.

A text of a definition is data: a plugin that fills in templates must not find one in it, wherever mkdocs.yml lists it.
"""

from mkdocs.structure.pages import Page

from playpress.site import html_blocks

_MARK = "<!-- playpress page -->"
"""What others see in place of a page's Markdown. What they write around it stays."""


class PageGuard:
    """Sets Markdown, title and HTML of a page aside before the first plugin, and puts them back after the last one.

    Blocks of HTML are kept out of the Markdown parser besides, which would only pass them through.
    """

    def __init__(self) -> None:
        self._texts: dict[str, tuple[str, str | None]] = {}
        self._blocks: dict[str, tuple[str, ...]] = {}
        self._pages: dict[str, str] = {}

    def hide_markdown(self, markdown: str, page: Page) -> str:
        """Before the first plugin: a mark for the whole page."""
        self._texts[page.file.src_uri] = markdown, page.title
        return _MARK

    def put_back_markdown(self, markdown: str, page: Page) -> str:
        """After the last plugin: the page, with what others wrote around it."""
        whole, page.title = self._texts.pop(page.file.src_uri)
        text, self._blocks[page.file.src_uri] = html_blocks.stash(whole)
        return markdown.replace(_MARK, text, 1) if _MARK in markdown else text

    def show_html(self, html: str, page: Page) -> str:
        """Before the first plugin: all of the page, which others may read."""
        whole = html_blocks.restore(html, self._blocks.pop(page.file.src_uri, ()))
        self._pages[page.file.src_uri] = whole
        return whole

    def put_back_html(self, html: str, page: Page) -> str:
        """After the last plugin: the page, with what others wrote around it."""
        whole = self._pages.pop(page.file.src_uri)
        return html if whole in html else whole
