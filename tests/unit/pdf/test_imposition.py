"""Pages two on a side: folded and stapled, the pile is read from the first page to the last."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Pdf

from playpress.pdf import folding, page_size


def read_through(sides: list[tuple[int, int]]) -> list[int]:
    """The pages of a folded pile, in the order in which a reader turns them: each sheet is in the one before it."""
    front, back = sides[::2], sides[1::2]
    first = [page for (_, right), (left, _) in zip(front, back, strict=True) for page in (right, left)]
    second = [page for (left, _), (_, right) in zip(front, back, strict=True) for page in (left, right)]
    return [*first, *reversed(second)]


@pytest.mark.parametrize("count", range(1, 18))
def test_a_folded_pile_is_read_in_order_with_three_blank_pages_at_most(count: int) -> None:
    sides = list(folding.sides(count))
    assert len(sides) % 2 == 0
    assert read_through(sides) == [*range(1, 2 * len(sides) + 1)]
    assert 0 <= 2 * len(sides) - count <= 3


def test_a_book_from_right_to_left_has_its_first_page_on_the_left() -> None:
    assert list(folding.sides(4)) == [(4, 1), (2, 3)]
    assert list(folding.sides(4, from_right=True)) == [(1, 4), (3, 2)]


def test_pages_keep_their_size_and_those_that_lie_across_are_turned() -> None:
    with Pdf.new() as small:
        for size in ((200, 300), (200, 300), (300, 200)):
            small.add_blank_page(page_size=size)
        small.docinfo["/Title"] = "A title"
        out = BytesIO()
        small.save(out)
    with Pdf.open(BytesIO(folding.folded(out.getvalue()))) as large:
        assert [[float(side) for side in page.mediabox] for page in large.pages] == [[0, 0, 400, 300]] * 2
        outer, inner = (page.Contents.read_bytes().decode() for page in large.pages)
        assert outer.splitlines() == ["q 1 0 0 1 200.000 0 cm /P1 Do Q"], "the fourth page is blank"
        assert inner.splitlines() == ["q 1 0 0 1 0.000 0 cm /P0 Do Q", "q 0 1 -1 0 400.000 0 cm /P1 Do Q"]
        assert large.docinfo["/Title"] == "A title"
        assert large.Root.ViewerPreferences.Duplex == pikepdf.Name.DuplexFlipShortEdge


@pytest.mark.parametrize(("paper", "size"), [("a4", "148.5mm 210mm"), ("letter", "139.7mm 215.9mm")])
def test_a_sheet_folded_once_has_pages_of_half_its_size(paper: page_size.Paper, size: str) -> None:
    rules = page_size.rules("@page { margin: 20mm }", paper, fold=True)
    assert f"@page {{ size: {size}; }}" in rules
    assert f"@page wide {{ size: {' '.join(reversed(size.split()))}; }}" in rules
