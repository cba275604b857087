"""Language: in which language a playbook is written, as its tag (BCP 47): de, de-AT, pt-BR, zh-Hant."""

import re
from typing import Any, ClassVar, Literal, Self

from playpress import language, language_tags
from playpress.model.invalid import InvalidValue, shape
from playpress.model.value import Value
from playpress.problems import shorten
from playpress.thesaurus import nearest

_TAG = re.compile(r"(?P<language>[A-Za-z]{2,3})(?:[-_](?P<script>[A-Za-z]{4}))?(?:[-_](?P<country>[A-Za-z]{2}|\d{3}))?")
_COUNTRY = re.compile(r"[A-Z]{2}")
_LONGEST = 60
"""The longest text that may be the name of a language (characters)."""
_EXAMPLES = "For example: de, de-AT, pt-BR, ar, en-GB"


class Language(str, Value):
    """The tag of a language, perhaps with its script and a country."""

    __slots__ = ()
    example: ClassVar[str] = "de"

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """In which direction its script runs."""
        return language.direction(self)

    @property
    def is_english(self) -> bool:
        """Whether it is English, of whatever country."""
        return self.partition("-")[0] == language.ENGLISH

    @classmethod
    def parse(cls, value: Any) -> Self:
        if not isinstance(value, str):
            raise InvalidValue(f"expected the tag of a language, found {shape(value)}", _EXAMPLES)
        text = value.strip()
        found = _TAG.fullmatch(text)
        if found is None:
            raise _named(text)
        if _COUNTRY.fullmatch(text) and (spoken := _spoken(text)):
            raise InvalidValue(f'"{text}" is a country, not a language', meant=spoken)
        parts = found["language"].lower(), (found["script"] or "").title(), (found["country"] or "").upper()
        tag = "-".join(part for part in parts if part)
        usual = language_tags.usual(tag)
        if not language_tags.is_known(usual):
            raise _unknown(text, found)
        if usual != tag or "_" in text:
            raise InvalidValue(f'"{text}" is not the usual tag of a language', meant=(usual,))
        return cls(tag)


def _spoken(country: str) -> tuple[str, ...]:
    """What is spoken in a country, and the language whose tag has the same letters."""
    spoken = language_tags.spoken_in(country)
    same = country.lower()
    if spoken and same not in spoken and language_tags.is_written_about(same):
        spoken.append(same)
    return tuple(spoken)


def _named(text: str) -> InvalidValue:
    """What is wrong with words in place of a tag: the name of a language says which is meant."""
    names = language_tags.names() if len(text) <= _LONGEST else {}
    name = nearest(text.casefold(), names)
    message = f'"{shorten(text)}" is not the tag of a language'
    return InvalidValue(message, meant=(names[name],)) if name else InvalidValue(message, _EXAMPLES)


def _unknown(text: str, found: re.Match[str]) -> InvalidValue:
    """What is wrong with a tag that has the right form."""
    if language_tags.is_known(language_tags.usual(found["language"].lower())):
        part = found["country"] or found["script"]
        what = "country" if part == found["country"] else "script"
        return InvalidValue(f'"{shorten(text)}" names no {what}: there is no "{part}"', _EXAMPLES)
    return _named(text)
