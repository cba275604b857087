"""The agreement of two teams on one page, which names the long form that counts."""

from collections.abc import Callable

import pytest
from tests.pdf.paper import Paper

from playpress.derive import agreements, signatures
from playpress.pdf import page_size
from playpress.pdf.assembly import PrintSource


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_it_is_one_page_with_all_that_is_signed(
    paper: Callable[..., Paper], source: PrintSource, size: page_size.Paper
) -> None:
    (text,) = paper("agreement-marketing-sales-short", size).pages
    for heading in (
        "Contacts",
        "Marketing wants Sales wants",
        "Commitments",
        "If a commitment is missed",
        "Signatures",
    ):
        assert heading in text
    (pair,) = agreements.pairs(source.book)
    promised = [promise for each in agreements.between(source.book, *pair) for promise in each.commitments]
    assert len(promised) > 10
    assert [str(each.what) for each in promised if str(each.what) not in text] == []
    assert 'The long form is binding: "Agreement: Marketing and Sales"' in text
    for each in agreements.between(source.book, *pair):
        assert f"{each.name} {signatures.fingerprint(source.book, each)}" in text
    assert paper("agreement-marketing-sales-short", size).outside() == []
