"""The cells of a table -> which columns hold amounts, which are wide, and whether a phone has room for all of them."""

import re
from collections.abc import Iterable, Sequence
from html import unescape
from itertools import zip_longest

from playpress import language, typography
from playpress.site.tables import ComparedRow, ListColumn, ListRow

_TAG = re.compile(r"<[^>]*>")
_SPACES = re.compile(r"[ \t\r\n]+")
_BREAK = re.compile(r"<br>|</li>|</p>|</summary>")
_UNIT = r"[ \u00a0]?%|[ \u00a0](?:[A-Z]{3}(?: a day)?|hours?|deals?|x)"
_AMOUNT = re.compile(rf"(?:about |(?:less|more) than )?[-+\u2212]?\d[\d,.]*(?:{_UNIT})?")
"""A number, with a unit where it has one."""
_NO_AMOUNT = frozenset({"", "unknown"})
"""What stands in a column of amounts where there is none."""
_ROOM, _BETWEEN = 48, 2
"""So many letters fit side by side on a phone of 390 px, and so many are as wide as the room a column has around it."""
_DIGIT = 1.25
"""A digit is as wide as so many letters, and so is a capital of a unit."""
_LINES = 3
"""So many lines a text may take in a cell there."""
_PAIR, _PROSE = 2, 15
"""A table of so few columns says what is what: a card for each row would repeat it, so texts may take more lines."""
_MANY = 6
"""More columns than these have less room around each."""
_SORT = "↕ "
"""What is behind the head of a column that sorts."""
_LONG = 20
"""More rows than these are a long list."""
_HALF = 20
"""So many letters stand in half of a card."""


def amounts(rows: Sequence[Sequence[object]], columns: int) -> list[bool]:
    """For each of the columns, whether it says nothing but amounts: its digits then stand below each other."""
    return [_counts(row[column] for row in rows if column < len(row)) for column in range(columns)]


def wide(cell: object) -> bool:
    """Whether half of a card on a phone is too narrow for what a cell says, or for a line that opens."""
    return "<summary" in str(cell) or max(len(_words(line)) for line in _BREAK.split(str(cell))) > _HALF


def fits_a_phone(rows: Sequence[Sequence[object]], titles: Sequence[object], counting: Sequence[bool]) -> bool:
    """Whether a table can stay one on a phone: its columns are next to each other there, texts in a few lines.

    `counting`: for each column, whether it says nothing but amounts, as `amounts` has it.
    """
    columns = zip_longest(*([_words(cell) for cell in row] for row in rows), fillvalue="")
    lines = _LINES if len(titles) > _PAIR else _PROSE
    needed = [_width(cells, counts, lines) for cells, counts in zip(columns, counting, strict=False)]
    heads = [max(map(len, _words(title).split(" ")), default=0) for title in titles]
    return sum(map(max, zip(needed, heads, strict=False))) <= _ROOM - _BETWEEN * len(titles)


def list_fits_a_phone(rows: Sequence[ListRow], columns: Sequence[ListColumn]) -> bool:
    """The same of a list, each head of which is one line with its sign for sorting. A long one begins with cards."""
    if len(rows) > _LONG:
        return False
    titles = [f"{each.title} {_SORT}".replace(" ", "\xa0") if each.sort else each.title for each in columns]
    cells = [row.cells for row in rows]
    return fits_a_phone(cells, titles, amounts(cells, len(columns)))


def sides_fit_a_phone(rows: Sequence[ComparedRow], titles: Sequence[object]) -> bool:
    """The same of things side by side, under their titles."""
    noted = any(row.note or row.kept for row in rows)
    cells = [[row.title, *row.cells] for row in rows]
    return not noted and fits_a_phone(cells, ["", *titles], [False] * (len(titles) + 1))


def many(titles: Sequence[object]) -> bool:
    """Whether a table has so many columns that they stand closer to each other where a page is not wide."""
    return len(titles) > _MANY


def _width(cells: Sequence[str], counts: bool, lines: int) -> float:
    if counts:
        return max((_letters(cell) + sum(map(str.isupper, cell)) * (_DIGIT - 1) for cell in cells), default=0)
    longest = max(map(_letters, cells), default=0)
    words = max((_letters(word) for cell in cells for word in cell.split(" ")), default=0)
    return max(words, longest / lines)


def _letters(text: str) -> float:
    return len(text) + sum(map(str.isdigit, text)) * (_DIGIT - 1)


def _counts(cells: Iterable[object]) -> bool:
    """Whether cells say amounts or nothing; what comes behind a first one that does not is left unread."""
    said = (words for cell in cells if (words := _words(cell)) not in _NO_AMOUNT)
    found = None
    for each in said:
        found = _AMOUNT.fullmatch(language.bare(each))
        if found is None:
            return False
    return found is not None


def _words(cell: object) -> str:
    """What a cell says, its lines in one; what no line of a page ends inside of is one word."""
    return typography.unbroken(_SPACES.sub(" ", unescape(_TAG.sub("", _BREAK.sub(" ", str(cell))))).strip(" "))
