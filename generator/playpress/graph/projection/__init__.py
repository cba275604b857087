"""What was read and a circle of readers -> what they may see of it, before anything of it is linked or computed."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from playpress.graph.book import Book
from playpress.graph.projection import files, own_pages, settings, told
from playpress.graph.projection.former_ids import FormerIdsTold
from playpress.graph.projection.remaining import Remaining
from playpress.graph.projection.texts import Words
from playpress.model.load import Loaded
from playpress.model.own_kinds import KindsOfPlaybook
from playpress.problems import Problem


@dataclass(frozen=True, slots=True)
class Projection:
    """What a circle of readers may see, as if nothing else had been written."""

    loaded: Loaded
    left_out: tuple[Problem, ...]
    """What its author should know: where something that they may see names what they may not."""


def project(loaded: Loaded, book: Book, circle: str, gone: Collection[str] = ()) -> Projection:
    """The projection of a playbook without faults. `book` is all of it, linked; `circle` is the id of one of its own.

    `gone` are the addresses of pages that its site has and the site for this circle has not: no link leads to them.

    A definition, a part or a page that says nothing is for the first circle only. What is a draft or archived is for
    nobody else, nor are inventories, actuals, waivers, and what changed. The first circle sees all but what the setting
    `hidden` takes away. Where something that remains names what does
    not, the reference is not there; what cannot do without it goes as well.
    """
    kept = Remaining(loaded, book, circle)
    pages = own_pages.visible(loaded.pages, book.settings.circles, circle)
    hidden = [page for page in loaded.pages if page not in pages]
    words = Words(kept, book, {*(page.uri for page in hidden), *gone})
    told_of = FormerIdsTold(kept, book)
    entities = [(told_of.entity(words.entity(entity)), origin) for entity, origin in kept.entities.values()]
    pages = [words.page(page) for page in pages]
    pages = pages if book.settings.circles.sees_all(circle) else [own_pages.without_comments(each) for each in pages]
    few = words.settings(settings.of(loaded.settings or book.settings, book, kept, circle))
    whole = book.settings.circles.sees_all(circle)
    attachments = loaded.content.attachments
    attachments = attachments if whole else files.named(attachments, entities, pages, few, hidden)
    seen = replace(
        loaded,
        circle="" if whole else circle,
        own=loaded.own if whole else _kinds(loaded.own, {entity.about.name for entity, _ in entities}),
        content=replace(loaded.content, attachments=attachments),
        settings=few,
        entities=entities,
        inventories=loaded.inventories if whole else [],
        actuals=[each for each in loaded.actuals if whole and not kept.is_hidden(each.metric)],
        pages=pages,
        problems=[],
    )
    return Projection(seen, tuple(told.of(kept, words, book, circle)))


def _kinds(own: KindsOfPlaybook, shown: Collection[str]) -> KindsOfPlaybook:
    """The kinds of a playbook, without those it declares of which nothing remains: their names tell something, too."""
    kinds = (kind for kind in own.kinds if kind.about.name in shown or kind.about.name not in own.origins)
    return KindsOfPlaybook(tuple(kinds), own.origins)
