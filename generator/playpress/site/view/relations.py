"""What refers to a definition -> links, grouped by the relation as seen from there."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from playpress.derive import duties
from playpress.graph import Book, insight
from playpress.model import field, walk
from playpress.model.entity import Entity
from playpress.model.kinds.funnel import Stage
from playpress.model.kinds.role import Role
from playpress.model.own_page import OwnPage
from playpress.model.ref import Ref
from playpress.site.blocks import LinkGroup, NamedLink
from playpress.site.view.links import Links

_MOST, _GROUPS, _LINKS = 12, 3, 3
"""So many links are shown as they are; of more, the first of the first groups."""


def relations(links: Links, entity: Entity) -> list[LinkGroup]:
    """What refers to an entity, grouped by the relation as seen from here, each source once."""
    groups: dict[str, dict[str, NamedLink]] = {}
    for link in links.book.links_to(entity):
        if not link.inverse or link.source.whole == Ref(entity.about.name, entity.id):
            continue
        source = link.source if links.book.step(link.source) is not None else link.source.whole
        found = links.named(source, _note(links, source))
        groups.setdefault(link.inverse, {}).setdefault(str(source), found)
    for funnel in duties.led(links.book, entity) if isinstance(entity, Role) else ():
        owns = field.facts(Stage, "owner").inverse
        groups.setdefault(owns, {}).setdefault(funnel.key, links.named(funnel, "funnel"))
    for inverse, page in _pages(links.book).get(entity.key, ()):
        groups.setdefault(inverse, {}).setdefault(page.key, links.named(page, "page"))
    return [_named_once(LinkGroup(title, list(found.values())), links.book) for title, found in groups.items()]


def in_and_out_of_sight(groups: Sequence[LinkGroup]) -> tuple[Sequence[LinkGroup], Sequence[LinkGroup]]:
    """Those that a page shows, and those that it folds away: of many it shows three each of three groups."""
    if sum(len(group.items) for group in groups) <= _MOST:
        return groups, ()
    shown = [replace(group, items=group.items[:_LINKS]) for group in groups[:_GROUPS]]
    rest = [replace(group, items=group.items[_LINKS:]) for group in groups[:_GROUPS] if group.items[_LINKS:]]
    return shown, [*rest, *groups[_GROUPS:]]


def _named_once(group: LinkGroup, book: Book) -> LinkGroup:
    """A group whose heading is what each of its links says besides, without that."""
    titles = {kind.about.titles: kind.about.title.lower() for kind in book.kinds}
    said = titles.get(group.title)
    return replace(group, items=[replace(item, note="") if item.note == said else item for item in group.items])


@insight
def _pages(book: Book) -> Mapping[str, Sequence[tuple[str, OwnPage]]]:
    """Pages by hand, by the key of what their front matter refers to, with the relation as seen from there."""
    found: dict[str, list[tuple[str, OwnPage]]] = defaultdict(list)
    for page in book.pages:
        for _, ref, info in walk.refs(walk.values(page.front)):
            if inverse := field.of(info).inverse:
                found[str(ref.whole)].append((inverse, page))
    return found


def _note(links: Links, source: Ref) -> str:
    """The whole that a part belongs to; the kind of a whole."""
    if source.part:
        return links.book.name(source.whole)
    kind = links.book.kind(source.kind)
    return kind.title.lower() if kind else ""
