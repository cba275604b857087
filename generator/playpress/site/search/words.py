"""Any text -> the words it is found by, folded as the search in the browser folds what a reader types."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from string import ascii_lowercase

_STOP = """
a an and are as at be been but by can could do does for from had has have he her him his how i if in into is it its many
may me might much my of on or our shall she should so that the their them then there these they this those to too us was
we were what when where which who whom whose why will with would you your
about actually all allowed already also always am any anything anyway aren couldn didn doesn don done either else ever
explain find found get gets getting give given gives go goes going got handle handled handles handling happen happened
happens hasn haven help here info isn just know let like look lot make makes maybe mean means meant mention mentioned
myself need needed nobody now ok okay other ours own per percent please quite rather re really said say says shouldn
show some somebody someone something start still stuff such supposed sure take takes tell tells than thing things think
told too tried try trying use used using ve very want wants wasn well while without wouldn yes yet
"""
STOP = frozenset([*_STOP.split(), *ascii_lowercase])
"""Words and letters that say nothing about what somebody looks for, unless there is nothing else."""

_WORD = re.compile(r"[^\W_]+")
_JOINS = re.compile("[-\u2010\u2011'\u2019]")
_APART = re.compile("[^\\w\u2010\u2011'\u2019-]|_|[-\u2010\u2011'\u2019]{2,}")
"""What ends a chain of runs of letters with one hyphen or apostrophe between each two."""
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_SCRIPTS = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")
UNSPACED = re.compile(f"[{_UNSPACED}]")
"""Letters of scripts that put no space between words."""


_WHOLE = str.maketrans({
    "ß": "ss", "ı": "i", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ø": "o", "ł": "l",
})  # fmt: skip
"""Letters that Unicode does not take apart, and what those type who do not have them."""


def fold(text: str) -> str:
    """Small letters without their marks: "Élan" -> "elan", "Größe" -> "grosse", "Øresund" -> "oresund"."""
    bare = unicodedata.normalize("NFKD", text.lower().translate(_WHOLE))
    return "".join(each for each in bare if unicodedata.category(each)[0] != "M") if not bare.isascii() else bare


def words(text: str) -> list[str]:
    """The words of a text in order. Where a script has no spaces, each two neighbours are a word."""
    return [*_pieces(_WORD.findall(fold(text)))]


def terms(text: str) -> list[str]:
    """What a text is found by: its words, and those with a hyphen in one ("hand-off" by "handoff" too).

    Where a script has no spaces, also the last sign of each run: the others begin a pair, and are found by that.
    """
    folded = fold(text)
    runs = _WORD.findall(folded)
    joined = _joined(folded) if _JOINS.search(folded) else ()
    return [*(runs if folded.isascii() else (*_pieces(runs), *_last(runs))), *joined]


def phrase(text: str) -> str:
    """A name as a whole, without the words that say nothing."""
    found = words(text)
    return " ".join([word for word in found if word not in STOP] or found)


def _joined(text: str) -> Iterator[str]:
    """Runs of letters with one hyphen or apostrophe between each two, as one word."""
    chunks = (chunk for chunk in text.split() if _JOINS.search(chunk))
    for chain in (chain for chunk in chunks for chain in _APART.split(chunk)):
        runs = [run for run in _JOINS.split(chain) if run]
        if len(runs) > 1:
            yield "".join(runs)


def _pieces(runs: Iterable[str]) -> Iterator[str]:
    """The words in runs of letters."""
    for run in runs:
        if run.isascii():
            yield run
        else:
            yield from _pairs(run)


def _last(runs: Iterable[str]) -> Iterator[str]:
    """The last sign of each run that is read in pairs."""
    for run in runs:
        yield from (piece[-1] for piece in _SCRIPTS.findall(run) if len(piece) > 1 and UNSPACED.match(piece))


def _pairs(run: str) -> Iterator[str]:
    for piece in _SCRIPTS.findall(run):
        if len(piece) > 1 and UNSPACED.match(piece):
            yield from (piece[at : at + 2] for at in range(len(piece) - 1))
        else:
            yield piece
