"""Sheets -> a workbook: heads that stay in view, filters, choices, links; the same bytes for the same Book."""

import datetime as dt
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

import xlsxwriter

from playpress.exports import layout
from playpress.exports.sheets import CONTENTS, IDS, Head, Sheet, is_link, sheets
from playpress.graph import Book
from playpress.model.kind import called
from playpress.tables.cells import RUN, shown
from playpress.tables.columns import Column

_TITLE = 24
"""Points: the height of the row with the title of a sheet that stands alone."""
_PAGE = 180
"""How many characters stand side by side on a printed page that can still be read."""
_CHOICES = 255
"""How many characters a list of choices has, all together."""
_MONEY = re.compile(r"(-?\d{1,13}(?:\.\d{1,2})?) ([A-Z]{3})")


def workbook(book: Book) -> bytes:
    """The whole playbook: contents first, then every sheet."""
    return _written(book, sheets(book), contents=True)


def single(book: Book, sheet: Sheet) -> bytes:
    """One sheet that says itself what it is."""
    return _written(book, [sheet], contents=False)


def _written(book: Book, found: Sequence[Sheet], contents: bool) -> bytes:
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, options) as target:
        target.set_properties({"title": str(book.settings.full_title), "created": _moment(book.today)})
        looks = _Looks(target)
        if contents:
            _contents(target.add_worksheet(CONTENTS), book, found, looks)
        ids = _ranges(book, found)
        for each in found:
            _sheet(target.add_worksheet(each.name), each, looks, ids, str(book.settings.full_title))
    return file.getvalue()


class _Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, target: Any) -> None:
        self._target = target
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def of(self, **options: object) -> Any:
        key = tuple(sorted(options.items()))
        if key not in self._made:
            self._made[key] = self._target.add_format({"valign": "top", **options})
        return self._made[key]


def _moment(day: dt.date) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001


def _contents(page: Any, book: Book, found: Sequence[Sheet], looks: _Looks) -> None:
    settings = book.settings
    page.fit_to_pages(1, 0)
    page.set_column(0, 0, 34)
    page.set_column(1, 1, 60)
    title = str(settings.full_title)
    page.write_string(0, 0, title, looks.of(bold=True, font_size=16, quote_prefix=_is_active(title)))
    facts = [("Version", str(settings.version or "")), ("As of", book.today.isoformat())]
    facts += [("Site", settings.site_url or ""), ("To read changes back", "playpress import FILE.xlsx")]
    line = 2
    for label, value in facts:
        if value:
            page.write_string(line, 0, label, looks.of(bold=True))
            page.write_string(line, 1, value, looks.of())
            line += 1
    line += 1
    page.write_row(line, 0, ("Sheet", "Rows"), looks.of(bold=True, bottom=1))
    for number, each in enumerate(found, line + 1):
        address = "internal:'{}'!A1".format(each.name.replace("'", "''"))
        look = looks.of(font_color="#1d4f91", underline=1, quote_prefix=_is_active(each.name))
        page.write_url(number, 0, address, look, each.name)
        page.write_number(number, 1, len(each.rows), looks.of(align="left"))


def _ranges(book: Book, found: Sequence[Sheet]) -> dict[str, str]:
    """Where the ids of each kind are listed, which stand together there."""
    if not any(each.name == IDS for each in found):
        return {}
    ranges, begin = {}, 2
    kinds = [each.about.name for each in book.entities.values()]
    for number, kind in enumerate(kinds, 2):
        if number == len(kinds) + 1 or kinds[number - 1] != kind:
            ranges[kind] = f"={IDS}!$B${begin}:$B${number}"
            begin = number + 1
    return ranges


