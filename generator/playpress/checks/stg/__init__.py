"""STG: the stages of funnels, what leads into them and out of them."""

from collections.abc import Iterator

from playpress.checks.check import Family, definitions, in_use
from playpress.graph import Book
from playpress.model.kinds.funnel import Funnel, Stage
from playpress.problems import Place

FAMILY = Family(
    "STG",
    "Stages",
    question="Does each stage have an owner, a way in and a way out?",
    weight=60,
    looks_at=definitions(Funnel),
)


A_FUNNEL = in_use("a funnel", Funnel)


def stages(book: Book) -> Iterator[tuple[Funnel, int, Stage]]:
    """Every stage of every active funnel, with its position from 0."""
    for funnel in book.active(Funnel):
        for position, stage in enumerate(funnel.stages):
            yield funnel, position, stage


def stage_place(book: Book, funnel: Funnel, position: int, *inside: str) -> Place:
    return book.place(funnel, "stages", position, *inside)
