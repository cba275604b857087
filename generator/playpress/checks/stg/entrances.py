"""STG of entrances: what lets work into a stage, against what the step that brings it there makes sure of."""

from collections.abc import Iterable, Iterator

from playpress.checks.check import Finding, check, requirement
from playpress.checks.stg import stage_place
from playpress.derive import criteria_gap, same_text
from playpress.derive.planning import cost
from playpress.graph import Book
from playpress.model.kinds.funnel import Funnel
from playpress.model.part import Criterion
from playpress.model.ref import Ref
from playpress.problems import listed

_SEVERAL = 2
"""From how many criteria on a gate is another one: a single one may say in other words what the step itself is."""


@requirement("a step with `exit` that reaches a stage with `entry`")
def _steps_reach_gates(book: Book) -> bool:
    return any(step.exit and book.entry_of(step.stage) for _, _, step in book.steps() if step.stage)


@check(
    "STG-10",
    "A step moves work into a stage that asks for more than the step makes sure of.",
    why="The funnel and the process count by two rules, so one number of deals has two meanings.",
    fix="Add to the `exit` of the step what the stage asks for, or change the `entry` of the stage.",
    level="warn",
    requires=_steps_reach_gates,
)
def stage_that_asks_for_more(book: Book) -> Iterator[Finding]:
    """Only where the step, or the steps before it, leave out at least two of the criteria. Steps that say nothing of
    what they make sure of contradict nothing; what a hand-off on the way asks for is made sure of. A step that makes
    sure of something like one of them may use one of several ways in: that waits in the profile starter.
    """
    for process, position, step in book.steps():
        missing = criteria_gap.unmet(book, Ref("process", process.id, step.id)) if step.stage else ()
        funnel = book.get(step.stage) if step.stage and len(missing) >= _SEVERAL else None
        if not isinstance(funnel, Funnel) or not step.stage:
            continue
        more = [f"{len(missing) - _SEVERAL} more"] if missing[_SEVERAL:] else []
        words = listed([*(f'"{each.text}"' for each in missing[:_SEVERAL]), *more])
        message = (
            f'the step "{step.name}" moves work into the stage "{book.name(step.stage)}", which asks for {words}; '
        )
        message += "neither this step nor one before it makes sure of that"
        hint = f"Add them to the `exit` of the step, or change the `entry` of `{step.stage}`."
        row = [stage.id for stage in funnel.stages].index(step.stage.part)
        also = (stage_place(book, funnel, row, "entry"),)
        place = book.place(process, "steps", position, "stage")
        costs, later = cost.passing(book, step.stage), _is_like_one(step.exit, missing)
        yield Finding(message, place, process, hint, also=also, cost=costs, later=later)


def _is_like_one(sure: Iterable[Criterion], asked: Iterable[Criterion]) -> bool:
    """Whether any words of what is made sure of are words of what is asked for."""
    said, wanted = (
        {word for each in some for word in same_text.words_in_order(str(each.text))} for some in (sure, asked)
    )
    return not said.isdisjoint(wanted)
