"""DUP of words: what an amount is of: the metric, the term or the offer that stands beside it in its sentence."""

import re
from collections.abc import Iterator, Mapping, Sequence

from playpress.checks.same_word import key
from playpress.derive import same_text
from playpress.derive.said_amounts import SaidAmount
from playpress.graph import Book, insight
from playpress.model.entity import Entity
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.offer import Offer
from playpress.model.kinds.term import Term

_WORD = re.compile(r"[^\W_][\w'’/&-]*")
_MOST_WORDS = 6
_LINKS = re.compile(
    r"(?:\s*(?:[:=(,–-]|\b(?:of|is|are|at|to|for|costs?|an?|the|our|its|target|targets|goal|price|should|must|shall|be|stays?|"
    r"stand|stands|remains?|reach|reaches|above|over|below|under|(?:at )?least|(?:at )?most|(?:more|less) than|within|"
    r"up|about|around|roughly|nearly)\b))*\s*$",
    re.IGNORECASE,
)
"""The words between a name and its amount that add nothing to it."""
_LINKS_AHEAD = re.compile(r"\s*(?:(?:of|in|for|as) )?(?:(?:the|our|a|an|its) )?", re.IGNORECASE)
_BEGINS = re.compile(
    r"(?:^|[.,;:(–-]\s*|\b(?:the|our|an?|its|their|this|and|or|to|with|at|for|keeps?|keeping|hold|holds|raise|raises|reach|"
    r"reaches|get|gets|bring|brings|hit|hits|deliver|delivers|improve|improves|maintain|maintains|grow|grows|monthly|"
    r"quarterly|yearly|annual|weekly|target|overall|total) )$",
    re.IGNORECASE,
)
"""What may stand before a name without making it the name of something narrower."""
_ENDS = re.compile(r"\s*(?:$|[.,;:)!?]|\b(?:and|or|by|before|until|at|is|are|each|every|a|per)\b)", re.IGNORECASE)
"""What may stand behind a name, or behind an amount, in the same way: `for`, `in` and `of` narrow it down."""

_PERIOD = re.compile(r"^ ?(?:(?:a|per|each|every) |/ ?)(?:day|week|month|quarter|year)\b")
_NEAR = 300
"""So many characters before and behind an amount can name what it is of."""


@insight
def _names(book: Book) -> dict[str, list[Entity]]:
    """The names of what has amounts, as words are compared -> what is called so."""
    found: dict[str, list[Entity]] = {}
    for entity in (*book.active(Metric), *book.active(Term), *book.active(Offer)):
        for name in dict.fromkeys(key(each) for each in called(entity)):
            found.setdefault(name, []).append(entity)
    return found


def called(entity: Entity) -> Iterator[str]:
    """The names of a definition, its acronym, and the letters that a name of three words and more begins with."""
    acronym = getattr(entity, "acronym", None)
    for name in (entity.name, *((acronym,) if acronym else ()), *entity.aliases):
        yield str(name)
        words = [word for word in _WORD.findall(str(name)) if word[0].isalpha()]
        if len(words) > len("to") and not any(word.lower() in same_text.EMPTY for word in words):
            yield "".join(word[0] for word in words).upper()


def beside(book: Book, amount: SaidAmount) -> Sequence[Entity]:
    """What stands right before or right behind an amount by its name, and nothing that narrows it down."""
    names = _names(book)
    return _before(names, amount) or _behind(names, amount)


def _before(names: Mapping[str, list[Entity]], amount: SaidAmount) -> Sequence[Entity]:
    near = amount.before[-_NEAR:]
    links = _LINKS.search(near)
    before = near[: links.start()] if links else near
    starts = [word.start() for word in _WORD.finditer(before)][-_MOST_WORDS:]
    for start in starts if _ENDS.match(_after(amount)) else ():
        if found := _called(names, before[start:].strip()):
            return found if _BEGINS.search(before[:start]) else ()
    return ()


def _behind(names: Mapping[str, list[Entity]], amount: SaidAmount) -> Sequence[Entity]:
    ahead = _after(amount)
    begin = _LINKS_AHEAD.match(ahead)
    rest = ahead[begin.end() :] if begin else ahead
    ends = [word.end() for word in _WORD.finditer(rest)][:_MOST_WORDS]
    for end in reversed(ends):
        if found := _called(names, rest[:end]):
            return found if _ENDS.match(rest[end:]) else ()
    return ()


def _after(amount: SaidAmount) -> str:
    """The sentence behind an amount and its period."""
    return _PERIOD.sub("", amount.after[:_NEAR])


def _called(names: Mapping[str, list[Entity]], words: str) -> Sequence[Entity]:
    found = names.get(key(words), ())
    short = " " not in words and len(words) <= len("MEDDIC")
    return [each for each in found if not short or words.rstrip("s").isupper() or words in set(called(each))]


def is_named(entity: Entity, sentence: str) -> bool:
    """Whether a sentence has all the words of a name, in whatever order."""
    words = set(same_text.words_in_order(sentence))
    return any(
        bool(own := set(same_text.words_in_order(name))) and own <= words
        for name in called(entity)
        if len(name) > len("ABC") or name in sentence
    )
