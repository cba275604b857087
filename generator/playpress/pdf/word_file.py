"""A sheet as one HTML document -> the same as a Word file to edit: headings, text, lists, boxes and tables.

WordprocessingML as of ISO/IEC 29500-1, in the few elements that every word processor knows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from unicodedata import bidirectional
from xml.sax.saxutils import escape

from playpress import markup_names as css
from playpress.model.language import Language
from playpress.pdf.page_size import SIZES, Paper
from playpress.pdf.word_package import NAMES, OFFICE, PACKAGE, about, packed, relations, styles, types

_TWIPS = 1440 / 25.4
"""To a millimetre."""
_MARGIN = 18
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {"p", "li", "dt", "dd", "td", "th", "label", "div", "section", "article", "header", "caption", *_HEADINGS}
_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}
_SKIPPED_TAGS = {"head", "svg", "style", "script", "template", "caption", "summary"}
_SKIPPED = {"qr", "chapter-kind", css.HIDDEN_TEXT, css.CONTROLS, css.FOOTNOTE}
_FOR_SCREENS = re.compile(r"--s-(?:relations|more|questions)$")
_SPACES = re.compile(r"[ \t\r\n]+")
_NOT_IN_XML = re.compile("[^\t\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BOX = "\u2610"


@dataclass(slots=True)
class _Paragraph:
    style: str = ""
    runs: list[tuple[str, bool]] = field(default_factory=list)
    """Words, and whether they are bold."""

    def xml(self, mirrored: bool) -> str:
        """Where all else is read from right to left, one that begins in Latin letters keeps its order of words."""
        looks = f'<w:pStyle w:val="{self.style}"/>' if self.style else ""
        if mirrored and self.begins_in_latin:
            looks += '<w:bidi w:val="0"/><w:jc w:val="right"/>'
        runs = "".join(_run(words, bold) for words, bold in self.runs)
        return f"<w:p>{f'<w:pPr>{looks}</w:pPr>' if looks else ''}{runs}</w:p>"

    @property
    def begins_in_latin(self) -> bool:
        """Whether its first letter is of a script that is read from left to right."""
        kinds = (bidirectional(sign) for words, _ in self.runs for sign in words)
        return next((kind for kind in kinds if kind in ("L", "R", "AL")), "") == "L"

    @property
    def empty(self) -> bool:
        return not "".join(words for words, _ in self.runs).strip()


@dataclass(slots=True)
class _Table:
    rows: list[list[list[_Paragraph]]] = field(default_factory=list)
    """Rows of cells of paragraphs."""

    def xml(self, width: int, mirrored: bool) -> str:
        columns = max(map(len, self.rows), default=1)
        each = width // max(columns, 1)
        edge = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="B9C0CA"/>' for side in ("top", "bottom", "insideH"))
        grid = f'<w:gridCol w:w="{each}"/>' * columns
        rows = "".join(_row(row, columns, each, mirrored) for row in self.rows)
        return (
            f"<w:tbl><w:tblPr>{'<w:bidiVisual/>' if mirrored else ''}"
            f'<w:tblW w:w="{each * columns}" w:type="dxa"/><w:tblBorders>{edge}</w:tblBorders>'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl><w:p/>"
        )


def word_file(html: str, title: str, foot: str, paper: Paper, language: Language) -> bytes:
    """The file. `foot` is its last line. In a language that is read from right to left, paragraphs and tables are."""
    mirrored = language.direction == "rtl"
    reader = _Reader()
    reader.feed(html)
    reader.close()
    wide, high = (round(side * _TWIPS) for side in SIZES[paper])
    edge = round(_MARGIN * _TWIPS)
    body = "".join(
        each.xml(wide - 2 * edge, mirrored) if isinstance(each, _Table) else each.xml(mirrored)
        for each in reader.found
        if not _void(each)
    )
    last = _Paragraph("Foot", [(foot, False)]).xml(mirrored)
    margins = " ".join(f'w:{side}="{edge}"' for side in ("top", "right", "bottom", "left"))
    page = (
        f'<w:sectPr><w:pgSz w:w="{wide}" w:h="{high}"/>'
        f'<w:pgMar {margins} w:header="0" w:footer="0" w:gutter="0"/>{"<w:bidi/>" if mirrored else ""}</w:sectPr>'
    )
    return packed(
        {
            "[Content_Types].xml": types(),
            "_rels/.rels": relations(
                ("officeDocument", OFFICE, "word/document.xml"),
                ("metadata/core-properties", f"{PACKAGE}/relationships", "docProps/core.xml"),
            ),
            "docProps/core.xml": about(title, str(language)),
            "word/_rels/document.xml.rels": relations(("styles", OFFICE, "styles.xml")),
            "word/styles.xml": styles(language),
            "word/document.xml": f"<w:document {NAMES}><w:body>{body}{last}{page}</w:body></w:document>",
        }
    )


def _void(each: "_Paragraph | _Table") -> bool:
    return each.empty if isinstance(each, _Paragraph) else not each.rows


class _Reader(HTMLParser):
    """Reads what a sheet says; what only screens have is left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[_Paragraph | _Table] = []
        self._open: list[tuple[str, bool]] = []
        """The elements that are open, and whether each is left out with all that is in it."""
        self._table: _Table | None = None
        self._bold = 0
        self._cut = False
        """Whether a section for screens was begun: it is left out up to the next heading."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        classes = set((held.get("class") or "").split())
        if tag in _HEADINGS:
            self._cut = bool(_FOR_SCREENS.search(held.get("id") or ""))
        left_out = self._hidden or tag in _SKIPPED_TAGS or bool(classes & _SKIPPED)
        if tag not in _VOID:
            self._open.append((tag, left_out))
        if left_out:
            return
        if tag == "table":
            self._table = _Table()
            self.found.append(self._table)
        elif tag == "tr" and self._table is not None:
            self._table.rows.append([])
        elif tag in ("td", "th") and self._table is not None and self._table.rows:
            self._table.rows[-1].append([_Paragraph()])
        elif tag in _BLOCKS:
            self._begin(_style(tag))
        if tag in ("strong", "b", "th", "dt"):
            self._bold += 1
        if tag == "input" and held.get("type") in ("checkbox", "radio"):
            self._say(f"{_BOX} ")
        if tag == "br":
            self._say("\n")

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            name, left_out = self._open.pop()
            if not left_out and name in ("strong", "b", "th", "dt"):
                self._bold -= 1
            if name == "table" and not left_out:
                self._table = None
            if name == tag:
                break
        if tag in _BLOCKS and self._table is None and not self._hidden:
            self._begin("")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._say(_SPACES.sub(" ", data))

    @property
    def _hidden(self) -> bool:
        return self._cut or any(left_out for _, left_out in self._open)

    def _begin(self, style: str) -> None:
        """A new paragraph, where the last one says something or is of another sort."""
        into = self._paragraphs()
        if into and into[-1].empty:
            into[-1].style = style or into[-1].style
        else:
            self._add(_Paragraph(style))

    def _say(self, words: str) -> None:
        into = self._paragraphs()
        if not into:
            self._add(_Paragraph())
            into = self._paragraphs()
        if into and into[-1].runs and into[-1].runs[-1][0].endswith((" ", "\n")):
            words = words.removeprefix(" ")
        if into and (words.strip(" ") or not into[-1].empty):
            into[-1].runs.append((words, self._bold > 0))

    def _paragraphs(self) -> list[_Paragraph]:
        """Those of the cell, or the last one of the text."""
        if self._table is not None:
            return self._table.rows[-1][-1] if self._table.rows and self._table.rows[-1] else []
        last = self.found[-1] if self.found else None
        return [last] if isinstance(last, _Paragraph) else []

    def _add(self, paragraph: _Paragraph) -> None:
        if self._table is None:
            self.found.append(paragraph)
        elif self._table.rows and self._table.rows[-1]:
            self._table.rows[-1][-1].append(paragraph)


def _style(tag: str) -> str:
    level = _HEADINGS.get(tag)
    return f"Heading{level}" if level else "ListBullet" if tag == "li" else ""


def _run(words: str, bold: bool) -> str:
    """Words as runs: those of a script that is read from right to left are runs of their own, which say so."""
    found: list[str] = []
    for to_left, text in _by_direction(_NOT_IN_XML.sub("", words.replace("\u200b", ""))):
        lines = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in escape(text).split("\n"))
        looks = f"{'<w:b/><w:bCs/>' if bold else ''}{'<w:rtl/>' if to_left else ''}"
        found.append(f"<w:r>{f'<w:rPr>{looks}</w:rPr>' if looks else ''}{lines}</w:r>")
    return "".join(found)


def _by_direction(text: str) -> Iterator[tuple[bool, str]]:
    """Stretches of a text, and whether each is of letters that are read from right to left.

    What has no direction goes with what is before it, at the beginning with what follows.
    """
    start, current = 0, None
    for at, sign in enumerate(text):
        strong = bidirectional(sign)
        side = True if strong in ("R", "AL") else False if strong == "L" else current
        if current is not None and side != current:
            yield current, text[start:at]
            start = at
        current = side
    if text:
        yield bool(current), text[start:]


def _row(cells: list[list[_Paragraph]], columns: int, width: int, mirrored: bool) -> str:
    padded = [*cells, *([[_Paragraph()]] * (columns - len(cells)))]
    size = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
    held = "".join(f"<w:tc>{size}{''.join(each.xml(mirrored) for each in cell)}</w:tc>" for cell in padded)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{held}</w:tr>"
