"""Pages by hand and a circle of readers -> those that they may see."""

import re
from collections.abc import Iterable
from dataclasses import replace

from playpress.model.own_page import OwnPage
from playpress.model.readers import Readers


def visible(pages: Iterable[OwnPage], readers: Readers, circle: str) -> list[OwnPage]:
    """The pages that a circle may see: those that say nothing are for the first one only, and so are drafts."""
    drafts = readers.sees_all(circle)
    seen = (page for page in pages if readers.may_see(circle, page.front.visibility))
    return [page for page in seen if drafts or not page.front.draft]


_MARK = re.compile(r"<!--\s*more\s*-->")
"""What looks like a comment and is where the first words of a post end."""


_FENCE = re.compile(r"(`{3,}|~{3,})([^`\n]*)")
"""The line that begins a block of code, or ends one where nothing follows."""


def without_comments(page: OwnPage) -> OwnPage:
    """A page without the comments of its HTML, which are for those who write it; as many lines are left.

    They stay in a block of code that is closed, as they are shown there. What else looks like code may be none, in
    HTML or where its end is missing: a comment there would be hidden, and sent.
    """
    body, said, at = page.body, [], 0
    masked = _without_code(body)
    while (begin := masked.find("<!--", at)) >= 0 and (end := masked.find("-->", begin + 4)) >= 0:
        comment = body[begin : end + 3]
        said += [body[at:begin], comment if _MARK.fullmatch(comment) else "\n" * comment.count("\n")]
        at = end + 3
    return replace(page, body="".join((*said, body[at:])))


def _without_code(body: str) -> str:
    """The text, as long as before, with blanks in place of its blocks of code."""
    lines = body.splitlines(keepends=True)
    fences = [_FENCE.fullmatch(line.rstrip()) for line in lines]
    last = {found[1]: at for at, found in enumerate(fences) if found and not found[2]}
    open_ = ""
    for at, found in enumerate(fences):
        ends = found is not None and found[1] == open_ and not found[2]
        if not open_ and found and last.get(found[1], at) > at:
            open_ = found[1]
        elif open_:
            lines[at] = lines[at] if ends else " " * len(lines[at])
            open_ = "" if ends else open_
    return "".join(lines)
