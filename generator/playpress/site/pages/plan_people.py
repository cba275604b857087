"""A plan's worksheet -> its people: what each is to sell, and whether their hours are enough."""

from fractions import Fraction
from functools import partial

from markupsafe import Markup

from playpress.derive.planning import Worksheet, formatted
from playpress.derive.planning import quotas as quota_shares
from playpress.derive.planning.calculation import Operand
from playpress.derive.planning.capacity import Effort, Month, Workload, workloads
from playpress.derive.planning.quotas import QuotaShare
from playpress.model import field
from playpress.model.kinds.plan import Plan
from playpress.model.numbers import percent, plain
from playpress.site.pages.section import TableSection
from playpress.site.view import View, day


def quotas(view: View, sheet: Worksheet) -> TableSection:
    """What each person of a role is to sell, what that makes together, and how much more than the target it is."""
    rows: list[list[object]] = [_quota(view, sheet, each) for each in quota_shares.shares(view.book, sheet)]
    total, target = quota_shares.total(view.book, sheet), sheet.amount(sheet.plan.revenue_target)
    if total is not None and target:
        in_money = partial(formatted.money, currency=sheet.currency)
        rows.append(["All quotas", f"of a target of {sheet.plan.revenue_target}", in_money(total)])
        made = Operand.of(total, in_money(total)) / Operand.of(target, in_money(target))
        calculation = made.makes(percent)
        rows.append(["Over-assignment: all quotas of the target", calculation.formula, calculation.result])
    return TableSection("s-quotas", field.label(Plan, "quotas"), ["Who", "How much each", "Together"], rows)


def _quota(view: View, sheet: Worksheet, share: QuotaShare) -> list[object]:
    quota, role = share.quota, view.link(share.quota.role)
    name = Markup("{} from {} on").format(role, day(quota.starts)) if quota.starts else role
    if share.people is None or share.amount is None:
        people = "unknown" if share.people is None else str(share.people)
        return [name, f"{people} × {quota.amount}", "unknown" if share.people is None else "cannot be summed"]
    made = Operand.of(Fraction(share.people), str(share.people)) * Operand.of(share.amount, str(quota.amount))
    for part, words in ((quota.ramp, "ramp"), (quota.part_time, "part time"), (share.worked, "of the period")):
        if part != 1:
            made *= Operand.of(part, f"{percent(part)} {words}")
    calculation = made.makes(partial(formatted.money, currency=sheet.currency))
    return [name, calculation.formula, calculation.result]


def capacity(view: View, sheet: Worksheet) -> TableSection:
    rows = [_load(view, load) for load in workloads(view.book)[sheet.plan.id]]
    columns = ["Who", "Hours needed", "Hours, month by month", "Hours available", "Enough for"]
    text = Markup(
        "Hours needed are contacts × attempts × minutes / 60; hours available are people × hours a day × working "
    )
    text += Markup("days × the share of them that is really free.")
    return TableSection("s-capacity", "Capacity", columns, rows, text)


def _multiplied(effort: Effort) -> str:
    """Contacts × attempts × minutes / 60, as the numbers are written."""
    made = Operand.of(effort.volume, formatted.rounded(effort.volume))
    if effort.part != 1:
        made *= Operand.of(effort.part, formatted.exact(effort.part))
    if effort.success_rate is not None:
        made /= Operand.of(effort.success_rate, formatted.exact(effort.success_rate))
    elif effort.attempts != 1:
        made *= Operand.of(effort.attempts, plain(effort.attempts))
    made *= Operand.of(effort.minutes, f"{plain(effort.minutes)} minutes")
    return str((made / Operand.of(Fraction(60), "60")).makes(formatted.hours))


def _monthly(load: Workload) -> Markup:
    """The hours of each month, needed and available, a line each."""
    return Markup("<br>").join(_of_month(load, each).replace(" ", "\N{NO-BREAK SPACE}") for each in load.months)


def _of_month(load: Workload, month: Month) -> str:
    there = f" of {formatted.tenths(month.available)}" if load.timed else ""
    return f"{month.period.start:%b} {month.period.start.year}: {formatted.tenths(month.needed)}{there}"


def _load(view: View, load: Workload) -> list[object]:
    effort = Markup("<br>").join(
        Markup("{}: {}").format(view.link(each.cause), _multiplied(each)) for each in load.efforts
    )
    there = formatted.hours(load.available) if load.timed else "not written: headcount and capacity of the role"
    if load.short > 0:
        months = f" in {', '.join(month.words for month in load.short_in)}" if load.short_in else ""
        there += f", short by {formatted.hours(load.short)}{months}"
    most = f"{load.affordable:,}" if load.affordable is not None else ""
    return [Markup(" and ").join(view.link(role) for role in load.roles), effort, _monthly(load), there, most]
