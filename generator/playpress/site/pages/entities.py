"""Every entity -> its page, through the template of its kind."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from playpress import urls
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.site.neighbours import around
from playpress.site.page import Page
from playpress.site.pages.details import DETAILS
from playpress.site.view import Row, View

_COMMON = frozenset(Entity.model_fields)


def pages(book: Book, template: Callable[[str], str]) -> Iterator[Page]:
    """A page for each entity, in reading order. `template` names the template of a kind."""
    for entity in book.entities.values():
        kind = entity.about
        yield Page(
            uri=urls.page(entity),
            title=str(entity.name),
            template=template(kind.name),
            context=_context(entity),
            description=str(entity.summary or ""),
            source=book.place(entity).file,
            crumbs=((kind.titles, urls.index(kind)), (str(entity.name), "")),
            weight=kind.weight,
        )


def _context(entity: Entity) -> Callable[[View], Mapping[str, Any]]:
    detail = DETAILS.get(type(entity))

    def context(view: View) -> Mapping[str, Any]:
        return {
            "entity": entity,
            "kind": entity.about,
            "chips": chips(view, entity),
            "own_fields": tuple(name for name in type(entity).model_fields if name not in _COMMON),
            "relations": view.relations(entity),
            "around": _around(view, entity),
            **(detail(view, entity) if detail else {}),
        }

    return context


def chips(view: View, entity: Entity) -> list[Row]:
    """Kind, team, status and tags, each a link to more of the same."""
    kind = entity.about
    found: list[Row] = [
        {"text": kind.title, "href": view.href(urls.index(kind)), "kind": "kind", "icon": kind.name},
    ]
    team = view.book.team(entity) if getattr(entity, "team", None) else None
    if team is not None:
        found.append({"text": team.name, "href": view.href(team), "kind": view.team_class(entity)})
    if entity.status != "active":
        found.append({"text": entity.status, "href": "", "kind": "status"})
    found += [{"text": tag, "href": view.href(f"tags.md#{urls.tag(tag)}"), "kind": "tag"} for tag in entity.tags]
    return found


def _around(view: View, entity: Entity) -> Mapping[str, Any]:
    """All of the same kind, for reading on."""
    kind = entity.about
    return around(view, kind.titles, urls.index(kind), [page(each) for each in view.book.all(type(entity))])


def page(entity: Entity) -> tuple[str, str]:
    """A definition's page among its neighbours."""
    return str(entity.name), urls.page(entity)
