"""STG: the stages of funnels, what leads into them and out of them."""

import re
from collections.abc import Iterator

from playpress.checks.check import Family, Finding, check, definitions, in_use, requirement
from playpress.checks.same_word import key
from playpress.derive import handoff_register, stages_at_work
from playpress.derive.planning import cost, stage_path
from playpress.graph import Book
from playpress.model import field
from playpress.model.kinds.funnel import Funnel, Stage
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.reasons import Reasons
from playpress.model.ref import Ref
from playpress.problems import Place, listed

FAMILY = Family(
    "STG",
    "Stages",
    question="Does each stage have an owner, a way in and a way out?",
    weight=60,
    looks_at=definitions(Funnel),
)

_A_FUNNEL = in_use("a funnel", Funnel)


def stages(book: Book) -> Iterator[tuple[Funnel, int, Stage]]:
    """Every stage of every active funnel, with its position from 0."""
    for funnel in book.active(Funnel):
        for position, stage in enumerate(funnel.stages):
            yield funnel, position, stage


@check(
    "STG-1",
    "A stage has no owner, or nothing says what lets one in or on.",
    why="A stage without a gate is a feeling: one person counts what another would not.",
    fix="Write `owner` and `exit`; `entry` where no stage before it has an `exit`.",
    level="warn",
    requires=_A_FUNNEL,
)
def stage_without_owner_or_criteria(book: Book) -> Iterator[Finding]:
    """Two stages have one gate between them: the exit of the one or the entry of the other, and its lack is told once.

    Where something ends, won, lost or put back, the funnel's owner answers. What is said of the steps at a stage, and
    of the hand-off that leaves it, is said of the stage. Nobody plans with a stage that no forecast counts, and STG-4
    asks for the way out of one that has none: but for the profile strict, they are not asked for.
    """
    followed = {ref for funnel, _, stage in stages(book) for ref in stage_path.usual(funnel, stage)}
    strict = book.settings.checks == "strict"
    for funnel, position, stage in stages(book):
        ref = Ref("funnel", funnel.id, stage.id)
        if stage.forecast == "omitted" and not strict:
            continue
        owned = stage.owner or stage.outcome != "open" or stages_at_work.has_owner(book, ref)
        missing = [] if owned else ["an owner"]
        gate = position == 0 or stage.outcome in ("lost", "recycled") or ref in followed
        missing += [] if stage.entry or gate else ["entry criteria"]
        left = stage.exit or stage.outcome != "open" or _passed_on(book, ref)
        told = not strict and not stage_path.ways(funnel, stage)
        missing += [] if left or told or _gated(book, funnel, stage) else ["exit criteria"]
        if missing:
            message = f'the stage "{stage.name}" lacks {listed(missing)}'
            hint = "Write who answers for it (`owner`), what lets one in (`entry`) and what lets one on (`exit`)."
            costs = cost.passing(book, Ref("funnel", funnel.id, stage.id))
            yield Finding(message, _place(book, funnel, position), funnel, hint, cost=costs)


def _passed_on(book: Book, stage: Ref) -> bool:
    """Whether a step at a stage, or a hand-off that leaves it, says what lets one on."""
    leaving = handoff_register.by_stage(book).get(stage, ())
    return stages_at_work.has_exit(book, stage) or any(each.acceptance for each in leaving)


def _gated(book: Book, funnel: Funnel, stage: Stage) -> bool:
    """Whether each stage that may follow says itself what lets one in."""
    following = [found for ref in stage_path.usual(funnel, stage) if (found := book.stage(ref))]
    return bool(following) and all(each.entry or each.outcome == "lost" for each in following)


@check(
    "STG-2",
    "Nothing the buyer does lets one leave a stage of selling.",
    why="What sellers do moves the CRM; what buyers do moves the deal.",
    fix="Add an exit criterion with `kind: buyer`.",
    level="warn",
    requires=_A_FUNNEL,
)
def stage_without_buyer_action(book: Book) -> Iterator[Finding]:
    """Where it is sure: not where the gate to the next stage stands in the entry of that, nor where a criterion that
    names no `kind` has the buyer do something. Where a funnel never says who does what, that is told once.
    """
    strict = book.settings.checks == "strict"
    for funnel in book.active(Funnel):
        silent = [
            (position, stage)
            for position, stage in enumerate(funnel.stages)
            if stage.exit
            and stage.outcome == "open"
            and _sells(book, funnel, position)
            and not _bought(book, funnel, stage)
        ]
        said = strict or any(each.kind for stage in funnel.stages for each in (*stage.entry, *stage.exit))
        for position, stage in silent if said else silent[:1]:
            message = f'nothing the buyer does lets one leave the stage "{stage.name}"'
            message += "" if said or not silent[1:] else f' of "{funnel.name}", nor {_others(len(silent) - 1)}'
            hint = "Add an exit criterion with `kind: buyer`: something the buyer did and you can verify."
            also = () if said else tuple(_place(book, funnel, other, "exit") for other, _ in silent[1:])
            yield Finding(message, _place(book, funnel, position, "exit"), funnel, hint, also=also)


def _others(count: int) -> str:
    return "one more" if count == 1 else f"{count} more"


