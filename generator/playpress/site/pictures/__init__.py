"""Numbers that people would rather look at than read -> small inline SVGs, made while building.

Attributes serve light pages and paper, classes the stylesheet. What a picture tells stands in words beside it, and in
its title and description. A picture is as wide as a phone, so that nothing in it gets smaller than it is.
"""

from playpress.site.pictures.funnel import FunnelStage, funnel
from playpress.site.pictures.heat_map import Cell, HeatRow, heat_map
from playpress.site.pictures.timeline import TimelinePhase, timeline

__all__ = ["Cell", "FunnelStage", "HeatRow", "TimelinePhase", "funnel", "heat_map", "timeline"]
