"""A PDF as WeasyPrint leaves it -> the same pages with a tag tree that a screen reader can walk, and fixed bytes.

Every step mends one rule of PDF/UA-1 (ISO 14289-1): rows that are in no body, lists whose items lie in groups, head
cells that do not say what they head, fields without a name that can be said.
"""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from playpress.pdf import anchors, archive, form_fields

_MARK = re.compile(rb"/\w+\s+<</MCID (\d+)>>\s+BDC")
_BARE = {"/Type", "/S", "/K", "/Pg", "/P"}


def finish(pdf: bytes, names: Mapping[str, str]) -> bytes:
    """Mend the tags and write the file so that the same pages always have the same bytes.

    `names` are the titles of what links lead to, by the ids of chapters and by addresses.
    """
    with Pdf.open(io.BytesIO(pdf)) as document:
        root = document.Root.get("/StructTreeRoot")
        if root is not None:
            for element in list(_below(root)):  # Mending moves elements.
                _mend(document, element)
            owners = _owners(document, root)
            for element in reversed(list(_below(root))):
                _spliced(element, owners)
            kept = list(_below(root))
            _say_scopes(document, kept)
            _set_heads_aside(document, kept, owners)
            form_fields.complete(document)
            _say_links(document, names)
            archive.describe(document, (files("weasyprint.pdf") / "sRGB2014.icc").read_bytes())
        out = io.BytesIO()
        _share_drawings(document)
        pikepdf.settings.set_flate_compression_level(9)
        generate = pikepdf.ObjectStreamMode.generate
        document.save(out, deterministic_id=True, object_stream_mode=generate)
    return out.getvalue()


def _mend(document: Pdf, element: Object) -> None:
    sort = element.get("/S")
    if sort == Name.L:
        _flatten(element, Name.Div)
    elif sort == Name.LI:
        _set(
            element,
            [kid if _is(kid, Name.Lbl, Name.LBody) else _around(document, Name.LBody, [kid]) for kid in _kids(element)],
        )
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
    return list(found) if isinstance(found, Array) else [found]


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


def _say_scopes(document: Pdf, elements: Iterable[Object]) -> None:
    """A cell of the head is about its column, any other head cell about its row."""
    column, row = (document.make_indirect(Dictionary(O=Name.Table, Scope=scope)) for scope in (Name.Column, Name.Row))
    for element in elements:
        if element.S == Name.TH:
            scope = column if _is(element.P.P, Name.THead) else row
            spans = {name: value for name, value in _attributes(element) if name in ("/ColSpan", "/RowSpan")}
            element.A = Dictionary({**dict(scope.items()), **spans}) if spans else scope


def _attributes(element: Object) -> Iterator[tuple[str, Object]]:
    """What is said of an element, in one dictionary or in several."""
    found = element.get("/A")
    for each in list(found) if isinstance(found, Array) else [found]:
        if isinstance(each, Dictionary):
            yield from each.items()


Owners = dict[tuple[int, int], Object]
"""Which element holds each piece of marked text of a page, by the page."""


def _owners(document: Pdf, root: Object) -> Owners:
    numbers = list(root.ParentTree.Nums)
    parents = dict(zip((int(number) for number in numbers[::2]), numbers[1::2], strict=True))
    return {page.obj.objgen: parents[int(page.StructParents)] for page in document.pages}


def _spliced(element: Object, owners: Owners) -> None:
    """Spans that say nothing of their text are taken away: half of a tree is made of them."""
    held, kids = _kids(element), []
    if not any(_is(kid, Name.Span, Name.NonStruct) for kid in held):
        return
    for kid in held:
        if not _is(kid, Name.Span, Name.NonStruct) or kid.keys() - _BARE or not _on_one_page(element, kid):
            kids.append(kid)
            continue
        for inner in _kids(kid):
            kids.append(inner)
            if not isinstance(inner, Dictionary):
                owners[element.Pg.objgen][int(inner)] = element
    _set(element, kids)


def _on_one_page(element: Object, kid: Object) -> bool:
    return "/Pg" in element and "/Pg" in kid and element.Pg.objgen == kid.Pg.objgen


def _set_heads_aside(document: Pdf, elements: Iterable[Object], owners: Owners) -> None:
    """Running heads and feet, which no element that can be reached holds, are decoration of the page."""
    told = {element.objgen for element in elements}
    for page in document.pages:
        mine = owners[page.obj.objgen]
        untold = {number for number, owner in enumerate(mine) if owner.objgen not in told}

        def aside(found: re.Match[bytes], untold: set[int] = untold) -> bytes:
            return b"/Artifact <</Type /Pagination>> BDC" if int(found[1]) in untold else found[0]

        stream = page.obj.Contents
        stream.write(_MARK.sub(aside, stream.read_bytes()))
        for number in untold:
            mine[number] = None


def _say_links(document: Pdf, names: Mapping[str, str]) -> None:
    """A link is called by the title of what it leads to."""
    for page in document.pages:
        for note in page.get("/Annots", []):
            if note.get("/Subtype") != Name.Link:
                continue
            target = str(note.Dest) if "/Dest" in note else str(note.A.get("/URI", ""))
            name = names.get(anchors.named(target))
            if name:
                note.Contents = String(name)


def _share_drawings(document: Pdf) -> None:
    """Boxes to tick are drawn alike, and so are the lines of pages: each drawing is kept once."""
    drawn: dict[tuple[str, bytes], Object] = {}
    notes = [note for page in document.pages for note in page.get("/Annots", []) if "/AP" in note]
    held = [page.Resources.XObject for page in document.pages if "/XObject" in page.Resources]
    looks = (look for note in notes for _, look in note.AP.items() if "/BBox" not in look)
    for forms in [*held, *looks]:
        for name, form in list(forms.items()):
            if form.get("/Subtype") == Name.Form:
                forms[name] = drawn.setdefault((str(list(form.BBox)), form.read_bytes()), form)
