"""MTH of numbers that cannot be: what is missing or zero where a plan divides by it, and shares of more than all."""

from collections.abc import Iterator

from playpress.checks.check import Finding, check, in_use
from playpress.checks.mth.missing import why_missing
from playpress.checks.mth.stage_counts import sheets
from playpress.derive.planning import Worksheet, worksheets
from playpress.derive.planning.obstacle import Obstacle
from playpress.derive.planning.worksheet import MORE_THAN_ALL
from playpress.graph import Book
from playpress.model.kinds.funnel import Funnel, Stage
from playpress.model.kinds.plan import Plan
from playpress.model.ref import Ref
from playpress.problems import Level


@check(
    "MTH-3",
    "A number in a plan cannot be computed, or a share in it or in a funnel is above 100%.",
    why="A plan with a gap looks finished until someone asks what it needs.",
    fix="Write the number that is missing, or correct the one that is impossible.",
    level="error",
    requires=in_use("a plan or a funnel", Plan, Funnel),
    certain=True,
)
def number_that_cannot_be_computed(book: Book) -> Iterator[Finding]:
    """Each reason once, however many plans meet it. What is not written yet is a warning in the profile starter.

    Rates that one funnel lacks are one finding, and so is the average deal that a plan and its parts lack.
    """
    told = set()
    starter = book.settings.checks == "starter"
    for sheet in sheets(book):
        for each in sheet.obstacles:
            place = book.place(each.entity, *each.at)
            if (each.at and place in told) or _is_inherited(book, sheet, each):
                continue
            told.add(place)
            also = (book.place(sheet.plan),) if each.entity is not sheet.plan else ()
            level: Level | None = "warn" if starter and each.is_missing else None
            cause = why_missing(book, sheet.plan, each) if each.is_missing else None
            yield Finding(each.message, place, each.entity, each.hint, also, level, cause=cause)
    for plan in book.active(Plan):
        for path, words in _more_than_all(book, plan):
            hint = f"Correct the `{path[-1]}`: a share is at most 100%."
            message = f'{words} in the plan "{plan.name}" is above 100%'
            yield Finding(message, book.place(plan, *path), plan, hint)
    for funnel in book.active(Funnel):
        for position, stage in enumerate(funnel.stages):
            for at, words, hint in _above_all(stage):
                place = book.place(funnel, "stages", position, *at)
                if place not in told:
                    yield Finding(f'{words} of "{stage.name}" in "{funnel.name}" is above 100%', place, funnel, hint)


def _more_than_all(book: Book, plan: Plan) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The shares of segments and quotas of which there cannot be so much: where each is written, and what it is."""
    for number, segment in enumerate(plan.segments):
        for name, share in (("margin", segment.margin), ("retention", segment.retention)):
            if share is not None and share > 1:
                yield ("segments", number, name), f"the {name} of {book.name(segment.audience)}"
    for number, quota in enumerate(plan.quotas):
        for name, words, part in (("ramp", "ramp", quota.ramp), ("part_time", "part time", quota.part_time)):
            if part > 1:
                yield ("quotas", number, name), f"the {words} of {book.name(quota.role)}"


def _is_inherited(book: Book, sheet: Worksheet, obstacle: Obstacle) -> bool:
    """Whether a part only has from the larger plan what is wrong, which is reported there."""
    above = worksheets(book).get(sheet.plan.parent.id) if sheet.plan.parent else None
    written = book.get(Ref("plan", sheet.plan.id))
    if above is None or above.plan.status != "active" or written is None or obstacle.entity is not sheet.plan:
        return False
    return obstacle.at[:1] != () and str(obstacle.at[0]) not in written.model_fields_set


def _above_all(stage: Stage) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """The shares of a stage of which there cannot be so much: where each is written, what it is, and what to do."""
    if stage.rate is not None and stage.rate > 1 and not stage.may_exceed_one:
        yield ("rate",), "the rate", MORE_THAN_ALL
    if stage.win_probability is not None and stage.win_probability > 1:
        yield ("win_probability",), "the win probability", "Correct the `win_probability`."
    for number, effort in enumerate(stage.effort):
        if effort.share > 1:
            yield ("effort", number, "share"), "a share of work", "Correct the `share`, or count the `minutes` of all."
