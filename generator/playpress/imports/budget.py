"""The bytes of a workbook -> why it is not opened: it would need more memory than it has cells for people to read."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from playpress.problems import Place, Problem, fault, shorten, visible

MAX_FILE, MAX_UNPACKED, MAX_PARTS = 20_000_000, 60_000_000, 2_000
MAX_CELLS = 150_000
"""Cells of all sheets together, rows, and cells that ranges of a sheet span."""
MAX_OTHERS = 50_000
"""Elements that are no part of a cell: fonts, columns, comments; each is an object in memory."""
MAX_COLUMNS = 16_384
"""Columns that a sheet may have."""
_CHUNK, _OVERLAP, _HEAD = 1 << 20, 4_096, 512
_CELL = re.compile(rb"<(?:\w+:)?(?:c|row|si|xf)[\s/>]")
_IN_CELLS = b"c|row|si|xf|v|t|is|f|r|rPr|b|i|u|sz|color|rFont|family|scheme|alignment|protection"
_OTHER = re.compile(rb"<(?!(?:\w+:)?(?:%b)[\s/>])[A-Za-z_]" % _IN_CELLS)
_WIDE = re.compile(rb"\xff\xfe|\xfe\xff|\x00*<\x00|\x00+<|\x4c\x6f\xa7\x94")
"""How a text begins in which a tag is other bytes than in UTF-8: UTF-16, UTF-32, EBCDIC."""
_ENCODING = re.compile(rb"\s*(?:\xef\xbb\xbf)?<\?xml\b[^<>]{0,200}?\bencoding\s*=\s*[\"']([^\"'<>]*)")
_KNOWN = {b"utf-8", b"utf8", b"us-ascii", b"iso-8859-1", b"windows-1252"}
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_RANGE = re.compile(rb"<(?:\w+:)?(?:mergeCell|hyperlink)\b[^<>]*?\bref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\"")
_HINT = "Copy the cells that matter into a new workbook and import that."


def problem(data: bytes, file: str) -> Problem | None:
    """The fault of a file that is no workbook, or one that is too large once unpacked. Nothing is unpacked whole."""
    place = Place(file)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        message = "this is a workbook with a password, or one of the format .xls"
        return fault("SHEET-FILE", message, place, "Save it as .xlsx without a password.")
    if len(data) > MAX_FILE:
        return _too_large(place, f"the file has {len(data) / 1e6:.0f} MB; the limit is {MAX_FILE // 1_000_000} MB")
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            return _inside(packed, place)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        hint = "Open it in a spreadsheet program and save it as .xlsx, or as .csv."
        return fault("SHEET-FILE", "this file is not a workbook, or it is damaged", place, hint)


def _inside(packed: zipfile.ZipFile, place: Place) -> Problem | None:
    parts = packed.infolist()
    size = sum(each.file_size for each in parts)
    if len(parts) > MAX_PARTS or size > MAX_UNPACKED:
        return _too_large(place, f"unpacked it has {size / 1e6:.0f} MB; the limit is {MAX_UNPACKED // 1_000_000} MB")
    cells = spans = others = 0
    for part in parts:  # Whatever a part is called, another one may say that it is a sheet.
        if _is_other_text(packed, part):
            return fault("SHEET-FILE", f"{_called(part)} of this file is not in UTF-8", place, _HINT)
        for chunk in _chunks(packed, part):
            if _DECLARED.search(chunk):
                return fault("SHEET-FILE", "this file declares entities, which no workbook does", place, _HINT)
            cells += len(_CELL.findall(chunk))
            others += len(_OTHER.findall(chunk))
            spans += sum(_area(found) for found in _RANGE.findall(chunk))
            if cells > MAX_CELLS * 2 or spans > MAX_CELLS:
                return _too_large(place, f"it has more than {MAX_CELLS:,} cells")
            if others > MAX_OTHERS:
                said = f"up to {_called(part)} it has more than {MAX_OTHERS:,} styles, comments and other things"
                return _too_large(place, f"{said} besides cells")
    return None


def _called(part: zipfile.ZipInfo) -> str:
    return f'the part "{shorten(visible(part.filename))}"'


def _is_other_text(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part begins as a text in which tags are not the bytes that are looked for."""
    with packed.open(part) as stream:
        begin = stream.read(_HEAD)
    named = _ENCODING.match(begin)
    return bool(_WIDE.match(begin)) or bool(named and named[1].lower() not in _KNOWN)


def _chunks(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of a part, piece by piece: each begins with the tag that the one before it was cut in."""
    with packed.open(part) as stream:
        rest = b""
        while data := stream.read(_CHUNK):
            whole = rest + data
            cut = whole.rfind(b"<")
            cut = len(whole) if cut < 0 or len(whole) - cut > _OVERLAP else cut
            yield whole[:cut]
            rest = whole[cut:]
        yield rest


def _area(found: tuple[bytes, bytes, bytes, bytes]) -> int:
    left, top, right, bottom = found
    return (abs(number(right) - number(left)) + 1) * (abs(int(bottom) - int(top)) + 1)


def number(letters: bytes) -> int:
    """The number of a column: "AB" -> 28."""
    found = 0
    for letter in letters:
        found = found * 26 + letter - 64
    return found


def _too_large(place: Place, why: str) -> Problem:
    return fault("SHEET-SIZE", f"this workbook is too large to be read: {why}", place, _HINT)
