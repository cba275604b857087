"""Tags of languages -> whether Unicode knows them, what they are called, their usual form; the languages of a country.

A tag is one of BCP 47: "de", "de-AT", "zh-Hant". What is said of it is Unicode's (CLDR), as Babel has it.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

_ENGLISH = "en"


def is_known(tag: str) -> bool:
    """Whether a tag names a language, and a script and a country where it names these."""
    from babel import Locale

    language, *rest = tag.split("-")
    english: Any = Locale.parse(_ENGLISH)
    scripts, countries = english.scripts, english.territories
    return language in english.languages and all(part in (scripts if len(part) == 4 else countries) for part in rest)


def is_written_about(language: str) -> bool:
    """Whether Unicode says how a language, in two or three letters, writes dates and figures."""
    from babel import localedata

    return bool(localedata.exists(language))


@cache
def names() -> Mapping[str, str]:
    """What languages are called, in English and by themselves, in small letters -> their tags."""
    from babel import Locale
    from babel.localedata import locale_identifiers

    found = {name.casefold(): tag.replace("_", "-") for tag, name in Locale.parse(_ENGLISH).languages.items()}
    for each in locale_identifiers():
        if "_" not in each and (own := Locale.parse(each).languages.get(each)):
            found.setdefault(own.casefold(), each)
    return found


def usual(tag: str) -> str:
    """The same tag with the short and present names of its parts: "deu" -> "de", "en-UK" -> "en-GB"."""
    from babel.core import get_global

    languages, countries = get_global("language_aliases"), get_global("territory_aliases")
    language, *rest = tag.split("-")
    return "-".join([str(languages.get(language, language)), *(countries.get(part, [part])[0] for part in rest)])


def spoken_in(country: str) -> list[str]:
    """The official languages of a country, by its two letters, most speakers first; none where it is no country."""
    from babel.core import get_global
    from babel.languages import get_official_languages

    usual = get_global("likely_subtags")
    return [
        each if str(usual.get(each, "")).endswith(f"_{country}") else f"{each.replace('_', '-')}-{country}"
        for each in get_official_languages(country, de_facto=True)
    ]
