"""STG of names: stages that share a name or a value in the CRM, and formulas with stages that are not there."""

from collections.abc import Iterator

from playpress.checks.check import Finding, check, requirement
from playpress.checks.same_word import key
from playpress.checks.stg import A_FUNNEL, stage_place, stages
from playpress.graph import Book
from playpress.model.kinds.funnel import Funnel, Stage
from playpress.model.kinds.metric import Metric
from playpress.model.ref import Ref


@check(
    "STG-3",
    "Two funnels have stages of the same name with different criteria.",
    why="Both teams report the same word and count different people.",
    fix="Give both the same criteria, or different names.",
    level="error",
    requires=A_FUNNEL,
)
def stage_name_with_two_meanings(book: Book) -> Iterator[Finding]:
    """In the profile starter, what was not written yet contradicts nothing, and neither do two funnels with criteria of
    their own: only a stage that shares some is one stage, written twice.
    """
    known: dict[str, tuple[Funnel, int, Stage]] = {}
    for funnel, position, stage in stages(book):
        for word in dict.fromkeys(key(str(name)) for name in (stage.name, *stage.aliases)):
            first, number, other = known.setdefault(word, (funnel, position, stage))
            if first is not funnel and _criteria(other) != _criteria(stage):
                message = f'"{stage.name}" is a stage of "{first.name}" and of "{funnel.name}", with different criteria'
                hint = "Give both the same entry and exit criteria, or different names."
                place = stage_place(book, funnel, position)
                also = (stage_place(book, first, number),)
                yield Finding(message, place, funnel, hint, also=also, later=not _overlap(stage, other))
                break


def _overlap(one: Stage, other: Stage) -> bool:
    """Whether two stages share a criterion, and so are one stage that is written twice."""
    return any(mine & theirs for mine, theirs in zip(_criteria(one), _criteria(other), strict=True))


def _criteria(stage: Stage) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(each.id for each in stage.entry), frozenset(each.id for each in stage.exit)


@requirement("a formula with a stage (funnel#stage)")
def _has_formula(book: Book) -> bool:
    return any(metric.stages() for metric in book.active(Metric))


@check(
    "STG-5",
    "The formula of a metric names a stage that does not exist.",
    why="A number for a stage that is not counted is made up.",
    fix="Correct the name, written as funnel#stage.",
    level="error",
    requires=_has_formula,
    certain=True,
)
def formula_with_unknown_stage(book: Book) -> Iterator[Finding]:
    for metric in book.active(Metric):
        for ref in metric.stages():
            if book.stage(ref) is None:
                message = f'the formula of "{metric.name}" names the stage "{ref.id}#{ref.part}", which does not exist'
                hint = f"Stages of {ref.id}: {_known(book, ref)}."
                yield Finding(message, book.place(metric, "formula"), metric, hint)


def _known(book: Book, ref: Ref) -> str:
    funnel = book.get(ref)
    return ", ".join(stage.id for stage in funnel.stages) if isinstance(funnel, Funnel) else "there is no such funnel"


@check(
    "STG-6",
    "Two stages share one value in the CRM.",
    why="No report can tell them apart.",
    fix="Give each stage a `system_value` of its own.",
    level="warn",
    requires=A_FUNNEL,
)
def shared_crm_value(book: Book) -> Iterator[Finding]:
    for funnel in book.active(Funnel):
        known: dict[str, int] = {}
        for position, stage in enumerate(funnel.stages):
            first = known.setdefault(str(stage.system_value), position) if stage.system_value else position
            if first != position:
                other = funnel.stages[first]
                message = f'"{other.name}" and "{stage.name}" have one value in the CRM: {stage.system_value}'
                hint = "Give each stage a `system_value` of its own; a report cannot tell them apart."
                also = stage_place(book, funnel, first, "system_value")
                place = stage_place(book, funnel, position, "system_value")
                yield Finding(message, place, funnel, hint, also=(also,))
