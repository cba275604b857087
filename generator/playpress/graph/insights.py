"""A function of a Book -> the same function, computed once for each Book however many pages and checks ask it."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from playpress.graph.book import Book

T = TypeVar("T")


def insight(compute: Callable[[Book], T]) -> Callable[[Book], T]:
    """Keep the value of a pure function with the Book it was computed from, when it is asked for the first time.

    A Book never changes, so its insights do not either; they are freed with it. Nobody may change a value in place.
    """

    @wraps(compute)
    def once(book: Book) -> T:
        return book.once(compute)

    return once
