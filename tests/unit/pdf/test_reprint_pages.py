"""Which pages of a print have to be printed again, and how they are said."""

import pytest

from playpress.pdf import reprint


@pytest.mark.parametrize(
    ("before", "after", "pages"),
    [
        ("abc", "abc", []),
        ("abc", "axc", [2]),
        ("ab", "abc", [3]),
        ("abc", "ab", []),
        ("abcd", "xabcd", [1, 2, 3, 4, 5]),
    ],
)
def test_a_page_differs_where_that_of_its_number_said_something_else(before: str, after: str, pages: list[int]) -> None:
    assert reprint.differing(before, after) == pages


def test_a_leaf_has_two_pages_where_there_is_a_last_one() -> None:
    assert reprint.leaves([2, 5], 5) == [1, 2, 5]
    assert reprint.leaves([3], 4) == [3, 4]


@pytest.mark.parametrize(
    ("pages", "words"),
    [([3], "page 3"), ([1, 4, 5, 6, 9], "pages 1, 4 to 6 and 9"), ([1, 2], "pages 1 to 2")],
)
def test_pages_are_said_as_people_say_them(pages: list[int], words: str) -> None:
    assert reprint.in_words(pages) == words
