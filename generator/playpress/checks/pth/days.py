"""PTH of days: what a path asks too early, too late or too much at once."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from playpress import language
from playpress.checks.check import Finding, check
from playpress.checks.pth import AN_ONBOARDING_PATH, item_place
from playpress.derive import onboarding
from playpress.graph import Book
from playpress.model.day import form
from playpress.model.kinds.onboarding import Onboarding, PathItem, Phase

READING = 120
"""Minutes of reading in one day after which nothing stays."""


@check(
    "PTH-2",
    "Something that comes first on a path is scheduled later, or phases overlap.",
    why="On day two the new colleague is asked what day five explains.",
    fix="Move one of the two, take it out of `after`, or let phases follow each other.",
    level="error",
    levels="error; warn for phases that overlap or are not in the order of their days",
    requires=AN_ONBOARDING_PATH,
)
def items_or_phases_out_of_order(book: Book) -> Iterator[Finding]:
    """On one day, what is listed first comes first; its time of day counts where both can only be on that day."""
    for path in book.active(Onboarding):
        found = {item.id: (index, phase, item) for index, (phase, _, _, item) in enumerate(onboarding.items(path))}
        for index, (phase, number, position, item) in enumerate(onboarding.items(path)):
            for ref in item.after:
                earlier, first_phase, first = found[ref.part]
                timed = None not in (onboarding.only_day(first_phase, first), onboarding.only_day(phase, item))
                if _when(first_phase, first, earlier, timed) > _when(phase, item, index, timed):
                    message = f'"{item.text}" comes after "{first.text}", which is scheduled later'
                    hint = "Move one of them, or take it out of `after`."
                    place = item_place(book, path, number, position, "after")
                    yield Finding(message, place, path, hint)
        yield from _phases_in_order(book, path)


def _when(phase: Phase, item: PathItem, index: int, timed: bool) -> tuple[int, int, int]:
    """When an item begins: its day, its time of day where that counts, and its place in the path."""
    return onboarding.earliest(phase, item), onboarding.in_day(item) if timed else 0, index


def _phases_in_order(book: Book, path: Onboarding) -> Iterator[Finding]:
    """A phase that begins before the one above it has ended."""
    for number, (before, phase) in enumerate(pairwise(path.phases), 1):
        if phase.from_day <= before.to_day:
            late = phase.to_day < before.from_day
            what = "is earlier than" if late else "begins before the end of"
            message = f'the phase "{phase.name}" of "{path.name}" {what} "{before.name}", which is above it'
            hint = "Put the phases in the order of their days." if late else f"Begin it on {form(before.to_day + 1)}."
            place = book.place(path, "phases", number, "from_day")
            yield Finding(message, place, path, hint, level="warn", later=not late)


@check(
    "PTH-3",
    "A day of a path takes more minutes than it has, or contains too much reading.",
    why="After three hours of reading, people remember the first one and the coffee.",
    fix="Spread it over more days; put conversations and practice in between.",
    level="warn",
    requires=AN_ONBOARDING_PATH,
)
def overfull_day(book: Book) -> Iterator[Finding]:
    """In the profile starter, only a day that takes more than the path itself allows for one (`day_limit`)."""
    for path in book.active(Onboarding):
        for load in onboarding.loads(book, path):
            place = book.place(path, "phases", load.phase)
            name, day = path.phases[load.phase].name, form(load.day)
            if load.minutes > path.day_limit:
                message = f'{day} of "{path.name}" ({name}) asks {_minutes(load.minutes)}, of {path.day_limit} a day'
                hint = "Spread it over more days, or raise `day_limit`."
                yield Finding(message, place, path, hint, later="day_limit" not in path.model_fields_set)
            elif load.reading > READING:
                message = f'{day} of "{path.name}" ({name}) asks {_minutes(load.reading)} of reading alone'
                hint = f"Nothing stays after {READING}: put a talk or some practice between."
                yield Finding(message, place, path, hint, later=True)


def _minutes(count: Fraction) -> str:
    return language.counted(-(-count.numerator // count.denominator), "minute")
