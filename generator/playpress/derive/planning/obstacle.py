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
