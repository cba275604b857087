"""Hours and quotas of a worksheet -> calculations in words, the same on a plan's page and in the command."""

from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from playpress import language
from playpress.derive.planning import capacity, formatted, quotas
from playpress.derive.planning.calculation import Calculation, Operand
from playpress.derive.planning.capacity import Effort, Month, Workload
from playpress.derive.planning.quotas import QuotaShare
from playpress.derive.planning.worksheet import Worksheet
from playpress.graph import Book
from playpress.model.numbers import percent, percent_in_figures, plain
from playpress.problems import listed


def hours(effort: Effort) -> str:
    """Contacts × attempts × minutes / 60, as the numbers are written."""
    made = Operand.of(effort.volume, formatted.rounded(effort.volume))
    if effort.part != 1:
        made *= Operand.of(effort.part, formatted.exact(effort.part))
    if effort.success_rate is not None:
        made /= Operand.of(effort.success_rate, formatted.exact(effort.success_rate))
    elif effort.attempts != 1:
        made *= Operand.of(effort.attempts, plain(effort.attempts))
    made *= Operand.of(effort.minutes, language.counted(plain(effort.minutes), "minute"))
    return str((made / Operand.of(Fraction(60), "60")).makes(formatted.hours))


def months(load: Workload) -> Iterator[str]:
    """The hours of each month, needed and available."""
    return (month(load, each) for each in load.months)


def month(load: Workload, of: Month) -> str:
    """The hours of one month, needed and available, with its name."""
    return f"{language.short_month(of.period.start)}: {hours_of(load, of)}"


def hours_of(load: Workload, of: Month) -> str:
    """The hours of one month: those needed, of those available."""
    there = f" of {formatted.tenths(of.available)}" if load.timed else ""
    return f"{formatted.tenths(of.needed)}{there}"


def tightest(load: Workload) -> Month | None:
    """The month in which least time is left for the work, or most is needed where no capacity is written."""
    return max(load.months, key=lambda each: each.needed - (each.available if load.timed else 0), default=None)


def available(load: Workload, over: bool = False) -> str:
    """The hours people have, and how many are missing in which months; none any more where the plan is over."""
    if load.shared:
        return "for all parts of the larger plan together"
    if not load.timed:
        return "not written: headcount and capacity of the role"
    there = formatted.hours(load.available)
    if load.short <= 0 or over:
        return there
    names = f" in {', '.join(month.words for month in load.short_in)}" if load.short_in else ""
    return f"{there}, short by {formatted.hours(load.short)}{names}"


def uncounted(book: Book, sheet: Worksheet) -> str:
    """The sources whose hours are not among those counted; empty where all of them are, or the plan is over."""
    mix = () if sheet.over else sheet.plan.source_mix
    found = [
        f'{formatted.count(row.need.entering[number])} "{row.stage.name}" of {book.name(mix[number].team)}'
        for number, row in (capacity.uncounted(book, sheet) if mix else ())
    ]
    return f"Not counted, as no effort is written: {listed(found)}." if found else ""


def quota(sheet: Worksheet, share: QuotaShare) -> Calculation:
    """People × quota, and by what else it is multiplied; or why that has no result."""
    quota = share.quota
    if share.people is None or share.amount is None:
        people = "unknown" if share.people is None else str(share.people)
        return Calculation(f"{people} × {quota.amount}", "unknown" if share.people is None else "cannot be summed")
    made = Operand.of(share.people.amount, str(share.people)) * Operand.of(share.amount, str(quota.amount))
    for part, words in ((quota.ramp, "ramp"), (quota.part_time, "part time"), (share.worked, "of the period")):
        if part != 1:
            made *= Operand.of(part, f"{percent_in_figures(part)} {words}")
    return made.makes(partial(formatted.money, currency=sheet.currency))


def quota_sums(book: Book, sheet: Worksheet) -> Iterator[tuple[str, Calculation]]:
    """All quotas together, and how much of the target that is."""
    found, total = quotas.shares(book, sheet), quotas.total(book, sheet)
    target = sheet.amount(sheet.plan.revenue_target)
    if found and total is None:
        several = any(each.amount is None for each in found)
        why = "they are in several currencies" if several else "nothing says how many people some of them are for"
        yield "All quotas", Calculation(why, "cannot be summed")
    if total is not None and target:
        in_money = partial(formatted.money, currency=sheet.currency)
        yield "All quotas", Calculation(f"of a target of {sheet.plan.revenue_target}", in_money(total))
        made = Operand.of(total, in_money(total)) / Operand.of(target, in_money(target))
        yield "Over-assignment: all quotas of the target", made.makes(percent)
