"""Phases of a path -> a timeline: a bar for each from first to last day, with its minutes and numbers to reach."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from markupsafe import Markup

from playpress import markup_names as css
from playpress.diagrams.pictures.frame import (
    HAIR,
    SIZE,
    SOFT,
    SOFT_SIZE,
    WIDTH,
    Anchor,
    bar,
    line_of,
    linked,
    number,
    picture,
    short,
)
from playpress.diagrams.swimlane import textwidth
from playpress.model.day import written

_HEAD, _LANE, _BAR, _LEAST, _SPACE, _FOOT = 36, 15, 8, 5, 12, 22
"""Above the bars of a phase, from one bar to the next, a bar, a short one, between phases, below all (px)."""
_SIDE = 8


@dataclass(frozen=True, slots=True)
class TimelinePhase:
    """A phase as it is drawn. `told` says when it is and what it takes; `reached` are days of numbers.

    `people` have something to do in it, a lane each.
    """

    title: str
    from_day: int
    to_day: int
    told: str
    reached: Sequence[int]
    href: str
    people: Sequence[str] = ("",)

    @property
    def height(self) -> float:
        """With a lane for each person."""
        return _HEAD + len(self.people) * _LANE + _SPACE


def timeline(name: str, title: str, phases: Sequence[TimelinePhase]) -> Markup:
    """Phases from top to bottom on one scale of days; empty for fewer than two."""
    if len(phases) < 2:
        return Markup("")
    first = min(day for each in phases for day in (each.from_day, *each.reached))
    last = max(day for each in phases for day in (each.to_day, *each.reached))
    scale = (WIDTH - 2 * _SIDE) / max(last - first + 1, 1)

    def at(day: int) -> float:
        return _SIDE + (day - first) * scale

    tops = list(accumulate((each.height for each in phases), initial=0.0))
    height = tops[-1] + _FOOT
    parts = [_phase(each, top, at) for each, top in zip(phases, tops, strict=False)]
    if first < 0 <= last:
        parts.insert(0, _start(at(0), height))
    parts.append(_days(first, last, at, height - 4))
    told = "; ".join(f"{each.title}: {each.told}" for each in phases)
    return picture(name, title, told, height, parts)


def _phase(phase: TimelinePhase, top: float, at: Callable[[int], float]) -> str:
    left = at(phase.from_day)
    long = max(at(phase.to_day + 1) - left, _LEAST)
    y = top + _HEAD
    lanes = "".join(_lane(who, left, y + n * _LANE, long) for n, who in enumerate(phase.people))
    marks = "".join(_mark(at(day), y + _BAR / 2) for day in phase.reached)
    return (
        linked(line_of(short(phase.title, WIDTH, bold=True), 0, top + SIZE, bold=True), phase.href)
        + line_of(short(phase.told, WIDTH, size=SOFT_SIZE), 0, top + 2 * SIZE + 4, soft=True)
        + lanes
        + marks
    )


def _lane(who: str, left: float, y: float, long: float) -> str:
    """The bar of one person, with the person's name on the side where there is room."""
    wide, base = textwidth.width(who, SOFT_SIZE) + _SIDE, y + _BAR
    name = ""
    if left + long + wide <= WIDTH:
        name = line_of(who, left + long + _SIDE, base, soft=True)
    elif wide <= left:
        name = line_of(who, left - _SIDE, base, Anchor.END, soft=True)
    return bar(left, y, long, _BAR) + (name if who else "")


def _mark(x: float, y: float) -> str:
    """A diamond on the day by which a number has to be reached."""
    d = f"M{number(x)} {number(y - 6)}l6 6l-6 6l-6 -6z"
    return f'<path class="{css.BOX_SHAPE}" d="{d}" fill="#ffffff" stroke="{SOFT}" stroke-width="1.5"/>'


def _days(first: int, last: int, at: Callable[[int], float], y: float) -> str:
    """The first and the last day of the scale, and between them the day of the start where there is room for it."""
    ends = line_of(written(first), _SIDE, y, soft=True) + line_of(
        written(last), WIDTH - _SIDE, y, Anchor.END, soft=True
    )
    x, wide, apart = at(0), textwidth.width(written(0), SOFT_SIZE), 6
    before = _SIDE + textwidth.width(written(first), SOFT_SIZE) + apart
    after = WIDTH - _SIDE - textwidth.width(written(last), SOFT_SIZE) - apart
    fits = first < 0 <= last and before <= x and x + wide <= after
    return ends + (line_of(written(0), x, y, soft=True) if fits else "")


def _start(x: float, height: float) -> str:
    """The first day, as a line from top to bottom."""
    d = f"M{number(x)} 0V{number(height - 18)}"
    return f'<path class="{css.EDGE_LINE}" d="{d}" stroke="{HAIR}" stroke-dasharray="3 3" fill="none"/>'