def _sheet(page: Any, sheet: Sheet, looks: _Looks, ids: dict[str, str], title: str) -> None:
    top = len(sheet.above) + 1 if sheet.above else 0
    last = top + len(sheet.rows)
    _above(page, sheet, looks)
    page.freeze_panes(top + 1, sheet.fixed)
    page.autofilter(top, 0, last, len(sheet.heads) - 1)
    page.set_landscape()
    page.repeat_rows(top)
    columns = layout.widths(sheet)
    if sheet.above or sum(columns) <= _PAGE:
        page.fit_to_pages(1, 0)
    else:
        page.repeat_columns(0, sheet.fixed - 1)
    page.set_footer("&L" + title.replace("&", "&&") + "&C&A&R&P / &N")
    for number, head in enumerate(sheet.heads):
        of_heads = {"bold": True, "text_wrap": True, "bg_color": "#e8edf3", "bottom": 1}
        page.write_string(top, number, head.title, looks.of(**of_heads, quote_prefix=_is_active(head.title)))
        page.set_column(number, number, columns[number])
        if rule := _rule(head, ids):
            page.data_validation(top + 1, number, last + 200, number, rule)
        for line, row in enumerate(sheet.rows, top + 1):
            _cell(page, line, number, row[number], head, looks)
    for number, height in layout.heights(sheet, columns):
        page.set_row(top + 1 + number, height)


def _above(page: Any, sheet: Sheet, looks: _Looks) -> None:
    """What a sheet says of itself above its heads; a line below what is to be filled in."""
    for line, (label, value) in enumerate(sheet.above):
        if not line:
            page.set_row(line, _TITLE)
            look = looks.of(bold=True, font_size=16, quote_prefix=_is_active(label))
            page.write_string(line, 0, shown(label), look)
            continue
        page.write_string(line, 0, label, looks.of(bold=True))
        if value:
            _cell(page, line, 1, value, Head(label), looks, wrap=False)
        else:
            page.write_blank(line, 1, None, looks.of(bottom=1))


def _cell(page: Any, line: int, number: int, text: str, head: Head, looks: _Looks, wrap: bool = True) -> None:
    if not text:
        return
    if is_link(head):
        page.write_url(line, number, text, looks.of(font_color="#1d4f91", underline=1), "Open")
        return
    native = head.column.native if head.column else ""
    if native == "date" and (day := _day(text)):
        page.write_datetime(line, number, day, looks.of(num_format="yyyy-mm-dd", align="left"))
    elif native in ("whole", "share") and re.fullmatch(r"-?\d{1,15}", text):
        page.write_number(line, number, int(text), looks.of())
    elif native == "share" and (found := re.fullmatch(r"(\d{1,4})(\.\d{1,2})?%", text)):
        places = len(found[2] or ".") - 1
        form = f"0.{'0' * places}%" if places else "0%"
        page.write_number(line, number, float(text[:-1]) / 100, looks.of(num_format=form))
    elif native == "money" and (found := _MONEY.fullmatch(text)):
        form = f'#,##0{".00" if "." in found[1] else ""} "{found[2]}"'
        page.write_number(line, number, float(found[1]), looks.of(num_format=form))
    else:
        look = looks.of(text_wrap=wrap, num_format="@", quote_prefix=_is_active(text))
        page.write_string(line, number, shown(text), look)


def _is_active(text: str) -> bool:
    """Whether a program that is given the text again, as when a cell is edited, would take it for a formula."""
    return text.startswith(tuple(RUN))


def _day(text: str) -> dt.datetime | None:
    """A day that spreadsheets have: none before 1900-03-01."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return _moment(day) if day >= dt.date(1900, 3, 1) else None


def _rule(head: Head, ids: dict[str, str]) -> dict[str, object]:
    """What a spreadsheet offers and says in a column; a new id is allowed after a question."""
    column = head.column
    rule: dict[str, object] = {"validate": "any"}
    if head.choices and sum(len(each) + 1 for each in head.choices) < _CHOICES:
        rule = {"validate": "list", "source": list(head.choices), "error_title": head.title[:32]}
    elif column and column.shape == "word" and (kind := _one_kind(column)) and kind in ids:
        message = f"There is no {called(kind).sentence} with this id yet."
        rule = {"validate": "list", "source": ids[kind], "error_type": "warning", "error_message": message[:_CHOICES]}
    said = " ".join(_said(head))
    if not said:
        return rule if rule["validate"] != "any" else {}
    return {**rule, "input_title": head.title[:32], "input_message": said[:_CHOICES]}


def _one_kind(column: Column) -> str:
    """The kind whose id stands in a cell; none where it may be another one, or a part."""
    target = column.target
    return target.kinds[0] if target and len(target.kinds) == 1 and not target.part else ""


def _said(head: Head) -> Iterator[str]:
    if head.description:
        yield head.description
    if head.column and head.column.shape == "list":
        yield "A line for each."
