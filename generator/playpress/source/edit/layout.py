"""A document -> the same in one layout: its fields in a given order, its indentation by twos, every comment kept."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from playpress.problems import Problem, fault
from playpress.source import file_text
from playpress.source.document import Document, Raw
from playpress.source.edit.changes import ImpossibleError, same
from playpress.source.edit.tree import Node, column_of, line_end, line_start, node_at
from playpress.source.edit.writer import encoded, read
from playpress.source.readings import Readings

STEP = 2
"""How far a value is indented below its name, and an item of a list below the name of the list."""


def laid_out(
    data: bytes, file: str, order: Callable[[Raw], Raw], readings: Readings | None = None, *, apart: bool = False
) -> bytes | Problem:
    """The file with its fields in another order: `order` gives back what the file says, in that order.

    `apart`: a blank line between the outermost values, but where each is one line and they are close together. What is
    between brackets stays as it is. A file that would say anything else afterwards, or lack a comment, is a problem.
    """
    readings = readings or Readings()
    document = read(data, file, readings)
    if isinstance(document, Problem):
        text = file_text.decoded(data, file)[0]
        return document if text is None or not file_text.comments_alone(text) else data
    root, text, wanted = node_at(document, ()), document.origin.source.text, order(document.value)
    if not text.endswith("\n") and _last(root).is_block:
        return _refused(
            document, "its last line has no line end, and the text in it would get one", "Add a line end there."
        )
    try:
        new = _whole(root, wanted, apart) if root.is_block else text
    except ImpossibleError as error:
        return _refused(document, str(error))
    made = encoded(f"{new.rstrip(chr(10))}\n" if not _keeps_lines(root) else new, data)
    again = read(made, file, readings)
    if not isinstance(again, Document) or not same(again.value, _meant(root, wanted)):
        return _refused(document, "it would mean something else")
    if _signs(text) != _signs(again.origin.source.text):
        return _refused(document, "a comment would be lost")
    return made


@dataclass(slots=True)
class _Entry:
    """A field or an item with the lines that go where it goes."""

    node: Node
    above: list[str] = field(default_factory=list)
    """Comments above it, without their indentation; "" for a blank line between two of them."""
    lines: list[str] = field(default_factory=list)
    """Its own lines and comments below it, with their new indentation."""
    blank: bool = False
    """Whether a blank line is above all of it."""

    @property
    def single(self) -> bool:
        """Whether it is one line, without a comment above."""
        return len(self.lines) == 1 and not self.above


def _whole(root: Node, wanted: Raw, apart: bool) -> str:
    """A file: what is above its first value stays there, what is below its last one as well."""
    children = root.children()
    if not children or not children[0].owns_its_line:
        raise ImpossibleError("its first line has more than a name")
    first = line_start(root.text, children[0].begin)
    head = _compact(line.rstrip() for line in root.text[:first].rstrip("\n").split("\n")) if first else []
    found, below = _entries(root, 0, first, len(root.text), wanted)
    lines = [*head, *([""] if head and root.text[:first].endswith("\n\n") else [])]
    for number, each in enumerate(found):
        before = found[number - 1]
        close = not apart or (each.single and before.single) or _keeps_lines(before.node)
        if number and (each.blank or not close):
            lines.append("")
        lines += [*each.above, *each.lines]
    return "\n".join([*lines, *below, ""])


def _entries(node: Node, indent: int, start: int, stop: int, wanted: Raw) -> tuple[list[_Entry], list[str]]:
    """The values of a block in their new order, laid out, and the comments below the last one.

    `start` and `stop` are the offsets of its lines, with the comments that belong to it.
    """
    children = node.children()
    column = column_of(node.text, children[0].begin)
    found: dict[str | int, _Entry] = {}
    above, blank = _compact(_stripped(node.text[start : max(start, line_start(node.text, children[0].begin))])), False
    for number, child in enumerate(children):
        end = min(line_end(node.text, _end(child)) + 1, stop)
        after = stop if number == len(children) - 1 else line_start(node.text, children[number + 1].begin)
        gap = node.text[end:after].removesuffix("\n").split("\n") if end < after else []
        inner = next((at for at, line in enumerate(gap) if line.strip() and _column(line) <= column), len(gap))
        while inner and not gap[inner - 1].strip():
            inner -= 1
        entry = _Entry(child, above, [], blank)
        below = gap[:inner]
        entry.lines = _laid(child, indent, end, end + sum(len(line) + 1 for line in below), _inside(wanted, child))
        found[child.segment] = entry
        rest = gap[inner:]
        blank = bool(rest) and not rest[0].strip()
        above = _compact(map(str.strip, rest))
    order = list(wanted) if isinstance(wanted, dict) else range(len(children))
    entries = [found[each] for each in order]
    for each in entries:
        each.above = [f"{' ' * indent}{line}" if line else "" for line in each.above]
    return entries, [f"{' ' * indent}{line}" if line else "" for line in (["", *above] if blank and above else above)]


def _laid(node: Node, indent: int, end: int, stop: int, wanted: Raw) -> list[str]:
    """The lines of one value with its name or its dash. `end`, `stop`: where comments below it begin and end."""
    text, pad = node.text, " " * indent
    name = f"{text[node.mark.key[0] : node.mark.key[1]]}:" if node.mark.key else "-"
    line = line_end(text, node.anchor)
    if node.value is None and not node.written.strip():
        return [f"{pad}{name}{_note(text[node.anchor : line])}", *_comments(text[end:stop], indent + STEP)]
    between = text[node.anchor : node.mark.start]
    if any(part.strip() and not part.lstrip().startswith("#") for part in between.split("\n")):
        raise ImpossibleError("something is between a name and its value that only YAML knows")
    if node.is_block and isinstance(node.value, dict | list):
        return _block(node, f"{pad}{name}", indent, stop, wanted)
    rest = _note(text[node.mark.end : line_end(text, node.mark.end)])
    first, *more = _moved(node, indent)
    lines = [first, *more]
    lines[-1] += rest
    lines += _comments(text[end:stop], indent + STEP)
    if "\n" not in between:
        return [f"{pad}{name} {lines[0]}", *lines[1:]]
    note, *comments = between.split("\n")
    above = _comments("\n".join(comments), indent + STEP)
    return [f"{pad}{name}{_note(note)}", *above, f"{pad}{' ' * STEP}{lines[0]}", *lines[1:]]


def _block(node: Node, begin: str, indent: int, stop: int, wanted: Raw) -> list[str]:
    """A block below its name, or behind its dash where nothing is between."""
    text, line = node.text, line_end(node.text, node.anchor)
    together = line > node.mark.start
    note = "" if together else _note(text[node.anchor : line])
    entries, below = _entries(node, indent + STEP, node.mark.start if together else line + 1, stop, wanted)
    lines = _joined(entries) + below
    if node.mark.key or note:
        return [f"{begin}{note}", *lines]
    above, head = entries[0].above, lines[len(entries[0].above)]
    return [*(each[STEP:] for each in above), f"{begin} {head.lstrip()}", *lines[len(above) + 1 :]]


def _joined(entries: list[_Entry]) -> list[str]:
    """The lines of values one below the other; a blank line that was above one stays there, but above the first."""
    lines: list[str] = []
    for number, each in enumerate(entries):
        lines += [*([""] if number and each.blank else []), *each.above, *each.lines]
    return lines


def _moved(node: Node, indent: int) -> list[str]:
    """The lines of a single value, or of what is between brackets, moved to its new indentation."""
    first, *lines = node.written.split("\n")
    was = column_of(node.text, node.begin)
    if node.is_block and not any(sign.isdigit() for sign in first.split("#")[0]):
        was = min((_column(line) for line in lines if line.strip()), default=0)
        return [first, *(f"{' ' * (indent + STEP)}{line[was:]}" if line[was:] else "" for line in lines)]
    if node.is_block:
        by = indent - was
        return [first, *(f"{' ' * by}{line}" if by > 0 and line else line[max(-by, 0) :] for line in lines)]
    return [first.rstrip(), *(_shifted(line.rstrip(), indent - was) for line in lines)]


def _shifted(line: str, by: int) -> str:
    return f"{' ' * max(_column(line) + by, 0)}{line.lstrip(' ')}" if line else ""


def _end(node: Node) -> int:
    """Behind the last character of a value, or of its name where it says nothing."""
    inner = node.children()
    last = max(node.mark.end, node.mark.key[1] if node.mark.key else 0)
    return max(last, _end(inner[-1])) if inner and node.is_block else last


def _keeps_lines(node: Node) -> bool:
    """Whether blank lines at its end are part of what it says: those of a text that keeps them (`|+`)."""
    last = _last(node)
    return last.is_block and "+" in last.written.split("\n", 1)[0].split("#")[0]


def _last(node: Node) -> Node:
    """The last single value in a block; of what is not a block of values, itself."""
    inner = node.children() if node.is_block else []
    return _last(inner[-1]) if inner else node


def _inside(wanted: Raw, node: Node) -> Raw:
    return wanted[node.segment] if isinstance(wanted, dict | list) else None  # type: ignore[index]


def _meant(node: Node, wanted: Raw) -> Raw:
    """What the document says afterwards: in the wanted order, but between brackets in its own."""
    if not node.is_block or not isinstance(node.value, dict | list):
        return node.value
    if isinstance(wanted, dict):
        return {str(name): _meant(node.child(name), each) for name, each in wanted.items()}
    return [_meant(child, _inside(wanted, child)) for child in node.children()]


def _note(rest: str) -> str:
    """What is behind a value on its line: a comment, as far away from it as it was."""
    return rest.rstrip() if rest.strip() else ""


def _comments(text: str, indent: int) -> list[str]:
    """Lines that are comments, with their new indentation."""
    lines = text.split("\n") if text else []
    return [f"{' ' * indent}{line}" if line else "" for line in _compact(map(str.strip, lines))]


def _stripped(text: str) -> Iterator[str]:
    return (line.strip() for line in text.split("\n"))


def _compact(lines: "Iterator[str] | map[str]") -> list[str]:
    """Lines without blank ones at both ends, and one in place of several."""
    found: list[str] = []
    for line in lines:
        if line or (found and found[-1]):
            found.append(line)
    return found[:-1] if found and not found[-1] else found


def _column(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _signs(text: str) -> Counter[str]:
    """Every character that is not white space, with how often it is there: an order alone does not change it."""
    return Counter("".join(text.split()))


def _refused(document: Document, cause: str, hint: str = "Put its lines in order by hand.") -> Problem:
    return fault("EDIT-REFUSED", f"this file is left as it is: {cause}", document.origin.place(), hint)
