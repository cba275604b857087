"""The search for hidden words finds each one that is planted on purpose, in every form and every kind of file."""

import base64
import datetime as dt
import gzip
import html
import io
import json
import urllib.parse
import zipfile
import zlib
from collections.abc import Callable

import openpyxl
import pikepdf
import pytest
from tests.leaks import said, told

from playpress.calendar_file import Event, written

WORD = "zqx4711qz"
NOISE = "Prices of the autumn, as 12 partners know them: <b>lamps</b> & bulbs. "


def _utf_16(word: str) -> str:
    return word.encode("utf-16-le").decode("latin-1")


def _codes(word: str) -> str:
    return ", ".join(str(ord(each)) for each in word)


FORMS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "capitals": str.upper,
    "entities": lambda word: "".join(f"&#{ord(each)};" for each in word),
    "hex entities": lambda word: "".join(f"&#x{ord(each):x};" for each in word),
    "percents": lambda word: "".join(f"%{ord(each):02X}" for each in word),
    "percents twice escaped": lambda word: html.escape(urllib.parse.quote(f"<{word}>")),
    "JSON": lambda word: "".join(f"\\u{ord(each):04x}" for each in word),
    "JavaScript": lambda word: "".join(f"\\x{ord(each):02x}" for each in word),
    "CSS": lambda word: "".join(f"\\{ord(each):06x}" for each in word),
    "octal": lambda word: "".join(f"\\{ord(each):03o}" for each in word),
    "base64": lambda word: base64.b64encode(f"of {word}".encode()).decode(),
    "base64 that ends in a part of a group": lambda word: base64.b64encode(f"{word}s".encode()).decode(),
    "base32 that ends in a part of a group": lambda word: base64.b32encode(f"the {word}s".encode()).decode(),
    "base64 at another offset": lambda word: f"A{base64.b64encode(f'price {word} of'.encode()).decode()}",
    "base64 for addresses": lambda word: base64.urlsafe_b64encode(f"???{word}???".encode()).decode(),
    "base32": lambda word: base64.b32encode(f"price {word}".encode()).decode(),
    "hex": lambda word: word.encode().hex(),
    "hex with spaces": lambda word: word.encode().hex(" "),
    "quoted": lambda word: f"{word[:4]}=\n{word[4:]}",
    "quoted signs": lambda word: "".join(f"={ord(each):02X}" for each in word),
    "markup inside": lambda word: f"{word[:3]}<b class='x'>{word[3:6]}</b>{word[6:]}",
    "soft hyphens": lambda word: "\u00ad".join(word),
    "wide letters": lambda word: "".join(chr(ord(each) + 0xFEE0) for each in word),
    "lines": lambda word: f"{word[:5]}\r\n {word[5:]}",
    "from behind": lambda word: word[::-1],
    "thirteen letters on": lambda word: word.translate(str.maketrans("zqx", "mdk")),
    "codes": _codes,
    "deflated": lambda word: base64.b64encode(zlib.compress(f"the price is {word}".encode())).decode(),
    "UTF-16": _utf_16,
}
ON_PAPER = [each for each in FORMS if each not in ("UTF-16", "wide letters", "soft hyphens", "lines", "quoted")]
"""The forms that one line of Latin-1 can have."""


def _zipped(name: str, data: bytes, comment: bytes = b"") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, data)
        package.comment = comment
    return packed.getvalue()


def _workbook(text: str) -> bytes:
    """Readers see no cell of it: the text stands in the properties."""
    packed, book = io.BytesIO(), openpyxl.Workbook()
    book.properties.keywords = text.replace("\0", "")
    book.save(packed)
    return packed.getvalue()


def _pdf(text: str, where: str) -> bytes:
    """A page that says the text, or a file that holds it where no page shows it."""
    made, pdf = io.BytesIO(), pikepdf.new()
    page = pdf.add_blank_page()
    if where == "page":
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
        page.Contents = pdf.make_stream(f"BT /F1 4 Tf 20 20 Td ({escaped}) Tj ET".encode("latin-1"))
    elif where == "title":
        pdf.docinfo["/Title"] = text
    else:
        pdf.attachments["notes.txt"] = pikepdf.AttachedFileSpec(pdf, text.encode())
    pdf.save(made, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return made.getvalue()


def _calendar(text: str) -> bytes:
    day = dt.date(2026, 10, 1)
    return written("x", [Event("1", NOISE * 2 + text, day, day)], day)


PLACES: dict[str, Callable[[str], bytes]] = {
    "page": lambda text: f"<p>{html.escape(NOISE)}</p><p title='{text}'>".encode("utf-8", "surrogatepass"),
    "comment": lambda text: f"<!doctype html><!-- {text} --><p>{NOISE}".encode(),
    "script": lambda text: f"const a={{b:`{text}`}};".encode(),
    "packed page": lambda text: gzip.compress(f"<p>{NOISE}{text}</p>".encode()),
    "packed twice": lambda text: _zipped("a.gz", gzip.compress(f"{NOISE}{text}".encode())),
    "comment of a package": lambda text: _zipped("a.txt", NOISE.encode(), text.encode()[:60_000]),
    "data": lambda text: json.dumps({"note": text}).encode(),
    "table": lambda text: f'id,name\n1,"{NOISE}{text}"\n'.encode(),
    "log": lambda text: f"WARNING - {NOISE}\nWARNING - {text}\n".encode(),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("form", FORMS)
def test_every_planted_word_is_found(form: str, place: str) -> None:
    """Twenty-seven forms in nine kinds of file."""
    assert said("a", PLACES[place](f" {FORMS[form](WORD)} ")) == {WORD}
    assert not said("a", PLACES[place](f" {FORMS[form]('plainword')} "))


@pytest.mark.parametrize("where", ["page", "title", "attachment"])
@pytest.mark.parametrize("form", ON_PAPER)
def test_a_planted_word_is_found_on_paper(form: str, where: str) -> None:
    assert said("a", _pdf(f" {FORMS[form](WORD)} ", where)) == {WORD}


def test_a_planted_word_is_found_in_a_name_a_workbook_and_a_calendar() -> None:
    assert said(f"goals/{WORD.upper()}.html", b"") == {WORD}
    assert said("a.xlsx", _workbook(WORD)) == {WORD}
    assert said("a.ics", _calendar(WORD)) == {WORD}


def test_what_is_found_is_told_with_its_place() -> None:
    assert told([("a.html", WORD.encode()), ("b.html", b"zqx9qz")], {WORD: "goal:x name"}) == ["goal:x name in a.html"]
