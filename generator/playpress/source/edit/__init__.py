"""Changes to a file of a playbook -> its new text, in which nothing else is touched. All that saves uses it."""

from playpress.source.edit.changes import Add, Change, Move, Put, Remove, Rename
from playpress.source.edit.writer import edited, whole

__all__ = ["Add", "Change", "Move", "Put", "Remove", "Rename", "edited", "whole"]
