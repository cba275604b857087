"""Book -> decisions: what is decided, who decides it, up to which limit, and who decides beyond it."""

from collections.abc import Iterator
from dataclasses import dataclass

from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds.approval import ApprovalLevel, ApprovalMatrix
from playpress.model.kinds.role import Role
from playpress.model.kinds.team import Team
from playpress.model.ref import Ref


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing that has to be decided."""

    subject: str
    """What is decided: "Discount on the list price"."""
    place: Entity | Ref
    """Where that is written: an approval matrix, a step or a team."""
    roles: tuple[Ref, ...]
    """Who decides; empty: no role is named."""
    level: ApprovalLevel | None = None
    """The level of an approval matrix, with its limit."""
    above: Ref | None = None
    """Who decides beyond the limit, or where these roles cannot agree; None: no role is named."""


def decisions(book: Book) -> tuple[Decision, ...]:
    """Those with limits first, smallest limit first; then what steps decide, then what teams do."""
    return (*_granted(book), *_at_steps(book), *_of_teams(book))


def _granted(book: Book) -> Iterator[Decision]:
    for matrix in book.active(ApprovalMatrix):
        for level, above in zip(matrix.levels, (*matrix.levels[1:], None), strict=True):
            subject = str(matrix.grants or matrix.name)
            yield Decision(subject, matrix, (level.role,), level, above.role if above else None)


def _at_steps(book: Book) -> Iterator[Decision]:
    for process, _, step in book.steps():
        if step.decides:
            place = Ref("process", process.id, step.id)
            roles = tuple(Ref("role", role.id) for role in book.accountable(step))
            for subject in step.decides:
                yield Decision(str(subject), place, roles, above=_above(book, roles))


def _of_teams(book: Book) -> Iterator[Decision]:
    for team in book.active(Team):
        leader = book.leader(Ref("team", team.id))
        roles = (Ref("role", leader.id),) if leader else ()
        for lever in team.levers:
            yield Decision(str(lever.text), team, roles, above=_above(book, roles))


def _above(book: Book, roles: tuple[Ref, ...]) -> Ref | None:
    """Whom the first of the roles reports to."""
    role = book.get(roles[0]) if roles else None
    return role.reports_to if isinstance(role, Role) else None
