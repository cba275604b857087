"""Changes to a file of a playbook -> its new text, in which nothing else is touched. All that saves uses it."""

from playpress.source.edit.changes import Add, Change, Move, Path, Put, Remove, Rename, reached, same, smallest
from playpress.source.edit.front import edited_front
from playpress.source.edit.layout import laid_out
from playpress.source.edit.nodes import one_line
from playpress.source.edit.writer import edited, whole

__all__ = [
    "Add",
    "Change",
    "Move",
    "Path",
    "Put",
    "Remove",
    "Rename",
    "edited",
    "edited_front",
    "laid_out",
    "one_line",
    "reached",
    "same",
    "smallest",
    "whole",
]
