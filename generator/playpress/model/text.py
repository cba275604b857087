"""Text and Prose: the author's words, which are data and never HTML or a template."""

import re
from collections.abc import Sequence
from html import escape
from typing import Any, Self

from playpress.model.invalid import InvalidValue, TooMuchText, shape
from playpress.model.value import Value
from playpress.prose import spliced
from playpress.source.invisible import CONTROL

_SEVERAL = re.compile(r"\n[^\S\n]*\n|\n\s*([-*+•–]|\d{1,3}[.)])\s")
"""An empty line, or a line that begins as an item of a list: more than a sentence that was wrapped by hand."""

QUOTED = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What is in the place of a quoted value where only an author's own words are looked at."""

_ACTIVE = str.maketrans({"<": "&lt;", ">": "&gt;", '"': "&quot;", "{": "&#123;", "}": "&#125;"})


class Text(str, Value):
    """One line of plain words, however it is wrapped. In a template it is escaped, whatever it holds."""

    __slots__ = ()

    def __html__(self) -> str:
        return escape(str(self), quote=True)

    @property
    def typed(self) -> str:
        """The words as their author typed them, with references where a value of the playbook is quoted."""
        return str(self)

    def typed_at(self, offset: int) -> int:
        """Where a character of the text is in what was typed."""
        return offset

    @property
    def own(self) -> str:
        """The words that are its author's own: `QUOTED` is in the place of each value that is quoted."""
        return str(self)

    def write(self) -> str:
        return self.typed

    @classmethod
    def parse(cls, value: Any) -> Self:
        text = _expect_text(value).strip()
        if found := _SEVERAL.search(text):
            what = "a list" if found[1] else "several paragraphs"
            raise TooMuchText(f"this text has {what} and must be one sentence")
        return cls(_readable(re.sub(r"\s+", " ", text)))


class Summary(Text):
    """One line of at most 200 characters."""

    __slots__ = ()

    @classmethod
    def parse(cls, value: Any) -> Self:
        text = super().parse(value)
        if len(text) > 200:
            raise TooMuchText(f"this summary has {len(text)} characters; the limit is 200")
        return text


class Prose(Text):
    """Markdown, as the room `prose` reads it. Raw HTML is not part of it, and is shown as typed."""

    __slots__ = ()

    def write(self) -> str:
        return f"{self.typed}\n" if "\n" in self.typed else self.typed

    @classmethod
    def parse(cls, value: Any) -> Self:
        return cls(_readable(_expect_text(value).strip("\n")))


class Wording(Text):
    """Words that are sent or said as they are, line breaks included; nothing in them is read as Markdown."""

    __slots__ = ()

    def write(self) -> str:
        return f"{self}\n" if "\n" in self else str(self)

    @classmethod
    def parse(cls, value: Any) -> Self:
        lines = _readable(_expect_text(value).strip("\n")).split("\n")
        return cls("\n".join(line.rstrip() for line in lines))


class _Quoting(Text):
    """A text in which values of the playbook are in the place of the references that were typed."""

    __slots__ = ()
    _typed: str
    _shifts: tuple[tuple[int, int, int, int], ...]
    """For each quoted value: where it begins and ends, and where what was typed for it does."""

    @classmethod
    def of(cls, typed: str, quotes: Sequence[tuple[int, int, str]]) -> Self:
        """What was typed, with other words from one offset to another; `quotes` are in order."""
        shifts, end, length = [], 0, 0
        for begin, until, words in quotes:
            length += begin - end + len(words)
            shifts.append((length - len(words), length, begin, until))
            end = until
        text = cls(spliced(typed, quotes))
        text._typed, text._shifts = typed, tuple(shifts)
        return text

    @property
    def typed(self) -> str:
        """The words as their author typed them."""
        return self._typed

    @property
    def own(self) -> str:
        return spliced(str(self), [(begin, end, QUOTED) for begin, end, _, _ in self._shifts])

    def typed_at(self, offset: int) -> int:
        """Where a character of the text is in what was typed; inside of a quoted value, where its reference begins."""
        moved = 0
        for begin, end, typed, until in self._shifts:
            if offset < end:
                return typed if offset >= begin else offset + moved
            moved = until - end
        return offset + moved


class QuotingText(_Quoting):
    """One line of plain words that quotes values of the playbook."""

    __slots__ = ("_shifts", "_typed")


class QuotingProse(Prose, _Quoting):
    """Markdown that quotes values of the playbook."""

    __slots__ = ("_shifts", "_typed")


class QuotingWording(Wording, _Quoting):
    """Words to send that quote values of the playbook."""

    __slots__ = ("_shifts", "_typed")


def inert(text: object) -> str:
    """Words for a host's own templates, which escape nothing: none begins a tag, an attribute or a template."""
    return str(text).translate(_ACTIVE)


def in_words(identifier: str) -> str:
    """The name an id stands for when none is written: "sales-rep" -> "Sales rep"."""
    words = identifier.replace("-", " ")
    return words[:1].upper() + words[1:]


def _expect_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise InvalidValue(f"expected text, found {shape(value)}", _text_cure(value), meant=with_colon(value))


def _readable(text: str) -> str:
    if not text.strip():
        raise InvalidValue("this text is empty", "Write it, or delete the line.")
    if CONTROL.search(text):
        raise InvalidValue("this text contains an invisible control character", "Delete what a backslash begins there.")
    return text


def with_colon(value: Any) -> tuple[str, ...]:
    """The text that one field with a text was meant to be: {"Rule": "one page"} -> "Rule: one page"."""
    pairs = list(value.items()) if isinstance(value, dict) else []
    return tuple(f"{name}: {words}" for name, words in pairs if len(pairs) == 1 and isinstance(words, str))


def _text_cure(value: Any) -> str:
    if isinstance(value, dict):
        return 'If the text contains a colon, put it in "quotes".'
    if value is None:
        return "Write it there, or delete the line."
    return "Write one text."
