"""Rows of a worksheet -> explanations: why a number is what it is, how much is missing, and by when."""

from fractions import Fraction
from functools import reduce
from operator import add

from playpress import language
from playpress.derive.planning import arrivals, formatted
from playpress.derive.planning.calculation import Operand
from playpress.derive.planning.outcome import StageOutcome
from playpress.derive.planning.worksheet import StageRow, Worksheet
from playpress.graph import Book
from playpress.language import counted
from playpress.model.numbers import percent, plain

MISSING = "a number is missing or zero"
"""Why something cannot be computed, in a few words; the obstacles of the plan say which number it is."""


def needed(row: StageRow) -> str:
    """How many, rounded up."""
    return formatted.count(row.required) if row.required is not None else "unknown"


def formula(book: Book, sheet: Worksheet, row: StageRow) -> str:
    """How a number comes about: `26.67 / 20% = 133.33`, and who brings how many of them."""
    later = next((each for each in sheet.rows if row.following and each.stage is row.following), None)
    if row.required is None:
        return customers(sheet) if sheet.won is None else MISSING
    if later is None or later.required is None:
        return customers(sheet)
    rate = row.rate or Fraction(1)
    made = str((_counted(row.required * rate) / Operand.of(rate, formatted.exact(rate))).makes(formatted.rounded))
    if len(row.need.sources) < 2:
        return made
    return made + "; " + ", ".join(f"{book.name(team)} {formatted.rounded(count)}" for team, count in row.need.sources)


def customers(sheet: Worksheet) -> str:
    """How the customers that are needed follow from target and average deal; or what keeps them from it."""
    target, deal = sheet.plan.revenue_target, sheet.plan.avg_deal
    if sheet.won is None:
        written = target, deal, *(each.avg_deal for each in sheet.plan.segments)
        mixed = any(each and each.currency != sheet.currency for each in written)
        return "target and deals are in several currencies" if mixed else MISSING
    if target is None or deal is None:
        return ""
    if not sheet.segments:
        quotients = [_quotient(sheet, target.amount, deal.amount, str(deal))]
    else:
        parts = [(each.segment.share * target.amount, each.segment.avg_deal.amount) for each in sheet.segments]
        quotients = [_quotient(sheet, *each, formatted.money(each[1], sheet.currency)) for each in parts]
    return str(reduce(add, quotients).makes(formatted.rounded))


def _quotient(sheet: Worksheet, amount: Fraction, deal: Fraction, words: str) -> Operand:
    return Operand.of(amount, formatted.money(amount, sheet.currency)) / Operand.of(deal, words)


def _counted(count: Fraction) -> Operand:
    return Operand.of(count, formatted.rounded(count))


def gap(sheet: Worksheet, share: Fraction) -> str:
    """A gap; within the plan's tolerance it is none to speak of."""
    if share <= 0:
        return "none" if share == 0 else f"{percent(-share)} more than needed"
    within = " (within tolerance)" if share <= sheet.plan.tolerance else ""
    return f"{percent(share)} too few{within}"


def became(each: StageOutcome) -> tuple[str, str, str]:
    """What was needed, what there was, and how much of it did not come, or came besides."""
    if each.currency:
        needed, actual = (formatted.money(amount, each.currency) for amount in (each.required, each.actual))
    else:
        needed, actual = formatted.count(each.required), plain(each.actual)
    less = "too little" if each.currency else "too few"
    gap = f"{percent(abs(each.gap))} {less if each.gap > 0 else 'more than needed'}" if each.gap else "none"
    return needed, actual, gap


def past(sheet: Worksheet, row: StageRow) -> str:
    """How much of the time for a stage is over; empty where none of it is, and where the plan's period is over."""
    if sheet.over:
        return ""
    if row.late:
        return f"too late by {counted(row.late, 'day')}"
    return f"{percent(row.past)} of these days have passed" if row.past else ""


def promised(book: Book, sheet: Worksheet, row: StageRow) -> list[str]:
    """What each team promises at a stage and what it lacks; of one that is fed from two sides, what arrives there."""
    found = [
        f"{book.name(each.team)}: {plain(each.count)}" + _lacks(sheet, each.gap)
        for each in arrivals.promised(sheet, row)
    ]
    arrival = arrivals.of_stage(sheet, row)
    if arrival:
        found.append(
            f"{formatted.rounded(arrival.count)} arrive with those from the stage before" + _lacks(sheet, arrival.gap)
        )
    return found


def _lacks(sheet: Worksheet, missing: Fraction | None) -> str:
    return f" ({gap(sheet, missing)})" if missing and missing > 0 else ""


def stated(row: StageRow) -> str:
    """What the plan counts on; empty where it says nothing."""
    if row.stated is None:
        return ""
    by = f" by {language.day(row.stated.by)}" if row.stated.by else ""
    return plain(row.stated.count) + by
