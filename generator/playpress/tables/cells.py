"""A raw value <-> what a cell says: a list is a line for each item, and what has fields stands in braces."""

import re

from playpress.source import events
from playpress.source.document import Raw
from playpress.source.edit import one_line
from playpress.tables.columns import Column, Shape

LONGEST = 32_767
"""How many characters a cell of a spreadsheet holds."""
_TOO_LONG = "… (too long for a cell; the rest is in the playbook, and reading this back changes nothing)"
RUN = "=+-@\t\r\uff1d\uff0b\uff0d\uff20"
"""The signs with which a formula begins; the last four are wide ones, which East Asian spreadsheets take for them."""
_ACTIVE = re.compile(f"'*[{re.escape(RUN)}]")
"""How a text begins that a spreadsheet may run; after apostrophes, it is one that was made safe."""
_PLAIN_NUMBER = re.compile(r"-\d+([.,]\d+)*")
_NOTHING: dict[Shape, str] = {"list": "[]", "names": "{}"}
_BULLET = re.compile(r"[-*•–]\s+")
_QUOTED = re.compile(r"""[\[{"'\-*•–]|\s|$""")
_PAIR = re.compile(r"([^:{}\[\]\"']*[^:{}\[\]\"'\s])\s*:\s+(.+)", re.DOTALL)


def written(raw: Raw, shape: Shape) -> str:
    """What a cell says: empty for nothing, `[]` for a list that is written as an empty one."""
    if raw is None:
        return ""
    if not raw and not isinstance(raw, str):
        return _NOTHING.get(shape, "")
    if isinstance(raw, list):
        return "\n".join(map(_line, raw))
    if isinstance(raw, dict) and shape == "names":
        return "\n".join(f"{name}: {_line(each)}" for name, each in raw.items())
    return raw if isinstance(raw, str) and shape == "word" else _line(raw)


def shown(text: str) -> str:
    """What a cell of a workbook shows of a text: all of it, unless no cell is as long."""
    return text if len(text) <= LONGEST else text[: LONGEST - len(_TOO_LONG)] + _TOO_LONG


def guarded(text: str) -> str:
    """What a file of plain text says, so that no spreadsheet takes it for a formula: an apostrophe in front of it."""
    return f"'{text}" if _ACTIVE.match(text) and not _PLAIN_NUMBER.fullmatch(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` made safe."""
    return text[1:] if text[:1] == "'" and _ACTIVE.match(text) else text


def read(text: str, column: Column) -> Raw:
    """What a cell means, as a definition would say it."""
    if column.shape == "word":
        return text.strip("\n") if column.long else text.strip()
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if column.shape == "fields":
        return _value(" ".join(lines))
    if text.strip() == _NOTHING[column.shape]:
        return [] if column.shape == "list" else {}
    if column.shape == "list":
        return [_value(_BULLET.sub("", each, count=1)) for line in lines for each in _items(line, column)]
    pairs = [_PAIR.fullmatch(line) for line in lines]
    return {pair[1]: _value(pair[2]) for pair in pairs if pair} if all(pairs) else text.strip()


def _items(line: str, column: Column) -> list[str]:
    """The items of a line: of ids and words without running text, several may stand on one."""
    if not (column.target or not column.running) or line[:1] in "{[\"'":
        return [line]
    return [each.strip() for each in re.split(r"[,;]", line) if each.strip()]


def _line(value: Raw) -> str:
    if isinstance(value, str) and not _QUOTED.match(value) and "\n" not in value and value == value.strip():
        return value
    return one_line(value)


def _value(line: str) -> Raw:
    """The value of a line: a text, or what braces, brackets or quotes hold where they hold something."""
    if line[:1] not in "{[\"'":
        return line
    document, problems = events.parse(line, "cell")
    return line if document is None or problems else document.value
