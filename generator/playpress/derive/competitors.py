"""Book -> competitors: the comparisons with one, and the objections that belong to each."""

from playpress.graph import Book
from playpress.model.kinds.comparison import Comparison
from playpress.model.kinds.objection import Objection


def competitors(book: Book) -> list[Comparison]:
    """The comparisons with a competitor."""
    return [each for each in book.active(Comparison) if each.type == "competitor"]


def title(comparison: Comparison) -> str:
    """What the card on a competitor is called."""
    return f"Battlecard: {comparison.name}"


def objections(book: Book, comparison: Comparison) -> list[Objection]:
    """Objections about this competitor; every one where none names a competitor."""
    known = book.active(Objection)
    return [each for each in known if each.competitor and each.competitor.id == comparison.id] or list(known)
