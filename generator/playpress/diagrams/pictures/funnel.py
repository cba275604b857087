"""Stages with their counts -> a funnel: bars in the middle, as long as their counts, narrowing from one to the next.

A script draws it again for other counts by what stands in it: each shape has its outline with the ends of bars left
open, the picture says how long bars are, and a text that gives way to another of its line is marked.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from playpress import markup_names as css
from playpress.diagrams.pictures.frame import (
    SIZE,
    SOFT_SIZE,
    WIDTH,
    Anchor,
    line_of,
    linked,
    number,
    picture,
    short,
    text,
)
from playpress.diagrams.swimlane import textwidth
from playpress.diagrams.team_colours import ACCENTS, TINTS

_ROW, _BAR, _LEAST = 66, 20, 2
_TOP, _GAP = 20, 8
"""The words above a bar, and the least room between two texts of a line (px)."""
_WIDER = 1.12
"""So much wider than measured the letters of a reader's own font may be, where two texts share a line."""
_END = re.compile(r"\{([+-])(\d+)\}")
"""In the outline of a shape: the right (+) or left (-) end of the bar of a stage, counted from 0."""


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
    onward_briefly: str = ""
    """The way to the next stage in fewer words, for where some join beside it."""


def funnel(name: str, title: str, stages: Sequence[FunnelStage], wide: float = WIDTH) -> Markup:
    """Bars of one scale, from the first stage to the last, `wide` together; empty where there is nothing to compare."""
    largest = max((stage.count for stage in stages), default=Fraction(0))
    if len(stages) < 2 or largest <= 0:
        return Markup("")
    halves = [max(float(stage.count / largest) * wide, _LEAST) / 2 for stage in stages]
    ways = range(len(stages) - 1)
    shapes = [_shape(_way(index), stages[index].accent, css.LANE_BODY, TINTS, halves, wide) for index in ways]
    shapes += [
        _shape(_bar(index), each.accent, css.LANE_HEAD, ACCENTS, halves, wide) for index, each in enumerate(stages)
    ]
    shapes += [
        _shape(_inflow(index, wide), stage.joining_accent, css.LANE_BODY, TINTS, halves, wide)
        for index, stage in enumerate(stages)
        if index and stage.joining
    ]
    words = [_heading(stage, index, wide) for index, stage in enumerate(stages)]
    words += [_between(stages[index], stages[index + 1], index, wide) for index in ways]
    told = "; ".join(f"{stage.name} {stage.shown}{_told(stage)}" for stage in stages)
    scale = f'<g {css.DATA_BARS}="{number(wide / 2)} {number(wide)} {_LEAST} {_GAP}">{"".join(shapes + words)}</g>'
    return picture(name, title, told, (len(stages) - 1) * _ROW + _TOP + _BAR, [scale], wide)


def _bar(index: int) -> str:
    top = index * _ROW + _TOP
    return f"M{{-{index}}} {top}H{{+{index}}}V{top + _BAR}H{{-{index}}}z"


def _way(index: int) -> str:
    """From one bar to the words above the next, as a ground behind how many go on."""
    top, foot = index * _ROW + _TOP + _BAR, (index + 1) * _ROW
    return f"M{{-{index}}} {top}H{{+{index}}}L{{+{index + 1}}} {foot}H{{-{index + 1}}}z"


def _inflow(index: int, wide: float) -> str:
    """What comes in from the right edge and ends at a bar."""
    foot = index * _ROW
    return f"M{number(wide)} {foot - _ROW + _TOP + _BAR}V{foot}H{{+{index}}}z"


def _shape(outline: str, accent: int, look: str, colours: Sequence[str], halves: Sequence[float], wide: float) -> str:
    """A shape whose bars are twice `halves` long, and its outline for bars of other lengths."""
    kind = accent % len(colours)
    d = _END.sub(lambda end: number(wide / 2 + float(f"{end[1]}1") * halves[int(end[2])]), outline)
    path = f'<path class="{look}" {css.DATA_OUTLINE}="{outline}" d="{d}" fill="{colours[kind]}"/>'
    return f'<g class="{css.LANE}-{kind}">{path}</g>'


def _heading(stage: FunnelStage, index: int, wide: float) -> str:
    """The name of a stage, and as far right as its bar can be long how many there are."""
    base = index * _ROW + SIZE
    room = wide - _GAP - textwidth.width(stage.shown, SIZE, bold=True)
    words = short(f"{stage.name}, {stage.team}" if stage.team else stage.name, room)
    name = linked(line_of(words, 0, base, gives_way=True), stage.href)
    return f"<g>{name}{line_of(stage.shown, wide, base, Anchor.END, bold=True)}</g>"


def _between(stage: FunnelStage, following: FunnelStage, index: int, wide: float) -> str:
    """How many go on from one stage to the next, and beside it how many join there."""
    base = index * _ROW + _TOP + _BAR + 18
    onward = short(f"↓ {stage.onward}", wide, size=SOFT_SIZE) if stage.onward else ""
    if not following.joining:
        return line_of(onward, wide / 2, base, Anchor.MIDDLE, soft=True) if onward else ""
    both = textwidth.width(f"{onward}{following.joining}", SOFT_SIZE) + _GAP
    if onward and stage.onward_briefly and both > wide / _WIDER:
        onward = short(f"↓ {stage.onward_briefly}", wide, size=SOFT_SIZE)
    room = wide / _WIDER - _GAP - textwidth.width(onward, SOFT_SIZE)
    joining = line_of(short(following.joining, room, size=SOFT_SIZE), wide, base, Anchor.END, soft=True, gives_way=True)
    left = line_of(onward, 0, base, soft=True) if onward else ""
    return f'<g {css.DATA_JOINS}="{text(following.name_of)}">{left}{joining}</g>'


def _told(stage: FunnelStage) -> str:
    return f" ({stage.joining})" if stage.joining else ""
