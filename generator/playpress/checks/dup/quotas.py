"""DUP of quotas: what each person in a role is to sell, against the target and the path of a metric that counts it."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from playpress.checks.check import Finding
from playpress.checks.mth.stage_counts import sheets
from playpress.derive.formula import Count, counted, counted_each, said_period
from playpress.derive.planning import Worksheet, cost, formatted, volumes
from playpress.derive.planning import quotas as sums
from playpress.graph import Book, insight
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.onboarding import Milestone, Onboarding
from playpress.model.period import IN_A_YEAR, written

Path = tuple[str | int, ...]


@insight
def plans(book: Book) -> Mapping[str, list[Worksheet]]:
    """The plans with quotas and a period, by the id of their funnel."""
    found: dict[str, list[Worksheet]] = {}
    for sheet in sheets(book):
        if sheet.plan.quotas and sheet.plan.funnel and sheet.plan.period:
            found.setdefault(sheet.plan.funnel.id, []).append(sheet)
    return found


def _of(book: Book, metric: Metric) -> list[Worksheet]:
    """The plans whose quotas are for what a metric counts: what their funnel wins."""
    count = counted(metric)
    if not isinstance(count, Count) or metric.better == "down":
        return []
    funnel = book.get(count.stage.whole)
    stages = funnel.stages if isinstance(funnel, Funnel) else ()
    won = any(each.id == count.stage.part and each.outcome == "won" for each in stages)
    return plans(book).get(count.stage.id, []) if won else []


def below_the_target(book: Book) -> Iterator[Finding]:
    """Targets of the plan's own time that are more than all its quotas make. Quotas above the target are usual."""
    for metric in book.active(Metric):
        for sheet in _of(book, metric):
            total, plan = sums.total(book, sheet), sheet.plan
            for number, target in enumerate(metric.targets):
                span = written(str(target.period), book.settings.fiscal_year)
                if total is None or span is None or not span.same_days(plan.period) or said_period(metric):
                    continue
                if target.value.unit == sheet.currency and volumes.gap(target.value.amount, total) > plan.tolerance:
                    message = f'the target of "{metric.name}" for {target.period} is {target.value}, and all quotas of '
                    message += f'the plan "{plan.name}" make {formatted.money(total, sheet.currency)} in that time'
                    hint = "Give out quotas that make the target, or lower the target to what they make."
                    also = tuple(book.place(plan, "quotas", at, "amount") for at in range(len(plan.quotas)))
                    costs = cost.of_money(target.value.amount - total, sheet.currency)
                    place = book.place(metric, "targets", number, "value")
                    yield Finding(message, place, metric, hint, also=also, cost=costs)


def below_the_path(book: Book, path: Onboarding, last: tuple[tuple[Path, Milestone], ...]) -> Iterator[Finding]:
    """Milestones that in the end ask one person for more than the quota of their role, in a period of the same length.

    Of several quotas, the highest counts. The ramp is for those who are on the path; in the end they carry all of it.
    """
    roles = {ref.id for ref in path.roles}
    for at, milestone in last:
        metric, value = book.get(milestone.metric), milestone.value
        each = counted_each(metric) if isinstance(metric, Metric) else ""
        if not isinstance(metric, Metric) or value is None or each not in IN_A_YEAR:
            continue
        found = [
            (amount / periods, sheet, number, value.amount * periods)
            for sheet in _of(book, metric)
            for number, quota in enumerate(sheet.plan.quotas)
            if quota.role.id in roles and value.unit == sheet.currency and (amount := sheet.amount(quota.amount))
            if (periods := _periods(sheet, each))
        ]
        if not found:
            continue
        quota_each, sheet, number, asked = max(found, key=lambda one: one[0])
        if volumes.gap(value.amount, quota_each) > sheet.plan.tolerance:
            plan, quota = sheet.plan, sheet.plan.quotas[number]
            message = f'the path "{path.name}" asks for {value} of "{metric.name}" a {each} in the end, '
            message += f"{formatted.money(asked, sheet.currency)} in {_time(sheet)}, and the quota of "
            message += f'"{book.name(quota.role)}" in the plan "{plan.name}" is {quota.amount}'
            hint = "Set the milestone to the quota of one person in that time, or correct the quota."
            also = (book.place(plan, "quotas", number, "amount"),)
            yield Finding(message, book.place(path, *at, "value"), path, hint, also=also)


def _periods(sheet: Worksheet, each: str) -> Fraction:
    """How many periods of a metric make that of a plan."""
    return Fraction(IN_A_YEAR[each], IN_A_YEAR[sheet.plan.period.unit]) if sheet.plan.period else Fraction(0)


def _time(sheet: Worksheet) -> str:
    return sheet.plan.period.words if sheet.plan.period else ""
