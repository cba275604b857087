"""MTH of counts: what a plan needs at each stage, against what it states, what is promised and when."""

from collections.abc import Iterator
from fractions import Fraction

from playpress.checks.check import Finding, check, requirement
from playpress.checks.mth import A_PLAN
from playpress.derive.planning import Worksheet, arrivals, cost, formatted, worksheets
from playpress.derive.planning.arrivals import Promised
from playpress.derive.planning.worksheet import StageRow
from playpress.graph import Book, insight
from playpress.language import counted
from playpress.model.kinds.handoff import Commitment, Handoff
from playpress.model.kinds.plan import Plan
from playpress.model.numbers import percent, plain
from playpress.problems import Level


@insight
def sheets(book: Book) -> tuple[Worksheet, ...]:
    """The worksheets of the active plans, in their order."""
    return tuple(worksheets(book)[plan.id] for plan in book.active(Plan))


@insight
def ahead(book: Book) -> tuple[Worksheet, ...]:
    """Those whose period is not over: a plan that is over is not asked for what it needs (MTH-5 reports it)."""
    return tuple(each for each in sheets(book) if not each.over)


@requirement("a plan with `stated` volumes")
def _has_stated(book: Book) -> bool:
    return any(plan.stated for plan in book.active(Plan))


@check(
    "MTH-2",
    "A plan counts on less than its target needs.",
    why="The board hears the target, marketing hears the number of leads, and the two are never compared.",
    fix="Find the rest, lower the target, or raise a conversion rate.",
    level="error",
    levels="error beyond the plan's tolerance; info where it counts on more than needed",
    requires=_has_stated,
    certain=True,
)
def stated_volume_off_target(book: Book) -> Iterator[Finding]:
    for sheet in ahead(book):
        for row in sheet.rows:
            if row.gap is None or row.required is None or row.stated is None:
                continue
            if abs(row.gap) <= sheet.plan.tolerance:
                continue
            stated = plain(row.stated.count)
            less = row.gap > 0
            level: Level = "error" if less else "info"
            message = f'the plan "{sheet.plan.name}" needs {formatted.count(row.required)} "{row.stage.name}" '
            message += f"and counts on {stated}: "
            message += f"{percent(abs(row.gap))} too {'few' if less else 'many'}"
            hint = (
                "Find the rest, lower the target, or raise a conversion rate (`rate`)."
                if less
                else ("Plan for less, or raise the target: the plan does not need this volume.")
            )
            place = book.place(sheet.plan, "stated", sheet.plan.stated.index(row.stated), "count")
            also = (book.place(sheet.plan, "revenue_target"),)
            costs = cost.of_missing(sheet, row, row.required - row.stated.count) if less else None
            yield Finding(message, place, sheet.plan, hint, also=also, level=level, cost=costs)


@requirement("a plan with a `source_mix`")
def _has_mix(book: Book) -> bool:
    return any(plan.source_mix for plan in book.active(Plan))


@check(
    "MTH-4",
    "The shares of a source mix do not add up to 100%.",
    why="When both teams count the same deal, the plan has more customers than the company.",
    fix="Count each deal for the team that sourced it.",
    level="error",
    requires=_has_mix,
    certain=True,
)
def source_mix_that_is_not_the_whole(book: Book) -> Iterator[Finding]:
    """Only what is sourced may be added up."""
    for plan in book.active(Plan):
        total = sum((each.share for each in plan.source_mix), Fraction(0))
        if plan.source_mix and abs(total - 1) > Fraction(1, 1000):
            message = f'the source mix of "{plan.name}" adds up to {percent(total)}'
            hint = "Correct the shares until they make 100%; a deal is sourced by one team, however many influenced it."
            yield Finding(message, book.place(plan, "source_mix"), plan, hint)


@requirement("a plan with a `period`, and a funnel with `lag`")
def _has_lags(book: Book) -> bool:
    """That a period is over is said without any lag."""
    return any(sheet.over for sheet in sheets(book)) or any(
        row.window and row.following for sheet in sheets(book) for row in sheet.rows
    )


@check(
    "MTH-5",
    "It is too late for a stage of a plan.",
    why="A contact needs months to become a customer: this quarter's deals are last spring's leads.",
    fix="Set the target to what is still possible, and begin earlier next time.",
    level="warn",
    levels="warn; info for a plan whose period is over",
    requires=_has_lags,
)
def stage_that_is_too_late(book: Book) -> Iterator[Finding]:
    for sheet in sheets(book):
        if sheet.over and sheet.plan.period:
            message = f'the period of the plan "{sheet.plan.name}" is over: {sheet.plan.period.words}'
            hint = "Write `status: archived`: it is kept, and no longer checked. Its page shows what became of it."
            yield Finding(message, book.place(sheet.plan, "period"), sheet.plan, hint, level="info")
            continue
        for row in sheet.rows:
            if row.late and row.required and row.window and not _is_late_above(book, sheet, row):
                count = formatted.count(row.required)
                message = (
                    f'too late for the plan "{sheet.plan.name}": its {count} "{row.stage.name}" had to exist from '
                )
                message += f"{row.window.words}, which ended {_days(row.late)} ago"
                hint = "Count what really was there, and set the target to what can still come of it."
                place = book.place(sheet.plan, "period")
                funnel = book.get(row.ref)
                also = (book.place_of(row.ref),) if funnel else ()
                costs = cost.of_missing(sheet, row, row.required)
                yield Finding(message, place, sheet.plan, hint, also=also, cost=costs)


