"""A mistake in a style or a script of a project, at its place in the file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mistake:
    """What a browser passes over in silence, and what stands around it, too."""

    line: int
    column: int
    message: str
    hint: str
