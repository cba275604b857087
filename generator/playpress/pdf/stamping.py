"""A finished PDF without the day of its printing -> the same with it, added at its end (ISO 32000-1, 7.5.6).

To stamp a file takes no library and no second look at its pages: a few objects are written again behind it.
"""

import datetime as dt
import hashlib
import io
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from playpress.pdf.printed_on import said

START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_RDF = b"</rdf:RDF>"
_DATES = (
    '<rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/" rdf:about="">'
    "<xmp:CreateDate>{0}</xmp:CreateDate><xmp:ModifyDate>{0}</xmp:ModifyDate></rdf:Description>"
)
SIDES = {"left": 0.0, "center": 0.5, "right": 1.0}


@dataclass(frozen=True, slots=True)
class DayRoom:
    """A drawing in which the day is to stand, in a unit that is as large as its letters."""

    number: int
    """Of its object."""
    font: int
    words: str
    side: float
    """How much of its width lies before its origin: 0 to 1."""
    glyphs: Mapping[str, tuple[int, float]]
    """Letters -> their glyphs, each with its width."""


@dataclass(frozen=True, slots=True)
class Unstamped:
    """What has to be known of a file to stamp it: numbers of objects, and what they hold without the day."""

    length: int
    size: int
    start: int
    root: int
    info: int
    held: str
    """What is said of the file, as it is written in it (Latin-1)."""
    metadata: int
    """0 for a draft, which has none."""
    xml: str
    identity: str
    rooms: tuple[DayRoom, ...]

    def written(self) -> str:
        """As one line, which `read` takes."""
        return json.dumps(asdict(self), separators=(",", ":"))

    @classmethod
    def read(cls, line: str) -> "Unstamped":
        """What was written as a line."""
        fields = json.loads(line)
        rooms = tuple(
            DayRoom(
                **{**each, "glyphs": {letter: (number, width) for letter, (number, width) in each["glyphs"].items()}}
            )
            for each in fields.pop("rooms")
        )
        return cls(**fields, rooms=rooms)


def stamped(pdf: bytes, file: Unstamped, on: dt.date) -> bytes:
    """The file with the day of its printing. The same file and day give the same bytes."""
    out = io.BytesIO()
    out.write(pdf[: file.length])
    at: dict[int, int] = {}

    def add(number: int, body: bytes) -> None:
        at[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))

    for room in file.rooms:
        add(room.number, _form(room, f"{room.words}{said(on)}"))
    moment = f"(D:{on:%Y%m%d}000000Z)"
    add(
        file.info,
        f"{file.held.rstrip().removesuffix('>>')} /CreationDate {moment} /ModDate {moment} >>".encode("latin-1"),
    )
    if file.metadata:
        dates = _DATES.format(on.isoformat()).encode()
        xml = file.xml.encode().replace(_RDF, dates + _RDF, 1)
        add(file.metadata, _stream(b"/Type /Metadata /Subtype /XML ", xml))
    start = out.tell()
    at[file.size] = start
    identity = hashlib.md5(f"{file.identity}{on}".encode(), usedforsecurity=False).hexdigest()
    out.write(b"%d 0 obj\n%s\nendobj\n" % (file.size, _references(file, at, identity)))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def _references(file: Unstamped, at: Mapping[int, int], identity: str) -> bytes:
    """Where the new objects are: a stream that leads on to those of the file."""
    rows = b"".join(b"\1" + at[number].to_bytes(4) + b"\0\0" for number in sorted(at))
    index = " ".join(f"{number} 1" for number in sorted(at))
    head = (
        f"/Type /XRef /W [1 4 2] /Index [{index}] /Size {file.size + 1} /Root {file.root} 0 R /Info {file.info} 0 R "
        f"/ID [<{file.identity}> <{identity}>] /Prev {file.start} "
    )
    return _stream(head.encode(), rows)


def _form(room: DayRoom, text: str) -> bytes:
    width = sum(room.glyphs[letter][1] for letter in text)
    glyphs = "".join(f"{room.glyphs[letter][0]:04x}" for letter in text)
    drawn = f"BT /F 1 Tf {-room.side * width:.4f} 0 Td <{glyphs}> Tj ET".encode()
    head = f"/Type /XObject /Subtype /Form /BBox [-40 -1 40 2] /Resources << /Font << /F {room.font} 0 R >> >> "
    return _stream(head.encode(), drawn)


def _stream(head: bytes, content: bytes) -> bytes:
    return b"<< %s/Length %d >>\nstream\n%s\nendstream" % (head, len(content), content)
