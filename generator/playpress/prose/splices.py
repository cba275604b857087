"""A text, and other words for some of it -> the text with these."""

from collections.abc import Iterable


def spliced(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """The text with other words from one offset to another. `changes` are in order, and none begins inside another."""
    pieces, end = [], 0
    for begin, until, words in changes:
        pieces += [text[end:begin], words]
        end = until
    return "".join([*pieces, text[end:]])
