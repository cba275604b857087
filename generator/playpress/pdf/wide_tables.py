"""HTML of a page -> the same with tables of running text that are too wide for paper as one list for each row."""

import re
from itertools import chain, repeat

from markupsafe import Markup

from playpress import markup_names as css

_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_HEAD = re.compile(r"<thead>.*?</thead>", re.DOTALL)
_TITLE = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<td\b([^>]*)>(.*?)</td>", re.DOTALL)
_FULL, _LISTED = 5, 9
"""So many columns need the margin beside the text, too, and so many have no room at all."""


def set_on_paper(html: str) -> str:
    """The page. Tables of our own blocks have a class, and know themselves how wide they are."""
    return _TABLE.sub(lambda found: _set(found[0]), html)


def _set(table: str) -> str:
    head = _HEAD.search(table)
    titles = [Markup(each).striptags() for each in _TITLE.findall(head[0])] if head else []
    if head is None or len(titles) < _FULL:
        return table
    if len(titles) < _LISTED:
        return f'<div class="{css.FULL_TABLE}">{table}</div>'
    rows = _ROW.sub(lambda row: _record(row[0], titles), table[head.end() :])
    return f'<div class="{css.RECORDS}">{table[: head.end()]}{rows}</div>'


def _record(row: str, titles: list[str]) -> str:
    """A row whose first cell is its title, and whose other cells say what they are."""
    labels = chain(titles, repeat(""))

    def cell(found: re.Match[str]) -> str:
        label = next(labels)
        if found.start() == first:
            return f'<th scope="row">{found[2]}</th>'
        return str(Markup('<td data-label="{}">{}</td>').format(label, Markup(found[2])))

    found = _CELL.search(row)
    first = found.start() if found else -1
    return _CELL.sub(cell, row)
