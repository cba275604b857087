"""A change -> the smallest splices of a document's text that make it, in blocks and between brackets."""

import re
from typing import NamedTuple

from playpress.source.document import Document, Raw
from playpress.source.edit import nodes
from playpress.source.edit.changes import Add, Change, ImpossibleError, Move, Put, Remove, Rename
from playpress.source.edit.nodes import Style
from playpress.source.edit.scalars import inline
from playpress.source.edit.tree import Node, column_of, line_end, line_start, node_at


class Splice(NamedTuple):
    """A stretch of a text and what takes its place."""

    start: int
    end: int
    text: str


def splices(document: Document, change: Change, style: Style) -> list[Splice]:
    """What has to be done to the text. The change is one that the document's value can take."""
    if not change.location:
        raise ImpossibleError("a whole file is replaced by writing another one")
    *way, last = change.location
    around = node_at(document, way)
    if isinstance(change, Rename):
        return _rename(around.child(last), change.name)
    if isinstance(change, Remove):
        return _remove(around.child(last), style)
    if isinstance(change, Move):
        return _move(around, int(last), change.to)
    if isinstance(change, Put) and last in around.mark.children:
        return _put(around.child(last), change.value, style)
    count = len(around.segments)
    position = min(last, count) if isinstance(last, int) else count
    if isinstance(change, Add) and change.position is not None and isinstance(last, str):
        position = min(change.position, count)
    return _add(around, last, change.value, position, style)


def _put(node: Node, value: Raw, style: Style) -> list[Splice]:
    like = node.written if isinstance(node.value, str) else ""
    start, end = node.mark.start, node.mark.end
    named = node.mark.key is not None
    if node.parent is not None and node.parent.in_brackets:
        if value is None and not named:
            raise ImpossibleError("an empty item is not allowed between brackets")
        space = " " if node.value is None and node.text[start - 1 : start] == ":" else ""
        return [Splice(start, end, space + nodes.brackets(value, style, like))]
    column = column_of(node.text, node.begin)
    head, lines = (nodes.behind_name if named else nodes.behind_dash)(value, column, style, like)
    if node.is_block and isinstance(node.value, dict | list):
        return _instead_of_lines(node, head, lines)
    header = node.text[start : line_end(node.text, start)] if node.is_block else ""
    note = f"  #{header.partition('#')[2]}" if "#" in header else ""
    if not lines and node.value is not None and value is not None:
        return [Splice(start, end, head.lstrip() + note)]
    if not lines:
        anchor = node.anchor
        return [Splice(anchor, end if "\n" not in node.text[anchor:start] else anchor, head + note)]
    if node.is_block:
        return [Splice(node.anchor, end, "\n".join([head + note, *lines]))]
    tail = node.text[end : node.last].rstrip()
    return [Splice(node.anchor, node.last, "\n".join([head + tail, *lines]))]


def _instead_of_lines(node: Node, head: str, lines: list[str]) -> list[Splice]:
    """Another value in place of a block of fields or items."""
    text, first = node.text, node.children()[0]
    if not first.owns_its_line:
        return [Splice(node.mark.start, node.mark.end, "\n".join([head.lstrip(), *lines]))]
    anchor = node.anchor
    tail = text[anchor : line_end(text, anchor)] if lines else ""
    new = "\n".join([head + tail, *lines])
    return [Splice(anchor, anchor + len(tail), new), *_lines_away(text, first.begin, node.mark.end)]


def _add(around: Node, segment: str | int, value: Raw, position: int, style: Style) -> list[Splice]:
    if not around.segments:
        whole: Raw = {segment: value} if isinstance(segment, str) else [value]
        if around.parent is None:
            return [Splice(around.mark.start, around.mark.end, nodes.document(whole, style).rstrip("\n"))]  # type: ignore[arg-type]
        return _put(around, whole, style)
    if around.in_brackets:
        if value is None and not isinstance(segment, str):
            raise ImpossibleError("an empty item is not allowed between brackets")
        new = nodes.pair(segment, value, style) if isinstance(segment, str) else nodes.brackets(value, style)
        return [_between(around, position, new)]
    column = column_of(around.text, around.mark.start)
    lines = nodes.field(segment, value, column, style) if isinstance(segment, str) else nodes.item(value, column, style)
    return _line_between(around, position, "\n".join(lines)[column:], column)


