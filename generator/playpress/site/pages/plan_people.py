"""A plan's worksheet -> its people: what each is to sell, and whether their hours are enough."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

from markupsafe import Markup

from playpress import language
from playpress import markup_names as css
from playpress.derive.planning import Worksheet, explained_work, formatted
from playpress.derive.planning import quotas as quota_shares
from playpress.derive.planning.capacity import Workload, workloads
from playpress.derive.planning.quotas import QuotaShare
from playpress.language import day
from playpress.model import field
from playpress.model.kinds.plan import Plan
from playpress.site.pages.section import TableSection
from playpress.site.view import View

T = TypeVar("T")

_MONTHS = 2
"""The column of capacity with the hours of each month."""
_IN_SIGHT = 4
"""So many months are told one by one."""


def quotas(view: View, sheet: Worksheet) -> TableSection:
    """What each person of a role is to sell, what that makes together, and how much more than the target it is."""
    rows: list[list[object]] = [_quota(view, sheet, each) for each in quota_shares.shares(view.book, sheet)]
    sums = list(explained_work.quota_sums(view.book, sheet))
    rows += [[title, made.formula, made.result] for title, made in sums]
    of_target = f", {sums[1][1].result} of the target" if len(sums) > 1 else ""
    answer = f"All quotas: {sums[0][1].result}{of_target}" if sums else ""
    return TableSection(
        "s-quotas", field.label(Plan, "quotas"), ["Who", "Calculation", "Together"], rows, answer=answer
    )


def _quota(view: View, sheet: Worksheet, share: QuotaShare) -> list[object]:
    quota, role = share.quota, view.link(share.quota.role)
    name = Markup("{} from {} on").format(role, day(quota.starts)) if quota.starts else role
    calculation = explained_work.quota(sheet, share)
    return [name, calculation.formula, calculation.result]


def capacity(view: View, sheet: Worksheet) -> TableSection:
    loads = workloads(view.book)[sheet.plan.id]
    rows = [_load(view, load, sheet.over) for load in loads]
    short = max((load.short for load in loads), default=Fraction(0))
    left_out = explained_work.uncounted(view.book, sheet)
    enough = "Enough hours" if all(load.timed for load in loads) else ""
    enough += " for the work that is written" if enough and left_out else ""
    answer = f"{formatted.hours(short)} short" if short > 0 else enough
    answer = "Period over" if sheet.over else answer
    columns = ["Who", "Hours needed", "Hours, month by month", "Hours available", "Enough for"]
    text = Markup(
        "Hours needed are contacts × attempts × minutes / 60; hours available are people × hours a day × working "
    )
    text += Markup("days × the share of that time that is really available.") + (f" {left_out}" if left_out else "")
    return TableSection("s-capacity", "Capacity", columns, rows, text, answer=answer)


def capacity_on_paper(view: View, sheet: Worksheet) -> tuple[TableSection, ...]:
    """The same on paper, where no cell folds: the hours of many months are a table of their own, a row each."""
    whole, loads = capacity(view, sheet), workloads(view.book)[sheet.plan.id]
    if all(len(load.months) <= _IN_SIGHT for load in loads):
        return (whole,)
    short = replace(whole, columns=_without_months(whole.columns), rows=list(map(_without_months, whole.rows)))
    by_month = [{each.period: explained_work.hours_of(load, each) for each in load.months} for load in loads]
    months = sorted({each for found in by_month for each in found}, key=lambda each: each.start)
    rows = [[language.short_month(each.start), *(found.get(each, "") for found in by_month)] for each in months]
    columns = ["Month", *(" and ".join(str(role.name) for role in load.roles) for load in loads)]
    text = Markup("Hours needed, and hours available where the plan states them.")
    return short, TableSection("s-months", whole.columns[_MONTHS], columns, rows, text)


def _without_months(cells: Sequence[T]) -> list[T]:
    return [*cells[:_MONTHS], *cells[_MONTHS + 1 :]]


def _monthly(load: Workload) -> Markup:
    """The hours of each month, needed and available, a line each; folded below the tightest where there are many."""
    lines = Markup("<br>").join(map(_unbroken, explained_work.months(load)))
    tightest = explained_work.tightest(load)
    if tightest is None or len(load.months) <= _IN_SIGHT:
        return lines
    fold = Markup('<details class="{}"><summary>Tightest<br>{}</summary>{}</details>')
    return fold.format(css.FOLD, _unbroken(explained_work.month(load, tightest)), lines)


def _unbroken(words: str) -> str:
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def _load(view: View, load: Workload, over: bool) -> list[object]:
    effort = Markup("<br>").join(
        Markup("{}: {}").format(view.link(each.cause), explained_work.hours(each)) for each in load.efforts
    )
    most = language.whole(load.affordable) if load.affordable is not None else ""
    return [
        Markup(" and ").join(view.link(role) for role in load.roles),
        effort,
        _monthly(load),
        explained_work.available(load, over),
        most,
    ]
