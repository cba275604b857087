"""Any text -> the words it is found by, folded as the search in the browser folds what a reader types."""

import re
import unicodedata
from collections.abc import Iterator
from string import ascii_lowercase

_STOP = """
a an and are as at be been but by can could do does for from had has have he her him his how i if in into is it its many
may me might much my of on or our shall she should so that the their them then there these they this those to too us was
we were what when where which who whom whose why will with would you your
"""
STOP = frozenset([*_STOP.split(), *ascii_lowercase])
"""Words and letters that say nothing about what somebody looks for, unless there is nothing else."""

_WORD = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"(?<![^\W_])[^\W_]++(?:[-\u2010\u2011'\u2019][^\W_]++)+")
_JOINS = re.compile("[-\u2010\u2011'\u2019]")
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_SCRIPTS = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")
UNSPACED = re.compile(f"[{_UNSPACED}]")
"""Letters of scripts that put no space between words."""


def fold(text: str) -> str:
    """Small letters without their marks: "Élan" -> "elan"."""
    bare = unicodedata.normalize("NFKD", text.lower())
    return "".join(each for each in bare if unicodedata.category(each)[0] != "M") if not bare.isascii() else bare


def words(text: str) -> list[str]:
    """The words of a text in order. Where a script has no spaces, each two neighbours are a word."""
    return [word for run in _WORD.findall(fold(text)) for word in _parts(run)]


def terms(text: str) -> list[str]:
    """What a text is found by: its words, and those with a hyphen in one ("hand-off" by "handoff" too)."""
    folded = fold(text)
    if folded.isascii() and not _JOINS.search(folded):
        return _WORD.findall(folded)
    joined = ["".join(_WORD.findall(each)) for each in _JOINED.findall(folded)]
    return [word for run in _WORD.findall(folded) for word in _parts(run)] + joined


def phrase(text: str) -> str:
    """A name as a whole, without the words that say nothing."""
    found = words(text)
    return " ".join([word for word in found if word not in STOP] or found)


def _parts(run: str) -> Iterator[str]:
    if run.isascii():
        yield run
        return
    for piece in _SCRIPTS.findall(run):
        if len(piece) > 1 and UNSPACED.match(piece):
            yield from (piece[at : at + 2] for at in range(len(piece) - 1))
        else:
            yield piece
