"""A finished PDF with places for the day of printing -> the same with a drawing and a font for each, ready to stamp."""

import io
import re

import pikepdf
import uharfbuzz
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from playpress.pdf import fonts
from playpress.pdf.printed_on import WORDS, letters
from playpress.pdf.stamping import SIDES, START, DayRoom, Unstamped

_ROOM = re.compile(rb"/(Printed-(\w+)-(\w+)-(\w+)-(\d+)-(\w+)) Do\b")
Glyphs = dict[str, tuple[int, float]]


class NoLetterError(Exception):
    """A face has not all the letters of a day."""


class Faces:
    """Fonts of the letters that may be stamped, each once in a document."""

    def __init__(self, document: Pdf, type_: fonts.Type) -> None:
        self._document, self._type = document, type_
        self._made: dict[fonts.Cut, tuple[Object, Glyphs]] = {}

    def font(self, family: str, weight: int, style: str) -> tuple[Object, Glyphs]:
        """The face that comes nearest, with its glyphs."""
        faces = [cut for cut in self._type.cuts if cut.family == family]
        best = min(faces, key=lambda cut: (cut.style != style, abs(cut.weight - weight)))
        if best not in self._made:
            self._made[best] = _embedded(self._document, fonts.plain(letters(), best))
        if not all(number for number, _ in self._made[best][1].values()):
            raise NoLetterError
        return self._made[best]


def with_rooms(pdf: bytes, type_: fonts.Type) -> tuple[bytes, Unstamped]:
    """The file with an empty drawing at each place of the day, and what has to be known to stamp it."""
    found: dict[str, tuple[str, str, Glyphs]] = {}
    with Pdf.open(io.BytesIO(pdf)) as document:
        faces = Faces(document, type_)
        forms: dict[str, Object] = {}
        for page in document.pages:
            for name, words, side, family, weight, style in _ROOM.findall(page.Contents.read_bytes()):
                key = name.decode()
                if key not in forms:
                    font, glyphs = faces.font(family.decode(), int(weight), style.decode())
                    forms[key] = _empty(document, font)
                    found[key] = (WORDS if words == b"foot" else "", side.decode(), glyphs)
                if "/XObject" not in page.Resources:
                    page.Resources.XObject = Dictionary()
                page.Resources.XObject[f"/{key}"] = forms[key]
        out = io.BytesIO()
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    made = out.getvalue()
    return made, _known(made, found)


def _known(pdf: bytes, found: dict[str, tuple[str, str, Glyphs]]) -> Unstamped:
    start = START.search(pdf)
    if start is None:
        raise ValueError("a PDF does not end as it has to")
    with Pdf.open(io.BytesIO(pdf)) as document:
        trailer, metadata, forms = document.trailer, document.Root.get("/Metadata"), {}
        for page in document.pages:
            for key, form in page.Resources.get("/XObject", {}).items():
                if key.removeprefix("/") in found:
                    forms[key.removeprefix("/")] = form
        rooms = tuple(
            DayRoom(form.objgen[0], form.Resources.Font.F.objgen[0], words, SIDES[side], glyphs)
            for key, form in sorted(forms.items())
            for words, side, glyphs in [found[key]]
        )
        return Unstamped(
            len(pdf),
            int(trailer.Size),
            int(start[1]),
            document.Root.objgen[0],
            trailer.Info.objgen[0],
            trailer.Info.unparse(resolved=True).decode("latin-1"),
            metadata.objgen[0] if metadata is not None else 0,
            metadata.read_bytes().decode() if metadata is not None else "",
            bytes(trailer.ID[0]).hex(),
            rooms,
        )


def _empty(document: Pdf, font: Object) -> Object:
    form = Stream(document, b"")
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox, form.Resources = Array([-40, -1, 40, 2]), Dictionary(Font=Dictionary(F=font))
    return document.make_indirect(form)


def plain_glyphs(cut: fonts.Cut) -> Glyphs:
    """The glyphs of a face for all that may be stamped, with their widths."""
    return _glyphs(uharfbuzz.Face(uharfbuzz.Blob(fonts.plain(letters(), cut))))


def _glyphs(face: uharfbuzz.Face) -> Glyphs:
    font = uharfbuzz.Font(face)
    numbers = {letter: font.get_nominal_glyph(ord(letter)) or 0 for letter in letters()}
    return {letter: (number, font.get_glyph_h_advance(number) / face.upem) for letter, number in numbers.items()}


def _embedded(document: Pdf, file: bytes) -> tuple[Object, Glyphs]:
    """A font file as a font of the document, by the numbers of its glyphs (ISO 32000-1, 9.7)."""
    face = uharfbuzz.Face(uharfbuzz.Blob(file))
    glyphs = _glyphs(face)
    outlines = "glyf" in face.table_tags
    held = Stream(document, file)
    if outlines:
        held.Length1 = len(file)
    else:
        held.Subtype = Name.OpenType
    name = Name("/PRINTD+Day")
    lines = uharfbuzz.Font(face).get_font_extents("ltr")
    up, down = (round(1000 * each / face.upem) for each in (lines.ascender, lines.descender))
    about = Dictionary(
        Type=Name.FontDescriptor, FontName=name, Flags=4, FontBBox=Array([-200, down, 1500, up]), ItalicAngle=0,
        Ascent=up, Descent=down, CapHeight=up, StemV=80,
    )  # fmt: skip
    about["/FontFile2" if outlines else "/FontFile3"] = document.make_indirect(held)
    widths = sorted({number: round(1000 * width, 3) for number, width in glyphs.values()}.items())
    inner = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2 if outlines else Name.CIDFontType0,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        FontDescriptor=document.make_indirect(about),
        W=Array([each for number, width in widths for each in (number, Array([width]))]),
        DW=0,
    )
    if outlines:
        inner.CIDToGIDMap = Name.Identity
    whole = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=name, Encoding=Name("/Identity-H"),
        DescendantFonts=Array([document.make_indirect(inner)]), ToUnicode=Stream(document, _letters(glyphs)),
    )  # fmt: skip
    return document.make_indirect(whole), glyphs


def _letters(glyphs: Glyphs) -> bytes:
    """What the glyphs say: a CMap."""
    pairs = {number: letter for letter, (number, _) in glyphs.items()}
    rows = "\n".join(f"<{number:04x}> <{ord(letter):04x}>" for number, letter in sorted(pairs.items()))
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) "
        "/Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{len(pairs)} beginbfchar\n{rows}\nendbfchar\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode()
