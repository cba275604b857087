"""libyaml's syntax errors -> problems in a marketer's words, at the place that has to be fixed."""

import re
from collections.abc import Sequence
from typing import Protocol

import yaml

from playpress.problems import Place, Problem, Replacement, fault

_GLUED_LINE = re.compile(r"^ *(?:- +)?([A-Za-z_][\w-]*):[^ /:]")
_GLUED_DASH = re.compile(r"^ *-[^ \-\d]")
_SECOND_IN_BRACKETS = re.compile(r"[\[{,]\s*[^,:{}\[\]\"']+: [^,{}\[\]\"']*:$")
"""What stands before a colon between brackets that is not the first of its field: `{do: Review:`."""
_GLUED_NOTE = re.compile(r"\s#[^\s#]")
_QUOTE_HINT = 'Put the whole text in "double quotes".'
TABLE = "Write each row as fields, `name: value`, or keep the table in a text: `| one | two |`, below `body: |`."
"""What to do with a table that was pasted."""

_SHARING = re.compile(r"(?:^|[:-]) *([*&])\S*$")
_OTHER_SIGN = re.compile(r"\s*(?:- )?([a-z_]+)( ?=>? ?| ->? | - |; ?|::)")
_CURLY = re.compile("[\u201c\u201d\u201e\u201f]")


BULLET = re.compile(r"\s*([•·◦▪‣●○–—*+]|\d{1,2}[.)])(?=\s+\S)")
"""What begins an item of a list in other programs."""
_NO_FIELD_YET = re.compile(r" *(?:- +(?=[a-z_]+\b)|(?=[^\s#-]))")
"""What is before the name of a field, or of what should be one: an item of a list may begin with its first field."""
_LOOK_ALIKES = {"：": "a wide colon", "︰": "a wide colon", "，": "a wide comma"}


