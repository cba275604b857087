"""DUP of words: the amounts that texts say, the fields that may say them as well, and when two of these agree."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from playpress.derive import clock
from playpress.derive.said_amounts import SaidAmount, amounts
from playpress.graph import Book, insight
from playpress.model import walk
from playpress.model import way as way_of
from playpress.model.entity import Entity
from playpress.model.kinds.audience import Audience
from playpress.model.kinds.comparison import Comparison
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.role import Role
from playpress.model.kinds.source import Source
from playpress.model.period import IN_A_YEAR
from playpress.model.text import Text
from playpress.model.times import UNITS_OF_TIME, Duration
from playpress.model.working_time import WorkingTime
from playpress.problems import Place

_OTHERS = frozenset({"approved_by", "ask", "choices", "covers", "examples", "says", "sources", "titles", "waive"})
"""Fields whose numbers are cases, wrong answers, or the words of others."""
_COUNTED = frozenset({"attempt", "point", "time", "try", "tries"})
_NOT_NOW = re.compile(
    r"\b(?:was|were|had|did|used to|last (?:year|quarter|month)|ago|previous(?:ly)?|formerly|e\.g|for example|"
    r"for instance|such as|say,|benchmark|industry|competitors?|rivals?|could|would|might|if)\b",
    re.IGNORECASE,
)
"""What makes of a sentence a memory, a case or a comparison with others."""
_ABOUT, _CLOSE = Fraction(1, 5), Fraction(1, 20)
"""By how much of it a rough number, and one counted in another period, may differ."""


@dataclass(frozen=True, slots=True)
class Statement:
    """An amount that a text of a definition says."""

    entity: Entity
    path: walk.Path
    amount: SaidAmount

    @property
    def measure(self) -> str:
        """What it is measured in: two amounts of different measures cannot be compared."""
        return "time" if self.amount.unit in UNITS_OF_TIME else self.amount.unit

    @property
    def yearly(self) -> Fraction:
        """How much it is in a year."""
        return self.amount.value * IN_A_YEAR.get(self.amount.per, 1)

    @property
    def now(self) -> bool:
        """Whether the sentence says what holds."""
        return _holds_now(self.amount.sentence)

    def place(self, book: Book) -> Place:
        """Its line."""
        return book.place(self.entity, *self.path)


@lru_cache(maxsize=256)
def _holds_now(sentence: str) -> bool:
    """The amounts of a sentence are asked for one after the other, so it is looked at once."""
    return not _NOT_NOW.search(sentence)


@dataclass(frozen=True, slots=True)
class FieldAmount:
    """An amount that a field says."""

    entity: Entity
    path: walk.Path
    value: Fraction
    unit: str
    """As that of an amount in words; with its clock in front where it is a time of one."""
    says: str
    """What it is, in the words of a message: `its target for 2027 is 110%`."""
    periods: tuple[str, ...] = ()
    """The periods that it may be counted in."""

    @property
    def measure(self) -> str:
        """What it is measured in."""
        return "time" if self.unit.rpartition(" ")[2] in UNITS_OF_TIME else self.unit

    @property
    def reference(self) -> str:
        """How a text names it; empty where no way leads to it."""
        value: object = self.entity
        words = []
        for each in self.path:
            known = way_of.steps(value)
            names = list(known)
            if isinstance(each, int) and len(names) != len(value):  # type: ignore[arg-type]
                return ""
            words.append(names[each] if isinstance(each, int) else str(each))
            value = known[words[-1]]
        return f"<{self.entity.about.name}:{self.entity.id}.{'.'.join(words)}>"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Words of a text, and a field that says something else."""

    entity: Entity
    path: walk.Path
    words: str
    fact: FieldAmount


@insight
def statements(book: Book) -> tuple[Statement, ...]:
    """The amounts that texts say, but for those of cases and of others; they are read in English only."""
    return tuple(_statements(book)) if book.settings.language.is_english else ()


@insight
def by_entity(book: Book) -> dict[str, list[Statement]]:
    """The same by the key of the definition."""
    found: dict[str, list[Statement]] = {}
    for each in statements(book):
        found.setdefault(each.entity.key, []).append(each)
    return found


