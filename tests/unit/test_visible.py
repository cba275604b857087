"""Signs of a message that no reader sees."""

import pytest

from playpress.problems import visible


@pytest.mark.parametrize("sign", ["\x1b", "\x9b", "\u00ad", "\u180e", "\u202e", "\ufeff", "\ufff9", "\U000e0041"])
def test_a_sign_that_is_not_seen_is_shown_as_one_that_is(sign: str) -> None:
    assert visible(f"Tea{sign}m") == "Tea\ufffdm"


def test_letters_of_any_script_are_as_they_were() -> None:
    text = "Müller، 東京 — é 👋"
    assert visible(text) == text
