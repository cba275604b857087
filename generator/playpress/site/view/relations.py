"""What refers to a definition -> links, grouped by the relation as seen from there."""

from playpress.model.entity import Entity
from playpress.model.ref import Ref
from playpress.site.blocks import LinkGroup, NamedLink
from playpress.site.view.links import Links


def relations(links: Links, entity: Entity) -> list[LinkGroup]:
    """What refers to an entity, grouped by the relation as seen from here, each source once."""
    groups: dict[str, dict[str, NamedLink]] = {}
    for link in links.book.links_to(entity):
        if not link.inverse or link.source.whole == Ref(entity.about.name, entity.id):
            continue
        source = link.source if links.book.step(link.source) is not None else link.source.whole
        found = links.named(source, _note(links, source))
        groups.setdefault(link.inverse, {}).setdefault(str(source), found)
    return [LinkGroup(title, list(found.values())) for title, found in groups.items()]


def _note(links: Links, source: Ref) -> str:
    """The whole that a part belongs to; the kind of a whole."""
    if source.part:
        return links.book.name(source.whole)
    kind = links.book.kind(source.kind)
    return kind.title.lower() if kind else ""
