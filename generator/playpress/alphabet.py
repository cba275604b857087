"""Words -> their place in a list that readers look things up in, by the alphabet of the playbook's language.

Letters with marks are beside those without, but for the languages in which they are letters of their own: Swedish has
Å, Ä and Ö behind Z, Czech has Č behind C and Ch behind H (the tailorings of Unicode's CLDR). Marks, capitals and signs
count only between words that are the same without. Chinese and Japanese words are in the order of their code points:
how a character is read is not known here.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from playpress import language

_BASE = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
"""Letters that Unicode does not take apart and that its collation (UTS 10) has beside these."""

_NORDIC = "z æ/ä ø/ö/ő å/aa"
_SOUTH_SLAVIC = "c č ć, d dž đ, l lj, n nj, s š, z ž"
_CYRILLIC = "и й"
_OWN_LETTERS: Mapping[str, str] = {
    "az": "c ç, e ə, g ğ, h x ı, k q, o ö, s ş, u ü",
    "be": "е ё, и й, у ў",
    "bg": _CYRILLIC,
    "bs": _SOUTH_SLAVIC,
    "cs": "c č, h ch, r ř, s š, z ž",
    "cy": "c ch, d dd, f ff, g ng, l ll, p ph, r rh, t th",
    "da": _NORDIC,
    "eo": "c ĉ, g ĝ, h ĥ, j ĵ, s ŝ, u ŭ",
    "es": "n ñ",
    "et": "s š z ž, w õ ä ö ü",
    "fi": "z å ä/æ ö/ø",
    "gl": "n ñ",
    "hr": _SOUTH_SLAVIC,
    "hu": "c cs, d dz dzs, g gy, l ly, n ny, o ö/ő, s sz, t ty, u ü/ű, z zs",
    "is": "a á, d ð, e é, i í, o ó, u ú, y ý, z þ æ/ä ö/ø å",
    "kk": _CYRILLIC,
    "lt": "c č, s š, z ž",
    "lv": "c č, g ģ, k ķ, l ļ, n ņ, s š, z ž",
    "mk": "г ѓ, з ѕ, к ќ",
    "nb": _NORDIC,
    "nn": _NORDIC,
    "no": _NORDIC,
    "pl": "a ą, c ć, e ę, l ł, n ń, o ó, s ś, z ź ż",
    "ro": "a ă â, i î, s ș/ş, t ț/ţ",
    "ru": _CYRILLIC,
    "sk": "a ä, c č, h ch, o ô, s š, z ž",
    "sl": "c č ć, d đ, s š, z ž",
    "sq": "c ç, d dh, e ë, g gj, l ll, n nj, r rr, s sh, t th, x xh, z zh",
    "sr": f"{_SOUTH_SLAVIC}, {_CYRILLIC}",
    "sv": "z å ä/æ ö/ø",
    "tr": "c ç, g ğ, h ı, o ö, s ş, u ü",
    "uk": "г ґ, и і ї й",
    "vi": "a ă â, d đ, e ê, o ô ơ, u ư",
}
"""Language -> a letter and those of its own that follow it; with a stroke between them those that are one."""

_BEHIND = "\U0010fffe"
"""What makes a letter follow all words that begin with the one before it."""
_TURKISH = str.maketrans("Iİ", "ıi")
"""Its two letters I, each with a capital."""


def position(words: str) -> tuple[str, str]:
    """What to sort by: Ä with A, Ö with O, ß as ss; where only marks or capitals differ, always in one order."""
    return "".join(key for key, _ in _letters(words)), words


def initial(words: str) -> str:
    """The letter under which a word stands in an index: "Übergabe" -> "U". Everything else but letters is "0-9"."""
    first = next((name for _, name in _letters(words) if name), "")
    return first if first[:1].isalpha() else "0-9"


def _letters(words: str) -> Iterator[tuple[str, str]]:
    """Each letter as a part of the key, with its name in a heading."""
    tag = language.current().partition("-")[0]
    own = _own_letters(tag)
    text = unicodedata.normalize("NFKC", _small(words, tag))
    for piece in _pattern(tag).findall(text) if own else (text,):
        if piece in own:
            yield own[piece]
        else:
            yield from ((each, _capital(each, tag)) for each in _bare(piece))


def _small(words: str, tag: str) -> str:
    if tag in ("tr", "az"):
        words = words.translate(_TURKISH)
    return words.casefold()


def _capital(letter: str, tag: str) -> str:
    return "İ" if letter == "i" and tag in ("tr", "az") else letter.title()


def _bare(text: str) -> str:
    """Small letters without their marks."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(each for each in apart if not unicodedata.combining(each)).translate(_BASE)


@cache
def _own_letters(tag: str) -> Mapping[str, tuple[str, str]]:
    """The letters of a language's own -> their parts of the key, and their names."""
    found: dict[str, tuple[str, str]] = {}
    for row in _OWN_LETTERS.get(tag, "").split(", "):
        base, *behind = row.split() or [""]
        for number, letters in enumerate(behind, 1):
            same = letters.split("/")
            found |= dict.fromkeys(same, (f"{base}{_BEHIND}{number}", _capital(same[0], tag)))
    return found


@cache
def _pattern(tag: str) -> re.Pattern[str]:
    """A letter of the language's own, the longest first, or any other one with its marks."""
    own = "|".join(map(re.escape, sorted(_own_letters(tag), key=len, reverse=True)))
    return re.compile(f"{own}|.", re.DOTALL)
