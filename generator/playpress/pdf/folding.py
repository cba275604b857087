"""A PDF of small pages -> the same pages two on a side, in the order in which a folded and stapled pile shows them."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

LEAF = 4
"""Pages on a sheet of paper that is printed on both sides and folded once."""


def sides(count: int, from_right: bool = False) -> Iterator[tuple[int, int]]:
    """The pages on each side, left and right, from 1; those after `count` are blank: three at most.

    A book that is read from right to left (`from_right`) has its first page on the left.
    """
    last = -(-count // LEAF) * LEAF
    for low in range(1, last // 2 + 1):
        high = last + 1 - low
        left, right = (high, low) if low % 2 else (low, high)
        yield (right, left) if from_right else (left, right)


def folded(pdf: bytes, from_right: bool = False) -> bytes:
    """The pages two on a side of paper twice as wide, to be printed on both sides and turned over the short edge.

    A page that lies across is turned by a quarter. Links, fields and tags are for screens: they are left out.
    """
    with Pdf.open(BytesIO(pdf)) as small, Pdf.new() as large:
        width, height = (float(side) for side in small.pages[0].mediabox[2:])
        shown = [large.copy_foreign(page.as_form_xobject()) for page in small.pages]
        for side in sides(len(shown), from_right):
            held = {f"/P{at}": (shown[number - 1], at) for at, number in enumerate(side) if number <= len(shown)}
            drawn = "\n".join(
                f"q {_placed(form, at * width, width)} cm {name} Do Q" for name, (form, at) in held.items()
            )
            page = Dictionary(
                Type=Name.Page,
                MediaBox=Array([0, 0, 2 * width, height]),
                Resources=Dictionary(XObject=Dictionary({name: form for name, (form, _) in held.items()})),
                Contents=large.make_stream(drawn.encode()),
            )
            large.pages.append(pikepdf.Page(large.make_indirect(page)))
        large.Root.ViewerPreferences = Dictionary(Duplex=Name.DuplexFlipShortEdge, PrintScaling=Name("/None"))
        if "/Lang" in small.Root:
            large.Root.Lang = pikepdf.String(str(small.Root.Lang))
        if "/Title" in small.docinfo:
            large.docinfo["/Title"] = str(small.docinfo["/Title"])
        out = BytesIO()
        large.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _placed(form: pikepdf.Object, left: float, width: float) -> str:
    """The matrix that brings a page to its half of a side."""
    across = float(form.BBox[2]) > width + 1
    return f"0 1 -1 0 {left + width:.3f} 0" if across else f"1 0 0 1 {left:.3f} 0"
