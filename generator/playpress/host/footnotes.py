"""Footnotes of a page by hand to which no number leads: shown, without a link back to where there is no number."""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_BACK = "footnote-backref"
_PLACE = 14
"""Behind all that writes numbers of notes and links back to them."""


class UsedFootnotes(Extension):
    """For Python-Markdown: a note leads back only where its number is written."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.treeprocessors.register(_LinksBack(md), "playpress-footnotes", _PLACE)


class _LinksBack(Treeprocessor):
    def run(self, root: Element) -> None:
        back = [(each, link) for each in root.iter() for link in each if link.get("class") == _BACK]
        ids = {each.get("id") for each in root.iter()} if back else set[str | None]()
        for paragraph, link in back:
            if link.get("href", "").removeprefix("#") not in ids:
                paragraph.remove(link)
