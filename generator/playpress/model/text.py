"""Text and Prose: the author's words, which are data and never HTML or a template."""

import re
from html import escape
from typing import Any, Self

from playpress.model.invalid import InvalidValue, TooMuchText, shape
from playpress.model.value import Value
from playpress.source.invisible import CONTROL

_SEVERAL = re.compile(r"\n[^\S\n]*\n|\n\s*([-*+•–]|\d{1,3}[.)])\s")
"""An empty line, or a line that begins as an item of a list: more than a sentence that was wrapped by hand."""

_ACTIVE = str.maketrans({"<": "&lt;", ">": "&gt;", '"': "&quot;", "{": "&#123;", "}": "&#125;"})


class Text(str, Value):
    """One line of plain words, however it is wrapped. In a template it is escaped, whatever it holds."""

    __slots__ = ()

    def __html__(self) -> str:
        return escape(str(self), quote=True)

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
        return f"{self}\n" if "\n" in self else str(self)

    @classmethod
    def parse(cls, value: Any) -> Self:
        return cls(_readable(_expect_text(value).strip("\n")))


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
    raise InvalidValue(f"expected text, found {shape(value)}", _text_cure(value))


def _readable(text: str) -> str:
    if not text.strip():
        raise InvalidValue("this text is empty", "Write it, or delete the line.")
    if CONTROL.search(text):
        raise InvalidValue("this text holds an invisible control character", "Delete what a backslash begins there.")
    return text


def _text_cure(value: Any) -> str:
    if isinstance(value, dict):
        return 'If the text holds a colon, put it in "quotes".'
    if value is None:
        return "Write it there, or delete the line."
    return "Write one text."
