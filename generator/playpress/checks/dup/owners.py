"""DUP of owners: who answers for a stage against the teams that do its steps."""

from collections.abc import Container, Iterator, Sequence

from playpress.checks.check import Finding, check, requirement
from playpress.derive import stages_at_work
from playpress.graph import Book
from playpress.model.kinds.funnel import Funnel
from playpress.model.ref import Ref
from playpress.problems import listed


@requirement("a stage with an owner, and a step with that `stage`")
def _has_both(book: Book) -> bool:
    return any(
        bool((stage.owner or stage.team) and stages_at_work.teams(book, Ref("funnel", funnel.id, stage.id)))
        for funnel in book.active(Funnel)
        for stage in funnel.stages
    )


@check(
    "DUP-8",
    "A stage belongs to one team, and all of its steps are done by others.",
    why="The owner has to explain the number of a stage where their team does nothing.",
    fix="Give the stage to a role of the team that works there, or name the right stage at the steps.",
    level="warn",
    requires=_has_both,
)
def stage_of_another_team(book: Book) -> Iterator[Finding]:
    """A leader may own what others of the team do; what two teams do together may belong to either.

    Who works at a stage before and at one after it owns what passes, and others do a part of the work: that is the deal
    of a seller and the trial of an engineer, and no contradiction.
    """
    for funnel in book.active(Funnel):
        refs = [Ref("funnel", funnel.id, stage.id) for stage in funnel.stages]
        roles = [stages_at_work.roles(book, ref) for ref in refs]
        teams = [stages_at_work.teams(book, ref) for ref in refs]
        for number, stage in enumerate(funnel.stages):
            working = teams[number]
            said = stage.owner or stage.team
            team = book.team(book.get(said)) if said else None
            at_work: Sequence[Container[str]] = roles if stage.owner else teams
            if working and team and said and team.id not in working and not _keeps(said.id, at_work, number):
                names = listed(book.name(Ref("team", each)) for each in working)
                owner = f"{book.name(stage.owner)} of {team.name}" if stage.owner else str(team.name)
                message = f'the stage "{stage.name}" belongs to {owner}, and its steps are done by {names}'
                field, what = ("owner", "a role of the team") if stage.owner else ("team", "the team")
                hint = f"Name {what} that works there as `{field}`, or correct the `stage` of the steps."
                also = tuple(working.values())
                yield Finding(message, book.place(funnel, "stages", number, field), funnel, hint, also=also)


def _keeps(owner: str, at_work: Sequence[Container[str]], stage: int) -> bool:
    """Whether a role or team works before a stage and after it, given who works at each stage of a funnel."""
    return any(owner in each for each in at_work[:stage]) and any(owner in each for each in at_work[stage + 1 :])
