"""Loaded definitions -> Book: links every reference, and reports those that lead nowhere (REF-1, REF-2)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from playpress import language
from playpress.graph import (
    carried_facts,
    criteria,
    former_ids,
    own_pages,
    prose_links,
    prose_notices,
    quotes,
    references,
    value_notices,
    vocabularies,
)
from playpress.graph.book import Book, ResolvedRef
from playpress.graph.inline import inline_handoffs
from playpress.model import field, walk
from playpress.model.entity import Entity
from playpress.model.load import Loaded
from playpress.model.part import Part
from playpress.model.ref import Ref
from playpress.model.settings import Settings
from playpress.problems import Problem, fault
from playpress.source.document import Origin

_ByKey = dict[str, tuple[ResolvedRef, ...]]


def build(loaded: Loaded, today: dt.date) -> tuple[Book | None, list[Problem]]:
    """Link everything. Without settings there is no book; with faults it is for reading on, not for publishing."""
    if loaded.settings is None or loaded.settings_origin is None:
        return None, []
    with language.within(loaded.settings.language):
        return _linked(loaded, loaded.settings, loaded.settings_origin, today)


def _linked(loaded: Loaded, settings: Settings, settings_origin: Origin, today: dt.date) -> tuple[Book, list[Problem]]:
    problems: list[Problem] = []
    kinds = loaded.own.kinds
    entities, origins = _unique(loaded.entities, kinds, problems)
    inside = {key: tuple(walk.values(entity)) for key, entity in entities.items()}
    parts = {key: parts_by_id(values) for key, values in inside.items()}
    former = former_ids.of(entities, parts, inside)
    problems += former_ids.problems(former, origins)
    index = references.Index(entities, parts, loaded.unread, {kind.about.name: kind.about for kind in kinds}, former)
    later: list[str] = []
    for complete in (quotes.in_words, criteria.in_full):
        completed, trouble = complete(inside, origins, index)
        entities |= completed
        inside |= {key: tuple(walk.values(entity)) for key, entity in completed.items()}
        parts |= {key: parts_by_id(inside[key]) for key in completed}
        later += completed
        problems += trouble
    settings, trouble = quotes.settings_in_words(settings, settings_origin, index)
    problems += trouble
    for handoff, origin in inline_handoffs(entities, origins, kinds):
        _add(handoff, origin, entities, origins, problems)
    for key in [key for key in entities if key not in inside]:
        inside[key] = tuple(walk.values(entities[key]))
        parts[key] = parts_by_id(inside[key])
        later.append(key)
    former = former.with_those_in({key: inside[key] for key in later})
    index = replace(index, former=former)
    links, trouble = _links(entities, inside, origins, index)
    problems += trouble
    texts = tuple(prose_links.texts(inside, origins))
    problems += prose_links.problems(texts, index, [kind.about for kind in kinds])
    problems += prose_notices.notices(texts)
    problems += value_notices.notices(entities, inside, origins)
    problems += vocabularies.problems(settings, inside, origins)
    problems += references.cycles(entities, origins)
    attached = {item.file for item in (*loaded.content.attachments, *loaded.content.pages)}
    problems += references.missing_files(inside, origins, attached)
    carried = carried_facts.carried(entities, inside)
    if "inventory:*" not in loaded.unread:
        problems += carried_facts.problems(carried, origins, loaded.inventories)
    problems += references.unknown_in_actuals(loaded.actuals, index)
    pages, trouble = own_pages.resolved(loaded.pages, index)
    problems += trouble
    outgoing, incoming = both_ways(links)
    book = Book(
        settings=settings,
        settings_origin=settings_origin,
        kinds=kinds,
        entities=entities,
        origins=origins,
        links=tuple(links),
        inventories=tuple(loaded.inventories),
        actuals=tuple(loaded.actuals),
        pages=pages,
        attachments=loaded.content.attachments,
        today=today,
        circle=loaded.circle,
        former=former,
        carried=carried,
        _inside=inside,
        _parts=parts,
        _from=outgoing,
        _to=incoming,
    )
    return book, problems


def _unique(
    found: Sequence[tuple[Entity, Origin]], kinds: Sequence[type[Entity]], problems: list[Problem]
) -> tuple[dict[str, Entity], dict[str, Origin]]:
    order = {kind.about.name: position for position, kind in enumerate(kinds)}
    entities: dict[str, Entity] = {}
    origins: dict[str, Origin] = {}
    for entity, origin in sorted(found, key=lambda pair: order[pair[0].about.name]):
        _add(entity, origin, entities, origins, problems)
    return entities, origins


def _add(
    entity: Entity,
    origin: Origin,
    entities: dict[str, Entity],
    origins: dict[str, Origin],
    problems: list[Problem],
) -> None:
    if entity.key not in entities:
        entities[entity.key], origins[entity.key] = entity, origin
        return
    message = f'{entity.about.name} "{entity.id}" is defined a second time'
    first = origins[entity.key].place(key=True)
    problems.append(fault("REF-2", message, origin.place(key=True), "Keep one, or rename one.", (first,)))


def parts_by_id(inside: walk.Values) -> dict[str, Part]:
    """The parts of an entity by id; the first of an id counts."""
    found: dict[str, Part] = {}
    for _, part in walk.parts(inside):
        found.setdefault(part.id, part)
    return found


def _links(
    entities: dict[str, Entity], inside: Mapping[str, walk.Values], origins: dict[str, Origin], index: references.Index
) -> tuple[list[ResolvedRef], list[Problem]]:
    """The references of all definitions, and what is wrong with them.

    Where a definition names a funnel that does not exist and stages of it, only the funnel is reported.
    """
    links: list[ResolvedRef] = []
    problems: list[Problem] = []
    for key, entity in entities.items():
        facts = {info.alias or name: field.of(info) for name, info in type(entity).model_fields.items()}
        named = [(path, ref, info) for path, ref, info in walk.refs(inside[key]) if not index.is_unread(ref)]
        nowhere = {ref for _, ref, _ in named if not ref.part and str(ref) not in entities}
        for path, ref, info in named:
            if ref.part and ref.whole in nowhere:
                continue
            place = origins[key].place(path)
            if trouble := index.problem(ref, place):
                problems.append(trouble)
                continue
            source = Ref(entity.about.name, entity.id, _part_at(entity, path))
            outer = str(path[0])
            links.append(ResolvedRef(source, ref, outer, facts[outer], field.of(info).inverse, place))
    return links, problems


def _part_at(entity: Entity, path: walk.Path) -> str:
    """The id of the outermost part (step, row, item) a location lies in."""
    value: object = entity
    for segment in path:
        if isinstance(value, Part) and not isinstance(value, Entity):
            return value.id
        if isinstance(segment, int) and isinstance(value, tuple):
            value = value[segment]
        else:
            value = getattr(value, str(segment), None)
    return ""


def both_ways(links: Sequence[ResolvedRef]) -> tuple[_ByKey, _ByKey]:
    """References by the key of what they are in, and by the key of what they lead to."""
    outgoing: dict[str, list[ResolvedRef]] = defaultdict(list)
    incoming: dict[str, list[ResolvedRef]] = defaultdict(list)
    for link in links:
        outgoing[str(link.source.whole)].append(link)
        incoming[str(link.target.whole)].append(link)
    return _frozen(outgoing), _frozen(incoming)


def _frozen(links: dict[str, list[ResolvedRef]]) -> _ByKey:
    return {key: tuple(found) for key, found in links.items()}
