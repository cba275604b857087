"""OWN: who is accountable for what."""

from playpress import language
from playpress.checks.check import Family, definitions
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.process import Process
from playpress.model.kinds.role import Role
from playpress.model.kinds.strategy import Strategy

OWNED: tuple[type[Entity], ...] = (Goal, Metric, Handoff, Strategy, Process, Funnel)
"""The kinds whose definitions have to have an owner."""
_LOOKED_AT: tuple[type[Entity], ...] = (*OWNED, Role)


def _looked_at(book: Book) -> str:
    """What has to have an owner, and the roles; and how many others have none, which is no finding."""
    found = definitions(*_LOOKED_AT)(book)
    names = {kind.about.name for kind in _LOOKED_AT}
    others = (each for kind in book.kinds if kind.about.name not in names for each in book.active(kind))
    none = sum(book.owner(each) is None for each in others)
    without = "1 of another kind has no owner and does not need one" if none == 1 else ""
    without = without or f"{language.whole(none)} of other kinds have no owner and do not need one"
    return f"{found}; {without}" if found and none else found


FAMILY = Family(
    "OWN",
    "Ownership",
    question="Does each thing have exactly one owner?",
    weight=70,
    looks_at=_looked_at,
)
