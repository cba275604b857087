"""Attachments -> those that something names which remains."""

from collections.abc import Iterable, Sequence

from playpress import prose
from playpress.model import walk
from playpress.model.entity import Entity
from playpress.model.link import Link
from playpress.model.own_page import OwnPage
from playpress.model.settings import Settings
from playpress.model.text import Prose
from playpress.source.content import ContentFile
from playpress.source.document import Origin

_DRESS = (".css", ".js", ".woff", ".woff2")
"""Endings of files that mkdocs.yml names: they say how pages look, and nothing of the playbook."""


def named(
    attachments: Iterable[ContentFile],
    entities: Sequence[tuple[Entity, Origin]],
    pages: Sequence[OwnPage],
    settings: Settings,
) -> tuple[ContentFile, ...]:
    """The attachments that definitions name, pages by hand, or the brand; and what dresses all pages."""
    wanted = {str(settings.brand.logo)} if settings.brand and settings.brand.logo else set()
    for entity, _ in entities:
        for _, value, _ in walk.values(entity):
            if isinstance(value, Link):
                wanted.add(str(value))
            elif isinstance(value, Prose):
                wanted |= {link.target.removeprefix("/").removeprefix("./") for link in prose.facts(str(value)).links}
    bodies = "\n".join(page.source for page in pages)
    return tuple(
        item
        for item in attachments
        if item.uri in wanted or item.path.name in bodies or item.path.suffix.lower() in _DRESS
    )
