"""CAM: campaigns, and the strategies that pay for them."""

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from playpress.checks.check import Family, Finding, check, definitions, in_use, requirement
from playpress.derive.planning import cost
from playpress.graph import Book
from playpress.model.kinds.campaign import Campaign
from playpress.model.kinds.strategy import Strategy
from playpress.model.numbers import plain
from playpress.model.values import Money

FAMILY = Family(
    "CAM",
    "Campaigns",
    question="Does each campaign carry out a strategy, within its budget?",
    weight=45,
    looks_at=definitions(Campaign),
)

_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@check(
    "CAM-1",
    "A campaign carries out no strategy.",
    why="It costs money and time, and no goal says what for.",
    fix="Name the `strategy`, or the `goals` it works towards.",
    level="warn",
    requires=in_use("a campaign", Campaign),
    in_starter="later",
)
def campaign_without_a_strategy(book: Book) -> Iterator[Finding]:
    for campaign in book.active(Campaign):
        if not campaign.strategy and not campaign.goals:
            message = f'the campaign "{campaign.name}" carries out no strategy and works towards no goal'
            hint = "Name the `strategy`, or the `goals` it works towards."
            yield Finding(message, book.place(campaign), campaign, hint, lacks="carry out no strategy")


@requirement("a campaign with a `budget` for a strategy with a `budget`")
def _has_budgets(book: Book) -> bool:
    return any(_allowed(book, campaign) for campaign in book.active(Campaign))


@check(
    "CAM-2",
    "A campaign costs more than the budget of its strategy for that time.",
    why="Each budget looks reasonable alone; together they spend the same money twice.",
    fix="Lower the budget of the campaign, or raise that of the strategy.",
    level="warn",
    levels="warn; error where the two are in different currencies",
    requires=_has_budgets,
    certain=True,
)
def campaign_beyond_the_budget(book: Book) -> Iterator[Finding]:
    """The strategy's budget for each month, quarter or year that the campaign touches; days and weeks by length."""
    for campaign in book.active(Campaign):
        strategy, allowed = book.get(campaign.strategy), _allowed(book, campaign)
        if not isinstance(strategy, Strategy) or campaign.budget is None or allowed is None:
            continue
        place, also = book.place(campaign, "budget"), (book.place(strategy, "budget"),)
        if allowed.currency != campaign.budget.currency:
            message = f'"{campaign.name}" costs {campaign.budget}, and "{strategy.name}" may cost {strategy.budget}: '
            message += "they cannot be compared"
            hint = f"Write the budget in {allowed.currency}."
            yield Finding(message, place, campaign, hint, also=also, level="error")
        elif campaign.budget.amount > allowed.amount:
            message = f'"{campaign.name}" costs {campaign.budget}, and "{strategy.name}" may cost '
            message += f"{plain(allowed.amount)} {allowed.currency} in its time ({strategy.budget})"
            hint = "Lower the budget of the campaign, or raise that of the strategy."
            costs = cost.of_money(campaign.budget.amount - allowed.amount, allowed.currency)
            yield Finding(message, place, campaign, hint, also=also, cost=costs)


def _allowed(book: Book, campaign: Campaign) -> Money | None:
    """What the strategy of a campaign may cost while it runs; nothing where one of them has no budget."""
    strategy = book.get(campaign.strategy)
    if not isinstance(strategy, Strategy) or strategy.budget is None or campaign.budget is None:
        return None
    periods = _touched(campaign.starts, campaign.ends, strategy.budget.period)
    return Money(strategy.budget.money.amount * periods, strategy.budget.money.currency)


def _touched(first: dt.date, last: dt.date, period: str) -> Fraction:
    """How many periods lie, at least with a part, between two days."""
    if period in _MONTHS:
        length = _MONTHS[period]
        return Fraction(_number(last, length) - _number(first, length) + 1)
    days = (last - first).days + 1
    return Fraction(days) if period == "day" else Fraction(-(-days // 7))


def _number(day: dt.date, months: int) -> int:
    """Which period of so many months a day lies in, counted from year 0."""
    return (day.year * 12 + day.month - 1) // months
