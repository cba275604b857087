"""Pages by hand and a circle of readers -> those that they may see."""

import re
from collections.abc import Iterable
from dataclasses import replace

from playpress import stretches
from playpress.model.own_page import OwnPage
from playpress.model.readers import Readers
from playpress.prose.unused_addresses import unused_addresses


def visible(pages: Iterable[OwnPage], readers: Readers, circle: str) -> list[OwnPage]:
    """The pages that a circle may see: those that say nothing are for the first one only, and so are drafts."""
    drafts = readers.sees_all(circle)
    seen = (page for page in pages if readers.may_see(circle, page.front.visibility))
    return [page for page in seen if drafts or not page.front.draft]


_MARK = re.compile(r"<!--\s*more\s*-->")
"""What looks like a comment and is where the first words of a post end."""


_FENCE = re.compile(r"(`{3,}|~{3,})([^`\n]*)")
"""The line that begins a block of code, or ends one where nothing follows."""


_BEGIN = re.compile(r"<!--|<\?|<!\[CDATA\[", re.IGNORECASE)
_END = {"<!--": re.compile("--!?>"), "<?": re.compile(r"\?>"), "<![cdata[": re.compile(r"\]\]>")}
"""How what a browser sends and never shows begins and ends."""


def without_comments(page: OwnPage) -> OwnPage:
    """A page without its comments, which are for those who write it; as many lines are left.

    These are comments of HTML, instructions for programs, and addresses to which no link leads (`[//]: # (a note)`).

    They stay in a block of code that is closed, as they are shown there. What else looks like code may be none, in
    HTML or where its end is missing: a comment there would be hidden, and sent.
    """
    less = stretches.cut(page.body, _BEGIN, lambda sign: _END[sign[0].lower()], _left, _without_code(page.body))
    return replace(page, body=_without_addresses(less))


def _left(_sign: re.Match[str], comment: str) -> str:
    """What is left of a comment: its lines."""
    return comment if _MARK.fullmatch(comment) else "\n" * comment.count("\n")


def _without_addresses(body: str) -> str:
    """The text, with as many lines, without addresses to which no link leads."""
    lines = body.split("\n")
    for begin, end in unused_addresses(body, _without_code(body)):
        lines[begin:end] = [""] * (end - begin)
    return "\n".join(lines)


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
