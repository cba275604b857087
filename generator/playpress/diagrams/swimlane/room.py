"""Makes room for labels that find no place: higher gaps between rows first, wider gutters where those don't help."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from . import labels
from .axes import Columns, Space, Strip
from .labels import CLEAR, INSET, Label
from .legs import Channel, Leg
from .routes import Route
from .tracks import Key, Side, Tracks

_HEAD, _BESIDE_HEAD = 16, 4
"""What an arrow head takes away of a strip, and what it takes beside its line (px)."""
_AIR = 12
"""Above and below a label in its strip (px)."""
_TRIES = 2


class _Offer(NamedTuple):
    """A strip in which a label could stand if it were high enough, first what speaks against it."""

    cost: float
    strip: Strip
    height: float


class Room:
    """How much higher strips and how much wider gutters have become."""

    def __init__(self, routes: Sequence[Route], tracks: Tracks) -> None:
        self.strips: dict[Strip, float] = {}
        self.gutters: dict[Space, float] = {}
        self._routes, self._tracks = routes, tracks
        self._tried: Counter[tuple[int, Strip]] = Counter()
        self._through: defaultdict[Strip, list[Key]] = defaultdict(list)
        for one, route in enumerate(routes):
            for two, leg in enumerate(route.legs):
                for strip in self._strips(leg):
                    self._through[strip].append((one, two))

    def grow(self, homeless: Sequence[int], across: Columns) -> bool:
        """Whether there is more room now for any of the edges whose labels have none."""
        asked: defaultdict[Strip, float] = defaultdict(float)
        spare, grown = across.spare, False
        for index in homeless:
            offer = min(self._offers(index, across), default=None)
            if offer and self._tried[index, offer.strip] < _TRIES:
                self._tried[index, offer.strip] += 1
                asked[offer.strip] = max(asked[offer.strip], offer.height)
            else:
                took = self._widen(index, across, spare)
                spare -= took
                grown = grown or took > 0
        for strip, height in asked.items():
            self.strips[strip] = self.strips.get(strip, 0) + height
        return grown or bool(asked)

    def _offers(self, index: int, across: Columns) -> Iterator[_Offer]:
        route = self._routes[index]
        choices = labels.shapes(route.edge.label, bold=route.edge.handoff)
        for order, leg in enumerate(route.legs):
            key = (index, order)
            for far, strip in enumerate(self._strips(leg)):
                shape = self._fitting(key, strip, choices, across)
                if shape is not None:
                    label = choices[shape]
                    height = label.height + _AIR + _HEAD * self._ends_in(key, strip)
                    cost = 8 * shape + 3 * order + 2 * far + 20 * self._tried[index, strip]
                    yield _Offer(cost, strip, height)

    def _fitting(self, key: Key, strip: Strip, choices: Sequence[Label], across: Columns) -> int | None:
        """The widest shape of a label that finds room in a strip, between the lines beside its own."""
        x = self._x(key, across)
        low, high = 0.0, across.width
        for left, wide in zip(across.lane_left, across.lane_width, strict=True):
            for border in (left, left + wide):
                low, high = _narrowed(x, border, CLEAR, low, high)
        for other in self._through[strip]:
            if other != key:
                clear = CLEAR + _BESIDE_HEAD * self._ends_in(other, strip)
                low, high = _narrowed(x, self._x(other, across), clear, low, high)
        for shape, label in enumerate(choices):
            if min(high, x + label.width - INSET) - max(low, x - label.width + INSET) >= label.width:
                return shape
        return None

    def _widen(self, index: int, across: Columns, spare: float) -> float:
        """By how much a gutter is wider now, so that the narrowest shape of a label stands beside a line in it."""
        route = self._routes[index]
        label = labels.shapes(route.edge.label, bold=route.edge.handoff)[-1]
        for order, leg in enumerate(route.legs):
            key = (index, order)
            if leg.channel.kind == "gut" and leg.high - leg.low >= 1:
                side, line = self._tracks.side[key], self._tracks.line[key]
                lines = self._tracks.lines[side]
                beside = across.x(side, line - 1, lines) if line else _edge(across, side.channel.number, side.after)
                extra = round(label.width - INSET + 2 * CLEAR - (self._x(key, across) - beside))
                space = Space(side, line)
                if 0 < extra <= spare and space not in self.gutters:
                    self.gutters[space] = extra
                    return extra
        return 0

    def _strips(self, leg: Leg) -> Iterator[Strip]:
        """The strips a vertical leg goes through, from its start on; a gap without horizontal lines is a single one."""
        if leg.channel.is_vertical:
            step = 1 if leg.end > leg.start else -1
            for position in range(leg.start, leg.end, step):
                strip = Strip((min(position, position + step) + 1) // 2, min(position, position + step) % 2 == 0)
                if not strip.below or self._has_lines(strip.gap):
                    yield strip

    def _has_lines(self, gap: int) -> bool:
        return Side(Channel("gap", gap)) in self._tracks.lines

    def _x(self, key: Key, across: Columns) -> float:
        side = self._tracks.side[key]
        return across.x(side, self._tracks.line[key], self._tracks.lines[side])

    def _ends_in(self, key: Key, strip: Strip) -> bool:
        """Whether the arrow head of a leg stands in a strip."""
        legs = self._routes[key[0]].legs
        above, below = legs[-1].end == 2 * strip.gap - 1, legs[-1].end == 2 * strip.gap + 1
        here = (below if strip.below else above) if self._has_lines(strip.gap) else above or below
        return key[1] == len(legs) - 1 and here


def _edge(across: Columns, gutter: int, after: bool) -> float:
    """Where one side of a gutter begins: at the border of its lane, or at the boxes of the lane before it."""
    return across.lane_left[gutter] if after else across.box_left[gutter - 1] + across.box_width[gutter - 1]


def _narrowed(x: float, other: float, clear: float, low: float, high: float) -> tuple[float, float]:
    return (max(low, other + clear), high) if other <= x else (low, min(high, other - clear))