def _between(around: Node, position: int, new: str) -> Splice:
    """Between brackets: behind the one before, or before the first."""
    if position:
        end = around.nth(position - 1).mark.end
        return Splice(end, end, f", {new}")
    begin = around.nth(0).begin
    return Splice(begin, begin, f"{new}, ")


def _line_between(around: Node, position: int, new: str, column: int) -> list[Splice]:
    """Below the one before; or before the first, above the comments that belong to it where there is a name above."""
    pad = " " * column
    if position:
        before = around.nth(position - 1)
        gap = "\n\n" if _set_apart(around, position) else "\n"
        return [*_without_line_end(before), Splice(before.last, before.last, f"{gap}{pad}{new}")]
    first = around.nth(0)
    if first.owns_its_line and around.parent is not None:
        end = line_end(around.text, around.anchor)
        return [Splice(end, end, f"\n{pad}{new}")]
    return [Splice(first.begin, first.begin, f"{new}\n{pad}")]


def _set_apart(around: Node, position: int) -> bool:
    """Whether a blank line is between the two definitions before a position of a file, and so before another one."""
    if around.parent is not None or position < 2:
        return False
    first, second = around.nth(position - 2), around.nth(position - 1)
    return isinstance(second.value, dict) and "\n\n" in around.text[first.last : second.begin]


def _without_line_end(node: Node) -> list[Splice]:
    """A block of text that ends with its file, without a line end, is written to have none once lines follow it."""
    while inner := node.children():
        node = inner[-1]
    clipped = node.is_block and node.last == len(node.text) and not re.match("[|>]\\d?[+-]", node.written)
    return [Splice(node.mark.start + 1, node.mark.start + 1, "-")] if clipped and node.value else []


def _remove(node: Node, style: Style) -> list[Splice]:
    around = node.parent
    if around is None:
        raise ImpossibleError("a whole file is not removed here")
    siblings = around.children()
    if len(siblings) == 1:
        empty: Raw = {} if isinstance(around.value, dict) else []
        if around.parent is None:
            return [Splice(around.mark.start, around.mark.end, "{}" if isinstance(around.value, dict) else "[]")]
        return _put(around, empty, style)
    position = [each.segment for each in siblings].index(node.segment)
    if around.in_brackets:
        if position + 1 < len(siblings):
            return [Splice(node.begin, siblings[position + 1].begin, "")]
        return [Splice(siblings[position - 1].mark.end, node.mark.end, "")]
    if node.owns_its_line:
        return _lines_away(node.text, node.begin, node.mark.end)
    after = siblings[position + 1].begin
    between = node.text[node.last : after]
    return [Splice(node.begin, after if not between.strip() else node.last, "")]


def _move(around: Node, number: int, to: int) -> list[Splice]:
    """The item's own text, cut out and put in elsewhere as it is."""
    if number == to:
        return []
    node = around.nth(number)
    position = to + 1 if to > number else to
    away = _remove(node, Style())
    if around.in_brackets:
        return [*away, _between(around, position, node.written)]
    column = column_of(around.text, around.mark.start)
    return [*away, *_line_between(around, position, node.text[node.begin : node.last], column)]


def _rename(node: Node, name: str) -> list[Splice]:
    begin, end = node.mark.key or (node.begin, node.begin)
    return [Splice(begin, end, inline(name, brackets=True, like=node.text[begin:end]))]


def _lines_away(text: str, begin: int, end: int) -> list[Splice]:
    """Whole lines go, with the line feed behind them where there is one."""
    return [Splice(line_start(text, begin), min(line_end(text, end) + 1, len(text)), "")]
