"""Sheet -> how wide its columns and how high its rows are, so that every line of a cell is seen."""

from collections.abc import Iterator, Sequence

from playpress.exports.sheets import Head, Sheet, is_link

_NARROWEST, _WIDEST, _WIDEST_ALONE = 8, 60, 40
"""Characters that a column is wide at least and at most; the last of a sheet that is printed on one page."""
_LINE, _HIGHEST = 15.0, 409.0
"""Points: the height of a line, and that of the highest row of a spreadsheet."""
_READ = 2000
"""How many characters of a cell are looked at: more do not fit into the highest row."""


def widths(sheet: Sheet) -> list[int]:
    """The width of each column in characters."""
    return [_width(sheet, number, head) for number, head in enumerate(sheet.heads)]


def _width(sheet: Sheet, number: int, head: Head) -> int:
    if is_link(head):
        return _NARROWEST
    lines = [len(line) for row in sheet.rows for line in row[number][:_READ].split("\n")]
    lines += [] if number else [len(label) for label, _ in sheet.above[1:]]
    wanted = max(_NARROWEST, min(len(head.title), 24) + 4, *(each + 2 for each in (0, *lines)))
    return min(wanted, _WIDEST_ALONE if sheet.above else _WIDEST)


def heights(sheet: Sheet, columns: Sequence[int]) -> Iterator[tuple[int, float]]:
    """The rows of several lines, from 0 for the first below the heads, and their heights in points.

    They are said because not every program works them out when it opens a file.
    """
    for number, row in enumerate(sheet.rows):
        shown = (
            (text, width) for text, width, head in zip(row, columns, sheet.heads, strict=True) if not is_link(head)
        )
        lines = max(sum(_lines(line, width) for line in text[:_READ].split("\n")) for text, width in shown)
        if lines > 1:
            yield number, min(lines * _LINE, _HIGHEST)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes whose words stay whole."""
    count, used = 1, 0
    for word in text.split(" "):
        if used and used + 1 + len(word) > width:
            count, used = count + 1, 0
        used += len(word) + bool(used)
        count, used = count + used // (width + 1), used % (width + 1)
    return count
