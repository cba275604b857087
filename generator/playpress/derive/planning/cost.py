"""A gap in a plan, or a border that work passes -> what it costs: money, hours, or how many depend on it."""

from collections.abc import Mapping
from fractions import Fraction

from playpress.derive.planning import formatted
from playpress.derive.planning.worksheet import StageRow, Worksheet, worksheets
from playpress.graph import Book, insight
from playpress.model.kinds.plan import Plan
from playpress.model.ref import Ref
from playpress.problems import FindingCost


def of_money(amount: Fraction, currency: str) -> FindingCost:
    """An amount that is missing, or spent for nothing."""
    return FindingCost(formatted.money(amount, currency), money=amount, currency=currency)


def of_missing(sheet: Worksheet, row: StageRow, count: Fraction) -> FindingCost:
    """So many are missing at a stage: how many, and the revenue that they would bring.

    Revenue = count x the rates from the stage to the customer x average deal; unsaid where one of them is.
    """
    words, rates = f'{formatted.count(count)} "{row.stage.name}"', Fraction(1)
    for each in sheet.rows[sheet.rows.index(row) : -1]:
        rates *= each.rate or 0
    revenue = count * rates * (sheet.amount(sheet.plan.avg_deal) or 0)
    if not revenue:
        return FindingCost(words, count=count, of=str(row.ref))
    words += f", and with them {formatted.about(revenue, sheet.currency)} of revenue"
    return FindingCost(words, money=revenue, currency=sheet.currency, count=count, of=str(row.ref))


def of_hours(hours: Fraction) -> FindingCost:
    """Hours that nobody has. What they would bring in does not follow from the model."""
    return FindingCost(formatted.hours(hours), hours=hours)


def passing(book: Book, *ends: Ref) -> FindingCost | None:
    """How many pass a place in the time of the plan that needs most of them: those who arrive, where both ends count.

    None where no plan says. What a missing contract loses of them does not follow from the model.
    """
    stages = [step.stage if (step := book.step(end)) else end for end in ends]
    known = _needed_most(book)
    found = [known[stage] for stage in reversed(stages) if stage in known]
    if not found:
        return None
    sheet, row = found[0]
    count = row.required or Fraction(0)
    words = f'{formatted.count(count)} "{row.stage.name}" pass here in the plan "{sheet.plan.name}"'
    return FindingCost(words, count=count, of=str(row.ref))


@insight
def _needed_most(book: Book) -> Mapping[Ref | None, tuple[Worksheet, StageRow]]:
    """For each stage, the plan that needs most of it among those which are not over, with its row."""
    found: dict[Ref | None, tuple[Worksheet, StageRow]] = {}
    for plan in book.active(Plan):
        sheet = worksheets(book)[plan.id]
        for row in () if sheet.over else sheet.rows:
            known = found.get(row.ref)
            if row.required and (known is None or row.required > (known[1].required or 0)):
                found[row.ref] = (sheet, row)
    return found
