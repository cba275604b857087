"""Numbers that people would rather look at than read -> small inline SVGs, made while building.

Attributes serve light pages and paper, classes the stylesheet. What a picture tells stands in words beside it, and in
its title and description. A picture is as wide as a phone, so that nothing in it gets smaller than it is; a map of
more than ten strategies is wider, and scrolls in its own box.
"""

from playpress.diagrams.pictures.frame import PAPER_WIDTH, WIDTH
from playpress.diagrams.pictures.funnel import FunnelStage, funnel
from playpress.diagrams.pictures.heat_map import Cell, HeatColumn, HeatRow, heat_map
from playpress.diagrams.pictures.timeline import TimelinePhase, timeline
from playpress.diagrams.pictures.trend import trend

__all__ = [
    "PAPER_WIDTH",
    "WIDTH",
    "Cell",
    "FunnelStage",
    "HeatColumn",
    "HeatRow",
    "TimelinePhase",
    "funnel",
    "heat_map",
    "timeline",
    "trend",
]
