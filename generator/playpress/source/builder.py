"""Events of YAML, one after the other -> the document they make up, and every fault on the way."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

import yaml

from playpress.problems import Place, Problem, fault, shorten
from playpress.source import syntax, yaml_pitfalls
from playpress.source.document import Document, Mark, Origin, Raw, SourceText

MAX_NODES = 200_000
MAX_DEPTH = 32
MAX_PROBLEMS = 100

LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_GLUED = re.compile(r"^[\w-]+:\S")
_BRACKET = re.compile(r"(?:[&!]\S* +)*[\[{]")
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def more_than(count: int, place: Place) -> Problem:
    """That a file has more faults than were looked for, and up to where it was read."""
    message = f"this file has more than {count} errors, and was read up to this line"
    return fault("YML-MORE", message, place, "Fix these first, and check again.")


def limited(problems: Sequence[Problem]) -> list[Problem]:
    """The first faults of a file, in their order, and that there are more, where there are too many to be read."""
    more = problems[MAX_PROBLEMS : MAX_PROBLEMS + 1]
    return [*problems[:MAX_PROBLEMS], *(more_than(MAX_PROBLEMS, each.place) for each in more)]


def _offsets(event: yaml.Event) -> tuple[int, int]:
    """Where what an event is about begins and ends in the text."""
    begin, end = event.start_mark, event.end_mark
    return (begin.index, end.index) if begin and end else (0, 0)


@dataclass(slots=True)
class _OpenNode:
    """A mapping or list that is still open."""

    value: dict[str, Raw] | list[Raw]
    line: int
    column: int
    flow: bool
    start: int
    end: int
    """Behind the last value in it; of brackets, behind the closing one."""
    is_key: bool = False
    children: dict[str | int, Mark] = field(default_factory=dict)
    folded: dict[str, tuple[int, int]] = field(default_factory=dict)
    pending: str | None = None
    pending_mark: tuple[int, int] | None = None
    pending_end: tuple[int, int] = (0, 0)
    pending_offsets: tuple[int, int] = (0, 0)
    last_end: tuple[int, int] | None = None

    @property
    def wants_key(self) -> bool:
        return isinstance(self.value, dict) and self.pending is None

    def hide_key(self, line: int, column: int, offsets: tuple[int, int]) -> None:
        """Take a key that cannot be used: its value is read and then forgotten."""
        self.pending, self.pending_mark = f"\0{len(self.children)}", (line, column)
        self.pending_offsets = offsets


class Builder:
    """Takes events in order and grows one document from them."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.lines = LINE_BREAK.split(text)
        self.problems: list[Problem] = []
        self.document: Document | None = None
        self.last_scalar: yaml.ScalarEvent | None = None
        self._open: list[_OpenNode] = []
        self._nodes = 0
        self._documents = 0

    def brackets(self) -> list[Place]:
        """Where the brackets stand that are still open, the innermost first."""
        places = []
        for frame in reversed(self._open):
            line = self.lines[frame.line - 1]
            found = _BRACKET.match(line, frame.column - 1) if frame.flow else None
            if found:
                places.append(Place(self.file, frame.line, found.end()))
        return places

    def report(self, code: str, line: int, column: int, message: str, hint: str = "") -> None:
        """Add a problem at a place in the file."""
        self.problems.append(fault(code, message, Place(self.file, line, column), hint))

    def take(self, event: yaml.Event) -> bool:
        """Use one event; False when reading has to end here."""
        row, column = syntax.spot(event.start_mark)
        line, column = row + 1, column + 1
        if len(self.problems) >= MAX_PROBLEMS:
            self.problems.append(more_than(MAX_PROBLEMS, Place(self.file, line, column)))
            return False
        if isinstance(event, yaml.DocumentStartEvent):
            return self._start_document(event, line, column)
        if isinstance(event, yaml.NodeEvent):
            self._refuse_sharing(event, line, column)
            self._nodes += 1
            if self._nodes > MAX_NODES:
                message = f"this file contains more than {MAX_NODES:,} values"
                self.report("YML-NODES", line, column, message, "Split it into several files.")
                return False
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line, column)
        elif isinstance(event, yaml.AliasEvent):
            if self._open and self._open[-1].wants_key:
                self._open[-1].hide_key(line, column, _offsets(event))
            else:
                self._place_value(None, Mark(*_offsets(event)))
        elif isinstance(event, yaml.CollectionStartEvent):
            return self._start_collection(event, line, column)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end_collection(event)
        return True

    def _start_document(self, event: yaml.DocumentStartEvent, line: int, column: int) -> bool:
        self._documents += 1
        if event.version or event.tags:
            self.problems.append(syntax.directive(Place(self.file, line, column)))
            return False
        if self._documents > 1:
            hint = 'Delete the line "---", or move what follows it into a file of its own.'
            self.report("YML-DOCUMENTS", line, column, 'a second document begins here ("---")', hint)
            return False
        return True

    def _refuse_sharing(self, event: yaml.NodeEvent, line: int, column: int) -> None:
        """An alias as the value of a name that is one itself is told once."""
        hidden = self._open and (self._open[-1].pending or "").startswith("\0")
        if not (hidden and isinstance(event, yaml.AliasEvent)):
            self.problems += yaml_pitfalls.sharing(event, self.lines, Place(self.file, line, column))

    def _start_collection(self, event: yaml.CollectionStartEvent, line: int, column: int) -> bool:
        if len(self._open) >= MAX_DEPTH:
            message = f"values are nested more than {MAX_DEPTH} deep here"
            self.report("YML-DEPTH", line, column, message, "Count the opening brackets of this line.")
            return False
        parent = self._open[-1] if self._open else None
        is_key = parent is not None and parent.wants_key
        if is_key and not any(frame.is_key for frame in self._open):
            self.problems.append(yaml_pitfalls.bracket_key(self.lines, Place(self.file, line, column)))
        value: dict[str, Raw] | list[Raw] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._open.append(_OpenNode(value, line, column, bool(event.flow_style), *_offsets(event), is_key))
        return True

    def _end_collection(self, event: yaml.CollectionEndEvent) -> None:
        frame = self._open.pop()
        end = _offsets(event)[1] if frame.flow else frame.end
        if frame.is_key:
            self._open[-1].hide_key(frame.line, frame.column, (frame.start, end))
        else:
            self._place_value(frame.value, Mark(frame.start, end, None, frame.children))

    def _scalar(self, event: yaml.ScalarEvent, line: int, column: int) -> None:
        plain = event.implicit[0]
        if event.value or not plain:
            self.last_scalar = event
        if event.style == '"':
            self.problems += yaml_pitfalls.unseen(event.value, self.file, Place(self.file, line, column))
        parent = self._open[-1] if self._open else None
        if parent is not None and parent.wants_key:
            self._key(event, parent, line, column)
            return
        if plain:
            self._refuse_pitfalls(event, parent)
        self.problems += yaml_pitfalls.lost_paragraph(event, self.lines, self.file)
        if parent is not None:
            parent.last_end = syntax.spot(event.end_mark)
        self._place_value(None if plain and not event.value else event.value, self._mark(event))

    def _mark(self, event: yaml.ScalarEvent) -> Mark:
        """A block of text ends with its last line: empty ones after it are its own only where it keeps them (`|+`)."""
        start, end = _offsets(event)
        if event.style in ("|", ">"):
            block = self.text[start:end]
            keeps = "+" in block.partition("\n")[0].partition("#")[0]
            end = start + len(block.removesuffix("\n") if keeps else block.rstrip())
        return Mark(start, end)

    def _key(self, event: yaml.ScalarEvent, parent: _OpenNode, line: int, column: int) -> None:
        key = event.value
        folded = unicodedata.normalize("NFC", key).casefold()
        usable = self._usable(key, event.implicit[0], parent.flow, line, column)
        if usable and folded in parent.folded:
            first = Place(self.file, *parent.folded[folded])
            message, hint = f'"{shorten(key)}" is defined twice', "Keep one of the two."
            here = Place(self.file, line, column)
            self.problems.append(fault("YML-DUPLICATE", message, here, hint, (first,)))
            usable = False
        parent.folded.setdefault(folded, (line, column))
        parent.hide_key(line, column, _offsets(event))
        parent.pending_end = syntax.spot(event.end_mark)
        if usable:
            parent.pending = key

    def _usable(self, key: str, plain: bool, flow: bool, line: int, column: int) -> bool:
        """Whether a key can be a field's name or an id; what cannot be is reported."""
        if plain and key == "<<":
            hint = "Write the fields out where they are needed."
            self.report("YML-MERGE", line, column, '"<<" (a merge key) is not used in a playbook', hint)
        elif not key.strip():
            self.report("YML-KEY", line, column, "there is no name before this colon", "Write the field's name.")
        elif _INVISIBLE.search(key):
            self.report("YML-KEY", line, column, "a name before a colon must be plain text", "Write the field's name.")
        elif plain and flow and _GLUED.match(key):
            name = key.split(":")[0]
            self.report("YML-SPACE", line, column, f'a space is missing after "{name}:"', f'Write "{name}: …".')
        else:
            return True
        return False

    def _refuse_pitfalls(self, event: yaml.ScalarEvent, parent: _OpenNode | None) -> None:
        key = parent.pending_mark if parent is not None else None
        self.problems += yaml_pitfalls.swallowed_comment(event, self.lines, self.file, key)
        if parent is not None and parent.flow and parent.last_end:
            self.problems += yaml_pitfalls.split_number(event, self.lines, self.file, parent.last_end)
            if isinstance(parent.value, list):
                self.problems += yaml_pitfalls.split_text(event, self.lines, self.file, parent.last_end)
        self._refuse_lonely_name(event, parent)
        bullets = list(yaml_pitfalls.pasted_bullets(event, self.lines, self.file))
        self.problems += bullets or yaml_pitfalls.joined_items(event, self.lines, self.file)
        self.problems += yaml_pitfalls.wide_colon(event, self.lines, self.file)
        self.problems += yaml_pitfalls.note_for_value(event, self.lines, self.file, key)
        row, column = syntax.spot(event.start_mark)
        self.problems += yaml_pitfalls.empty_words(event, Place(self.file, row + 1, column + 1))

    def _refuse_lonely_name(self, event: yaml.ScalarEvent, parent: _OpenNode | None) -> None:
        """`{do: Run ads, collect forms}` would make a field of the words after the comma."""
        if event.value or parent is None or not parent.flow or not parent.pending or "\0" in parent.pending:
            return
        row, column = parent.pending_end
        if any(frame.is_key for frame in self._open) or self.lines[row][column:].lstrip().startswith(":"):
            return
        line, column = parent.pending_mark or (row + 1, column + 1)
        if found := yaml_pitfalls.split_amount(self.lines, self.file, line, column):
            if not any(each.place == found.place for each in self.problems):
                self.problems.append(found)
            parent.pending = f"\0{len(parent.children)}"
            return
        hint = 'If it belongs to the text before it, put that text in "double quotes".'
        self.report("YML-COMMA", line, column, f'"{shorten(parent.pending)}" has no value', hint)
        parent.pending = f"\0{len(parent.children)}"

    def _place_value(self, value: Raw, mark: Mark) -> None:
        if not self._open:
            self._finish(value, mark)
            return
        parent = self._open[-1]
        parent.end = mark.end
        if isinstance(parent.value, list):
            parent.children[len(parent.value)] = mark
            parent.value.append(value)
            return
        key = parent.pending or ""
        parent.children[key] = mark.under(parent.pending_offsets)
        if not key.startswith("\0"):
            parent.value[key] = value
        parent.pending = None

    def _finish(self, value: Raw, mark: Mark) -> None:
        if value is None and not self.problems:
            return
        source = SourceText(self.file, self.text, [0, *(found.end() for found in LINE_BREAK.finditer(self.text))])
        if isinstance(value, str):
            found = syntax.glued_colon(self.lines, source.place(mark.start).line)
            if found:
                self.problems.append(syntax.missing_space(self.file, self.lines, found))
                return
        self.document = Document(value, Origin(source, mark))
