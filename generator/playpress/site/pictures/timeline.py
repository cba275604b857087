"""Phases of a path -> a timeline: a bar for each from first to last day, with its minutes and numbers to reach."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from playpress.model.day import written
from playpress.site.pictures.frame import HAIR, SIZE, SOFT, WIDTH, bar, line_of, linked, number, picture, short

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
    first, last = min(each.from_day for each in phases), max(each.to_day for each in phases)
    scale = (WIDTH - 2 * _SIDE) / max(last - first + 1, 1)

    def at(day: int) -> float:
        return _SIDE + (day - first) * scale

    height = len(phases) * _ROW + _FOOT
    parts = [_phase(each, index, at) for index, each in enumerate(phases)]
    if first < 0:
        parts.insert(0, _start(at(0), height))
    parts.append(line_of(written(first), _SIDE, height - 4, soft=True))
    parts.append(line_of(written(last), WIDTH - _SIDE, height - 4, soft=True, end=True))
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
        + line_of(phase.told, 0, top + 2 * SIZE + 4, soft=True)
        + bar(left, y, long, _BAR, index)
        + marks
    )


def _mark(x: float, y: float) -> str:
    """A diamond on the day by which a number has to be reached."""
    d = f"M{number(x)} {number(y - 6)}l6 6l-6 6l-6 -6z"
    return f'<path class="pp-box-shape" d="{d}" fill="#ffffff" stroke="{SOFT}" stroke-width="1.5"/>'


def _start(x: float, height: float) -> str:
    """The first day, as a line from top to bottom."""
    d = f"M{number(x)} 0V{number(height - 18)}"
    return f'<path class="pp-edge-line" d="{d}" stroke="{HAIR}" stroke-dasharray="3 3" fill="none"/>'
