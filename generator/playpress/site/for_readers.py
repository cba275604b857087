"""What was read, and a circle of readers -> the book they may see, without links to pages that they lack."""

from collections.abc import Iterator
from dataclasses import dataclass

from playpress import graph
from playpress.graph import Book
from playpress.model.load import Loaded
from playpress.problems import Problem, fault
from playpress.site import prose_addresses, sitemap


@dataclass(frozen=True, slots=True)
class Seen:
    """A playbook as a circle of readers may see it, with the links of what is left."""

    book: Book | None
    problems: tuple[Problem, ...]
    """What was found while it was linked."""
    loaded: Loaded
    left_out: tuple[Problem, ...]
    """Where they see less than was written for them."""


def seen(loaded: Loaded, whole: Book, circle: str) -> Seen:
    """What a circle may see. Links to addresses that only the whole book has go with what is there."""
    projection = graph.project(loaded, whole, circle)
    book, problems = graph.build(projection.loaded, whole.today)
    there = sitemap.plan(book).addresses if book else set()
    if book is not None and any(prose_addresses.problems(book, there)):
        projection = graph.project(loaded, whole, circle, sitemap.plan(whole).addresses - there)
        book, problems = graph.build(projection.loaded, whole.today)
    return Seen(book, tuple(problems), projection.loaded, projection.left_out)


def problems(book: Book, circle: str) -> Iterator[Problem]:
    """A fault where the playbook has no circle of readers of this name."""
    known = book.settings.circles.ids
    if circle not in known:
        message = f'no circle of readers is called "{circle}"'
        hint = f"There is: {', '.join(known)}."
        yield fault("VAL-VALUE", message, book.settings_origin.place(("readers",)), hint)
