"""A page as Markdown -> its HTML as a host makes it: blocks of ours as they are, and what is between them read."""

from markdown import Markdown

from playpress.site.html_blocks import restore, stash

_EXTENSIONS = ["attr_list", "tables", "sane_lists"]


class HostedMarkdown:
    """One reader of Markdown, reused for any number of pages."""

    def __init__(self) -> None:
        self._markdown = Markdown(extensions=_EXTENSIONS, output_format="html")

    def html(self, page: bytes) -> str:
        """What a generated page shows, without its front matter."""
        text, blocks = stash(page.decode().split("---\n", 2)[2])
        return restore(self._markdown.reset().convert(text), blocks)
