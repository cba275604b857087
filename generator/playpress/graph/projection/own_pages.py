"""Pages by hand and a circle of readers -> those that they may see."""

import re
from collections.abc import Iterable
from dataclasses import replace

from playpress.model.own_page import OwnPage
from playpress.model.readers import Readers
from playpress.prose.placeholders import CODE


def visible(pages: Iterable[OwnPage], readers: Readers, circle: str) -> list[OwnPage]:
    """The pages that a circle may see: those that say nothing are for the first one only, and so are drafts."""
    drafts = readers.sees_all(circle)
    seen = (page for page in pages if readers.may_see(circle, page.front.visibility))
    return [page for page in seen if drafts or not page.front.draft]


_MARK = re.compile(r"<!--\s*more\s*-->")
"""What looks like a comment and is where the first words of a post end."""


def without_comments(page: OwnPage) -> OwnPage:
    """A page without the comments of its HTML, which are for those who write it; as many lines are left."""

    def empty(found: re.Match[str]) -> str:
        is_comment = found[0].startswith("<!--") and not _MARK.fullmatch(found[0])
        return "\n" * found[0].count("\n") if is_comment else found[0]

    return replace(page, body=CODE.sub(empty, page.body))
