"""A worksheet -> what people and machines read: one table in a terminal, exact numbers as JSON."""

import json
from collections.abc import Iterator, Mapping
from fractions import Fraction

import click

from playpress.derive.planning import Worksheet, explained, formatted, volumes
from playpress.derive.planning.worksheet import StageRow
from playpress.graph import Book

_COLUMNS = ("Stage", "Needed", "Counts on", "Gap", "Promised", "Needed in", "Because")


def lines(book: Book, sheet: Worksheet, changed: Mapping[str, str]) -> Iterator[str]:
    """For people: the plan in a sentence, what was changed, a row for each stage from the customer back."""
    plan = sheet.plan
    period = f" in {plan.period.words}" if plan.period else ""
    yield click.style(f"{plan.name}: {plan.revenue_target or 'no target'}{period}", bold=True)
    for name, value in changed.items():
        yield f"  with {name} = {value}; the plan itself stays as it is"
    yield ""
    if sheet.rows:
        yield from _table([_COLUMNS, *(_cells(book, sheet, row) for row in reversed(sheet.rows))])
    for obstacle in sheet.obstacles:
        yield click.style(f"{obstacle.message[:1].upper()}{obstacle.message[1:]}", fg="red")
        yield f"  {obstacle.hint}"


def _cells(book: Book, sheet: Worksheet, row: StageRow) -> tuple[str, ...]:
    by = f"{row.window.start} to {row.window.end}" if row.window else ""
    late = f" ({explained.past(row)})" if row.past else ""
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


def _table(rows: list[tuple[str, ...]]) -> Iterator[str]:
    """Columns as wide as what stands in them; empty columns are left out, numbers stand to the right."""
    kept = [number for number in range(len(_COLUMNS)) if any(row[number] for row in rows[1:])]
    widths = {number: max(len(row[number]) for row in rows) for number in kept}
    for row in rows:
        cells = (row[n].rjust(widths[n]) if n in (1, 2) else row[n].ljust(widths[n]) for n in kept)
        yield "  ".join(cells).rstrip()


def as_json(sheet: Worksheet, changed: Mapping[str, str]) -> str:
    """One object, told key by key in the README. Exact numbers are whole, or fractions like "4000/3"."""
    plan = sheet.plan
    facts = {
        "schema": 1,
        "plan": plan.id,
        "set": dict(changed),
        "period": str(plan.period) if plan.period else None,
        "currency": sheet.currency,
        "revenue_target": _exact(sheet.amount(plan.revenue_target)),
        "won": {"required": _exact(sheet.won), "shown": _shown(sheet.won)},
        "stages": [_stage(row) for row in sheet.rows],
        "missing": [each.message for each in sheet.obstacles],
    }
    return json.dumps(facts, indent=2)


def _stage(row: StageRow) -> dict[str, object]:
    return {
        "stage": row.stage.id,
        "required": _exact(row.required),
        "shown": _shown(row.required),
        "stated": _exact(row.stated.count) if row.stated else None,
        "gap": _exact(row.gap),
        "needed_from": row.window.start.isoformat() if row.window else None,
        "needed_by": row.needed_by.isoformat() if row.needed_by else None,
        "late_days": row.late,
        "past": _exact(row.past) if row.window else None,
        "sources": {team.id: _exact(count) for team, count in row.need.sources},
        "promised": {team.id: _exact(count) for team, count, _ in row.promised()},
    }


def _exact(number: Fraction | None) -> str | None:
    return None if number is None else str(number)


def _shown(number: Fraction | None) -> int | None:
    return None if number is None else volumes.shown(number)


def overview(sheets: list[Worksheet]) -> Iterator[str]:
    """A line for each plan, to choose one."""
    width = max(len(sheet.plan.id) for sheet in sheets)
    for sheet in sheets:
        won = f"{formatted.count(sheet.won)} customers" if sheet.won is not None else "cannot be computed"
        yield f"  {sheet.plan.id:<{width}}  {sheet.plan.revenue_target or 'no target'}, {won}"
