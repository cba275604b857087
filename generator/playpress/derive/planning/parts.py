"""Plans and their parts -> cuts: parts of one length and one named cut, which are summed for themselves."""

from dataclasses import dataclass

from playpress.graph import Book, insight
from playpress.model.kinds.plan import Plan


@dataclass(frozen=True, slots=True)
class PlanCut:
    """The parts of a plan by one cut: its quarters, or its regions."""

    name: str
    """By what the plan is cut: the name of the cut, else the length of its parts; empty where neither is written."""
    parts: tuple[Plan, ...]


@insight
def _parts(book: Book) -> dict[str, list[Plan]]:
    """A quarter that is over and archived is still a part of its year."""
    found: dict[str, list[Plan]] = {}
    for plan in book.all(Plan):
        past = plan.status == "archived" and plan.period is not None and plan.period.end < book.today
        if plan.parent and (past or plan.status == "active"):
            found.setdefault(plan.parent.id, []).append(plan)
    return found


def cuts(book: Book, plan: Plan) -> tuple[PlanCut, ...]:
    """The parts of a plan that are active, or archived when they were over, cut by cut."""
    found: dict[tuple[str, str], list[Plan]] = {}
    for part in _parts(book).get(plan.id, []):
        found.setdefault(key(part), []).append(part)
    return tuple(PlanCut(cut or unit, tuple(parts)) for (unit, cut), parts in found.items())


def key(part: Plan) -> tuple[str, str]:
    """What makes parts belong together: the length of their period, and the cut they name."""
    return (part.period.unit if part.period else "", (part.cut or "").casefold())
