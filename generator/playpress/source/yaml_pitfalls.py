"""Legal YAML that says something else than its author sees -> the problem that tells of it, at its place."""

import itertools
import re
from collections.abc import Iterator, Sequence

import yaml

from playpress.problems import Place, Problem, Replacement, fault, shorten
from playpress.source import invisible, syntax

_COMMENT = re.compile(r"\s+#[^\s#]")
_ITEM = re.compile(r" *- ")
_GLUED_ITEM = re.compile(r"-[^ \-\d]")
_SIGN = re.compile(r"[^\s,\[\]{}]+")
_NOTE = re.compile(r" #(?=\s)")
"""A note directly behind a colon, where the value would be; one that stands apart is meant as a note."""
_WIDE_COLON = re.compile(r"[a-z_]+[：︰]")
_AMOUNT = re.compile(r"(?<![\w.,])-?\d+(?:,\d+)+(?![\w.,]\w)")
"""A number with commas, written as one word."""
_LAST = re.compile(r"(and|or)\s")
"""What the last one of several in a sentence begins with."""
_FAR = 300
"""So many characters before a comma are looked at."""
_Spot = tuple[int, int]


def sharing(event: yaml.NodeEvent, lines: Sequence[str], place: Place) -> Iterator[Problem]:
    """Anchors, aliases and tags: a playbook says a thing where it stands, or by its id."""
    if isinstance(event, yaml.AliasEvent):
        hint = 'If the text begins with "*", put quotes around it. Otherwise write the value out.'
        yield fault("YML-ALIAS", f'"*{event.anchor}" is a YAML alias', place, hint)
    elif event.anchor:
        hint = 'If the text begins with "&", put quotes around it. Otherwise delete the anchor.'
        yield fault("YML-ANCHOR", f'"&{event.anchor}" is a YAML anchor', place, hint)
    elif getattr(event, "tag", None):
        hint = 'If the text begins with "!", put quotes around it. Otherwise delete the tag.'
        written = _SIGN.match(lines[place.line - 1], place.column - 1)
        yield fault("YML-TAG", f'"{written[0] if written else "!"}" is a YAML tag', place, hint)


def bracket_key(lines: Sequence[str], place: Place) -> Problem:
    """`name: {{ team }}` is, to YAML, a name made of a name."""
    begin = lines[place.line - 1].rfind("{{", max(place.column - 2, 0), place.column + 1)
    if begin >= 0:
        here = Place(place.file, place.line, begin + 1)
        return fault("YML-CHARACTER", 'text cannot begin with "{{"', here, 'Put the whole text in "double quotes".')
    hint = "Put quotes around text that begins with { or [."
    return fault("YML-KEY", "a name before a colon must be plain text", place, hint)


def unseen(text: str, file: str, start: Place | None = None) -> Iterator[Problem]:
    """The first invisible character. `start`: where a text begins whose escapes hide their own places."""
    for at, message in invisible.find(text):
        before = text[:at]
        written = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        hint = "Delete it; it often comes with pasted text."
        if start:
            hint = f"Delete it: it is written with a backslash, as \\u{ord(text[at]):04X}."
        yield fault(
            "YML-CONTROL", message, start or written, hint, instead=None if start else Replacement("", "text", 1)
        )
        return


def empty_words(event: yaml.ScalarEvent, place: Place) -> Iterator[Problem]:
    """`summary: null` is a text of four letters here, and nothing to its author."""
    if event.value in {"null", "Null", "NULL", "~"}:
        message = f'"{event.value}" would be read as a word'
        hint = 'Write nothing there, or delete the line; the word itself goes in "double quotes".'
        yield fault("YML-NULL", message, place, hint)


def pasted_bullets(event: yaml.ScalarEvent, lines: Sequence[str], file: str) -> Iterator[Problem]:
    """`• One page` on a line of its own is an item for its author, and a piece of one long text for YAML."""
    row, column = syntax.spot(event.start_mark)
    if row >= len(lines) or lines[row][:column].strip():
        return
    last = min(syntax.spot(event.end_mark)[0], len(lines) - 1)
    found = [(number, bullet) for number in range(row, last + 1) if (bullet := syntax.BULLET.match(lines[number]))]
    several = len(found) > 1 or any(_ITEM.match(lines[number]) for number in range(row + 1, last + 1))
    if found and found[0][0] == row and (several or not found[0][1][1][0].isdigit()):
        for number, bullet in found:
            yield syntax.bullet(Place(file, number + 1, bullet.start(1) + 1), bullet[1])


def wide_colon(event: yaml.ScalarEvent, lines: Sequence[str], file: str) -> Iterator[Problem]:
    """`name：Acme` on a line of its own is a field for its author, and a text for YAML."""
    row, column = syntax.spot(event.start_mark)
    if row < len(lines) and not lines[row][:column].strip() and _WIDE_COLON.match(event.value):
        yield syntax.no_colon(Place(file, row + 1, column + 1), lines[row])


def note_for_value(event: yaml.ScalarEvent, lines: Sequence[str], file: str, key: _Spot | None) -> Iterator[Problem]:
    """`owner: # market-analyst` has no owner: what looks like its value is a note."""
    row = key[0] - 1 if key else len(lines)
    if event.value or not key or row >= len(lines):
        return
    if found := _NOTE.match(lines[row], _after_key(lines, row, key[1] - 1)):
        hint = "Write the value in front of it, or the note on a line of its own."
        yield fault("YML-HASH", "this is a note, and there is no value", Place(file, row + 1, found.end()), hint)


