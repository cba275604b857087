"""PTH: onboarding paths that cannot be walked, that no role signs, or that leave out what a role has to do."""

from playpress.checks.check import Family, definitions, in_use
from playpress.graph import Book
from playpress.model.kinds.onboarding import Onboarding
from playpress.problems import Place

FAMILY = Family(
    "PTH",
    "Onboarding",
    question="Can each onboarding path be followed, is it signed off, and does it cover the duties of its role?",
    weight=30,
    looks_at=definitions(Onboarding),
)


AN_ONBOARDING_PATH = in_use("an onboarding path", Onboarding)


def item_place(book: Book, path: Onboarding, number: int, position: int, *inside: str) -> Place:
    return book.place(path, "phases", number, "items", position, *inside)