def _is_late_above(book: Book, sheet: Worksheet, row: StageRow) -> bool:
    """Whether the larger plan is late at the same stage by the same days: a part repeats nothing."""
    above = worksheets(book).get(sheet.plan.parent.id) if sheet.plan.parent else None
    same = above.row(row.ref) if above and above.plan.status == "active" and not above.over else None
    return bool(same and same.required and same.late == row.late)


def _days(count: int) -> str:
    return counted(count, "day")


@requirement("a plan, and a commitment with `stage` and `volume`")
def _has_volume(book: Book) -> bool:
    return A_PLAN.met(book) and any(each.stage and each.volume for each in _promised(book))


@check(
    "MTH-9",
    "Commitments promise less than a plan needs.",
    why="The hand-off says 400 a month and the target needs 450: both are kept, and the target is missed.",
    fix="Raise the `volume` of the commitment, or lower the target.",
    level="error",
    levels="error beyond the plan's tolerance",
    requires=_has_volume,
    certain=True,
)
def commitment_below_need(book: Book) -> Iterator[Finding]:
    for sheet in ahead(book):
        yield from _short_arrivals(book, sheet)
        for row in sheet.rows:
            for each in arrivals.promised(sheet, row):
                if each.gap is not None and each.gap > sheet.plan.tolerance:
                    yield _short_promise(book, sheet, row, each)


def _short_arrivals(book: Book, sheet: Worksheet) -> Iterator[Finding]:
    """Of a stage that is fed from two sides, what both bring together is compared: it is about the stage."""
    for each in arrivals.arrivals(sheet):
        required, missing, funnel = each.row.required, each.gap, book.get(each.row.ref)
        if required is None or missing is None or funnel is None or missing <= sheet.plan.tolerance:
            continue
        joining = ", ".join(f"{plain(count)} from {book.name(team)}" for team, count in each.joining)
        message = f'"{each.row.stage.name}" in the plan "{sheet.plan.name}" needs {formatted.count(required)}, and '
        message += f"{formatted.rounded(each.count)} arrive by what is promised ({formatted.rounded(each.above)} from "
        message += f"the stage before, {joining}): {percent(missing)} too few"
        hint = "Raise the `volume` of a commitment, or lower the target."
        promised = tuple(book.place(one.handoff, "commitments", one.position, "volume") for one in each.row.promises)
        costs = cost.of_missing(sheet, each.row, required - each.count)
        yield Finding(message, book.place_of(each.row.ref), funnel, hint, also=promised, cost=costs)


def _short_promise(book: Book, sheet: Worksheet, row: StageRow, promised: Promised) -> Finding:
    first = next(each for each in row.promises if each.commitment.by == promised.team)
    needed = row.need.of(promised.team) or Fraction(0)
    message = f'{book.name(promised.team)} promises {plain(promised.count)} "{row.stage.name}" in the plan '
    message += (
        f'"{sheet.plan.name}", which needs {formatted.count(needed)}: {percent(promised.gap or Fraction(0))} too few'
    )
    hint = "Raise the `volume` of the commitment, or lower the target."
    place = book.place(first.handoff, "commitments", first.position, "volume")
    also = (book.place(sheet.plan, "revenue_target"),)
    costs = cost.of_missing(sheet, row, needed - promised.count)
    return Finding(message, place, first.handoff, hint, also=also, cost=costs)


@requirement("a plan with `stated_overall_rate`")
def _has_overall(book: Book) -> bool:
    return any(plan.stated_overall_rate for plan in book.active(Plan))


@check(
    "MTH-13",
    "A stated overall rate does not match the rates of the stages.",
    why="The overall rate is last year's, the stages are this year's, and each team quotes the one it likes.",
    fix="Correct one of them.",
    level="error",
    levels="error beyond the plan's tolerance",
    requires=_has_overall,
    certain=True,
)
def overall_rate_that_stages_contradict(book: Book) -> Iterator[Finding]:
    for sheet in sheets(book):
        stated = sheet.plan.stated_overall_rate
        product = sheet.overall
        if stated and product is not None and abs(stated - product) / stated > sheet.plan.tolerance:
            message = f'the plan "{sheet.plan.name}" states an overall rate of {formatted.exact(stated)}, '
            message += f"and its stages make {formatted.exact(product)}"
            hint = "Correct the overall rate, or the `rate` of a stage: both cannot be true."
            place = book.place(sheet.plan, "stated_overall_rate")
            also = (book.place(sheet.path.funnel),) if sheet.path else ()
            yield Finding(message, place, sheet.plan, hint, also=also)


def _promised(book: Book) -> Iterator[Commitment]:
    return (commitment for handoff in book.active(Handoff) for commitment in handoff.commitments)
