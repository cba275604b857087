"""What keeps a number of a plan from being computed, in words and with its place."""

from dataclasses import dataclass

from playpress.model.entity import Entity


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing that is missing or wrong; `at` leads to it inside of the entity it has to be written in."""

    code: str
    message: str
    hint: str
    entity: Entity
    at: tuple[str | int, ...] = ()
    lacks: str = ""
    """The field that is not written, where it may be missing at several places for one reason."""

    @property
    def is_missing(self) -> bool:
        """Whether something is not written yet, and no value is wrong: it then leads to what lacks it."""
        return not self.at or isinstance(self.at[-1], int)
