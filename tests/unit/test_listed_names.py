"""Names in a message, joined as a sentence joins them."""

import pytest

from playpress.problems import listed


@pytest.mark.parametrize(
    ("names", "sentence"),
    [((), ""), (("A",), "A"), (("A", "B"), "A and B"), (("A", "B", "C"), "A, B and C")],
)
def test_names_are_joined_as_in_a_sentence(names: tuple[str, ...], sentence: str) -> None:
    assert listed(name for name in names) == sentence
