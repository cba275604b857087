"""A plan's worksheet -> its people: what each is to sell, and whether their hours are enough."""

from fractions import Fraction

from markupsafe import Markup

from playpress.derive.planning import Worksheet, formatted, money
from playpress.derive.planning.calculation import Operand
from playpress.derive.planning.capacity import Effort, Workload, loads
from playpress.model import field
from playpress.model.kinds.plan import Plan
from playpress.model.numbers import plain
from playpress.site.pages.section import TableSection
from playpress.site.view import View


def quotas(view: View, sheet: Worksheet) -> TableSection:
    """What each person of a role is to sell, and what that makes together."""
    rows: list[list[object]] = []
    for each in sheet.plan.quotas:
        people = money.headcount(view.book, each)
        amount = sheet.amount(each.amount)
        made = "unknown" if people is None else "cannot be summed"
        if amount is not None and people is not None:
            made = formatted.money(amount * people, sheet.currency)
        rows.append([view.link(each.role), f"{people if people is not None else 'unknown'} × {each.amount}", made])
    total, target = money.quotas(view.book, sheet), sheet.amount(sheet.plan.revenue_target)
    if total is not None and target:
        against = f"of a target of {sheet.plan.revenue_target}"
        rows.append(["All quotas", against, formatted.money(total, sheet.currency)])
    return TableSection("s-quotas", field.label(Plan, "quotas"), ["Who", "How much each", "Together"], rows)


def capacity(view: View, sheet: Worksheet) -> TableSection:
    rows = [_load(view, load) for load in loads(view.book, sheet)]
    columns = ["Who", "Hours needed", "Month by month", "Hours available", "Enough for"]
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
    """The hours of each month, needed and available."""
    return Markup("<br>").join(
        f"{each.period.words}: {formatted.hours(each.needed)}"
        + (f" of {formatted.hours(each.available)}" if load.timed else "")
        for each in load.months
    )


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
