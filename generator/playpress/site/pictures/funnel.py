"""Stages with their counts -> a funnel: a bar for each, as long as its count, with the way from one to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from playpress.site.pictures.frame import SIZE, WIDTH, bar, line_of, linked, picture, short

_ROW, _BAR, _LEAST = 62, 16, 2
_COUNT = 70
"""Room for a count at the end of a bar (px)."""


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
    parts = [_stage(stage, index, largest) for index, stage in enumerate(stages)]
    told = "; ".join(f"{stage.name} {stage.shown}" for stage in stages)
    return picture(name, title, told, len(stages) * _ROW, parts)


def _stage(stage: FunnelStage, index: int, largest: Fraction) -> str:
    top = index * _ROW
    long = max(float(stage.count / largest) * (WIDTH - _COUNT), _LEAST)
    words = short(f"{stage.name}, {stage.team}" if stage.team else stage.name, WIDTH)
    return (
        linked(line_of(words, 0, top + SIZE), stage.href)
        + bar(0, top + 20, long, _BAR, stage.accent)
        + line_of(stage.shown, long + 6, top + 20 + _BAR - 3, bold=True)
        + (line_of(f"↓ {short(stage.onward, WIDTH - 20)}", 0, top + 52, soft=True) if stage.onward else "")
    )
