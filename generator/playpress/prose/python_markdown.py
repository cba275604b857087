"""A page written by hand -> the same page, written so that Python-Markdown makes of it what other viewers show.

Python-Markdown is what MkDocs and its relatives read pages with. It wants an empty line above a list, and four spaces
for what is inside an item; it hides words in angle brackets, makes anchors of ASCII letters alone, and knows no tasks
and no bare addresses. Nothing else of a page is touched.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt

from playpress.prose import common_signs, heading_anchors, placeholders

_FRONT = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_MARKER = re.compile(r"( *)([-*+]|\d{1,9}[.)])( +|$)")
_STEP = 4
_PARSER = MarkdownIt("commonmark", {"html": True}).enable("table")


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of a list: its first line and the one behind its last, and how many lists it is inside of."""

    first: int
    end: int
    depth: int
    opens: bool
    """Whether it is the first of a list that is in no other."""


def written(page: str, *, anchors: bool = True) -> str:
    """The page as Python-Markdown has to be given it. What is above it as front matter stays as it is.

    `anchors`: whether headings get theirs from us, by the extension `attr_list`; not where a project has its own.
    """
    return _written(page, anchors)


@lru_cache(maxsize=1024)
def _written(page: str, anchors: bool) -> str:
    """Kept, since a host, the search and paper ask for the same page."""
    front = found[0] if (found := _FRONT.match(page)) else ""
    body = common_signs.shown(placeholders.shown(page[len(front) :]))
    return front + _lists(heading_anchors.named(body) if anchors else body)


def _lists(body: str) -> str:
    """The lists of a page as Python-Markdown reads them."""
    items = list(_items(body))
    if not items:
        return body
    lines = body.split("\n")
    owners: list[_Item | None] = [None] * (len(lines) + 1)
    for each in items:
        for number in range(each.first, each.end):
            owners[number] = each
            lines[number] = lines[number].expandtabs(_STEP)
    made: list[str] = []
    for number, line in enumerate(lines):
        item = owners[number]
        if item is None:
            made.append(line)
            continue
        found = _MARKER.match(line) if number == item.first else None
        if found:
            if item.opens and made and made[-1].strip():
                made.append("")
            made.append(f"{' ' * _STEP * item.depth}{found[2].replace(')', '.')} {line[found.end() :]}".rstrip())
        else:
            made.append(_inside(line, item.depth, _content(lines[item.first])))
    return "\n".join(made)


def _inside(line: str, depth: int, column: int) -> str:
    """A further line of an item, as far to the right as its words; what is indented more keeps the difference."""
    indent = len(line) - len(line.lstrip(" "))
    return f"{' ' * _STEP * (depth + 1)}{line[min(indent, column) :]}" if line.strip() else line


def _content(first: str) -> int:
    """The column at which the words of an item begin, by its first line."""
    found = _MARKER.match(first)
    if found is None:
        return 0
    return found.end() if len(found[3]) <= _STEP else found.end(2) + 1


def _items(body: str) -> Iterator[_Item]:
    """The items of lists, outer before inner. Lists in quotes, and two items on one line, stay as they are."""
    quotes, depth, opens = 0, 0, False
    taken: set[int] = set()
    for token in _PARSER.parse(body):
        if token.type in ("blockquote_open", "blockquote_close"):
            quotes += token.nesting
        elif token.type in _LISTS:
            depth += token.nesting
            opens = token.nesting > 0 and depth == 1
        elif token.type == "list_item_open" and token.map and not quotes and token.map[0] not in taken:
            taken.add(token.map[0])
            yield _Item(token.map[0], token.map[1], depth - 1, opens)
            opens = False


_LISTS = {"bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close"}
