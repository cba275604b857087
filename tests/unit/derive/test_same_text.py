"""Whether two texts say the same: by figures first, then by the words that say something."""

import pytest

from playpress.derive import same_text


@pytest.mark.parametrize(
    ("given", "asked", "said"),
    [
        ("90 points or more", "Reached 90 points", True),
        ("Load the list of visitors", "Is on the list of visitors", True),
        ("70 points or more", "Reached 90 points", False),
        ("Buyer names a budget", "Buyer names a date", False),
        ("Budget approved", "Budget known", False),
        ("Budget is not approved", "Budget approved", False),
        ("Buyer uses another vendor", "Buyer does not use another vendor", False),
        ("Buyer does not use another vendor", "Does not use another vendor", True),
        ("", "Fits", False),
        ("Anything", "It is", False),
    ],
)
def test_a_short_text_is_said_in_other_words_with_the_same_figures(given: str, asked: str, said: bool) -> None:
    assert same_text.says([given], asked) is said


@pytest.mark.parametrize(
    ("one", "other", "agrees"),
    [
        ("90 points or more.", "A lead with 90 points or more for fit and behaviour.", True),
        ("From 50 points on.", "From 70 points on.", False),
        ("Criteria are met, next steps agreed", "It meets the criteria and has a next step", True),
        ("Any contact that reached us.", "A request of a company for an offer.", False),
        ("A lead with 90 points.", "No lead with 90 points.", False),
        ("", "A request.", False),
    ],
)  # fmt: skip
def test_definitions_agree_by_figures_or_half_of_their_words(one: str, other: str, agrees: bool) -> None:
    assert same_text.agree(one, other) is agrees
    assert same_text.agree(other, one) is agrees
