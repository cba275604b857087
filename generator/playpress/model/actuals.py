"""A CSV of what really was -> actuals: numbers of metrics, period by period, and no word about people."""

from dataclasses import dataclass, replace

from playpress.model import csv_table
from playpress.model.csv_table import Row
from playpress.model.invalid import InvalidValue
from playpress.model.notation import UNSAID, Notation
from playpress.model.period import FiscalYear, Period
from playpress.model.quantity import Quantity, measured
from playpress.model.ref import Ref, To
from playpress.model.value import with_cures_that_are_read
from playpress.problems import Place, Problem, fault
from playpress.source.builder import limited

COLUMNS, MORE = ("metric", "period", "value"), ("segment",)
"""What every file has, and what it may have besides."""
_METRIC, _SEGMENT = To("metric"), To("audience")


@dataclass(frozen=True, slots=True)
class Actual:
    """What one metric was in one period, of one segment or of all."""

    metric: Ref
    period: Period
    value: Quantity
    segment: Ref | None
    """The audience it is of; None where it is of all."""
    place: Place
    """Where its value is."""
    named: tuple[Place, Place]
    """Where its metric is, and its segment."""


def read(text: str, file: str, notation: Notation = UNSAID) -> tuple[list[Actual], list[Problem]]:
    """The rows of a file; what is wrong with one is a problem at its line and column."""
    rows, problems = csv_table.read(text, file, COLUMNS, MORE)
    found = []
    for row in rows:
        actual = _actual(row, notation)
        if isinstance(actual, Actual):
            found.append(actual)
        else:
            problems.append(actual)
    problems.sort(key=lambda each: (each.place.line, each.place.column))
    return found, limited(problems)


def _actual(row: Row, notation: Notation) -> Actual | Problem:
    for column in COLUMNS:
        if not row.cells[column]:
            return fault("CSV-ROW", f"this row has no {column}", row.place, "Write it, or delete the row.")
    column = ""
    try:
        column = "metric"
        metric = _METRIC.parse(row.cells[column])
        column = "period"
        period = Period.parse(row.cells[column])
        column = "value"
        value = with_cures_that_are_read(measured, row.cells[column], notation)
        column = "segment"
        segment = _SEGMENT.parse(row.cells[column]) if row.cells.get(column) else None
    except InvalidValue as wrong:
        return fault("CSV-ROW", f"{column}: {wrong.message}", row.at(column), wrong.hint)
    return Actual(metric, period, value, segment, row.at("value"), (row.at("metric"), row.at("segment")))


def in_fiscal_year(actual: Actual, year: FiscalYear | None) -> Actual | Problem:
    """The same with the days of its period; a fault where it is a fiscal one and nothing says when that year begins."""
    if not actual.period.fiscal:
        return actual
    if year is None:
        hint = "Write `fiscal_year: {starts: february, named_by: end}` in playbook.yml."
        message = f'"{actual.period}" needs a fiscal year, and the playbook has none'
        return fault("CSV-ROW", message, actual.place, hint)
    return replace(actual, period=year.of(actual.period))


def twice(actuals: list[Actual]) -> list[Problem]:
    """Rows that say a second time what a metric was in a period, in whatever file."""
    seen: dict[object, Actual] = {}
    found = []
    for each in actuals:
        first = seen.setdefault((each.metric, each.period.start, each.period.end, each.segment), each)
        if first is not each:
            of = f" of {each.segment.id}" if each.segment else ""
            message = f'"{each.metric.id}"{of} in {each.period.words} is defined twice'
            found.append(fault("CSV-ID", message, each.place, "Keep one.", (first.place,)))
    return found
