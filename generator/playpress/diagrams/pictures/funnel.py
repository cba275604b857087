"""Stages with their counts -> a funnel: bars in the middle, as long as their counts, narrowing from one to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from markupsafe import Markup

from playpress import markup_names as css
from playpress.diagrams.pictures.frame import (
    SIZE,
    SOFT_SIZE,
    WIDTH,
    bar,
    line_of,
    linked,
    number,
    picture,
    short,
    text,
)
from playpress.diagrams.swimlane import textwidth
from playpress.diagrams.team_colours import TINTS

_ROW, _BAR, _LEAST = 66, 20, 2
_TOP, _GAP = 20, 8
"""The words above a bar, and the least room between a name and its count (px)."""


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
    joining: str = ""
    """What joins from the side at this stage: how many, and from whom."""
    joining_accent: int = 0
    name_of: str = ""
    """What a script finds the joining ones by."""


def funnel(name: str, title: str, stages: Sequence[FunnelStage], wide: float = WIDTH) -> Markup:
    """Bars of one scale, from the first stage to the last, `wide` together; empty where there is nothing to compare."""
    largest = max((stage.count for stage in stages), default=Fraction(0))
    if len(stages) < 2 or largest <= 0:
        return Markup("")
    long = [max(float(stage.count / largest) * wide, _LEAST) for stage in stages]
    parts = [_narrowing(stages[index].accent, index, wide, *ends) for index, ends in enumerate(pairwise(long))]
    parts += [_stage(stage, index, wide, long[index]) for index, stage in enumerate(stages)]
    parts += [_onward(stage, index, wide) for index, stage in enumerate(stages[:-1]) if stage.onward]
    parts += [
        _joining(stage, index, wide, long[index]) for index, stage in enumerate(stages) if index and stage.joining
    ]
    told = "; ".join(f"{stage.name} {stage.shown}{_told(stage)}" for stage in stages)
    return picture(name, title, told, (len(stages) - 1) * _ROW + _TOP + _BAR, parts, wide)


def _stage(stage: FunnelStage, index: int, wide: float, length: float) -> str:
    top = index * _ROW
    room = wide - _GAP - textwidth.width(stage.shown, SIZE, bold=True)
    words = short(f"{stage.name}, {stage.team}" if stage.team else stage.name, room)
    return (
        linked(line_of(words, 0, top + SIZE), stage.href)
        + line_of(stage.shown, wide, top + SIZE, end=True, bold=True)
        + bar((wide - length) / 2, top + _TOP, length, _BAR, stage.accent)
    )


def _narrowing(accent: int, index: int, wide: float, above: float, below: float) -> str:
    """The way from one bar to the words above the next, as a ground behind how many go on."""
    kind, top = accent % len(TINTS), index * _ROW + _TOP + _BAR
    left, right, foot = (wide - above) / 2, (wide + above) / 2, top + _ROW - _BAR - _TOP
    d = f"M{number(left)} {top}H{number(right)}L{number((wide + below) / 2)} {foot}H{number((wide - below) / 2)}z"
    return f'<g class="{css.LANE}-{kind}"><path class="{css.LANE_BODY}" d="{d}" fill="{TINTS[kind]}"/></g>'


def _joining(stage: FunnelStage, index: int, wide: float, length: float) -> str:
    """A flow that comes in from the right edge and ends at the bar, with its words."""
    kind, foot = stage.joining_accent % len(TINTS), index * _ROW
    top = foot - _ROW + _TOP + _BAR
    d = f"M{number(wide)} {top}V{foot}H{number((wide + length) / 2)}z"
    words = short(stage.joining, wide / 3, size=SOFT_SIZE)
    return (
        f'<g {css.DATA_JOINS}="{text(stage.name_of)}"><g class="{css.LANE}-{kind}">'
        f'<path class="{css.LANE_BODY}" d="{d}" fill="{TINTS[kind]}"/></g>'
        f"{line_of(words, wide, foot - 4, soft=True, end=True)}</g>"
    )


def _told(stage: FunnelStage) -> str:
    return f" ({stage.joining})" if stage.joining else ""


def _onward(stage: FunnelStage, index: int, wide: float) -> str:
    words = short(f"↓ {stage.onward}", wide, size=SOFT_SIZE)
    left = (wide - textwidth.width(words, SOFT_SIZE)) / 2
    return line_of(words, max(left, 0), index * _ROW + _TOP + _BAR + 18, soft=True)
