"""A PDF as WeasyPrint leaves it -> the same pages with a tag tree that a screen reader can walk, and fixed bytes.

Every step mends one rule of PDF/UA-1 (ISO 14289-1): rows that are in no body, lists whose items lie in groups, head
cells that do not say what they head, fields without a name that can be said.
"""

import io
import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

_MARK = re.compile(rb"/\w+\s+<</MCID (\d+)>>\s+BDC")
_PRINTED = 4
"""The flag of an annotation that is shown on paper as well (ISO 32000-1, table 165)."""


def finish(pdf: bytes) -> bytes:
    """Mend the tags and write the file so that the same pages always have the same bytes."""
    with Pdf.open(io.BytesIO(pdf)) as document:
        root = document.Root.get("/StructTreeRoot")
        if root is not None:
            for element in list(_below(root)):  # Mending moves elements.
                _mend(document, element)
            _say_scopes(document, root)
            _set_heads_aside(document, root)
            _name_fields(document)
        out = io.BytesIO()
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _mend(document: Pdf, element: Object) -> None:
    sort = element.get("/S")
    if sort == Name.L:
        _flatten(element, Name.Div)
    elif sort == Name.LI:
        _set(element, [kid if _is(kid, Name.Lbl, Name.LBody) else _around(document, Name.LBody, [kid]) for kid in _kids(element)])
    elif sort == Name.Table:
        _flatten(element, Name.Table)
        _one_head_one_body(document, element)


def _below(element: Object) -> Iterator[Object]:
    """Every element of the tree, those further down last."""
    waiting = [element]
    while waiting:
        each = waiting.pop()
        for kid in _kids(each):
            if isinstance(kid, Dictionary) and "/S" in kid:
                yield kid
                waiting.append(kid)


def _kids(element: Object) -> list[Object]:
    found = element.get("/K")
    if found is None:
        return []
    return list(found) if isinstance(found, Array) else [found]  # type: ignore[call-overload]


def _is(kid: Object, *sorts: Name) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/S") in sorts


def _set(element: Object, kids: list[Object]) -> None:
    element.K = Array(kids)
    for kid in kids:
        if isinstance(kid, Dictionary) and "/S" in kid:
            kid.P = element


def _around(document: Pdf, sort: Name, kids: list[Object]) -> Object:
    """A new element that holds others."""
    made = document.make_indirect(Dictionary(Type=Name.StructElem, S=sort))
    _set(made, kids)
    return made


def _flatten(element: Object, sort: Name) -> None:
    """What lies in a group inside of the element, however deep, lies in the element itself."""
    _set(element, list(_ungrouped(element, sort)))


def _ungrouped(element: Object, sort: Name) -> Iterator[Object]:
    for kid in _kids(element):
        if _is(kid, sort):
            yield from _ungrouped(kid, sort)
        else:
            yield kid


def _one_head_one_body(document: Pdf, table: Object) -> None:
    """A head is repeated on every page of paper; in the tree it stands once, and all rows are in one body."""
    kids = _kids(table)
    heads = [kid for kid in kids if _is(kid, Name.THead)]
    rows = [row for kid in kids if _is(kid, Name.TBody) for row in _kids(kid)]
    again = [row for head in heads[1:] for row in _kids(head)]
    rest = [kid for kid in kids if not _is(kid, Name.THead, Name.TBody, Name.TR)]
    loose = [kid for kid in kids if _is(kid, Name.TR)]
    if not rows and not loose and not again:
        again, heads = [row for head in heads for row in _kids(head)], []
    _set(table, [*rest, *heads[:1], _around(document, Name.TBody, [*rows, *loose, *again])])


def _say_scopes(document: Pdf, root: Object) -> None:
    """A cell of the head is about its column, any other head cell about its row."""
    column, row = (
        document.make_indirect(Dictionary(O=Name.Table, Scope=scope)) for scope in (Name.Column, Name.Row)
    )
    for element in _below(root):
        if element.S == Name.TH:
            element.A = column if _is(element.P.P, Name.THead) else row


def _set_heads_aside(document: Pdf, root: Object) -> None:
    """Running heads and feet, which are in no element that can be reached, are no content but decoration of the page."""
    told = {element.objgen for element in _below(root)}
    numbers = list(root.ParentTree.Nums)  # type: ignore[call-overload]
    parents = dict(zip((int(number) for number in numbers[::2]), numbers[1::2], strict=True))
    for page in document.pages:
        owners = parents[int(page.StructParents)]
        untold = {number for number, owner in enumerate(owners) if owner.objgen not in told}

        def aside(found: re.Match[bytes], untold: set[int] = untold) -> bytes:
            return b"/Artifact <</Type /Pagination>> BDC" if int(found[1]) in untold else found[0]

        stream = page.obj.Contents
        stream.write(_MARK.sub(aside, stream.read_bytes()))
        for number in untold:
            owners[number] = None


def _name_fields(document: Pdf) -> None:
    form = document.Root.get("/AcroForm")
    for field in form.get("/Fields", []) if form is not None else []:
        if "/TU" not in field and "/T" in field:
            field.TU = String(str(field.T))
    for page in document.pages:
        for annotation in page.get("/Annots", []):
            annotation.F = int(annotation.get("/F", 0)) | _PRINTED
