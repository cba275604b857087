"""HTML of a page -> the same on paper: what is a box to tick, or a cell to write in, is a field as well."""

import re

from markupsafe import Markup

from playpress import markup_names as css

ROOM = Markup("&nbsp;")
"""What a cell says in which a person is to write."""
_GATE = re.compile(rf'<div class="{css.GATE}">.*?</ul></div>', re.DOTALL)
_ITEM = re.compile(r"(<li\b[^>]*>)(.*?)(?=</li>)", re.DOTALL)
_ROW = re.compile(r"<tr\b[^>]*>.*?</tr>", re.DOTALL)
_CELL = re.compile(r'(<td\b[^>]*\bdata-label="([^"]*)"[^>]*>)(.*?)(?=</td>)', re.DOTALL)
_NOTHING = re.compile(r"(?:&nbsp;|\xa0|<br>|\s)*")
_TASK = re.compile(rf'<span class="{css.PROSE_BOX}"[^>]*></span>(.*?)(?=</li>|</?[uo]l\b)', re.DOTALL)
_BOX = Markup('<input type="checkbox" name="gate-{}" title="{}">')
_SMALL_BOX = Markup(f'<input type="checkbox" class="{css.PROSE_BOX}" name="task-{{}}" title="{{}}">')
_LINE = Markup(f'<input type="text" class="{css.LINE}" name="cell-{{}}" title="{{}}: {{}}">')


def as_fields(html: str) -> str:
    """The page, with a box for each criterion and task, and a line in each cell that has room to write (ROOM)."""
    made = 0

    def number() -> int:
        nonlocal made
        made += 1
        return made

    def item(found: re.Match[str]) -> str:
        return f"{found[1]}{_BOX.format(number(), _said(found[2]))}{found[2]}"

    def task(found: re.Match[str]) -> str:
        return f"{_SMALL_BOX.format(number(), _said(found[1]))}{found[1]}"

    def row(found: re.Match[str]) -> str:
        first = next((_said(cell[3]) for cell in _CELL.finditer(found[0])), "")

        def cell(each: re.Match[str]) -> str:
            if not each[3] or not _NOTHING.fullmatch(each[3]):
                return each[0]
            return f"{each[1]}{_LINE.format(number(), _said(each[2]), first)}"

        return _CELL.sub(cell, found[0]) if "&nbsp;" in found[0] else found[0]

    return _ROW.sub(row, _GATE.sub(lambda found: _ITEM.sub(item, found[0]), _TASK.sub(task, html)))


def _said(html: str) -> str:
    return Markup(html.replace("<br>", " ")).striptags()
