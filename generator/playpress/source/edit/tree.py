"""A document and a location -> the node there: its value, where it stands in the text, and what is around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from playpress.source.document import Document, Location, Mark, Raw
from playpress.source.edit.changes import ImpossibleError
from playpress.source.edit.nodes import Style

_COLON = re.compile(r"\s*:")


@dataclass(frozen=True, slots=True)
class Node:
    """A value in the text of its document."""

    text: str
    value: Raw
    mark: Mark
    parent: "Node | None" = None
    segment: str | int = ""

    @property
    def written(self) -> str:
        """As it stands in the text."""
        return self.text[self.mark.start : self.mark.end]

    @property
    def _sign(self) -> str:
        """The first character of what is written; a document is long, and is asked for it often."""
        return self.text[self.mark.start : min(self.mark.start + 1, self.mark.end)]

    @property
    def in_brackets(self) -> bool:
        """Whether it is a collection between brackets, or anything inside of one."""
        own = isinstance(self.value, dict | list) and self._sign in ("[", "{")
        return own or (self.parent is not None and self.parent.in_brackets)

    @property
    def is_block(self) -> bool:
        """Whether it takes lines of its own: a collection without brackets, or a block of text."""
        if isinstance(self.value, dict | list):
            return not self.in_brackets
        return self.value is not None and self._sign in ("|", ">")

    @property
    def begin(self) -> int:
        """Where its entry begins: at its name, or at its dash."""
        if self.mark.key:
            begin = self.mark.key[0]
            if self.text[line_start(self.text, begin) : begin].rstrip().endswith("?"):
                raise ImpossibleError('a name behind "?" is not changed; write it as "name: …"')
            return begin
        if self.parent is None:
            return self.mark.start
        return self.mark.start if self.parent.in_brackets else self._dash()

    @property
    def anchor(self) -> int:
        """Behind the colon or the dash that the value belongs to."""
        if not self.mark.key:
            return self._dash() + 1
        colon = _COLON.match(self.text, self.mark.key[1])
        if not colon:
            raise ImpossibleError("there is no colon right behind this name")
        return colon.end()

    @property
    def last(self) -> int:
        """The end of its last line, comment included."""
        return line_end(self.text, self.mark.end)

    @property
    def owns_its_line(self) -> bool:
        """Whether nothing stands before its entry on the same line."""
        return not self.text[line_start(self.text, self.begin) : self.begin].strip()

    def child(self, segment: str | int) -> "Node":
        """One value inside this one."""
        value = self.value[segment] if isinstance(self.value, dict | list) else None  # type: ignore[index]
        return Node(self.text, value, self.mark.children[segment], self, segment)

    @property
    def segments(self) -> list[str | int]:
        """The names or positions of the values inside this one, in order."""
        if isinstance(self.value, dict):
            return list(self.value)
        return list(range(len(self.value))) if isinstance(self.value, list) else []

    def nth(self, number: int) -> "Node":
        """The value that has this position among those inside this one."""
        return self.child(self.segments[number])

    def children(self) -> list["Node"]:
        """Every value inside this one, in order."""
        return list(map(self.child, self.segments))

    def _dash(self) -> int:
        """The dash of an item: in the column in which its list begins, on the line of the item or above."""
        column = column_of(self.text, self.parent.mark.start) if self.parent else 0
        begin = line_start(self.text, self.mark.start)
        while begin + column >= self.mark.start or self.text[begin + column : begin + column + 1] != "-":
            begin = line_start(self.text, begin - 1)
        return begin + column


def node_at(document: Document, location: Location) -> Node:
    """The node at a location that exists."""
    node = Node(document.origin.source.text, document.value, document.origin.mark)
    for segment in location:
        node = node.child(segment)
    return node


def style_of(document: Document) -> Style:
    """How a document is written, as its first list and its first nested fields show it."""
    text = document.origin.source.text
    indent = list_indent = None
    for node in _below(Node(text, document.value, document.origin.mark)):
        if node.mark.key and node.is_block and isinstance(node.value, dict | list):
            deeper = column_of(text, node.mark.start) - column_of(text, node.mark.key[0])
            if isinstance(node.value, list):
                list_indent = deeper if list_indent is None else list_indent
            else:
                indent = deeper if indent is None else indent
        if indent is not None and list_indent is not None:
            break
    return Style(2 if indent is None else indent, 2 if list_indent is None else list_indent)


def _below(node: Node) -> Iterator[Node]:
    yield node
    for each in node.children():
        yield from _below(each)


def line_start(text: str, offset: int) -> int:
    """Where the line of an offset begins."""
    return text.rfind("\n", 0, offset) + 1


def line_end(text: str, offset: int) -> int:
    """Where the line of an offset ends, before its line feed."""
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def column_of(text: str, offset: int) -> int:
    """How far an offset is from the beginning of its line."""
    return offset - line_start(text, offset)
