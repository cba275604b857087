"""What was made for readers -> the words of hidden texts that anything in it says, however packed or encoded."""

import base64
import binascii
import gzip
import html
import io
import re
import unicodedata
import urllib.parse
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import pikepdf
import pypdfium2

WORD = re.compile(r"zqx\d+qz")
"""A word that stands in one hidden text and nowhere else."""
_DEEP = 4
"""How many packages may be within each other."""
_TAG = re.compile(r"<[^<>]*>")
_SPLIT = re.compile(r"(?:-\r?\n|[\s\u00ad\u200b-\u200f\u2060\ufeff\0]|\\[nrt])+")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\u\{([0-9a-fA-F]{1,6})\}|\\x([0-9a-fA-F]{2})|\\([0-9a-fA-F]{2,6})[ ]?")
"""Letters as JSON, JavaScript and CSS write them."""
_OCTAL = re.compile(r"\\([0-7]{3})")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{8,}")
_BASE32 = re.compile(r"[A-Z2-7]{10,}")
_HEX = re.compile(r"(?:[0-9a-fA-F]{2}[\s:]?){6,}")
_CODES = re.compile(r"(?:\d{2,3}\s*,\s*){5,}\d{2,3}")
_QUOTED = re.compile(r"=\r?\n|=([0-9A-F]{2})")
_ROT13 = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "nopqrstuvwxyzabcdefghijklmNOPQRSTUVWXYZABCDEFGHIJKLM"
)


def told(made: Iterable[tuple[str, bytes]], words: Mapping[str, str]) -> list[str]:
    """Every hidden text of which a file that was made says a word: its place, and the file. In one order."""
    return sorted({f"{words[word]} in {name}" for name, data in made for word in said(name, data) if word in words})


def said(name: str, data: bytes) -> frozenset[str]:
    """The words that a file says, in its name or anywhere in its bytes."""
    found: set[str] = set()
    for text in (name, *readings(data)):
        for reading in _plainer(text):
            found.update(WORD.findall(reading.casefold()))
    return frozenset(found)


def below(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below a folder by its name there; folders by their names alone."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        yield (name, path.read_bytes()) if path.is_file() else (f"{name}/", b"")


def readings(data: bytes, deep: int = _DEEP) -> Iterator[str]:
    """The bytes as text, and everything that is packed in them."""
    raw = data.decode("latin-1")
    yield raw
    if "\0" in raw:
        yield raw.replace("\0", "")  # UTF-16 and UTF-32, whichever byte comes first
    for inner in _packed(data) if deep else ():
        yield from readings(inner, deep - 1)
    if data[:5] == b"%PDF-":
        yield from _printed(data)
    elif deep:
        for inner in _encoded(raw):
            yield from readings(inner, deep - 1)


def _packed(data: bytes) -> Iterator[bytes]:
    """What is in a package: gzip, zip and what is made of it (xlsx, docx), deflate."""
    if data[:2] == b"\x1f\x8b":
        try:
            yield gzip.decompress(data)
        except (OSError, EOFError, zlib.error):
            return
    elif zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            yield package.comment
            for info in package.infolist():
                yield from (info.filename.encode(), info.comment, info.extra, package.read(info))
    elif data[:1] == b"\x78":
        try:
            yield zlib.decompress(data)
        except zlib.error:
            return


def _printed(data: bytes) -> Iterator[str]:
    """A PDF: every stream, every string and name of it, and what its pages show."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for each in (*pdf.objects, pdf.trailer):
            yield from _in_object(each, 0)
    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            yield page.get_textpage().get_text_range()
    finally:
        document.close()


def _in_object(value: object, depth: int) -> Iterator[str]:
    if depth > 20:
        return
    if isinstance(value, pikepdf.Stream):
        yield from readings(value.read_bytes(), 2)
    if isinstance(value, pikepdf.String):
        yield str(value)
        yield from readings(bytes(value), 2)
    elif isinstance(value, pikepdf.Name):
        yield str(value)
    elif isinstance(value, pikepdf.Array):
        for item in value:
            yield from () if _elsewhere(item) else _in_object(item, depth + 1)
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        for key, item in value.items():
            yield str(key)
            yield from () if _elsewhere(item) else _in_object(item, depth + 1)


def _elsewhere(value: object) -> bool:
    """Whether an object is among those of the file and so looked at anyway."""
    return isinstance(value, pikepdf.Object) and value.is_indirect


def _encoded(raw: str) -> Iterator[bytes]:
    """Stretches of a text that are bytes written in letters."""
    for found in _BASE64.finditer(raw):
        standard = found[0].translate(str.maketrans("-_", "+/"))
        for start in range(4):
            yield from _decoded(base64.b64decode, _filled(standard[start:], 4))
    for found in _BASE32.finditer(raw):
        for start in range(8):
            yield from _decoded(base64.b32decode, _filled(found[0][start:], 8))
    for found in _HEX.finditer(raw):
        digits = re.sub(r"[\s:]", "", found[0])
        for start in range(2):
            yield from _decoded(bytes.fromhex, digits[start:][: (len(digits) - start) // 2 * 2])
    for found in _CODES.finditer(raw):
        yield bytes(code for each in found[0].split(",") if (code := int(each)) < 256)


def _filled(text: str, group: int) -> str:
    """A text in groups of so many letters: the last one is filled up, or cut where it holds no whole byte."""
    rest = len(text) % group
    whole = text[:-1] if rest in ({1} if group == 4 else {1, 3, 6}) else text
    return whole + "=" * (-len(whole) % group)


def _decoded(decode: Callable[[str], bytes], text: str) -> Iterator[bytes]:
    try:
        data = decode(text)
    except (ValueError, binascii.Error):
        return
    if b"q" in data.lower() or data[:1] == b"\x78" or data[:2] == b"\x1f\x8b":
        yield data


def _plainer(text: str) -> Iterator[str]:
    """A text with its escapes resolved in the orders in which programs write them, joined where markup divides it."""
    for start in (text, *_as_utf8(text)):
        unescaped = html.unescape(urllib.parse.unquote(html.unescape(start)))
        once = unescaped.replace("\\\\", "\\")
        plain = _ESCAPE.sub(lambda found: _letter(next(filter(None, found.groups())), 16), once)
        wide = unicodedata.normalize("NFKC", plain)
        yield from (start, unescaped, plain, wide)
        yield from (_SPLIT.sub("", _TAG.sub("", wide)), _SPLIT.sub("", wide))
        yield _OCTAL.sub(lambda found: _letter(found[1], 8), once)
        yield _QUOTED.sub(lambda found: _letter(found[1], 16) if found[1] else "", once.replace("\\n", "\n"))
        yield from (plain[::-1], plain.translate(_ROT13))


def _as_utf8(text: str) -> Iterator[str]:
    """Bytes that were read as Latin-1, as UTF-8 where they are more than ASCII."""
    if not text.isascii():
        yield text.encode("latin-1", "replace").decode("utf-8", "replace")


def _letter(digits: str, base: int) -> str:
    code = int(digits, base)
    return chr(code) if code < 0x110000 else ""
