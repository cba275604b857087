"""A definition and the circles of readers -> faults: levels of visibility that no circle has."""

from collections.abc import Iterator

from playpress.model import walk
from playpress.model.entity import Entity
from playpress.model.readers import Readers
from playpress.model.validate import trail
from playpress.problems import Problem, Replacement, fault, shorten
from playpress.source.document import Origin
from playpress.thesaurus import nearest


def problems(entity: Entity, origin: Origin, readers: Readers) -> Iterator[Problem]:
    """Levels of a definition, of its restricted fields and of its parts that the playbook does not have."""
    for path, level in _levels(entity):
        if level in readers:
            continue
        near = nearest(level, readers.ids)
        hint = f'Did you mean "{near}"?' if near else f"There is: {', '.join(readers.ids)}."
        where = trail(f'{entity.about.name} "{entity.id}"', path)
        message = f'{where}: no circle of readers is called "{shorten(level)}"'
        yield fault("VAL-VALUE", message, origin.place(path), hint, instead=Replacement(near) if near else None)


def _levels(entity: Entity) -> Iterator[tuple[walk.Path, str]]:
    """What is written as a level, and where."""
    if entity.visibility:
        yield ("visibility",), entity.visibility
    for name, level in entity.restricted.items():
        yield ("restricted", name), level
    for path, part in walk.parts(walk.values(entity)):
        if part.visibility:
            yield (*path, "visibility"), part.visibility
