"""A page written by hand -> the same lists, written so that Python-Markdown reads what CommonMark says they are.

Python-Markdown is what MkDocs and its relatives read pages with. It wants an empty line above a list, and four spaces
for what is inside an item. Nothing else of a page is touched.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt

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


def lists(page: str) -> str:
    """The page with its lists as Python-Markdown reads them. What is above it as front matter stays as it is."""
    front = found[0] if (found := _FRONT.match(page)) else ""
    body = page[len(front) :]
    items = list(_items(body))
    if not items:
        return page
    lines = body.split("\n")
    owners: list[_Item | None] = [None] * (len(lines) + 1)
    for each in items:
        for number in range(each.first, each.end):
            owners[number] = each
            lines[number] = lines[number].expandtabs(_STEP)
    written: list[str] = []
    for number, line in enumerate(lines):
        item = owners[number]
        if item is None:
            written.append(line)
            continue
        found = _MARKER.match(line) if number == item.first else None
        if found:
            if item.opens and written and written[-1].strip():
                written.append("")
            written.append(f"{' ' * _STEP * item.depth}{found[2].replace(')', '.')} {line[found.end() :]}".rstrip())
        else:
            written.append(_inside(line, item.depth, _content(lines[item.first])))
    return front + "\n".join(written)


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
