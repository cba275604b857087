"""OWN of what needs no name: where the playbook shows that an owner would change nothing, so that it can wait."""

import re

from playpress.checks import at_stake
from playpress.checks.hnd import judged
from playpress.graph import Book, insight
from playpress.model.entity import Entity
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.process import Process, Step
from playpress.model.kinds.role import Role
from playpress.model.kinds.team import Team

_LEADS = re.compile(
    r"(?:CEO|chief executive(?: officer)?|(?:co-?)?founder|managing director)(?=\s*(?:$|[,/&(]|and\b|of\b))",
    re.IGNORECASE,
)
"""Roles that answer for a whole company."""
_EVERYONE = re.compile(
    r"\b(?:the (?:whole|entire) (?:company|firm|business|organi[sz]ation|agency|staff)|everyone (?:at|in|of)|"
    r"all (?:of )?(?:our |the )?(?:employees|staff|people))\b",
    re.IGNORECASE,
)
"""Words for a team of all people."""


def can_wait(book: Book, entity: Entity) -> bool:
    """Whether an owner of something changes nothing: no goal reads the metric, no plan or step uses the funnel, or its
    team without a leader is outside of the company, or is all of it.
    """
    if isinstance(entity, Metric):
        return not at_stake.is_read(book, entity)
    if isinstance(entity, Funnel):
        return not at_stake.is_used(book, entity)
    team = book.team(entity) if hasattr(entity, "team") else None
    if team is None or team.leader:
        return False
    return at_stake.is_outside(book, team) or _is_everyone(book, team)


def _is_everyone(book: Book, team: Team) -> bool:
    """Whether a team is the whole company: by its words, or because it holds who leads the company."""
    words = f"{team.name} {team.purpose or ''} {team.definition or ''}"
    return bool(_EVERYONE.search(words)) or team.id in _with_the_head(book)


@insight
def _with_the_head(book: Book) -> frozenset[str]:
    """The teams with a role that leads the company, by id; none in a playbook of one team, which may be any."""
    found = frozenset(role.team.id for role in book.active(Role) if _LEADS.match(str(role.name)))
    return found if len(book.active(Team)) > 1 else frozenset()


def either_will_do(book: Book, process: Process, step: Step) -> bool:
    """Whether any of the roles of a step may approve something small: it decides nothing, and moves no buyer on."""
    return judged.judges(step) and not step.decides and not at_stake.moves_one(book, process)
