"""A text -> the amounts that its words say: shares, money, lengths of time and counts, with what is beside them."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction

from playpress import prose
from playpress.model.invalid import InvalidValue
from playpress.model.notation import Notation
from playpress.model.numbers import number
from playpress.model.text import QUOTED, Prose, Text
from playpress.model.times import Duration
from playpress.model.values import Money

_COUNTS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "ninety": 90,
}  # fmt: skip
_TIMES = {"k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}
_UNITS = {"minute": "min", "min": "min", "hour": "h", "h": "h", "day": "d"}
_IN_WORDS = "|".join(_COUNTS)
_FIGURES = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?|\b(?:{_IN_WORDS})\b)"
_PERIODS = "day|week|month|quarter|year"
_EACH = rf"(?:a|per|each|every) (?:{_PERIODS})\b"
_SMALL = "and|or|to|in|at|is|are|from|with|within|of|for|that|which|who|by|on|as|until|before|after|when"
"""Words that end what is counted."""
_AMOUNT = re.compile(
    rf"(?<![\w.,:/#%&-])(?P<sign>[€$£]|(?-i:[A-Z]{{3}}) )?(?P<number>{_FIGURES})(?: ?(?P<times>{'|'.join(_TIMES)})\b)?"
    r"(?: ?(?P<share>%|per ?cent\b)"
    r"|[ -]?(?:(?P<clock>business|working|calendar)[ -])?(?P<time>minute|min|hour|h|day|week|month|quarter|year)s?\b"
    r"| ?(?P<money>€|(?-i:[A-Z]{3})\b|euros?\b|dollars?\b|cents?\b))?(?![\w-]|[.,:/]\d)"
    rf"(?P<noun>(?: (?!{_EACH}|(?:{_SMALL})\b)[^\W\d_][\w'’-]*){{0,4}})"
    rf"(?:(?: (?:a|per|each|every) | ?/ ?)(?P<per>{_PERIODS})\b)?",
    re.IGNORECASE,
)
_MEASURES = ("share", "time", "sign", "money", "per")
"""The groups that say what a number is measured in."""
_IN_FRONT = 40
"""How many characters in front of a number may say what it is."""
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[A-Za-z]{3,7}")
_IN_LETTERS = frozenset(_COUNTS) | frozenset(word.capitalize() for word in _COUNTS)
_ONE_OF_TWO = (
    re.compile(rf"\s?(?:-|–|to|and|or|:|x|/|\+|=|\*)\s?[€$£]?{_FIGURES}", re.IGNORECASE),
    re.compile(rf"{_FIGURES}\s?(?:%|\w+)?\s?(?:-|–|to|and|or|of|in|out of|:|x|/|\+|=|\*)\s?$", re.IGNORECASE),
)
_OF_SO_MANY = re.compile(rf" (?:of|in|out of) (?:an? )?(?:{_FIGURES}|hundred)", re.IGNORECASE)
"""What makes of a number an end of a range, a part of a ratio or of a sum."""
_NAMES = re.compile(
    r"(?:\b(?:days?|weeks?|months?|years?|steps?|pages?|numbers?|no\.?|version|phase|chapter|items?|levels?|tier|part|"
    r"question|january|february|march|april|may|june|july|august|september|october|november|december) |[:=]\s?)$",
    re.IGNORECASE,
)
"""What makes of a count behind it a name: day 30, step 3, March 12."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_ABOUT = re.compile(
    r"(?:\b(?:about|around|some|roughly|nearly|almost|approximately|circa|ca\.?|a good|typically|usually|on average)"
    r"(?: an?)? |~ ?)$",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"(?:\b(?:by|plus|another|further|extra|additional|from|not|never|no|instead of|(?:rather|other) than|first|last|"
    r"next|after|before|every|each|of all|(?<!up )to|until) |[+-])$",
    re.IGNORECASE,
)
"""What makes of an amount a change, a time of its own or something denied."""
_FROM = re.compile(
    r"(?:\b(?:at least|(?:more|greater|higher) than|(?<!hand )(?<!hands )(?<!take )over|above|no less than|not below|"
    r"minimum of)|>=?|≥) ?$",
    re.IGNORECASE,
)
_UP_TO = re.compile(
    r"(?:\b(?:at most|(?:less|fewer|lower) than|under|below|up to|within|no (?:more|later) than|not above|maximum of)|"
    r"<=?|≤) ?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SaidAmount:
    """A number with what it counts, as one sentence says it."""

    value: Fraction
    unit: str
    """`%`, the letters of a currency, `cent`, the unit of a length of time; empty for a count."""
    clock: str
    """`business` or `calendar` where it is a time of such a clock."""
    per: str
    """The period that it is for, such as `month`; else empty."""
    noun: str
    """The words behind it: what is counted."""
    step: Fraction
    """What its last figure counts: 10,000 of `1.44 million`."""
    sentence: str
    begin: int
    """Where it begins in the sentence."""
    end: int
    """Where it ends, without the words for what is counted."""

    @property
    def words(self) -> str:
        """As it is written."""
        return self.sentence[self.begin : self.end].strip()

    @property
    def before(self) -> str:
        """The sentence up to it."""
        return self.sentence[: self.begin]

    @property
    def _in_front(self) -> str:
        return self.sentence[max(0, self.begin - _IN_FRONT) : self.begin]

    @property
    def after(self) -> str:
        """The sentence behind it."""
        return self.sentence[self.end :]

    @property
    def about(self) -> bool:
        """Whether it is rough."""
        return _ABOUT.search(self._in_front) is not None

    @property
    def least(self) -> bool:
        """Whether more is meant as well: `at least`."""
        return _FROM.search(self._in_front) is not None

    @property
    def most(self) -> bool:
        """Whether less is meant as well: `within`, `below`."""
        return _UP_TO.search(self._in_front) is not None

    @property
    def duration(self) -> Duration:
        """The length of time that it is."""
        return Duration(self.value, self.unit, self.clock or None)


def amounts(text: Text, notation: Notation, counts_of: Collection[str] | None = None) -> Iterator[SaidAmount]:
    """The amounts of a text that its author typed; none of a sentence that quotes a value of the playbook.

    `counts_of` are the first words, in small letters, of what is worth counting where there is no unit and no period.
    """
    if _has_numbers(text):
        own = text.own
        sentences = _SENTENCE.split(prose.facts(own).sentences if isinstance(text, Prose) else own)
        for sentence in sentences:
            if QUOTED not in sentence and (len(sentences) == 1 or _has_numbers(sentence)):
                yield from _of_sentence(sentence, notation, counts_of)


def _has_numbers(text: str) -> bool:
    return _DIGIT.search(text) is not None or not _IN_LETTERS.isdisjoint(_LETTERS.findall(text))


def _of_sentence(sentence: str, notation: Notation, counts_of: Collection[str] | None) -> Iterator[SaidAmount]:
    """Those that are one number of one thing: no end of a range, no part of a sum, no change, no name."""
    for found in _AMOUNT.finditer(sentence):
        if not any(found.group(*_MEASURES)) and not _is_worth_it(found["noun"], counts_of):
            continue
        begin, end, unit = found.start(), found.start("noun"), _unit(found, notation)
        if unit is None:
            continue
        before = sentence[max(0, begin - _IN_FRONT) : begin]
        if _ONE_OF_TWO[0].match(sentence, end) or _ONE_OF_TWO[1].search(before) or _CHANGE.search(before):
            continue
        if not unit and (_OF_SO_MANY.match(sentence, end) or (not found["per"] and _is_name(found["number"], before))):
            continue
        if value := _value(found, notation):
            clock = (found["clock"] or "").lower().replace("working", "business")
            per = (found["per"] or "").lower()
            yield SaidAmount(value[0], unit, clock, per, found["noun"].strip(), value[1], sentence, begin, end)


def _is_worth_it(noun: str, counts_of: Collection[str] | None) -> bool:
    return bool(noun) and (counts_of is None or noun.split(maxsplit=1)[0].lower() in counts_of)


def _is_name(figures: str, before: str) -> bool:
    return bool(_NAMES.search(before) or _YEAR.fullmatch(figures))


def _value(found: re.Match[str], notation: Notation) -> tuple[Fraction, Fraction] | None:
    """The amount, and what its last figure counts."""
    figures = found["number"].replace(",", "").lower()
    scale = Fraction(_TIMES.get((found["times"] or "").lower(), 1)) / (100 if found["share"] else 1)
    if figures in _COUNTS or figures.isdecimal():
        return (_COUNTS.get(figures) or int(figures)) * scale, scale
    try:
        return number(figures, notation=notation) * scale, scale / 10 ** len(figures.partition(".")[2])
    except InvalidValue:
        return None


def _unit(found: re.Match[str], notation: Notation) -> str | None:
    """The unit of an amount; None where its letters are none."""
    if found["share"]:
        return "%"
    if found["time"]:
        time = found["time"].lower()
        return _UNITS.get(time, time)
    token = (found["sign"] or found["money"] or "").strip()
    if not token or token.lower().startswith("cent"):
        return "cent" if token else ""
    try:
        return Money.parse(f"1 {token}", notation).currency
    except InvalidValue:
        return None
