"""The fields of a PDF as WeasyPrint 70 leaves them -> the same, so that any viewer can fill and draw them.

Choices of one question are a group with its name (ISO 32000-1, 12.7.4.2.4), and each field that is filled with text has
an appearance, an empty one: a viewer then need not be asked to make them (`NeedAppearances`), which PDF/A forbids.
"""

from collections.abc import Iterator
from itertools import takewhile

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

_PRINTED = 4
"""The flag of an annotation that is shown on paper as well (ISO 32000-1, table 165)."""


def complete(document: Pdf) -> None:
    """Name the fields, group choices, and draw what a viewer would have to draw."""
    form = document.Root.get("/AcroForm")
    if form is not None:
        form.Fields = Array([field for field in form.Fields if "/Parent" not in field])
        if "/NeedAppearances" in form:
            del form.NeedAppearances
        for field in form.Fields:
            if "/TU" not in field and "/T" in field:
                field.TU = String(str(field.T))
            if "/Kids" in field:
                _group(field)
    drawn: dict[tuple[str, ...], Object] = {}
    for note in _annotations(document):
        note.F = int(note.get("/F", 0)) | _PRINTED
        if note.get("/FT") == Name.Tx:
            note.AP = Dictionary(N=_empty(document, note, drawn))


def _annotations(document: Pdf) -> Iterator[Object]:
    for page in document.pages:
        yield from page.get("/Annots", [])


def _group(field: Object) -> None:
    """A group is called by its question, which all of its choices are called by first; a choice has no other name."""
    said = [str(kid.get("/TU", "")) for kid in field.Kids]
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(min(said), max(said), strict=False))
    question = "".join(letter for letter, _ in alike).strip()
    field.TU = String(question or str(field.T))
    for kid in field.Kids:
        if "/T" in kid:
            del kid["/T"]


def _empty(document: Pdf, note: Object, drawn: dict[tuple[str, ...], Object]) -> Object:
    """What is seen of a field in which nothing is written; one for all of a size."""
    left, one, right, other = map(float, note.Rect)
    size = (f"{abs(right - left):.2f}", f"{abs(other - one):.2f}")
    if size not in drawn:
        form = Stream(document, b"/Tx BMC EMC")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, *map(float, size)])
        drawn[size] = document.make_indirect(form)
    return drawn[size]
