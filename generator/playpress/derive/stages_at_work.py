"""Book -> what the steps at a stage of a funnel say of it: which teams work there, who answers, what lets one on."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from playpress.graph import Book, insight
from playpress.model.kinds.process import Process
from playpress.model.ref import Ref
from playpress.problems import Place


@dataclass(slots=True)
class _AtWork:
    teams: dict[str, Place] = field(default_factory=dict)
    roles: set[str] = field(default_factory=set)
    owned: bool = False
    exits: bool = False


@insight
def _at_work(book: Book) -> Mapping[Ref, _AtWork]:
    found: dict[Ref, _AtWork] = {}
    for process in book.active(Process):
        for number, step in enumerate(process.steps):
            if step.stage is None:
                continue
            here = found.setdefault(step.stage, _AtWork())
            here.owned |= bool(book.accountable(step))
            here.exits |= bool(step.exit)
            working = [role for role, letters in step.letters.items() if set(letters) & {"A", "R"}]
            here.roles.update(role.id for role in working)
            for one in working or ([step.team] if step.team else []):
                if team := book.team(book.get(one)):
                    here.teams.setdefault(team.id, book.place(process, "steps", number, "stage"))
    return found


_NOBODY = _AtWork()


def teams(book: Book, stage: Ref) -> Mapping[str, Place]:
    """The teams that do or answer for a step at a stage, by their ids, each with the place of its first such step."""
    return _at_work(book).get(stage, _NOBODY).teams


def roles(book: Book, stage: Ref) -> Set[str]:
    """The roles that do or answer for a step at a stage, by their ids."""
    return _at_work(book).get(stage, _NOBODY).roles


def has_owner(book: Book, stage: Ref) -> bool:
    """Whether somebody answers for a step at a stage."""
    return _at_work(book).get(stage, _NOBODY).owned


def has_exit(book: Book, stage: Ref) -> bool:
    """Whether a step at a stage says what must be true before the work goes on."""
    return _at_work(book).get(stage, _NOBODY).exits
