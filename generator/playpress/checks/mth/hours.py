"""MTH of hours: work beyond the time people have, and sources whose work is not counted."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from playpress import language
from playpress.checks.check import Finding, check, requirement
from playpress.checks.mth import A_PLAN
from playpress.checks.mth.stage_counts import ahead, sheets
from playpress.derive.planning import Worksheet, cost, formatted, worksheets
from playpress.derive.planning.capacity import Month, Workload, available_to_all, promises_work, uncounted, workloads
from playpress.graph import Book
from playpress.model.kinds.plan import Plan, SourceShare
from playpress.model.period import Period
from playpress.problems import listed


@requirement("a plan, and `effort` or `attempts` with `minutes`")
def _has_effort(book: Book) -> bool:
    return A_PLAN.met(book) and any(_written(book, sheet) for sheet in sheets(book))


def _written(book: Book, sheet: Worksheet) -> bool:
    """Whether a plan says of any work how long it takes."""
    return any(each.effort for each in sheet.plan.source_mix) or any(
        row.stage.effort or promises_work(book, row.ref) for row in sheet.rows
    )


@check(
    "MTH-10",
    "A plan needs more hours than its people have.",
    why="Six attempts for every lead sound reasonable until they are multiplied by the number of leads.",
    fix="Add people, spare attempts or minutes, or plan for less.",
    level="warn",
    requires=_has_effort,
)
def work_beyond_capacity(book: Book) -> Iterator[Finding]:
    """Of each plan, and of plans that are no part of each other where the same people work for several of them."""
    yield from _together(book)
    for sheet in ahead(book):
        for load in workloads(book)[sheet.plan.id]:
            if load.short > 0 and not _is_short_above(book, sheet, load):
                yield _overloaded(book, sheet, load)


def _together(book: Book) -> Iterator[Finding]:
    """People who have enough hours for each of several plans, and not for all of them in the same months."""
    found: dict[tuple[str, ...], list[tuple[Plan, Workload]]] = {}
    for sheet in ahead(book):
        above = book.get(sheet.plan.parent)
        if above is None or above.status != "active":
            for load in workloads(book)[sheet.plan.id]:
                if load.timed:
                    found.setdefault(tuple(role.id for role in load.roles), []).append((sheet.plan, load))
    for shared in found.values():
        missing = _missing_together(book, [load for _, load in shared])
        if missing and not any(load.short for _, load in shared):
            names = listed(str(role.name) for role in shared[0][1].roles)
            plans = listed(f'"{plan.name}"' for plan, _ in shared)
            message = f"the plans {plans} together ask more hours of {names} than they have: short by "
            message += f"{formatted.hours(sum(missing.values(), Fraction(0)))} in "
            message += ", ".join(month.words for month in sorted(missing, key=lambda each: each.start))
            hint = "Add people, plan for less, or make one plan of them with parts."
            first, *others = (book.place(plan) for plan, _ in shared)
            costs = cost.of_hours(sum(missing.values(), Fraction(0)))
            yield Finding(message, first, shared[0][0], hint, also=tuple(others), cost=costs)


def _missing_together(book: Book, loads: Sequence[Workload]) -> dict[Period, Fraction]:
    """The hours that are missing for all of them in each month: a month that only one of them uses lacks none here."""
    there = available_to_all(book, loads)
    months: dict[Period, list[Month]] = {}
    for load in loads if len(loads) > 1 else ():
        for each in load.months:
            months.setdefault(each.period, []).append(each)
    short = {
        period: sum((each.needed for each in found), Fraction(0)) - there[period]
        for period, found in months.items()
        if len(found) > 1
    }
    return {period: hours for period, hours in short.items() if hours > 0}


def _is_short_above(book: Book, sheet: Worksheet, load: Workload) -> bool:
    """Whether the same people are short in the same months in the larger plan: a part repeats nothing."""
    above = worksheets(book).get(sheet.plan.parent.id) if sheet.plan.parent else None
    if above is None or above.plan.status != "active" or above.over:
        return False
    short = {each.period for each in load.months if each.short}
    same = [other for other in workloads(book)[above.plan.id] if other.roles == load.roles and other.timed]
    return any(short <= {each.period for each in other.months if each.short} for other in same)


def _overloaded(book: Book, sheet: Worksheet, load: Workload) -> Finding:
    names = listed(str(role.name) for role in load.roles)
    message = f'the plan "{sheet.plan.name}" asks {formatted.hours(load.needed)} of {names}, '
    message += f"who have {formatted.hours(load.available)}: short by {formatted.hours(load.short)}"
    if load.short_in:
        message += f" in {', '.join(month.words for month in load.short_in)}"
    hint = "Add people, spare attempts or minutes, or plan for less."
    if load.affordable is not None:
        hint = f"It is affordable up to {language.whole(load.affordable)}. {hint}"
    first = load.efforts[0]
    also = tuple(book.place(role, "headcount") for role in load.roles)
    costs = cost.of_hours(load.short)
    return Finding(message, book.place(first.entity, *first.at), first.entity, hint, also=also, cost=costs)


@check(
    "MTH-15",
    "A source of the mix has no effort.",
    why="A plan without this work looks affordable, and the people who do it have no time left for it.",
    fix="Write the effort of the source: role, minutes, and attempts or success rate.",
    level="warn",
    requires=_has_effort,
)
def source_without_effort(book: Book) -> Iterator[Finding]:
    """Said of the larger plan where a part has its mix."""
    for sheet in ahead(book):
        for number, row in () if _is_taken_over(book, sheet) else uncounted(book, sheet):
            source = sheet.plan.source_mix[number]
            yield _uncounted(book, sheet, source, number, (row.stage.name, row.need.entering[number]))


def _is_taken_over(book: Book, sheet: Worksheet) -> bool:
    """Whether a plan has the mix of the larger plan it is part of, where the finding is already."""
    above = worksheets(book).get(sheet.plan.parent.id) if sheet.plan.parent else None
    return above is not None and above.plan.status == "active" and above.plan.source_mix == sheet.plan.source_mix


def _uncounted(
    book: Book, sheet: Worksheet, source: SourceShare, number: int, entering: tuple[str, Fraction]
) -> Finding:
    name, count = entering
    message = f'the plan "{sheet.plan.name}" counts no work for the {formatted.count(count)} "{name}" that '
    message += f"{book.name(source.team)} brings in"
    hint = "Write `effort: [{role: …, minutes: …, success_rate: …}]` in the source."
    return Finding(message, book.place(sheet.plan, "source_mix", number), sheet.plan, hint)
