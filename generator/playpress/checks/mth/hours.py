"""MTH of hours: work beyond the time people have, and sources whose work is not counted."""

from collections.abc import Iterator
from fractions import Fraction

from playpress import language
from playpress.checks.check import Finding, check, requirement
from playpress.checks.mth import A_PLAN
from playpress.checks.mth.stage_counts import ahead, sheets
from playpress.derive.planning import Worksheet, cost, formatted, worksheets
from playpress.derive.planning.capacity import Workload, workloads
from playpress.derive.planning.worksheet import commitments
from playpress.graph import Book
from playpress.model.kinds.plan import SourceShare
from playpress.model.ref import Ref
from playpress.problems import listed


@requirement("a plan, and `effort` or `attempts` with `minutes`")
def _has_effort(book: Book) -> bool:
    return A_PLAN.met(book) and any(_written(book, sheet) for sheet in sheets(book))


def _written(book: Book, sheet: Worksheet) -> bool:
    """Whether a plan says of any work how long it takes."""
    return any(each.effort for each in sheet.plan.source_mix) or any(
        row.stage.effort or _promised(book, row.ref) for row in sheet.rows
    )


def _promised(book: Book, stage: Ref) -> bool:
    return any(promise.attempts and promise.minutes for _, _, promise in commitments(book, stage))


@check(
    "MTH-10",
    "A plan needs more hours than its people have.",
    why="Six attempts for every lead sound reasonable until they are multiplied by the number of leads.",
    fix="Add people, spare attempts or minutes, or plan for less.",
    level="warn",
    requires=_has_effort,
)
def work_beyond_capacity(book: Book) -> Iterator[Finding]:
    for sheet in ahead(book):
        for load in workloads(book)[sheet.plan.id]:
            if load.short > 0:
                yield _overloaded(book, sheet, load)


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
    """What enters first may have its effort at its stage; what joins later is found by work of its own."""
    for sheet in ahead(book):
        for number, source in enumerate(sheet.plan.source_mix):
            row = next((each for each in sheet.rows if number in each.need.entering), None)
            if row is None or source.effort or not source.share or _is_taken_over(book, sheet):
                continue
            first = row is sheet.rows[0]
            if not (first and (row.stage.effort or _promised(book, row.ref))):
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
