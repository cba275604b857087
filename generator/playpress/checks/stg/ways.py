"""STG of ways and ends: stages that cannot be reached or left, and reasons and forecasts that contradict them."""

import re
from collections.abc import Iterator

from playpress.checks.check import Finding, check, in_use, requirement
from playpress.checks.stg import A_FUNNEL, stage_place
from playpress.derive.planning import stage_path
from playpress.graph import Book
from playpress.model import field
from playpress.model.kinds.funnel import Funnel, Stage
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.reasons import Reasons
from playpress.model.ref import Ref


@check(
    "STG-4",
    "A stage has no way in, or an open stage has no way out.",
    why="A stage with no way in is always empty, and one with no way out fills up.",
    fix="Add the way: `next`, `recycle_to`, or a stage that is won or lost.",
    level="error",
    levels="error; warn where a funnel only does not say yet how it ends, as for customers who stay",
    requires=A_FUNNEL,
)
def unreachable_or_dead_end_stage(book: Book) -> Iterator[Finding]:
    """A hand-off from a stage is a way out of it. What is written to end there, by an empty `next` or in words, waits
    in the profile starter: it only lacks an outcome.
    """
    entered = stage_path.entered(book.active(Funnel))
    handed_over = {handoff.from_ for handoff in book.active(Handoff)}
    for funnel in book.active(Funnel):
        for stage in stage_path.unreached(funnel, entered):
            message = f'no way leads to the stage "{stage.name}"'
            hint = "Name it under `next` of another stage, or move it to where the way passes."
            place = stage_place(book, funnel, funnel.stages.index(stage))
            yield Finding(message, place, funnel, hint)
        for stage in stage_path.dead_ends(funnel):
            if Ref("funnel", funnel.id, stage.id) in handed_over:
                continue
            message = f'no way leads out of the stage "{stage.name}"'
            hint = "Add a stage with `outcome: won` or `lost`, or write `recycle_to`."
            place = stage_place(book, funnel, funnel.stages.index(stage))
            unended = funnel.object == "customer" or all(each.outcome == "open" for each in funnel.stages)
            yield Finding(message, place, funnel, hint, level="warn" if unended else None, later=_is_an_end(stage))


_ENDED = re.compile(
    r"(?:finish|complet|clos|end|land|archiv|cancel|terminat|deliver|retir)(?:e?d|led)|done|over|final|end|closure",
    re.I,
)
"""A name of a stage at which something is over."""
_IS_OVER = re.compile(r"(?:finished|completed?|closed|ended|over)\b", re.I)
"""The beginning of a definition of one."""


def _is_an_end(stage: Stage) -> bool:
    """Whether work is meant to end at a stage: nothing follows by what is written, or by its name or definition."""
    said = _ENDED.fullmatch(str(stage.name)) or _IS_OVER.match(str(stage.definition or ""))
    return stage.next == () or said is not None


_LEFT = frozenset({"open", "lost", "recycled"})
"""The outcomes of stages at which a reason is picked why a deal is not won."""


@check(
    "STG-7",
    "A list of reasons is for a different outcome from the stage at which a reason is picked.",
    why="A won deal gets a reason for losing it, and the annual report counts it.",
    fix="Name a stage with the outcome of the list, or correct `outcome`.",
    level="error",
    requires=in_use("a reason list", Reasons),
)
def reasons_for_another_outcome(book: Book) -> Iterator[Finding]:
    """What is disqualified may be lost, or go back to where it came from. An open stage is one that a deal leaves when
    the reason is picked: it fits all of them.
    """
    fitting = {"won": {"open", "won"}, "lost": _LEFT, "disqualified": _LEFT}
    for reasons in book.active(Reasons):
        for number, ref in enumerate(reasons.stages):
            stage = book.stage(ref)
            if stage and stage.outcome not in fitting[reasons.outcome]:
                message = f'"{reasons.name}" is for deals that are {reasons.outcome}, and "{stage.name}" is a stage of '
                message += f"deals that are {stage.outcome}"
                hint = "Name a stage with the outcome of the list, or correct `outcome`."
                yield Finding(message, book.place(reasons, "stages", number), reasons, hint)


_SURER = ("pipeline", "best-case", "commit", "closed")
"""The categories of a forecast, the surest last."""


@requirement("a stage with a `forecast` category")
def _has_forecast(book: Book) -> bool:
    return any(stage.forecast for funnel in book.active(Funnel) for stage in funnel.stages)


@check(
    "STG-8",
    "A stage has a forecast category that its place or its outcome contradicts.",
    why="The forecast adds up categories: a lost deal under commit is revenue that never comes.",
    fix="Give later stages a category that is at least as sure; closed is for won deals, omitted for lost ones.",
    level="error",
    requires=_has_forecast,
)
def contradicted_forecast(book: Book) -> Iterator[Finding]:
    """Along the usual way; a stage without a category says nothing."""
    for funnel in book.active(Funnel):
        before: Stage | None = None
        for number, stage in enumerate(funnel.stages):
            if stage.forecast is None:
                continue
            if wrong := _wrong_category(stage, before):
                hint = "Give later stages a category at least as sure; closed is for won deals, omitted for lost ones."
                yield Finding(wrong, book.place(funnel, "stages", number, "forecast"), funnel, hint)
            if stage.outcome == "open" and stage.forecast in _SURER:
                before = stage


def _wrong_category(stage: Stage, before: Stage | None) -> str:
    """What contradicts the category of a stage; empty where nothing does. `before`: the last open one that has one."""
    category = str(field.facts(Stage, "forecast").words(stage.forecast))
    if (stage.outcome == "won") != (stage.forecast == "closed"):
        ends = {"won": "won", "open": "open"}.get(stage.outcome, "not won")
        return f'deals at the stage "{stage.name}" are {ends}, and it is forecast as {category}'
    if stage.outcome in ("lost", "recycled") and stage.forecast != "omitted":
        return f'deals at the stage "{stage.name}" are not won, and it is forecast as {category}'
    if before and before.forecast and stage.forecast in _SURER and _surer(before.forecast, stage.forecast):
        earlier = field.facts(Stage, "forecast").words(before.forecast)
        return f'the stage "{stage.name}" is forecast as {category}, and "{before.name}" before it as {earlier}'
    return ""


def _surer(one: str, other: str) -> bool:
    return _SURER.index(one) > _SURER.index(other)
