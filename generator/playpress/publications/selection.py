"""What an author or a reader asks for by a word -> definitions: `kind:id` is one, the name of a kind all in use."""

from dataclasses import dataclass

from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kind import Kind
from playpress.model.ref import Ref


@dataclass(frozen=True, slots=True)
class Selection:
    """Some definitions. `kind` is their kind where all of them are meant, else None."""

    entities: tuple[Entity, ...]
    kind: Kind | None = None


def select(book: Book, words: str) -> Selection | None:
    """What is meant by `kind:id`, or by a kind's name in the singular, the plural or as in an address; None if nothing.

    A kind none of whose definitions is in use selects nothing, which is no mistake in its name.
    """
    name, colon, id_ = words.partition(":")
    if colon:
        entity = book.get(Ref(name, id_))
        return Selection((entity,)) if entity is not None else None
    kind = next((kind for kind in book.kinds if words in names(kind.about)), None)
    return Selection(tuple(book.active(kind)), kind.about) if kind is not None else None


def names(kind: Kind) -> tuple[str, str, str]:
    """The words for all definitions of a kind."""
    return kind.name, kind.plural, kind.address


def known(book: Book) -> list[str]:
    """Every word that selects something."""
    return [*(name for kind in book.kinds for name in names(kind.about)), *book.entities]
