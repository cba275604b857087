"""Phases of a path -> a timeline: a bar for each from first to last day, with its minutes and numbers to reach."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from playpress.model.day import written
from playpress.site.pictures.frame import (
    HAIR,
    SIZE,
    SOFT,
    SOFT_SIZE,
    WIDTH,
    bar,
    line_of,
    linked,
    number,
    picture,
    short,
)
from playpress.site.swimlane import textwidth

_ROW, _BAR, _LEAST, _FOOT = 58, 14, 5, 22
_SIDE = 8


@dataclass(frozen=True, slots=True)
class TimelinePhase:
    """A phase as it is drawn; `reached` are the days by which numbers have to be reached."""

    title: str
    from_day: int
    to_day: int
    told: str
    reached: Sequence[int]
    href: str


def timeline(name: str, title: str, phases: Sequence[TimelinePhase]) -> Markup:
    """Phases from top to bottom on one scale of days; empty for fewer than two."""
    if len(phases) < 2:
        return Markup("")
    first = min(day for each in phases for day in (each.from_day, *each.reached))
    last = max(day for each in phases for day in (each.to_day, *each.reached))
    scale = (WIDTH - 2 * _SIDE) / max(last - first + 1, 1)

    def at(day: int) -> float:
        return _SIDE + (day - first) * scale

    height = len(phases) * _ROW + _FOOT
    parts = [_phase(each, index, at) for index, each in enumerate(phases)]
    if first < 0 <= last:
        parts.insert(0, _start(at(0), height))
    parts.append(_days(first, last, at, height - 4))
    told = "; ".join(
        f"{each.title}: {written(each.from_day)} to {written(each.to_day)}, {each.told}" for each in phases
    )
    return picture(name, title, told, height, parts)


def _phase(phase: TimelinePhase, index: int, at: Callable[[int], float]) -> str:
    top = index * _ROW
    left = at(phase.from_day)
    long = max(at(phase.to_day + 1) - left, _LEAST)
    y = top + 38
    marks = "".join(_mark(at(day), y + _BAR / 2) for day in phase.reached)
    return (
        linked(line_of(short(phase.title, WIDTH, bold=True), 0, top + SIZE, bold=True), phase.href)
        + line_of(short(phase.told, WIDTH, size=SOFT_SIZE), 0, top + 2 * SIZE + 4, soft=True)
        + bar(left, y, long, _BAR, None)
        + marks
    )


def _mark(x: float, y: float) -> str:
    """A diamond on the day by which a number has to be reached."""
    d = f"M{number(x)} {number(y - 6)}l6 6l-6 6l-6 -6z"
    return f'<path class="pp-box-shape" d="{d}" fill="#ffffff" stroke="{SOFT}" stroke-width="1.5"/>'


def _days(first: int, last: int, at: Callable[[int], float], y: float) -> str:
    """The first and the last day of the scale, and between them the day of the start where there is room for it."""
    ends = line_of(written(first), _SIDE, y, soft=True) + line_of(written(last), WIDTH - _SIDE, y, soft=True, end=True)
    x, wide, apart = at(0), textwidth.width(written(0), SOFT_SIZE), 6
    before = _SIDE + textwidth.width(written(first), SOFT_SIZE) + apart
    after = WIDTH - _SIDE - textwidth.width(written(last), SOFT_SIZE) - apart
    fits = first < 0 <= last and before <= x and x + wide <= after
    return ends + (line_of(written(0), x, y, soft=True) if fits else "")


def _start(x: float, height: float) -> str:
    """The first day, as a line from top to bottom."""
    d = f"M{number(x)} 0V{number(height - 18)}"
    return f'<path class="pp-edge-line" d="{d}" stroke="{HAIR}" stroke-dasharray="3 3" fill="none"/>'