class LibraryMark(Protocol):
    """What both of the library's own marks have."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


def is_table(text: str) -> bool:
    """Whether lines look like rows that a spreadsheet copied: each with as many commas, or semicolons, as the first."""
    rows = [line for line in text.splitlines() if line.strip()]
    counts = [{row.count(sign) for row in rows} for sign in ",;"]
    return len(rows) > 1 and any(len(each) == 1 and 0 not in each for each in counts)


def spot(mark: LibraryMark | None) -> tuple[int, int]:
    """Row and column of a mark, both from 0."""
    return (mark.line, mark.column) if mark else (0, 0)


def glued_colon(lines: Sequence[str], line: int) -> int:
    """The number of the line at or just before `line` that lacks a space after its colon, or 0."""
    for number in (line - 1, line):
        if 0 < number <= len(lines) and _GLUED_LINE.match(lines[number - 1]):
            return number
    return 0


def missing_space(file: str, lines: Sequence[str], line: int) -> Problem:
    """The problem of a line such as `name:Acme`."""
    found = _GLUED_LINE.match(lines[line - 1])
    name = found.group(1) if found else ""
    column = found.start(1) + len(name) + 1 if found else 1
    message = f'a space is missing after "{name}:"'
    odd = lines[line - 1][column : column + 1].isspace()
    hint = "Delete the special space there and type a plain one." if odd else f'Write "{name}: …".'
    instead = Replacement(": ", "text", 2 if odd else 1)
    return fault("YML-SPACE", message, Place(file, line, column), hint, instead=instead)


def missing_dash_space(place: Place) -> Problem:
    """The problem of a line such as `-Phone`."""
    hint, instead = 'Write "- " and then the text.', Replacement("- ", "text", 1)
    return fault("YML-DASH", 'a space is missing after "-"', place, hint, instead=instead)


def bullet(place: Place, sign: str) -> Problem:
    """The problem of a line such as `• One page`."""
    hint, instead = f'Write "- " in place of "{sign}".', Replacement("-", "text", len(sign))
    return fault("YML-DASH", 'a list item begins with "- "', place, hint, instead=instead)


def no_colon(place: Place, text: str) -> Problem:
    """The problem of a line such as `purpose Sell`, or `name：Acme` with a colon of another keyboard."""
    if found := BULLET.match(text):
        return bullet(Place(place.file, place.line, found.start(1) + 1), found[1])
    for sign in "：︰":
        if sign in text:
            at = Place(place.file, place.line, text.index(sign) + 1)
            hint, instead = 'Write ": " in its place.', Replacement(": ", "text", 1)
            return fault("YML-NO-COLON", f'"{sign}" is {_LOOK_ALIKES[sign]}', at, hint, instead=instead)
    if found := _OTHER_SIGN.match(text):
        hint = f'Write "{found[1]}: …" in place of "{found[1]}{found[2]}".'
        return fault("YML-NO-COLON", f'this line has no colon after "{found[1]}"', place, hint)
    hint = 'Write "name: value", or indent the line if it belongs to the text above.'
    return fault("YML-NO-COLON", "this line has no colon", place, hint)


def not_aligned(place: Place) -> Problem:
    """The problem of a line that begins too far to the left or to the right."""
    hint = "Begin it in the same column as its neighbours (two spaces a level)."
    return fault("YML-INDENT", "this line does not line up with the lines around it", place, hint)


def swallowed(place: Place) -> Problem:
    """The problem of `name: Plan #1` and `colour: #993300`."""
    hint = 'Put quotes around the whole text, or a space after "#" if it is a note.'
    return fault("YML-HASH", 'everything after " #" would be lost as a comment', place, hint)


def directive(place: Place) -> Problem:
    """The problem of a line that begins with %."""
    hint = 'Delete the line, or put quotes around text that begins with "%".'
    return fault("YML-DIRECTIVE", 'a line cannot begin with "%"', place, hint)


def explain(
    error: yaml.MarkedYAMLError,
    file: str,
    lines: Sequence[str],
    last: yaml.ScalarEvent | None,
    brackets: Sequence[Place],
) -> Problem:
    """Say what is wrong in plain words, at the place where it began. `brackets` are those still open."""
    here = _inside(_place(file, error.problem_mark or error.context_mark), lines)
    line = here.line
    problem, context = error.problem or "", error.context or ""
    opened = _inside(_place(file, error.context_mark), lines) if error.context_mark else here
    text = lines[line - 1]

    for number in (line - 1, line):
        if number > 0 and lines[number - 1].startswith("%"):
            return directive(Place(file, number, 1))
    if "quoted scalar" in context and "escape" not in problem:
        return _unclosed(opened, lines)
    if last is not None and _runs_over(last, here, text):
        return _unclosed(_place(file, last.start_mark), lines)
    if glued := glued_colon(lines, line):
        return missing_space(file, lines, glued)
    for each in (opened, here):
        if _GLUED_DASH.match(lines[each.line - 1]):
            return missing_dash_space(Place(file, each.line, lines[each.line - 1].index("-") + 1))
    if last is not None and _follows(last, here, text):
        return _after_quote(here, str(last.style))
    if "flow" in context:
        return _unclosed_bracket(brackets[0] if brackets else opened, here, lines)
    return _by_problem(problem, context, here, opened, lines)


def _by_problem(problem: str, context: str, here: Place, opened: Place, lines: Sequence[str]) -> Problem:
    """By the library's words for it: the only place that knows them."""
    text = lines[here.line - 1]
    if "escape" in problem:
        hint = "Use 'single quotes', or write every backslash twice."
        at = Place(here.file, here.line, text.rfind("\\", 0, here.column) + 1)
        return fault("YML-ESCAPE", "a backslash in double quotes begins a special character", at, hint)
    if "mapping values are not allowed" in problem:
        return _second_colon(here, lines)
    if "could not find expected ':'" in problem:
        return no_colon(opened, lines[opened.line - 1])
    if "block sequence entries" in problem:
        hint = 'Put "- " on a line of its own below the name.'
        return fault("YML-DASH", "a list item cannot begin on this line", here, hint)
    if "directive" in context:
        return directive(opened)
    if "block scalar" in context:
        if re.fullmatch(r"\s*\|.*\|.*\|\s*", lines[opened.line - 1]):
            return fault("YML-CHARACTER", "a table cannot begin here", opened, TABLE)
        hint = "Begin the text on the next line, indented, or put it in quotes."
        sign = text[opened.column - 1 : opened.column] if opened.line == here.line else "|"
        return fault("YML-CHARACTER", f'text is not allowed after "{sign}" on the same line', opened, hint)
    if "cannot start any token" in problem:
        return _bad_start(here, text)
    if "alphabetic or numeric" in problem or "tag" in context:
        return _bad_start(opened, text)
    return _by_text(here, text)


def _by_text(here: Place, text: str) -> Problem:
    """Where the library's words say too little, the line itself tells."""
    before, rest = text[: here.column - 1].rstrip(), text[here.column - 1 :]
    if rest[:1] in ("]", "}"):
        hint = "Delete it, or put quotes around the text."
        return fault("YML-BRACKET", "this closing bracket has no opening one", here, hint)
    if before.endswith(("]", "}")):
        hint = 'Put the whole text in "double quotes".'
        return fault("YML-BRACKET", "text found after the closing bracket", here, hint)
    if rest.rstrip() == ":" or rest.startswith(": "):
        return fault("YML-KEY", "there is no name before this colon", here, "Write the field's name.")
    if not before:
        return not_aligned(here)
    if found := _SHARING.search(before):
        return _bad_start(Place(here.file, here.line, found.start(1) + 1), text)
    if rest[:1] == ":":
        return fault("YML-COLON", "this colon is not allowed here", here, _QUOTE_HINT)
    if before.endswith((":", "-")) and rest[:1] in (",", "?", "-"):
        return _bad_start(here, text)
    return fault("YML-SYNTAX", "this line cannot be read", here, "Check its quotes, brackets and indentation.")


