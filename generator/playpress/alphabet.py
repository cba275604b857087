"""Words -> their place in a list that readers look things up in: letters with marks beside those without."""

import unicodedata

_BASE = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
"""Letters that Unicode does not take apart and that its collation (UTS 10) has beside these."""


def position(words: str) -> tuple[str, str]:
    """What to sort by: Ä with A, Ö with O, ß as ss; where only marks or capitals differ, always in one order."""
    return _folded(words), words


def initial(words: str) -> str:
    """The letter under which a word stands in an index: "Übergabe" -> "U". Everything else but letters is "0-9"."""
    first = _folded(words)[:1].upper()
    return first if first.isalpha() else "0-9"


def _folded(words: str) -> str:
    apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(each for each in apart if not unicodedata.combining(each)).translate(_BASE)
