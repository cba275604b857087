"""Every entity -> its page, through the template of its kind."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from playpress import urls
from playpress.graph import Book, insight
from playpress.model import field
from playpress.model.entity import Entity
from playpress.model.kind import Kind
from playpress.site.blocks import Chip, LinkGroup
from playpress.site.context import Detail, PageContext, names
from playpress.site.forwards import MovedPart, moved_parts
from playpress.site.page import Page
from playpress.site.pages import assistants
from playpress.site.pages.kinds import DETAILS
from playpress.site.siblings import PageRow, definition
from playpress.site.view import View
from playpress.site.view.relations import in_and_out_of_sight

_COMMON = frozenset(Entity.model_fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionContext(PageContext):
    """What the page of a definition is given."""

    template: ClassVar[str] = "pages/entity.md.j2"

    entity: Entity
    """The definition."""
    kind: Kind
    """What its kind is called, and where its pages are."""
    chips: Sequence[Chip]
    """Its labels: kind, team, status, tags."""
    own_fields: Sequence[str]
    """The names of the fields that only its kind has, but for those that are in tables and those that are added."""
    added_fields: Sequence[str]
    """The names of the fields that the playbook adds to its kind."""
    relations: Sequence[LinkGroup]
    """What refers to it."""
    in_sight: Sequence[LinkGroup]
    """What of that its page shows."""
    folded: Sequence[LinkGroup]
    """What of that its page folds away."""
    moved: Sequence[MovedPart]
    """The parts it had under ids that lead on to what they are called, or where they are, now."""
    detail: Detail
    """What the template of its kind is given besides. Its fields are names of their own."""

    def names(self) -> dict[str, object]:
        """What the template is given, by name: the fields of the detail stand beside the others."""
        return names(self.detail) | {name: value for name, value in names(self).items() if name != "detail"}


def pages(book: Book) -> Iterator[Page]:
    """A page for each entity, in reading order, through the template of its kind or the one every kind can use."""
    for entity in book.entities.values():
        kind = entity.about
        yield Page(
            uri=urls.page(entity),
            title=str(entity.name),
            template=f"pages/{kind.name}.md.j2",
            fallback=DefinitionContext.template,
            context=_context(entity),
            description=str(entity.summary or ""),
            source=book.place(entity).file,
            crumbs=((kind.titles, urls.index(kind)), (str(entity.name), "")),
            weight=kind.weight,
            twin=assistants.twin(entity),
        )


def _context(entity: Entity) -> Callable[[View], DefinitionContext]:
    detail = next((DETAILS[each] for each in type(entity).__mro__ if each in DETAILS), None)

    def context(view: View) -> DefinitionContext:
        found = detail(view, entity) if detail else Detail()
        relations = view.relations(entity)
        in_sight, folded = in_and_out_of_sight(relations)
        return DefinitionContext(
            entity=entity,
            kind=entity.about,
            chips=chips(view, entity),
            own_fields=_in_facts(type(entity)),
            added_fields=_added(type(entity)),
            relations=relations,
            in_sight=in_sight,
            folded=folded,
            moved=moved_parts(view.book).get(entity.key, ()),
            siblings=found.siblings or _rows(view.book)[entity.about.name].around(view),
            detail=found,
        )

    return context


def chips(view: View, entity: Entity) -> list[Chip]:
    """Kind, team, status and tags, each a link to more of the same."""
    kind = entity.about
    found = [Chip(kind.title, view.href(urls.index(kind)), "kind", kind.name)]
    team = view.book.team(entity) if getattr(entity, "team", None) else None
    if team is not None:
        found.append(Chip(team.name, view.href(team), view.team_class(entity)))
    if entity.state:
        found.append(Chip(entity.state, "", "status"))
    return found + [Chip(tag, view.href(f"tags.md#{urls.tag(tag)}"), "tag") for tag in entity.tags]


def _in_facts(kind: type[Entity]) -> tuple[str, ...]:
    """The fields that only this kind has, but for those whose items stand in tables, and those that are added to it."""
    elsewhere = {*field.chosen(kind, "table"), *field.chosen(kind, "added")}
    return tuple(name for name in kind.model_fields if name not in _COMMON and name not in elsewhere)


def _added(kind: type[Entity]) -> tuple[str, ...]:
    """The fields that the playbook adds to this kind, but for those whose items stand in tables."""
    tables = field.chosen(kind, "table")
    return tuple(name for name in field.chosen(kind, "added") if name not in tables)


@insight
def _rows(book: Book) -> Mapping[str, PageRow]:
    """All definitions of each kind, for reading on."""
    return {
        kind.about.name: PageRow(kind.about.titles, urls.index(kind.about), map(definition, book.all(kind)))
        for kind in book.kinds
    }
