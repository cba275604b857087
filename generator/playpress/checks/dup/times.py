"""DUP of times: limits of steps against the lag of their stage, promises against the step that receives the work."""

from collections.abc import Iterator, Sequence

from playpress.checks.check import Finding, check, requirement
from playpress.derive import clock, handoff_register
from playpress.graph import Book, insight
from playpress.language import counted
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.process import Process, Step
from playpress.model.numbers import plain
from playpress.model.ref import Ref
from playpress.model.times import Duration


@insight
def _at_stages(book: Book) -> dict[tuple[Ref, str], tuple[tuple[int, Step], ...]]:
    """For each stage and process, the steps with a time limit while work is there, on the usual way, in their order.

    A step that leads to a stage takes the time of the one before it.
    """
    before = _before(book)
    found: dict[tuple[Ref, str], list[tuple[int, Step]]] = {}
    for process in book.active(Process):
        for position in _usual_way(book, process):
            step = process.steps[position]
            leads = step.stage is not None and _leads_to(book, step, step.stage)
            stage = before.get(step.stage) if leads else step.stage
            if stage and step.time_limit:
                found.setdefault((stage, process.id), []).append((position, step))
    return {key: tuple(steps) for key, steps in found.items()}


def _before(book: Book) -> dict[Ref | None, Ref]:
    """The stage from which work comes to another one, where it comes from one only."""
    sources: dict[Ref, list[Ref]] = {}
    for funnel in book.active(Funnel):
        for each in handoff_register.stage_transitions(funnel):
            sources.setdefault(each.target, []).append(each.source)
    return {target: found[0] for target, found in sources.items() if len(found) == 1}


def _leads_to(book: Book, step: Step, ref: Ref) -> bool:
    """Whether a step ends where a stage begins: what lets work out of the one lets it into the other."""
    stage = book.stage(ref)
    return stage is not None and bool({each.id for each in step.exit} & {each.id for each in stage.entry})


def _usual_way(book: Book, process: Process) -> Sequence[int]:
    """The positions of the steps from the first one on, by the first way out of each."""
    positions = {step.id: number for number, step in enumerate(process.steps)}
    first_way: dict[str, str] = {}
    for each in handoff_register.step_transitions(book, process):
        if each.target.id == process.id:
            first_way.setdefault(each.source.part, each.target.part)
    way: dict[int, None] = {}
    here = process.steps[0].id if process.steps else ""
    while here in positions and positions[here] not in way:
        way[positions[here]] = None
        here = first_way.get(here, "")
    return tuple(way)


@requirement("steps with `time_limit` at a stage with `lag`")
def _has_limits(book: Book) -> bool:
    return any((stage := book.stage(ref)) is not None and stage.lag for ref, _ in _at_stages(book))


@check(
    "DUP-5",
    "The steps of a stage may take longer than its lag.",
    why="The plan counts on twenty days at this stage, and work that takes forty is still within its limits.",
    fix="Shorten the limits of the steps, or write the `lag` the work really has.",
    level="warn",
    requires=_has_limits,
)
def steps_slower_than_the_lag(book: Book) -> Iterator[Finding]:
    """A limit without a clock counts by the calendar, the shorter of the two."""
    for (ref, name), steps in _at_stages(book).items():
        stage, funnel, process = book.stage(ref), book.get(ref), book.entities[f"process:{name}"]
        if stage is None or stage.lag is None or not isinstance(funnel, Funnel):
            continue
        limits = [_counted(step.time_limit) for _, step in steps if step.time_limit]
        needed, allowed = clock.least_days(limits, book.settings.working_time), stage.lag.days
        if needed > allowed:
            names = ", ".join(f'"{step.name}"' for _, step in steps)
            message = f'{names} may take at least {counted(needed, "day")}, and the funnel "{funnel.name}" '
            message += f'allows {plain(allowed)} at "{stage.name}"'
            hint = "Shorten the limits, or write the `lag` the work really has: the plan counts with it."
            position = [each.id for each in funnel.stages].index(stage.id)
            places = [book.place(process, "steps", number, "time_limit") for number, _ in steps]
            also = (*places[1:], book.place(funnel, "stages", position, "lag"))
            yield Finding(message, places[0], process, hint, also=also)


def _counted(limit: Duration) -> tuple[Duration, str]:
    return limit, limit.clock or "calendar"


@requirement("a hand-off with a commitment to a step with `time_limit`")
def _has_promise(book: Book) -> bool:
    return any((step := book.step(handoff.to)) and step.time_limit for handoff in book.active(Handoff))


@check(
    "DUP-6",
    "A commitment and the limit of the step that receives the work do not agree.",
    why="The hand-off promises three days and the step allows one: one of the two is wrong.",
    fix="Write one time for both.",
    level="warn",
    requires=_has_promise,
)
def promise_off_the_step(book: Book) -> Iterator[Finding]:
    """The receiver's answer, or the one time it promises, against the limit: what else it promises comes later.

    An answer may be quicker, unless what is looked at before it is all that the step waits for.
    """
    for handoff in book.active(Handoff):
        step, receiver = book.step(handoff.to), book.team_of_step(handoff.to)
        process = book.get(handoff.to)
        if step is None or step.time_limit is None or receiver is None or not isinstance(process, Process):
            continue
        timed = [
            (number, promise, promise.time)
            for number, promise in enumerate(handoff.commitments)
            if promise.by.id == receiver.id and promise.time and promise.counted_by
        ]
        for number, promise, time in timed:
            if not promise.answers and len(timed) > 1:
                continue
            order = clock.order(_counted(time), _counted(step.time_limit), book.settings.working_time)
            if order > 0 or (order < 0 and promise.answers and _ends_with_it(step, handoff)):
                message = f'"{promise.what}" is promised within {promise.time.words if promise.time else ""}, and '
                message += f'the step "{step.name}" that receives the work may take {step.time_limit.words}'
                hint = "Write one time for both."
                position = [each.id for each in process.steps].index(step.id)
                also = book.place(process, "steps", position, "time_limit")
                place = book.place(handoff, "commitments", number, "value")
                yield Finding(message, place, handoff, hint, also=(also,))


def _ends_with_it(step: Step, handoff: Handoff) -> bool:
    """Whether the step is over once the work is accepted: it goes on when the same things are true."""
    return bool(step.exit) and {each.id for each in step.exit} <= {each.id for each in handoff.acceptance}
