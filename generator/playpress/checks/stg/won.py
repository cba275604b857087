"""STG of what is won: deals that no team hands to the team that serves customers."""

import re
from collections.abc import Iterator

from playpress.checks.check import Finding, check, requirement
from playpress.checks.stg import stage_place
from playpress.derive import handoff_register, stages_at_work
from playpress.graph import Book
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.process import Process
from playpress.model.kinds.team import Team
from playpress.model.ref import Ref
from playpress.problems import listed

_SERVES = re.compile(r"\b(?:customer|client|service|support|success|care|onboarding|implementation|delivery)\b", re.I)
"""Words in the name of a team that works for those who have bought."""
_SOLD = ("lead", "opportunity", "account")


def _serving(book: Book) -> list[Team]:
    """The teams that work for customers: by their name and a process of theirs, or by a funnel of customers."""
    working = {process.team.id for process in book.active(Process)}
    kept = {team.id for funnel in book.active(Funnel) if funnel.object == "customer" and (team := book.team(funnel))}
    return [
        team for team in book.active(Team) if team.id in kept or (team.id in working and _SERVES.search(str(team.name)))
    ]


@requirement("a funnel with a stage that is won, and a team that works for customers")
def _sells_and_serves(book: Book) -> bool:
    won = any(stage.outcome == "won" for funnel in book.active(Funnel) for stage in funnel.stages)
    return won and bool(_serving(book))


@check(
    "STG-9",
    "Won deals are not handed to a team that looks after customers.",
    why="The customer has signed, and the people who should look after them hear of it when the first call comes in.",
    fix="Write a hand-off from the won stage, or from the last step of selling, to the first step of that team.",
    level="warn",
    requires=_sells_and_serves,
)
def won_and_handed_to_no_team(book: Book) -> Iterator[Finding]:
    """Any work that passes from another team to one that serves is a hand-over, whatever it is about; where what is
    won belongs to such a team itself, there is nothing to hand over.
    """
    serving = _serving(book)
    ids = {team.id for team in serving}
    if not serving or _is_handed_over(book, ids):
        return
    for funnel in book.active(Funnel):
        if funnel.object not in _SOLD:
            continue
        for position, stage in enumerate(funnel.stages):
            ref = Ref("funnel", funnel.id, stage.id)
            teams = {*stages_at_work.teams(book, ref), *([own.id] if (own := book.team_of_step(ref)) else ())}
            if stage.outcome == "won" and teams and not teams & ids:
                names = listed(str(team.name) for team in serving)
                message = f'what is won at "{stage.name}" is handed to no team that works for customers ({names})'
                hint = f"Write a hand-off from `{ref}`, or from the last step of selling, to the first step of theirs."
                yield Finding(message, stage_place(book, funnel, position), funnel, hint)


def _is_handed_over(book: Book, serving: set[str]) -> bool:
    """Whether anything passes from another team to one that serves."""
    ends = [(book.team_of_step(each.from_), book.team_of_step(each.to)) for each in book.active(Handoff)]
    ends += [(each.sender, each.receiver) for each in handoff_register.crossings(book)]
    return any(to is not None and to.id in serving and (of is None or of.id not in serving) for of, to in ends)
