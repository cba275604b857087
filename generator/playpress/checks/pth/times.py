"""PTH of times of day: what a path asks before or after working hours, or twice at once."""

from collections.abc import Iterator, Sequence

from playpress.checks.check import Finding, check, requirement
from playpress.checks.pth import item_place
from playpress.derive import onboarding
from playpress.graph import Book
from playpress.language import counted
from playpress.model.day import written
from playpress.model.kinds.onboarding import Onboarding, PathItem
from playpress.model.time_in_day import NOON, When
from playpress.model.working_time import WorkingTime

_DAY = 24 * 60


@requirement("an onboarding path with `at`")
def _has_a_time(book: Book) -> bool:
    return any(item.at for path in book.active(Onboarding) for *_, item in onboarding.items(path))


@check(
    "PTH-11",
    "An item of a path is outside of the working hours at the time it says, or at the same time as another one.",
    why="The shop is closed when the new colleague gets there, or two people wait for them at ten.",
    fix="Write another time, or fewer minutes; or correct `working_time` in playbook.yml.",
    level="warn",
    requires=_has_a_time,
)
def time_outside_of_the_working_hours(book: Book) -> Iterator[Finding]:
    times = book.settings.working_time
    for path in book.active(Onboarding):
        timed: dict[tuple[str, int], list[tuple[PathItem, tuple[int, int]]]] = {}
        for phase, number, position, item in onboarding.items(path):
            if item.at is None:
                continue
            minutes = onboarding.minutes(book, path, item)
            place = item_place(book, path, number, position, "at")
            if wrong := _outside(item.at, minutes, times):
                yield Finding(f'"{item.text}" is {item.at.words}, {wrong}', place, path, "Write another time.")
            day = onboarding.only_day(phase, item)
            if day is not None and not item.at.part:
                span = (item.at.begins.minutes, item.at.begins.minutes + minutes)
                others = timed.setdefault((item.who, day), [])
                if other := _at_once(span, others):
                    message = f'"{item.text}" is {item.at.words} on {written(day)}, during "{other.text}"'
                    yield Finding(message, place, path, "Write another time for one of them.")
                others.append((item, span))


def _outside(at: When, minutes: int, times: WorkingTime) -> str:
    """Why something cannot be at its time; empty where it can."""
    opens = times.opens.minutes
    closes = opens + int(times.length.total_seconds()) // 60
    begins = max(at.begins.minutes, opens) if at.part else at.begins.minutes
    if begins < opens and closes > _DAY:  # Past midnight, in a shift that began the day before.
        begins += _DAY
    hours = f"{times.opens} to {times.closes}"
    if begins < opens or begins >= closes or (at.is_morning and begins >= NOON.minutes):
        return f"and the working hours are {hours}"
    if begins + minutes > closes:
        return f"takes {counted(minutes, 'minute')}, and the working hours are {hours}"
    return ""


def _at_once(span: tuple[int, int], others: Sequence[tuple[PathItem, tuple[int, int]]]) -> PathItem | None:
    """The first of others that is not over when something begins, or begins before it is over."""
    return next((item for item, (begin, end) in others if begin < span[1] and span[0] < end), None)
