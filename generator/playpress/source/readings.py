"""Bytes of files -> documents: what a file said when it was last read is not read again while it says the same."""

from dataclasses import dataclass

from playpress.problems import Problem
from playpress.source import events, file_text
from playpress.source.document import Document

_Found = tuple[Document | None, list[Problem]]


@dataclass(slots=True)
class _Reading:
    """What a text was read as."""

    text: str
    document: Document | None
    problems: tuple[Problem, ...]
    data: bytes | None = None
    """The bytes that have this text, where it was asked for by them."""

    @property
    def found(self) -> _Found:
        return self.document, list(self.problems)


class Readings:
    """The last reading of each file, kept for one piece of work on a playbook. What it gives must not be changed."""

    __slots__ = ("_last",)

    def __init__(self) -> None:
        self._last: dict[str, _Reading] = {}

    def parse(self, text: str, file: str) -> _Found:
        """Read one file's text, as `events.parse` does."""
        known = self._last.get(file)
        if known is None or known.text != text:
            document, problems = events.parse(text, file)
            known = self._last[file] = _Reading(text, document, tuple(problems))
        return known.found

    def read(self, data: bytes, file: str) -> _Found:
        """Read the bytes of a file, as `events.read` does."""
        known = self._last.get(file)
        if known is not None and known.data == data:
            return known.found
        text, problems = file_text.decoded(data, file)
        if text is None:
            return None, problems
        found = self.parse(text, file)
        self._last[file].data = data
        return found
