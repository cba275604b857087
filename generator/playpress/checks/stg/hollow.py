"""STG of hollow funnels: a target or a plan counts on one that has no rates, or at whose stages no work is done."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from playpress.checks.check import Finding, check, requirement
from playpress.derive.formula import Count, Ratio, counted
from playpress.derive.planning.stage_path import stage_path
from playpress.graph import Book, insight
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.plan import Plan
from playpress.model.ref import Ref
from playpress.problems import Place


@dataclass(frozen=True, slots=True)
class _Leaning:
    """A number that holds only if the stages of a funnel do."""

    words: str
    place: Place
    stage: Ref | None
    """The stage that it counts; None for a plan, which counts all of them, and for a share, which is its own rate."""


@insight
def _leaning(book: Book) -> Mapping[str, list[_Leaning]]:
    """What counts on each funnel, by its id: plans that are not over, then metrics with a target."""
    found: dict[str, list[_Leaning]] = {}
    for plan in book.active(Plan):
        if plan.funnel and not (plan.period and plan.period.end < book.today):
            place = book.place(plan, "funnel") if "funnel" in plan.model_fields_set else book.place(plan)
            found.setdefault(plan.funnel.id, []).append(_Leaning(f'the plan "{plan.name}"', place, None))
    for metric in book.active(Metric):
        what = counted(metric) if metric.targets else None
        words, place = f'the target of "{metric.name}"', book.place(metric, "formula")
        if isinstance(what, Count):
            found.setdefault(what.stage.id, []).append(_Leaning(words, place, what.stage))
        elif isinstance(what, Ratio):
            found.setdefault(what.of.id, []).append(_Leaning(words, place, None))
    return found


@insight
def _worked(book: Book) -> frozenset[str]:
    """The funnels at whose stages something is done: by a step, by a hand-off, or by roles whose work is counted."""
    found = {step.stage.id for _, _, step in book.steps() if step.stage}
    found |= {end.id for each in book.active(Handoff) for end in (each.from_, each.to) if end.kind == "funnel"}
    return frozenset(found | {each.id for each in book.active(Funnel) if any(stage.effort for stage in each.stages)})


@requirement("a plan with a `funnel`, or a target whose formula names a stage")
def _leans(book: Book) -> bool:
    return bool(_leaning(book))


@check(
    "STG-11",
    "A target counts on a funnel without rates, or at whose stages no work is done.",
    why="The target names a stage, and nothing says how many contacts it takes to get there, or who moves them on.",
    fix="Write the rates of the funnel, name its stages in the steps that move work through it, or drop the target.",
    level="warn",
    requires=_leans,
    in_starter="later",
)
def target_on_a_hollow_funnel(book: Book) -> Iterator[Finding]:
    """Missing rates of a plan's funnel are MTH-3. Where no funnel at all is worked in, nothing is said of this one."""
    planned = {plan.funnel.id for plan in book.active(Plan) if plan.funnel}
    for funnel in book.active(Funnel):
        leaning = _leaning(book).get(funnel.id, [])
        unrated = None if funnel.id in planned else _unrated(funnel, leaning)
        idle = bool(_worked(book)) and funnel.id not in _worked(book)
        if not leaning or not (unrated or idle):
            continue
        each, reached = unrated or (leaning[0], "")
        wrong = [f'no stage before "{reached}" has a rate'] if reached else []
        wrong += ["no step and no hand-off works at any of its stages"] if idle else []
        message = f'{each.words} counts on "{funnel.name}", and {"; ".join(wrong)}'
        hint = "Write the `rate` of each stage. " if reached else ""
        hint += "Name the stages in the steps that move work through them (`stage`)." if idle else ""
        also = (book.place(funnel), *(other.place for other in leaning if other is not each))
        yield Finding(message, each.place, funnel, hint.strip(), also=also)


def _unrated(funnel: Funnel, leaning: list[_Leaning]) -> tuple[_Leaning, str] | None:
    """The first that counts those of a stage to which no rate leads on the usual way, and the name of the stage."""
    path = stage_path(funnel)
    ids = [stage.id for stage in path.stages]
    for each in leaning:
        at = ids.index(each.stage.part) if each.stage and each.stage.part in ids else 0
        if at and all(stage.rate is None for stage in path.stages[:at]):
            return each, str(path.stages[at].name)
    return None
