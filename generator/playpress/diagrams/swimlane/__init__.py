"""Turns the steps of a process into an inline SVG with a column for each team, in which time flows down."""

from .draw import draw, draw_on_paper
from .graph import Box, Edge, Lane, Shape, Swimlane
from .layout import Layout, layout

__all__ = ["Box", "Edge", "Lane", "Layout", "Shape", "Swimlane", "draw", "draw_on_paper", "layout"]
