"""Two texts -> whether one says what the other says, by the words and the figures that they share."""

import re
from collections.abc import Iterable
from functools import lru_cache

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W\d_]+")
_ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|s)$")
_STEM = re.compile(r"(?<=\w{4})(?:ions?|ing|ed|es|e|s)$")
EMPTY = frozenset({
    "a", "an", "and", "any", "are", "as", "at", "be", "been", "being", "by", "can", "does", "each", "every", "for",
    "from", "has", "have", "in", "into", "is", "it", "its", "mean", "means", "of", "on", "one", "or", "our", "s",
    "some", "somebody", "something", "stands", "such", "that", "the", "their", "them", "they", "thing", "this", "to",
    "us", "we", "what", "when", "which", "who", "whose", "with", "you", "your",
})  # fmt: skip
"""Words that say nothing of their own."""
_NOT = frozenset({"no", "nobody", "none", "never", "not", "without"})
"""Words that turn what the others say into its opposite."""
_MOST, _WITH_FIGURES = 0.8, 0.6
"""The share of its words that another text has to say as well, for both to say the same; less where figures agree."""
_HALF = 0.5
_MUCH, _FEW = 0.6, 2
"""The share of a text's words, and their least number, of which a shorter one has to be made up to be the same."""


def says(given: Iterable[str], asked: str) -> bool:
    """Whether one of the given texts says what a short text asks for: its figures, and nearly all of its words."""
    figures = _figures(asked)
    words = _words(asked) | figures
    enough = (_WITH_FIGURES if figures else _MOST) * len(words)
    said = ((_words(text), _figures(text)) for text in given)
    return bool(words) and any(
        figures <= those and words & _NOT == some & _NOT and len(words & (some | those)) >= enough
        for some, those in said
    )


def covers(given: Iterable[str], asked: str) -> bool:
    """Whether one of the given texts says what is asked for, or is itself most of it: the same, told more exactly.

    "Reached the score" and "Reached the score of 15 points" are one condition; two figures or a `not` make two.
    """
    given = [text for text in given if text]
    words, figures = _words(asked), _figures(asked)
    least = max(_FEW, _MUCH * len(words | figures))
    shorter = (_words(text) for text in given if _figures(text) <= figures)
    return says(given, asked) or any(
        some <= words and len(some) >= least and words & _NOT == some & _NOT for some in shorter
    )


def words_in_order(text: str) -> list[str]:
    """The words of a text without their endings, as they are compared; small words are left out."""
    return list(_in_order(str(text)))


@lru_cache(maxsize=1 << 14)
def _in_order(text: str) -> tuple[str, ...]:
    return tuple([_ENDING.sub("", word) for word in _WORD.findall(text.casefold()) if word not in EMPTY])


def stem(words: str) -> str:
    """Words without the endings that make nouns and verbs of one stem: `activation` and `activated` are one."""
    return " ".join(_STEM.sub("", word) for word in _WORD.findall(words.casefold()))


def contradict(one: str, other: str) -> bool:
    """Whether two texts say different figures."""
    figures = _figures(one), _figures(other)
    return all(figures) and figures[0] != figures[1]


def only_figures_differ(one: str, other: str) -> bool:
    """Whether two texts say the same of different figures, as "Reached 50 points" and "Reached 70 points"."""
    words = _words(one) - _figures(one), _words(other) - _figures(other)
    return contradict(one, other) and bool(words[0] & words[1]) and says([" ".join(words[0])], " ".join(words[1]))


def agree(one: str, other: str) -> bool:
    """Whether two definitions tell of one thing: no conflict, and figures or half of the words in common."""
    if contradict(one, other):
        return False
    words = _words(one), _words(other)
    if words[0] & _NOT != words[1] & _NOT:
        return False
    least = min(map(len, words))
    return bool(_figures(one) & _figures(other)) or (least > 0 and len(words[0] & words[1]) >= _HALF * least)


@lru_cache(maxsize=1 << 14)
def _figures(text: str) -> frozenset[str]:
    return frozenset(_FIGURE.findall(text))


@lru_cache(maxsize=1 << 14)
def _words(text: str) -> frozenset[str]:
    return frozenset(_in_order(str(text)))
