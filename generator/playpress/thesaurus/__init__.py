"""Words of sales and marketing that mean one thing -> the one a playbook has, before letters are compared."""

import difflib
import re
import unicodedata
from collections.abc import Collection
from functools import cache

from playpress.thesaurus.fields import FIELDS
from playpress.thesaurus.spelling import other_spelling
from playpress.thesaurus.trade import TRADE

__all__ = ["TRADE", "by_letters", "nearest", "other_spelling"]


def nearest(name: str, known: Collection[str], alike: float = 0.6) -> str:
    """The one of the known names that is meant: in other words for the same thing, or mistyped by little; else "".

    `alike`: the share of their letters that have to agree, from 0 to 1.
    """
    words = _key(name)
    same = _same(words)
    by_key = {_key(each): each for each in known}
    if words in by_key:
        return by_key[words]
    if found := [each for each in known if _key(each) in same]:
        return found[0]
    return by_letters(name, known, alike)


def by_letters(name: str, known: Collection[str], alike: float = 0.6) -> str:
    """The name most like another; what cannot be more like it than the best so far is not compared letter by letter."""
    matcher = difflib.SequenceMatcher(b=name)
    best = (alike, "")
    for each in known:
        matcher.set_seq1(each)
        if matcher.real_quick_ratio() >= best[0] and matcher.quick_ratio() >= best[0]:
            best = max(best, (matcher.ratio(), each))
    return best[1]


def _key(name: str) -> str:
    """Words without case, hyphens and one plural s: `Deal-sizes` and `deal_size` are one."""
    bare = " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", name).casefold().replace("_", " ")))
    return bare[:-1] if len(bare) > 3 and bare.endswith("s") and not bare.endswith("ss") else bare


@cache
def _table() -> dict[str, frozenset[str]]:
    """Each word -> all words of the groups it is in."""
    found: dict[str, frozenset[str]] = {}
    for group in (*FIELDS, *TRADE):
        keys = frozenset(map(_key, group))
        for key in keys:
            found[key] = found.get(key, frozenset()) | keys
    return found


def _same(key: str) -> frozenset[str]:
    return _table().get(key, frozenset())
