"""A worksheet -> what people and machines read: one table in a terminal, exact numbers as JSON."""

import json
from collections.abc import Iterator, Mapping

import click

from playpress.derive.planning import Worksheet, explained, formatted
from playpress.derive.planning.worksheet import StageRow
from playpress.graph import Book
from playpress.language import counted
from playpress.report import plan_facts, plan_sections

_COLUMNS = ("Stage", "Needed", "Planned", "Gap", "Committed", "Needed in", "Calculation")


def lines(book: Book, sheet: Worksheet, changed: Mapping[str, str]) -> Iterator[str]:
    """For people: the plan in a sentence, what was changed, a row for each stage from the customer back."""
    plan = sheet.plan
    period = f" in {plan.period.words}" if plan.period else ""
    period += ", period over" if sheet.over else ""
    yield click.style(f"{plan.name}: {plan.revenue_target or 'no target'}{period}", bold=True)
    for name, value in changed.items():
        yield f"  with {name} = {value}; the plan itself stays as it is"
    yield ""
    if sheet.rows:
        yield from plan_sections.table([_COLUMNS, *(_cells(book, sheet, row) for row in reversed(sheet.rows))], (1, 2))
    for obstacle in sheet.obstacles:
        yield click.style(f"{obstacle.message[:1].upper()}{obstacle.message[1:]}", fg="red")
        yield f"  {obstacle.hint}"
    yield from plan_sections.lines(book, sheet)


def _cells(book: Book, sheet: Worksheet, row: StageRow) -> tuple[str, ...]:
    by = f"{row.window.start} to {row.window.end}" if row.window else ""
    past = explained.past(sheet, row)
    late = f" ({past})" if past else ""
    gap = explained.gap(sheet, row.gap) if row.gap is not None else ""
    promised = "; ".join(explained.promised(book, sheet, row))
    name = str(row.stage.name)
    return (
        name,
        explained.needed(row),
        explained.stated(row),
        gap,
        promised,
        by + late,
        explained.formula(book, sheet, row),
    )


def as_json(book: Book, sheet: Worksheet, changed: Mapping[str, str]) -> str:
    """One object, told key by key in the README. Exact numbers are whole, or fractions like "4000/3"."""
    plan = sheet.plan
    facts = {
        "schema": 1,
        "plan": plan.id,
        "set": dict(changed),
        "period": str(plan.period) if plan.period else None,
        "currency": sheet.currency,
        "revenue_target": plan_facts.exact(sheet.amount(plan.revenue_target)),
        **plan_facts.facts(book, sheet),
        "missing": [each.message for each in sheet.obstacles],
    }
    return json.dumps(facts, indent=2)


def overview(sheets: list[Worksheet]) -> Iterator[str]:
    """A line for each plan, to choose one."""
    width = max(len(sheet.plan.id) for sheet in sheets)
    for sheet in sheets:
        won = counted(formatted.count(sheet.won), "customer") if sheet.won is not None else "cannot be computed"
        yield f"  {sheet.plan.id:<{width}}  {sheet.plan.revenue_target or 'no target'}, {won}"
