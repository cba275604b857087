"""Onboarding paths -> minutes, order and days, and the duties a path prepares for or leaves out."""

import datetime as dt
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from fractions import Fraction

from playpress.derive import duties
from playpress.graph import Book, insight
from playpress.model import walk
from playpress.model.entity import Entity
from playpress.model.kinds.onboarding import Onboarding, PathItem, Phase
from playpress.model.kinds.role import Role
from playpress.model.kinds.team import Team
from playpress.model.ref import Ref
from playpress.model.time_in_day import NOON

_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def reading_minutes(words: int, speed: int = 238) -> int:
    """Words / words a minute, rounded up; 0 for nothing. 238 is silent reading, 183 aloud (Brysbaert 2019)."""
    return math.ceil(Fraction(words, speed)) if words else 0


def words_of(book: Book, ref: Ref) -> int:
    """How many words of running text an entity, or one part of it, has."""
    entity = book.get(ref)
    part = book.part(ref) if ref.part else None
    inside = walk.values(part) if part is not None else book.inside(entity) if entity else ()
    return sum(len(_WORD.findall(text)) for text in walk.read_texts(inside))


def minutes(book: Book, path: Onboarding, item: PathItem) -> int:
    """How long an item takes: as stated, else the reading time of what it is about."""
    if item.minutes is not None:
        return item.minutes
    words = sum(words_of(book, ref) for ref in item.about) if item.do == "read" else 0
    return reading_minutes(words, path.reading_speed)


@dataclass(frozen=True, slots=True)
class TimeNeeded:
    """How long several items take together (minutes), and how many of them say nothing from which that follows."""

    minutes: int
    unknown: int


def time_needed(book: Book, path: Onboarding, found: Iterable[PathItem]) -> TimeNeeded:
    """The time of several items: those without minutes are counted apart, because nothing is known of them."""
    each = [minutes(book, path, item) for item in found]
    return TimeNeeded(sum(each), each.count(0))


def items(path: Onboarding) -> Iterator[tuple[Phase, int, int, PathItem]]:
    """Every item with its phase, and the positions of both."""
    for number, phase in enumerate(path.phases):
        for position, item in enumerate(phase.items):
            yield phase, number, position, item


def earliest(phase: Phase, item: PathItem) -> int:
    """The day an item begins: its own, else the first of its phase."""
    return item.day if item.day is not None else phase.from_day


def only_day(phase: Phase, item: PathItem) -> int | None:
    """The day an item can only be on: its own, or that of a phase of one day."""
    return phase.from_day if phase.from_day == phase.to_day else item.day


def of_days(path: Onboarding) -> Mapping[int, tuple[PathItem, ...]]:
    """What the new colleague does on each day that has something, from the first one (0) on, in order of days."""
    found: dict[int, list[PathItem]] = {}
    for _, _, _, item in items(path):
        if item.who == "hire" and item.day is not None and item.day >= 0:
            found.setdefault(item.day, []).append(item)
    return {day: tuple(sorted(found[day], key=in_day)) for day in sorted(found)}


def in_day(item: PathItem) -> int:
    """Where in a day an item is (minutes from midnight): what has no time is done before noon."""
    at = item.at
    return at.begins.minutes if at and not at.is_morning else NOON.minutes - 1


@insight
def first_of_days(book: Book) -> Mapping[str, Set[str]]:
    """For each path, by its key, the ids of what comes first on each of its days."""
    return {path.key: {found[0].id for found in of_days(path).values()} for path in book.all(Onboarding)}


def by_day(phase: Phase, who: str, days: Mapping[str, dt.date] | None = None) -> tuple[PathItem, ...]:
    """What a person does in a phase, day by day, by days of the calendar where they are known (`days`, by item).

    What has no day comes last, or before the first thing that comes after it.
    """
    on: dict[str, int] = {item.id: item.day for item in phase.items if item.day is not None}
    on |= {id_: day.toordinal() for id_, day in (days or {}).items()}
    own = set(on)
    for item in reversed(phase.items):
        for ref in item.after:
            if ref.part and item.id in on and ref.part not in own:
                on[ref.part] = min(on.get(ref.part, on[item.id]), on[item.id])
    found = [item for item in phase.items if item.who == who]

    def place(item: PathItem) -> tuple[bool, int, int, bool]:
        time = in_day(item) if item.id in own or item.at else 0
        return item.id not in on, on.get(item.id, 0), time, item.id in own

    return tuple(sorted(found, key=place))


def in_order(path: Onboarding) -> tuple[PathItem, ...]:
    """Items so that what comes first stands first: by `after`, then by phase, then as written. Stable."""
    waiting = [item for _, _, _, item in items(path)]
    known = {item.id for item in waiting}
    done: set[str] = set()
    found: list[PathItem] = []
    while waiting:
        free = next((each for each in waiting if {ref.part for ref in each.after} & known <= done), waiting[0])
        waiting.remove(free)
        done.add(free.id)
        found.append(free)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class DayLoad:
    """What one day of a phase asks of the new colleague (minutes)."""

    phase: int
    day: int
    minutes: Fraction
    reading: Fraction