def _statements(book: Book) -> Iterator[Statement]:
    notation, counts_of = book.settings.notation, _counted(book)
    for entity in book.entities.values():
        if entity.status != "active" or not book.has_file(entity) or isinstance(entity, Source | Comparison):
            continue
        texts: dict[walk.Path, Text] = {("name",): entity.name, **dict(walk.running_texts(book.inside(entity)))}
        for path, value in texts.items():
            for amount in amounts(value, notation, counts_of) if not _OTHERS.intersection(path) else ():
                yield Statement(entity, path, amount)


def _counted(book: Book) -> set[str]:
    """The first words of what fields count: people, attempts, points, and what metrics of goals are of."""
    goals = (book.get(ref) for goal in book.active(Goal) for ref in goal.metrics)
    metrics = {metric.id: metric for metric in goals if isinstance(metric, Metric)}.values()
    names = [str(name) for role in book.active(Role) if role.headcount for name in (role.name, *role.aliases)]
    names += [word for each in metrics for name in (each.name, each.unit or "") for word in name.split()]
    names += _of_segments(book)
    found = {name.split()[0].lower() for name in names} | _COUNTED
    return found | {f"{word}s" for word in found} | {word.removesuffix("s") for word in found}


_NUMBER_OF = re.compile(r"\d\+? ([^\W\d_]+)")


def _of_segments(book: Book) -> list[str]:
    """What the definitions of segments count, as the hosts of "700 hosts or more"."""
    texts = (
        str(text) for each in book.active(Audience) for text in (each.summary or "", *(one.text for one in each.fit))
    )
    return [word for text in texts for word in _NUMBER_OF.findall(text)]


def agree(statement: Statement, fact: FieldAmount, hours: WorkingTime) -> bool:
    """Whether a field says the same amount, as exactly as the text does, or one that cannot be held against it."""
    amount = statement.amount
    if statement.measure == "time":
        return same_time(amount.duration, _duration(fact), hours)
    if fact.unit == "%" and amount.unit == "%":
        return any(_close(amount, each, Fraction(0)) for each in (fact.value, 1 - fact.value))
    return any(_close(amount, each, slack) for each, slack in _in_periods(amount, fact))


def _in_periods(amount: SaidAmount, fact: FieldAmount) -> Iterator[tuple[Fraction, Fraction]]:
    """What a field says in the period of an amount, for each period it may be meant for."""
    yield fact.value, Fraction(0)
    if amount.per and amount.per not in IN_A_YEAR:
        yield amount.value, Fraction(0)
    for period in fact.periods or (IN_A_YEAR if amount.per else ()):
        if period in IN_A_YEAR:
            yield fact.value * IN_A_YEAR[period] / IN_A_YEAR.get(amount.per, 1), _CLOSE


def _close(amount: SaidAmount, value: Fraction, slack: Fraction) -> bool:
    rough = abs(value) * (_ABOUT if amount.about else slack)
    return abs(amount.value - value) <= max(rough, amount.step / 2 if value % amount.step else Fraction(0))


def _duration(fact: FieldAmount) -> Duration:
    counted, _, unit = fact.unit.rpartition(" ")
    return Duration(fact.value, unit, counted or None)


def same_time(one: Duration, other: Duration, hours: WorkingTime) -> bool:
    """Whether two times are one, or may be: working time without its clock is no other time."""
    if one.unit == other.unit:
        return one.amount == other.amount and (not (one.clock and other.clock) or one.clock == other.clock)
    if "business" not in (one.clock, other.clock):
        return one.days == other.days
    if one.clock is None or other.clock is None:
        return True
    return clock.order((one, one.clock), (other, other.clock), hours) == 0


def contradicted(book: Book, statement: Statement, facts: Sequence[FieldAmount]) -> Iterator[Contradiction]:
    """The field that a statement contradicts: the first, where none of those that it may mean agrees with it."""
    alike = [fact for fact in facts if fact.measure == statement.measure]
    if alike and not any(agree(statement, fact, book.settings.working_time) for fact in alike):
        yield Contradiction(statement.entity, statement.path, statement.amount.words, alike[0])
