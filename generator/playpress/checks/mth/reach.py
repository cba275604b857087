"""MTH of what there is: too few open deals, and markets that are smaller than the plan."""

from collections.abc import Iterator

from playpress.checks.check import Finding, check, requirement
from playpress.checks.mth.stage_counts import ahead, sheets
from playpress.derive.planning import Worksheet, cost, formatted, market, pipeline, volumes
from playpress.graph import Book
from playpress.model.numbers import percent


@requirement("a plan with `pipeline`, `cycle`, and what is `due` or its `open_deals`")
def _has_pipeline(book: Book) -> bool:
    return any(pipeline.coverage(sheet) is not None for sheet in sheets(book))


@check(
    "MTH-16",
    "Fewer deals are open than a plan needs.",
    why="Deals to be won in the first weeks of a quarter must be open when it begins.",
    fix="Open more deals, win more of them, or lower the target.",
    level="warn",
    levels="warn beyond the plan's tolerance",
    requires=_has_pipeline,
)
def pipeline_below_need(book: Book) -> Iterator[Finding]:
    """Also where the open deals of the stages do not make what is due."""
    for sheet in sheets(book):
        need, there, deal = pipeline.needed(sheet), pipeline.there(sheet), sheet.amount(sheet.plan.avg_deal)
        if not sheet.over and need is not None and deal and there is not None:
            wanted = need.deals * deal
            if volumes.gap(wanted, there) > sheet.plan.tolerance:
                message = f'the plan "{sheet.plan.name}" needs {formatted.money(wanted, sheet.currency)} open at its '
                message += f"start, and {formatted.money(there, sheet.currency)} are due: "
                message += f"{percent(volumes.gap(wanted, there))} too little"
                hint = "Open more deals, win more of them, or lower the target."
                costs = cost.of_money((wanted - there) * need.rate, sheet.currency)
                yield Finding(message, book.place(sheet.plan, "pipeline"), sheet.plan, hint, cost=costs)
        yield from _twice(book, sheet)


def _twice(book: Book, sheet: Worksheet) -> Iterator[Finding]:
    past, total = sheet.plan.pipeline, pipeline.by_stage(sheet)
    due = sheet.amount(past.due) if past else None
    if due is not None and total is not None and due != total:
        message = f'the open deals of "{sheet.plan.name}" make {formatted.money(total, sheet.currency)}, and '
        message += f"{formatted.money(due, sheet.currency)} are due"
        hint = "Leave out `due`: it is the sum of `open_deals`."
        also = (book.place(sheet.plan, "open_deals"),)
        yield Finding(message, book.place(sheet.plan, "pipeline", "due"), sheet.plan, hint, also=also)


@requirement("a plan with a `market`, or `segments`, of audiences with a `size`")
def _has_market(book: Book) -> bool:
    return any(market.demands(book, sheet) for sheet in sheets(book))


@check(
    "MTH-17",
    "A plan needs more contacts of an audience than there are.",
    why="Each stage looks reachable; only the size of the market shows that the plan is not.",
    fix="Plan for a larger market, for less, or with better rates.",
    level="error",
    requires=_has_market,
    certain=True,
)
def plan_beyond_its_market(book: Book) -> Iterator[Finding]:
    """In a year, however long the plan is; a part repeats nothing that is said of the whole."""
    beyond = {sheet.plan.id: _beyond(book, sheet) for sheet in ahead(book)}
    for sheet in ahead(book):
        above = beyond.get(sheet.plan.parent.id, ()) if sheet.plan.parent else ()
        known = {each.audience.id for each in above}
        for demand in beyond[sheet.plan.id]:
            if demand.audience.id in known:
                continue
            first = max(demand.stages, key=lambda pair: pair[1])[0]
            message = f'the plan "{sheet.plan.name}" needs {formatted.count(demand.needed)} "{first.stage.name}" of '
            message += f'"{demand.audience.name}" in a year, and there are {formatted.count(demand.size)}: '
            message += percent(demand.taken)
            hint = "Correct the `size` of the audience, its share in the plan, or the plan."
            place = book.place(sheet.plan, *demand.at)
            also = (book.place(demand.audience, "size"),)
            yield Finding(message, place, sheet.plan, hint, also=also)


def _beyond(book: Book, sheet: Worksheet) -> tuple[market.Demand, ...]:
    return tuple(each for each in market.demands(book, sheet) if each.taken > 1)