def _bought(book: Book, funnel: Funnel, stage: Stage) -> bool:
    """Whether the buyer does something before the next stage begins."""
    following = (found for ref in stage_path.usual(funnel, stage) if (found := book.stage(ref)))
    criteria = (*stage.exit, *(each for after in following for each in after.entry))
    if any(each.kind == "buyer" for each in criteria):
        return True
    unsaid = [str(each.text) for each in criteria if each.kind is None]
    return any(_BUYER.match(text) or _AGREED.search(text) for text in unsaid)


_BUYER = re.compile(
    r"(?:(?:an?|the|their|all|one|daily|weekly|monthly|active|economic|new|two|three|\d+) |by )*"
    r"(?:buyers?|customers?|prospects?|clients?|contacts?|persons?|people|champions?|sponsors?|users?|leads?|accounts?|"
    r"decision[ -]makers?|compan(?:y|ies)|they)\b(?! (?:is|are|was|were|has been|have been|who|that)\b)(?= \w)",
    re.I,
)
"""A sentence that begins with somebody of the buyer's side who does something."""


_AGREED = re.compile(r"\b(?:is|are|was|were|been) (?:agreed|countersigned|signed)\b|\bagreed with\b", re.I)
"""What takes two, the buyer and us."""


def _sells(book: Book, funnel: Funnel, position: int) -> bool:
    """Whether a stage is one of selling: of a deal; and where leads pass, once the team that finds them is done.

    That is where a buyer does something for the first time: what goes before is our own work.
    """
    if funnel.object in ("opportunity", "account"):
        return True
    if funnel.object != "lead":
        return False
    first, own = (book.team(book.get(funnel.stages[each].owner)) for each in (0, position))
    acted = [n for n, stage in enumerate(funnel.stages) if any(each.kind == "buyer" for each in stage.exit)]
    return first is not own and (not acted or position > acted[0])


@check(
    "STG-3",
    "Two funnels have a stage of one name with different criteria.",
    why="Both teams report the same word and count different people.",
    fix="Give both the same criteria, or different names.",
    level="error",
    requires=_A_FUNNEL,
)
def stage_name_with_two_meanings(book: Book) -> Iterator[Finding]:
    known: dict[str, tuple[Funnel, int, Stage]] = {}
    for funnel, position, stage in stages(book):
        for word in dict.fromkeys(key(str(name)) for name in (stage.name, *stage.aliases)):
            first, number, other = known.setdefault(word, (funnel, position, stage))
            if first is not funnel and _criteria(other) != _criteria(stage):
                message = f'"{stage.name}" is a stage of "{first.name}" and of "{funnel.name}", with different criteria'
                hint = "Give both the same entry and exit criteria, or different names."
                place = _place(book, funnel, position)
                yield Finding(message, place, funnel, hint, also=(_place(book, first, number),))
                break


def _criteria(stage: Stage) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(each.id for each in stage.entry), frozenset(each.id for each in stage.exit)


@check(
    "STG-4",
    "No way leads to a stage, or no way out of an open one.",
    why="What nobody can reach is always empty, and what nobody can leave fills up.",
    fix="Add the way: `next`, `recycle_to`, or a stage that is won or lost.",
    level="error",
    levels="error; warn where a funnel only does not say yet how it ends, as for customers who stay",
    requires=_A_FUNNEL,
)
def unreachable_or_dead_end_stage(book: Book) -> Iterator[Finding]:
    entered = stage_path.entered(book.active(Funnel))
    for funnel in book.active(Funnel):
        for stage in stage_path.unreached(funnel, entered):
            message = f'no way leads to the stage "{stage.name}"'
            hint = "Name it under `next` of another stage, or move it to where the way passes."
            place = _place(book, funnel, funnel.stages.index(stage))
            yield Finding(message, place, funnel, hint)
        for stage in stage_path.dead_ends(funnel):
            message = f'no way leads out of the stage "{stage.name}"'
            hint = "Add a stage with `outcome: won` or `lost`, or write `recycle_to`."
            place = _place(book, funnel, funnel.stages.index(stage))
            unended = funnel.object == "customer" or all(each.outcome == "open" for each in funnel.stages)
            yield Finding(message, place, funnel, hint, level="warn" if unended else None)


@requirement("a formula with a stage (funnel#stage)")
def _has_formula(book: Book) -> bool:
    return any(metric.stages() for metric in book.active(Metric))


@check(
    "STG-5",
    "The formula of a metric names a stage that does not exist.",
    why="A number made of a stage nobody counts is made up.",
    fix="Correct the name, written as funnel#stage.",
    level="error",
    requires=_has_formula,
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
    requires=_A_FUNNEL,
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
                also = _place(book, funnel, first, "system_value")
                place = _place(book, funnel, position, "system_value")
                yield Finding(message, place, funnel, hint, also=(also,))


def _place(book: Book, funnel: Funnel, position: int, *inside: str) -> Place:
    return book.place(funnel, "stages", position, *inside)


@check(
    "STG-7",
    "A list of reasons is for another outcome than the stage at which one is picked.",
    why="A won deal gets a reason for losing it, and the report of the year counts it.",
    fix="Name a stage with the outcome of the list, or correct `outcome`.",
    level="error",
    requires=in_use("a reason list", Reasons),
)
def reasons_for_another_outcome(book: Book) -> Iterator[Finding]:
    """What is disqualified may be lost, or go back to where it came from; nothing is picked for an open stage."""
    fitting = {"won": {"won"}, "lost": {"lost", "recycled"}, "disqualified": {"lost", "recycled"}}
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
