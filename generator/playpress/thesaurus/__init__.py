"""Words of sales and marketing that mean one thing -> the one a playbook has, before letters are compared."""

import difflib
import posixpath
import re
import unicodedata
from collections.abc import Collection, Mapping
from functools import cache

from playpress.thesaurus.asks import ASKS
from playpress.thesaurus.fields import FIELDS
from playpress.thesaurus.languages import LANGUAGES
from playpress.thesaurus.questions import QUESTIONS
from playpress.thesaurus.slang import SLANG
from playpress.thesaurus.spelling import other_spelling
from playpress.thesaurus.trade import TRADE

__all__ = ["ASKED", "ASKS", "SLANG", "TRADE", "by_letters", "by_path", "nearest", "nearest_of", "other_spelling"]

ASKED = (*TRADE, *QUESTIONS, *LANGUAGES)
"""All rows that a search knows: those of the trade, phrases of questions, and the words of other languages."""
_MISTYPED, _GLUED = 0.75, 0.85
"""The share of its letters that a mistyped word has in common with the right one, and that a whole name has."""
_BETWEEN = {"a", "an", "and", "at", "for", "in", "of", "on", "the", "to"}
"""Words that are left out of a name, or put in, without another one being meant."""


def nearest(name: str, known: Collection[str], alike: float = 0.6) -> str:
    """The one of the known names that is meant: in other words for the same thing, or mistyped by little; else "".

    `alike`: the share of their letters that have to agree, from 0 to 1.
    """
    by_key = {_key(each): each for each in reversed(list(known))}
    key = _key(name)
    for word in (key, *_table().get(key, ())):
        if word in by_key:
            return by_key[word]
    return _by_words(name, known) or by_letters(name, known, alike)


def _by_words(name: str, known: Collection[str]) -> str:
    """The one known name of the same words, in whichever order, or whose first letters these are."""
    words = _telling(name)
    found = [
        each
        for each in known
        if (others := _telling(each)) and (sorted(others) == sorted(words) or _first_letters(words, others))
    ]
    return found[0] if len(found) == 1 else ""


def _telling(name: str) -> list[str]:
    return [each for each in _words(name) if each not in _BETWEEN]


def _first_letters(words: list[str], others: list[str]) -> bool:
    """Whether one word is short for three others or more, or they for it: csm, customer-success-manager."""
    short, long = sorted((words, others), key=len)
    return len(short) == 1 and len(long) > 2 and short[0] == "".join(each[0] for each in long)


def nearest_of(name: str, called: Mapping[str, Collection[str]]) -> str:
    """The one of the known things that a name means, by what each is called besides: by other words before letters."""
    words = {word.casefold(): thing for thing in reversed(list(called)) for word in (*called[thing], thing)}
    return words.get(nearest(name, list(words)), "")


def by_letters(name: str, known: Collection[str], alike: float = 0.6) -> str:
    """The known name that a name is when a slip of the finger is taken back, or that it has a word more or less than.

    Two names are not one because most of their letters agree: each word has to be the other's, but for a letter or two,
    and each number the same. `pull-strategy` is another thing than `push-strategy`, and `q1-2027` than `q2-2027`.
    """
    matcher = difflib.SequenceMatcher(b=name.casefold())
    words = _words(name)
    best = (alike, "")
    longer: list[str] = []
    for each in known:
        matcher.set_seq1(each.casefold())
        if matcher.real_quick_ratio() < best[0] or matcher.quick_ratio() < best[0]:
            continue
        if (ratio := matcher.ratio()) < best[0]:
            continue
        others = _words(each)
        if _mistyped(words, others):
            best = max(best, (ratio, each))
        elif _within(words, others) or _within(others, words):
            longer.append(each)
    return best[1] or (longer[0] if len(longer) == 1 else "")


def by_path(path: str, known: Collection[str]) -> str:
    """The known path that is meant: the one of that name, elsewhere or with another ending, or mistyped by little."""
    name, stem = posixpath.basename(path), posixpath.splitext(path)[0]
    moved = [each for each in known if posixpath.basename(each) == name]
    ending = [each for each in known if posixpath.splitext(each)[0] == stem]
    only = next((found[0] for found in (moved, ending) if len(found) == 1), "")
    return only or by_letters(path, known)


def _words(name: str) -> list[str]:
    return re.findall(r"\d+|[^\W\d_]+", unicodedata.normalize("NFKC", name).casefold())


def _mistyped(first: list[str], second: list[str]) -> bool:
    """Whether words are those of another name, but for a letter or two, or a space between them."""
    whole, other = "".join(first), "".join(second)
    if re.sub(r"\D", "", whole) != re.sub(r"\D", "", other):
        return False
    return _alike(whole, other, _GLUED) or (len(first) == len(second) and all(map(_slip, first, second)))


def _slip(word: str, other: str) -> bool:
    """Whether one word was meant by the other: the same letters, or nearly so. `internal` is not `external`."""
    if sorted(word) == sorted(other):
        return True
    begun = word[0] == other[0] or word[1:2] == other[1:2] or other[1:2] == word[:1] or word[1:2] == other[:1]
    return begun and _alike(word, other, _MISTYPED)


def _within(first: list[str], second: list[str]) -> bool:
    """Whether the second words have the first ones in a row, and others besides."""
    spans = range(len(second) - len(first) + 1)
    return 0 < len(first) < len(second) and any(second[at : at + len(first)] == first for at in spans)


def _alike(first: str, second: str, share: float) -> bool:
    return difflib.SequenceMatcher(None, first, second, autojunk=False).ratio() >= share


def _key(name: str) -> str:
    """Words without case, hyphens and one plural s: `Deal-sizes` and `deal_size` are one."""
    bare = " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", name).casefold().replace("_", " ")))
    return bare[:-1] if len(bare) > 3 and bare.endswith("s") and not bare.endswith("ss") else bare


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Each word -> all words of the rows it is in, row by row: the first of each is what a playbook calls it."""
    found: dict[str, dict[str, None]] = {}
    for group in (*FIELDS, *TRADE):
        keys = list(dict.fromkeys(map(_key, group)))
        for key in keys:
            found.setdefault(key, {}).update(dict.fromkeys(keys))
    return {key: tuple(words) for key, words in found.items()}
