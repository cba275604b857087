"""Stages with their counts -> a funnel: a bar for each, as long as its count, with the way from one to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from playpress.site.pictures.frame import SIZE, SOFT_SIZE, WIDTH, bar, line_of, linked, picture, short
from playpress.site.swimlane import textwidth

_ROW, _BAR, _LEAST = 62, 16, 2
_GAP, _LAST = 6, 40
"""Between a bar and its count, and the height of the last row, from which nobody goes on (px)."""


@dataclass(frozen=True, slots=True)
class FunnelStage:
    """A stage as it is drawn. `count` is exact, `shown` what people read; `onward` tells the way to the next stage."""

    name: str
    team: str
    accent: int
    count: Fraction
    shown: str
    onward: str
    href: str


def funnel(name: str, title: str, stages: Sequence[FunnelStage]) -> Markup:
    """Bars of one scale, from the first stage to the last; empty where there is nothing to compare."""
    largest = max((stage.count for stage in stages), default=Fraction(0))
    if len(stages) < 2 or largest <= 0:
        return Markup("")
    room = WIDTH - _GAP - _LEAST - max(textwidth.width(stage.shown, SIZE, bold=True) for stage in stages)
    parts = [_stage(stage, index, float(stage.count / largest) * room) for index, stage in enumerate(stages)]
    parts += [_onward(stage, index) for index, stage in enumerate(stages[:-1]) if stage.onward]
    told = "; ".join(f"{stage.name} {stage.shown}" for stage in stages)
    return picture(name, title, told, (len(stages) - 1) * _ROW + _LAST, parts)


def _stage(stage: FunnelStage, index: int, length: float) -> str:
    top = index * _ROW
    long = max(length, _LEAST)
    words = short(f"{stage.name}, {stage.team}" if stage.team else stage.name, WIDTH)
    return (
        linked(line_of(words, 0, top + SIZE), stage.href)
        + bar(0, top + 20, long, _BAR, stage.accent)
        + line_of(stage.shown, long + _GAP, top + 20 + _BAR - 3, bold=True)
    )


def _onward(stage: FunnelStage, index: int) -> str:
    return line_of(short(f"↓ {stage.onward}", WIDTH, size=SOFT_SIZE), 0, index * _ROW + 52, soft=True)
