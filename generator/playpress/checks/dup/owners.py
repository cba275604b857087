"""DUP of owners: who answers for a stage against the teams that do its steps."""

from collections.abc import Iterator, Mapping

from playpress.checks.check import Finding, check, requirement
from playpress.graph import Book, insight
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.process import Process
from playpress.model.ref import Ref
from playpress.problems import Place


@insight
def _at_stages(book: Book) -> Mapping[Ref, Mapping[str, Place]]:
    """The teams that do or answer for a step at a stage, by their ids, each with the place of its first such step."""
    found: dict[Ref, dict[str, Place]] = {}
    for process in book.active(Process):
        for number, step in enumerate(process.steps):
            for role, letters in step.letters.items() if step.stage else ():
                team = book.team(book.get(role)) if set(letters) & {"A", "R"} else None
                if team and step.stage:
                    found.setdefault(step.stage, {}).setdefault(team.id, book.place(process, "steps", number, "stage"))
    return found


@requirement("a stage with an owner, and a step with that `stage`")
def _has_both(book: Book) -> bool:
    return any(
        stage.owner and Ref("funnel", funnel.id, stage.id) in _at_stages(book)
        for funnel in book.active(Funnel)
        for stage in funnel.stages
    )


@check(
    "DUP-8",
    "A stage belongs to one team, and all of its steps are done by others.",
    why="The owner is asked for the number of a stage at which their team does nothing.",
    fix="Give the stage to a role of the team that works there, or name the right stage at the steps.",
    level="warn",
    requires=_has_both,
)
def stage_of_another_team(book: Book) -> Iterator[Finding]:
    """A leader may own what others of the team do; what two teams do together may belong to either."""
    for funnel in book.active(Funnel):
        for number, stage in enumerate(funnel.stages):
            working = _at_stages(book).get(Ref("funnel", funnel.id, stage.id))
            team = book.team(book.get(stage.owner)) if stage.owner else None
            if working and team and stage.owner and team.id not in working:
                names = " and ".join(book.name(Ref("team", each)) for each in working)
                message = f'the stage "{stage.name}" belongs to {book.name(stage.owner)} of {team.name}, '
                message += f"and its steps are done by {names}"
                hint = "Name a role of the team that works there as `owner`, or correct the `stage` of the steps."
                also = tuple(working.values())
                yield Finding(message, book.place(funnel, "stages", number, "owner"), funnel, hint, also=also)