def _second_colon(here: Place, lines: Sequence[str]) -> Problem:
    text = lines[here.line - 1]
    before = text[: here.column - 1]
    if ": " not in before:
        indent = len(before) - len(before.lstrip())
        above = _line_above(here, lines)
        if above and _first_column(lines[above - 1]) == indent:
            return no_colon(Place(here.file, above, indent + 1), lines[above - 1])
        return not_aligned(Place(here.file, here.line, indent + 1))
    hint = 'Put the whole text in straight quotes: "…"' if _CURLY.search(before) else _QUOTE_HINT
    return fault("YML-COLON", 'a second ": " in this line', here, hint)


def _line_above(here: Place, lines: Sequence[str]) -> int:
    """The number of the nearest line above that says something, or 0."""
    found = (number for number in range(here.line - 1, 0, -1) if lines[number - 1].strip())
    return next(found, 0)


def _first_column(text: str) -> int | None:
    """Where the first of several fields begins in a line without a colon, in a list or not; None where none can."""
    found = _NO_FIELD_YET.match(text)
    return None if found is None or re.search(r":(\s|$)", text) else found.end()


def _bad_start(place: Place, text: str) -> Problem:
    sign = text[place.column - 1 : place.column]
    if (found := BULLET.match(text)) and found.start(1) + 1 == place.column:
        return bullet(place, found[1])
    rest = text[place.column - 1 :].rstrip()
    alone = (
        not re.search(r"[\[{]", text[: place.column - 1]) and " #" not in rest and '"' not in rest and "\\" not in rest
    )
    instead = Replacement(f'"{rest}"', "text", len(rest)) if alone else None
    return fault("YML-CHARACTER", f'text cannot begin with "{sign}"', place, _QUOTE_HINT, instead=instead)


def _after_quote(here: Place, style: str) -> Problem:
    outer, inner = ("'single", '"double quotes" are allowed inside.')
    if style == "'":
        outer, inner = ('"double', "an apostrophe is allowed inside.")
    hint = f"Put the whole text in {outer} quotes{outer[0]}: then {inner}"
    return fault("YML-AFTER-QUOTE", "text found after the closing quote", here, hint)


def _unclosed_bracket(opened: Place, here: Place, lines: Sequence[str]) -> Problem:
    """A bracket that is not closed, whose end a note swallowed, or in which a text has a colon."""
    for number in range(opened.line, min(here.line, len(lines)) + 1):
        start = opened.column if number == opened.line else 0
        if found := _GLUED_NOTE.search(lines[number - 1], start):
            return swallowed(Place(here.file, number, found.start() + 2))
    for number in range(opened.line, min(here.line, len(lines)) + 1):
        if found := re.search("[，：]", lines[number - 1]):
            sign, right = found[0], ", " if found[0] == "，" else ": "
            at, instead = Place(here.file, number, found.start() + 1), Replacement(right, "text", 1)
            hint = f'Write "{right}" in its place.'
            return fault("YML-CHARACTER", f'"{sign}" is {_LOOK_ALIKES[sign]}', at, hint, instead=instead)
    if _SECOND_IN_BRACKETS.search(lines[here.line - 1][: here.column]):
        return _second_colon(here, lines)
    hint = "Close it, or put quotes around the text."
    return fault("YML-BRACKET", "this bracket is not closed", opened, hint)


def _runs_over(last: yaml.ScalarEvent, here: Place, text: str) -> bool:
    """Whether a quoted text swallowed the beginning of the next one: it closed where that one opens."""
    begin, end = spot(last.start_mark)[0], spot(last.end_mark)[0]
    if last.style not in ('"', "'") or end + 1 != here.line:
        return False
    return begin < end or (last.value.rstrip().endswith((":", ",", "[", "{")) and _follows(last, here, text))


def _follows(last: yaml.ScalarEvent, here: Place, text: str) -> bool:
    """Whether an error stands behind a quoted text, on its line."""
    row, column = spot(last.end_mark)
    if last.style not in ('"', "'") or row + 1 != here.line or here.column <= column:
        return False
    return not text[column : here.column - 1].strip()


def _unclosed(place: Place, lines: Sequence[str]) -> Problem:
    hint = "Close it at the end of the text."
    if place.line <= len(lines) and lines[place.line - 1][place.column - 1 : place.column] == "'":
        hint = 'Close it at the end of the text; text with an apostrophe goes in "double quotes".'
    return fault("YML-QUOTE", "this quote is not closed", place, hint)


def _place(file: str, mark: LibraryMark | None) -> Place:
    row, column = spot(mark)
    return Place(file, row + 1, column + 1)


def _inside(place: Place, lines: Sequence[str]) -> Place:
    """A place, or the end of the text where it lies beyond."""
    return place if place.line <= len(lines) else Place(place.file, len(lines), len(lines[-1]) + 1)
