"""Entries -> which ways to ask each of them answers, for the search in a browser: who asks "who" is led to roles."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from playpress.site.search.entries import SearchEntry
from playpress.site.search.words import words
from playpress.thesaurus import ASKS

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def told(entries: Sequence[SearchEntry]) -> Mapping[str, object]:
    """`meets`: a sign for each page. `asks`: ways to ask, and the signs of the pages that answer them.

    Pages that answer the same ways share a sign. The first sign is of those that answer none, and of what is left where
    there are too few signs.
    """
    met = [_met(entry) for entry in entries]
    often = [each for each, _ in Counter(met).most_common()]
    signs = dict(zip(dict.fromkeys([(), *often]), _DIGITS, strict=False))
    asks = [
        (ways, "".join(sign for answered, sign in signs.items() if at in answered)) for at, (ways, _) in enumerate(ASKS)
    ]
    return {"meets": "".join(signs.get(each, _DIGITS[0]) for each in met), "asks": [each for each in asks if each[1]]}


def _met(entry: SearchEntry) -> tuple[int, ...]:
    """The ways that an entry answers: those of its kind, and those by which it is asked for."""
    asked = [" ".join(words(each)) for each in entry.asked]
    return tuple(at for at, (ways, kinds) in enumerate(ASKS) if entry.answers in kinds or _begun(asked, ways))


def _begun(asked: Iterable[str], ways: Iterable[str]) -> bool:
    return any(f"{each} ".startswith(f"{way} ") for each in asked for way in ways)