def swallowed_comment(event: yaml.ScalarEvent, lines: Sequence[str], file: str, key: _Spot | None) -> Iterator[Problem]:
    """`colour: #993300` and `name: Plan #1` would lose what follows the #. `key` is where the value's name stands."""
    row, column = syntax.spot(event.end_mark)
    if not event.value and key:
        row = key[0] - 1
        column = _after_key(lines, row, key[1] - 1)
    line = lines[row] if row < len(lines) else ""
    if found := _COMMENT.match(line, column):
        yield syntax.swallowed(Place(file, row + 1, found.end() - 1))


def _after_key(lines: Sequence[str], row: int, column: int) -> int:
    colon = lines[row].find(":", column) if row < len(lines) else -1
    return colon + 1 if colon >= 0 else column


def split_number(event: yaml.ScalarEvent, lines: Sequence[str], file: str, last_end: _Spot) -> Iterator[Problem]:
    """`[EUR 2,900]` would become two items. `last_end` is where the item before this one ends."""
    row, column = syntax.spot(event.start_mark)
    before = lines[row][max(column - 2, 0) : column] if row < len(lines) else ""
    if event.value[:1].isdigit() and last_end == (row, column - 1) and re.fullmatch(r"\d,", before):
        message = "this comma splits a number into two items"
        yield fault("YML-COMMA", message, Place(file, row + 1, column), "Put quotes around the text.")


def split_text(event: yaml.ScalarEvent, lines: Sequence[str], file: str, last_end: _Spot) -> Iterator[Problem]:
    """`[Call (phone, email)]` and `[Name, role, and email]` have more items for YAML than for their author."""
    row = syntax.spot(event.start_mark)[0]
    if event.style or last_end[0] != row or row >= len(lines):
        return
    line, end = lines[row], syntax.spot(event.end_mark)[1]
    begin = max(last_end[1] - _FAR, 0)
    before = line[begin : last_end[1]]
    opened = before.rfind("(")
    if opened > before.rfind(")") and ")" in event.value.partition("(")[0]:
        first = begin + max(before.rfind(sign, 0, opened) for sign in "[,") + 1
        first += len(line[first:]) - len(line[first:].lstrip())
        text = line[first:end]
        meant = None if set(text) & set("\"'\\[") else Replacement(f'"{text}"', "text", len(text))
        here, hint = Place(file, row + 1, first + 1), f'Write "{shorten(text)}" in quotes.'
        yield fault("YML-COMMA", "a comma in brackets splits this text in two", here, hint, instead=meant)
    elif found := _LAST.match(event.value):
        message = f'this comma begins an item "{shorten(event.value)}"'
        hint = f'Put quotes around the whole text; or, where it is several items, delete "{found[1]}".'
        yield fault("YML-COMMA", message, Place(file, row + 1, last_end[1] + 1), hint)


def split_amount(lines: Sequence[str], file: str, line: int, column: int) -> Problem | None:
    """`{count: 1,200}` has a field "200" for YAML. `column`: where what follows the comma begins."""
    found = next((each for each in _AMOUNT.finditer(lines[line - 1]) if each.start() < column <= each.end()), None)
    if not found or found[0][column - 2 - found.start()] != ",":
        return None
    groups = found[0].split(",")
    thousands = all(len(group) == len("000") for group in groups[1:])
    meant = ["".join(groups)] if thousands else []
    decimals = ".".join(groups)
    meant += [decimals.rstrip("0").rstrip(".") if thousands else decimals] if len(groups) == 2 else []
    note = f"Write {', or '.join(meant)}{' where the comma begins the decimals' if len(meant) > 1 else ''}."
    ways = tuple(Replacement(each, "text", len(found[0])) for each in meant)
    instead, readings = (ways[0], ()) if len(ways) == 1 else (None, ways)
    here = Place(file, line, found.start() + 1)
    hint = note if meant else "Put quotes around the text."
    return fault("YML-COMMA", f'the comma splits "{found[0]}" in two', here, hint, instead=instead, readings=readings)


def lost_paragraph(event: yaml.ScalarEvent, lines: Sequence[str], file: str) -> Iterator[Problem]:
    """An empty line begins a paragraph for its author; YAML makes one line break of it, everywhere but behind `|`."""
    first, last = syntax.spot(event.start_mark)[0], syntax.spot(event.end_mark)[0]
    if event.style == "|" or last - first < 2:
        return
    block = event.style == ">"
    filled = [number for number in range(first + block, min(last + 1, len(lines))) if lines[number].strip()]
    if block and filled and syntax.spot(event.end_mark)[1] == 0:
        filled = [number for number in filled if number < last]
    empty = next((before + 1 for before, after in itertools.pairwise(filled) if after > before + 1), None)
    if empty is None:
        return
    message = "this empty line does not begin a paragraph"
    if not block:
        hint = "Begin the text behind `|`, on lines of its own; or delete the empty line."
        yield fault("YML-PARAGRAPH", message, Place(file, empty + 1), hint)
        return
    place = Place(file, first + 1, syntax.spot(event.start_mark)[1] + 1)
    message = 'behind ">" an empty line does not begin a paragraph'
    hint, instead = 'Write "|" in place of ">".', Replacement("|", "text", 1)
    yield fault("YML-PARAGRAPH", message, place, hint, instead=instead)


def joined_items(event: yaml.ScalarEvent, lines: Sequence[str], file: str) -> Iterator[Problem]:
    """List items that do not line up would become one text; so would `-Item` below a name."""
    row, column = syntax.spot(event.start_mark)
    if event.value[:1] == "-" and _GLUED_ITEM.match(event.value) and not lines[row][:column].strip():
        yield syntax.missing_dash_space(Place(file, row + 1, column + 1))
        return
    for number in range(row + 1, min(syntax.spot(event.end_mark)[0] + 1, len(lines))):
        if found := _ITEM.match(lines[number]):
            yield syntax.not_aligned(Place(file, number + 1, found.end() - 1))
            return
