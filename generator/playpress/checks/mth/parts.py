"""MTH of parts: targets that the parts of a plan, or its quotas, do not make."""

from collections.abc import Iterator
from fractions import Fraction

from playpress.checks.check import Finding, check, requirement
from playpress.checks.mth.stage_counts import sheets
from playpress.derive.planning import Worksheet, cost, formatted, money, quotas, volumes
from playpress.derive.planning.parts import cuts
from playpress.graph import Book
from playpress.model.kinds.plan import Plan
from playpress.model.numbers import percent, plain


@requirement("a plan with a `parent` or `quotas`")
def _has_smaller(book: Book) -> bool:
    return any(plan.parent or plan.quotas for plan in book.active(Plan))


@check(
    "MTH-12",
    "Smaller targets or quotas do not add up to the larger target.",
    why="If the company promises two million and its reps 1.8 million, no rep owns the difference.",
    fix="Correct the smaller targets, or the large one.",
    level="warn",
    levels="warn beyond the plan's tolerance",
    requires=_has_smaller,
)
def parts_that_do_not_make_the_target(book: Book) -> Iterator[Finding]:
    """Each cut is summed for itself. Quotas above the target are usual, and the page shows by how much."""
    for sheet in sheets(book):
        yield from _without_people(book, sheet)
        yield from _of_other_deals(book, sheet)
        target = sheet.amount(sheet.plan.revenue_target)
        if not target:
            continue
        for cut in cuts(book, sheet.plan):
            total = money.added(sheet.amount(each.revenue_target) for each in cut.parts)
            if total is not None:
                names = ", ".join(f'"{each.name}"' for each in cut.parts)
                by = f" by {cut.name}" if cut.name else ""
                yield from _apart(book, sheet, target, total, f"its parts{by} ({names}) make")
        assigned = quotas.total(book, sheet)
        if assigned is not None and assigned < target:
            yield from _apart(book, sheet, target, assigned, "all quotas together make")


_FAR = 3
"""By how many times the rest of a plan's deals may be larger or smaller than those of a part."""


def _of_other_deals(book: Book, sheet: Worksheet) -> Iterator[Finding]:
    """A part whose average deal its whole contradicts by its own count: the rest of the deals would have to be larger
    or smaller by far, or there is no rest.
    """
    target, row = sheet.amount(sheet.plan.revenue_target), sheet.rows[-1] if sheet.rows else None
    if not target or sheet.plan.avg_deal or row is None or row.stage.outcome != "won" or not row.stated:
        return
    count, currency = Fraction(row.stated.count), sheet.currency
    if count <= 0:
        return
    for part in {each.id: each for cut in cuts(book, sheet.plan) for each in cut.parts}.values():
        share, deal = sheet.amount(part.revenue_target), sheet.amount(part.avg_deal)
        if not share or not deal or deal < 0 or share >= target:
            continue
        left = count - share / deal
        if left > 0 and deal / _FAR < (target - share) / left < deal * _FAR:
            continue
        message = f'"{sheet.plan.name}" counts on {plain(row.stated.count)} "{row.stage.name}" for '
        message += f"{formatted.money(target, currency)}, {formatted.money(target / count, sheet.currency)} each, "
        message += f'and its part "{part.name}" on {formatted.money(deal, sheet.currency)} each'
        hint = "Correct the count, the targets or the `avg_deal`."
        place = book.place(sheet.plan, "stated", sheet.plan.stated.index(row.stated), "count")
        yield Finding(message, place, sheet.plan, hint, also=(book.place(part, "avg_deal"),))


def _without_people(book: Book, sheet: Worksheet) -> Iterator[Finding]:
    """A quota that nothing can be multiplied by: it is in no sum, and so is none of the others."""
    for number, each in enumerate(quotas.shares(book, sheet)):
        if each.people is None:
            message = f'the quotas of "{sheet.plan.name}" cannot be summed: nothing says how many people have that of '
            message += book.name(each.quota.role)
            hint = "Write `people` in the quota, or the `headcount` of the role."
            also = (book.place_of(each.quota.role),)
            yield Finding(message, book.place(sheet.plan, "quotas", number), sheet.plan, hint, also=also)


def _apart(book: Book, sheet: Worksheet, target: Fraction, total: Fraction, whose: str) -> Iterator[Finding]:
    short = volumes.gap(target, total)
    if abs(short) > sheet.plan.tolerance:
        way = "less" if short > 0 else "more"
        message = f'the target of "{sheet.plan.name}" is {formatted.money(target, sheet.currency)}, and {whose} '
        message += f"{formatted.money(total, sheet.currency)}: {percent(abs(short))} {way}"
        hint = "Correct the smaller targets, or the large one."
        costs = cost.of_money(target - total, sheet.currency) if short > 0 else None
        yield Finding(message, book.place(sheet.plan, "revenue_target"), sheet.plan, hint, cost=costs)
