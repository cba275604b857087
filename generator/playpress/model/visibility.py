"""A definition or a page by hand and the circles of readers -> faults: levels of visibility that no circle has."""

from collections.abc import Iterable, Iterator
from itertools import chain

from playpress.model import walk
from playpress.model.entity import Entity
from playpress.model.own_page import OwnPage
from playpress.model.part import Model
from playpress.model.readers import Readers
from playpress.model.validate import trail
from playpress.problems import Problem, Replacement, fault, shorten
from playpress.source.document import Origin
from playpress.thesaurus import nearest

_Level = tuple[walk.Path, str]
"""What is written as a level, and where."""


def problems(entity: Entity, origin: Origin, readers: Readers) -> Iterator[Problem]:
    """Levels of a definition, of its restricted fields and of its parts that the playbook does not have."""
    restricted = ((("restricted", name), level) for name, level in entity.restricted.items())
    levels = chain(_own(entity.visibility), restricted, _of_parts(entity))
    yield from _unknown(levels, f'{entity.about.name} "{entity.id}"', origin, readers)


def of_page(page: OwnPage, readers: Readers) -> Iterator[Problem]:
    """Levels of a page by hand, and of the questions on it, that the playbook does not have."""
    if page.origin:
        levels = chain(_own(page.front.visibility), _of_parts(page.front))
        yield from _unknown(levels, "front matter", page.origin, readers)


def _unknown(levels: Iterable[_Level], whose: str, origin: Origin, readers: Readers) -> Iterator[Problem]:
    for path, level in levels:
        if level in readers:
            continue
        near = nearest(level, readers.ids)
        hint = f'Did you mean "{near}"?' if near else f"There is: {', '.join(readers.ids)}."
        where = trail(whose, path)
        message = f'{where}: no circle of readers is called "{shorten(level)}"'
        yield fault("VAL-VALUE", message, origin.place(path), hint, instead=Replacement(near) if near else None)


def _own(level: str | None) -> Iterator[_Level]:
    if level:
        yield ("visibility",), level


def _of_parts(model: Model) -> Iterator[_Level]:
    for path, part in walk.parts(walk.values(model)):
        if part.visibility:
            yield (*path, "visibility"), part.visibility