def loads(book: Book, path: Onboarding) -> Iterator[DayLoad]:
    """The heaviest day of each phase: items with a day count on it, the rest is spread over the phase evenly."""
    for number, phase in enumerate(path.phases):
        days = max(phase.to_day - phase.from_day + 1, 1)
        fixed: dict[int, list[Fraction]] = {phase.from_day: [Fraction(0), Fraction(0)]}
        spread = [Fraction(0), Fraction(0)]
        for item in phase.items:
            if item.who != "hire":
                continue
            took = Fraction(minutes(book, path, item))
            target = spread if item.day is None else fixed.setdefault(item.day, [Fraction(0), Fraction(0)])
            target[0] += took if item.day is not None else took / days
            target[1] += (took if item.day is not None else took / days) if item.do == "read" else 0
        day, heaviest = max(fixed.items(), key=lambda pair: pair[1][0])
        yield DayLoad(number, day, heaviest[0] + spread[0], heaviest[1] + spread[1])


def needed_right(mark: Fraction, count: int) -> int:
    """How many answers have to be right: mark x count, rounded up, exact. 80% of 7 -> 6, 80% of 5 -> 4."""
    return math.ceil(mark * count)


@dataclass(frozen=True, slots=True)
class Duty:
    """Something a role has to be able to do, and whether its path prepares for it."""

    ref: Ref
    kind: str
    """does, sends, receives or owns."""
    covered: bool


def duties_of(book: Book, path: Onboarding, role: Role) -> tuple[Duty, ...]:
    """Steps the role does or answers for, hand-offs it sends or receives, metrics it owns."""
    taught = {ref for each in chain(book, path) for _, _, _, item in items(each) for ref in item.about}
    found: dict[Ref, Duty] = {}
    for kind, ref in _duties(book, role):
        found.setdefault(ref, Duty(ref, kind, ref in taught or ref.whole in taught))
    return tuple(found.values())


def _duties(book: Book, role: Role) -> Iterator[tuple[str, Ref]]:
    for duty in duties.steps(book, role):
        if set(duty.letters) & {"A", "R"}:
            yield "does", duty.ref
    for word, handoffs in (("sends", duties.sends(book, role)), ("receives", duties.receives(book, role))):
        for handoff in handoffs:
            yield word, Ref("handoff", handoff.id)
    for metric in duties.metrics(book, role):
        yield "owns", Ref("metric", metric.id)


def coverage(found: tuple[Duty, ...]) -> Fraction | None:
    """Duties covered / duties; None where a role has none."""
    return Fraction(sum(duty.covered for duty in found), len(found)) if found else None


def chain(book: Book, path: Onboarding) -> tuple[Onboarding, ...]:
    """A path and everything that comes first; the path itself is the first of them."""
    return tuple(reversed(in_walking_order(book, path)))


def in_walking_order(book: Book, path: Onboarding) -> tuple[Onboarding, ...]:
    """A path and everything that comes first, each after what it asks for: the path itself is the last of them."""
    found: dict[str, Onboarding] = {}
    known = {path.id}
    waiting = [(path, _prerequisites(book, path))]
    while waiting:
        each, earlier = waiting[-1]
        first = next((one for one in earlier if one.id not in known), None)
        if first is None:
            found[each.id] = each
            waiting.pop()
        else:
            known.add(first.id)
            waiting.append((first, _prerequisites(book, first)))
    return tuple(found.values())


def _prerequisites(book: Book, path: Onboarding) -> Iterator[Onboarding]:
    return (first for ref in path.prerequisites if isinstance(first := book.get(ref), Onboarding))


def path_into(book: Book, role: Entity) -> Onboarding | None:
    """The path of a role: of several, the one for the fewest roles. None where there is none, or it is not a role."""
    return min(paths_of(book).get(role.key, ()), key=lambda each: len(each.roles), default=None)


@insight
def paths_of(book: Book) -> Mapping[str, tuple[Onboarding, ...]]:
    """The active paths of each role, by its key."""
    found: dict[str, list[Onboarding]] = {}
    for path in book.active(Onboarding):
        for role in dict.fromkeys(str(ref) for ref in path.roles):
            found.setdefault(role, []).append(path)
    return {role: tuple(paths) for role, paths in found.items()}


def is_shared(book: Book, path: Onboarding) -> bool:
    """Whether other paths build on it: then it is a core for many roles, and theirs carry the duties."""
    return any(link.field == "prerequisites" for link in book.links_to(path))


def own_teams(book: Book, path: Onboarding) -> frozenset[str]:
    """The ids of the teams whose roles a path is for. Where there are several, the path itself brings them together."""
    return frozenset(team.id for ref in path.roles if (team := book.team(book.get(ref))))


def partner(book: Book, path: Onboarding, item: PathItem) -> Team | None:
    """The other team an item brings one together with; None where it stays in one's own."""
    own = own_teams(book, path)
    named = book.get(item.with_team)
    if isinstance(named, Team):
        return named if len(own) > 1 or named.id not in own else None
    teams = [_team(book, ref) for ref in item.about]
    return next((team for team in teams if team and team.id not in own), None) if len(own) == 1 else None


def _team(book: Book, ref: Ref) -> Team | None:
    entity: Entity | None = book.get(ref)
    return book.team_of_step(ref) if ref.part else book.team(entity)
