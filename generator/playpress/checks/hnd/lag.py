"""HND of time: promises that together take longer than the funnel allows for them."""

from collections.abc import Iterator
from fractions import Fraction

from playpress.checks.check import Finding, check, requirement
from playpress.derive import clock, handoff_register
from playpress.graph import Book
from playpress.language import counted
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.handoff import Handoff
from playpress.model.numbers import plain
from playpress.model.ref import Ref
from playpress.model.times import Duration


@requirement("a funnel with `lag`, and a hand-off between two of its stages")
def _has_lag(book: Book) -> bool:
    return bool(handoff_register.by_transition(book)) and any(
        stage.lag for funnel in book.active(Funnel) for stage in funnel.stages
    )


@check(
    "HND-8",
    "Commitments between two stages take longer than the funnel's lag.",
    why="The plan counts on five days, and keeping every commitment takes seventeen: each step is on time, and "
    "the target is late.",
    fix="Promise faster, or write the `lag` the work really has.",
    level="warn",
    requires=_has_lag,
)
def commitments_slower_than_lag(book: Book) -> Iterator[Finding]:
    carried = handoff_register.by_transition(book)
    for funnel in book.active(Funnel):
        for transition in handoff_register.stage_transitions(funnel):
            stage = book.stage(transition.source)
            contracts = carried.get((transition.source, transition.target), [])
            limits = [limit for handoff in contracts for limit in _limits(book, handoff, transition.source)]
            if stage is None or stage.lag is None or not limits:
                continue
            needed, allowed = clock.least_days(limits, book.settings.working_time), stage.lag.days
            if needed > allowed:
                yield _slower(book, funnel, transition.source, contracts[0], (needed, allowed))


def _slower(book: Book, funnel: Funnel, source: Ref, handoff: Handoff, days: tuple[int, Fraction]) -> Finding:
    needed, allowed = days
    message = f'the commitments in the hand-off "{handoff.name}" take at least {counted(needed, "day")}, '
    message += f'and the funnel "{funnel.name}" allows {plain(allowed)} from "{book.name(source)}" on'
    hint = "Promise faster, or write the `lag` the work really has: the plan counts with it."
    ids = [stage.id for stage in funnel.stages]
    also = book.place(funnel, "stages", ids.index(source.part), "lag")
    return Finding(message, book.place(handoff, "commitments"), handoff, hint, also=(also,))


def _limits(book: Book, handoff: Handoff, stage: Ref) -> Iterator[tuple[Duration, str]]:
    """What the receiver promises to do with the contacts of a stage, one after the other, each within its time."""
    receiver = book.team_of_step(handoff.to)
    for promise in handoff.commitments:
        ours = receiver is not None and promise.by.id == receiver.id and promise.stage == stage
        if ours and promise.value and promise.counted_by:
            yield promise.value, promise.counted_by
