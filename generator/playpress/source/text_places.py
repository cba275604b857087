"""A text and how it was written in YAML -> where each of its characters stands in the file."""

import re
from collections.abc import Callable, Sequence
from functools import cached_property

from playpress.problems import Place
from playpress.source.document import Location, Origin

_ESCAPED = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\s+|.)|.", re.DOTALL)
_SPACES = "ntrvfNLP_"
"""What stands for a space or a line break behind a backslash."""


class TextPlaces:
    """Places inside one text. YAML folds lines and takes away indentation, but it leaves every letter as it is.

    So the letters are counted: the tenth letter of the value is the tenth of what was written.
    """

    def __init__(self, origin: Origin, location: Location, text: str, typed_at: Callable[[int], int] = int) -> None:
        """`location` leads from the origin to the text, which may have lost spaces and empty lines since.

        `text` is what was typed. Where readers read other words, `typed_at` turns an offset of theirs into one of it.
        """
        for segment in location:
            origin = origin.at(segment)
        self._origin = origin
        self._text = text
        self._typed_at = typed_at

    @cached_property
    def _written(self) -> Sequence[int]:
        return _letters(self._origin.text)

    @cached_property
    def _counts(self) -> Sequence[int]:
        return _counts(self._text)

    def place(self, offset: int) -> Place:
        """The place of a character of the text; that of the whole text where it was not written as one."""
        return self._origin.source.place(self._at(offset))

    def has(self, words: str, offset: int) -> bool:
        """Whether the file has these words at the place of a character: they can be replaced there as they are."""
        return self._origin.source.text.startswith(words, self._at(offset))

    def _at(self, offset: int) -> int:
        """Where a character of the text is in the file."""
        letters = self._counts[min(self._typed_at(offset), len(self._text))]
        if self._counts[-1] != len(self._written) or not self._written:
            return self._origin.mark.start
        return self._origin.mark.start + self._written[min(letters, len(self._written) - 1)]


def _counts(text: str) -> Sequence[int]:
    """For each character, and for the end: how many letters are before it."""
    found, count = [], 0
    for character in text:
        found.append(count)
        count += not character.isspace()
    return [*found, count]


def _letters(written: str) -> Sequence[int]:
    """Where each letter of a value is in what was written: in a block, in quotes, or plain."""
    if written[:1] in ("|", ">"):
        head = len(written.partition("\n")[0])
        return [at for at in range(head, len(written)) if not written[at].isspace()]
    if written[:1] == "'":
        pairs = re.finditer(r"''|[^\s']", written[1:-1])
        return [found.start() + 1 for found in pairs]
    if written[:1] == '"':
        found = ((each.start() + 1, each[0]) for each in _ESCAPED.finditer(written[1:-1]))
        return [at for at, each in found if not _is_space(each)]
    return [at for at, each in enumerate(written) if not each.isspace()]


def _is_space(written: str) -> bool:
    """Whether a character, or what stands for one behind a backslash, is a space."""
    if not written.startswith("\\"):
        return written.isspace()
    code = written[1:]
    if code[0] in "xuU" and len(code) > 1:
        return chr(int(code[1:], 16)).isspace()
    return code.isspace() or code in _SPACES
