"""Actuals and targets of metrics -> the scorecard: target, actual, gap and direction, four periods back."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from markupsafe import Markup

from playpress import urls
from playpress.derive import scorecard
from playpress.derive.scorecard import MetricReading, Score
from playpress.diagrams import pictures
from playpress.graph import Book
from playpress.language import counted
from playpress.model.currencies import CURRENCIES
from playpress.model.field import label
from playpress.model.kinds.metric import Metric
from playpress.model.numbers import plain
from playpress.model.quantity import Quantity
from playpress.site.page import Page
from playpress.site.pages.section import SectionsContext, TableSection, alignment_page
from playpress.site.tables import Table
from playpress.site.view import View

_TITLE = "Scorecard"
_LEAD = "Each metric in its last period, compared with its target and with earlier periods."


def pages(book: Book) -> Iterator[Page]:
    """The scorecard, where there are actuals."""
    if book.actuals:
        yield alignment_page(urls.SCORECARD, _TITLE, _LEAD, _scorecard)


def _scorecard(view: View) -> SectionsContext:
    found = scorecard.scores(view.book)
    rows = [[_name(view, each), *_cells(each.last), _direction(each), _before(each)] for each in found]
    columns = [Metric.about.title, "Period", "Target", "Actual", "Gap", label(Metric, "direction"), "Periods before"]
    missing = [metric for metric in view.book.active(Metric) if not scorecard.of(view.book, metric)]
    none = Markup("{} of {} metrics have no actuals: {}.").format(
        len(missing), len(view.book.active(Metric)), Markup(", ").join(map(view.link, missing))
    )
    text = Markup("From the tables under content/actuals/. A target of a longer period applies to rates and to counts ")
    text += Markup("of each month or quarter.")
    section = TableSection("s-scorecard", "Last period", columns, rows, text)
    return SectionsContext(sections=[section], note=none if missing else "")


def table(view: View, metric: Metric) -> Table:
    """All that one metric was, the newest first; without the columns that nothing fills."""
    found = [(score, each) for score in scorecard.of(view.book, metric) for each in reversed(score.readings)]
    segments = any(score.segment for score, _ in found)
    names = [view.link(score.segment) if score.segment else "All" for score, _ in found if segments]
    columns: dict[str, list[object]] = {"Segment": [*names]}
    cells = [_cells(each) for _, each in found]
    for number, title in enumerate(("Period", "Target", "Actual", "Gap")):
        columns[title] = [row[number] for row in cells]
    filled = {title: column for title, column in columns.items() if any(str(cell) for cell in column)}
    return Table(list(filled), list(zip(*filled.values(), strict=True)))


def _name(view: View, score: Score) -> Markup:
    name = view.link(score.metric)
    return Markup("{}, {}").format(name, view.link(score.segment)) if score.segment else name


def _cells(reading: MetricReading) -> Sequence[object]:
    target = reading.target.value if reading.target else ""
    so_far = ", so far" if reading.running else ""
    return [f"{reading.actual.period.words}{so_far}", target, reading.value, _gap(reading)]


def _gap(reading: MetricReading) -> str:
    """How far off the target, and whether that is good: in points where it is a share. No word before it is over."""
    if reading.gap is None or reading.running:
        return ""
    if not reading.gap:
        return "on target"
    side = "above" if reading.gap > 0 else "below"
    judged = {True: " (better)", False: " (worse)", None: ""}[reading.better]
    return f"{_amount(reading.value, abs(reading.gap))} {side} target{judged}"


def _amount(value: Quantity, amount: Fraction) -> str:
    points = "point" if amount * 100 == 1 else "points"
    return f"{plain(amount * 100)} {points}" if value.unit == "%" else str(Quantity(amount, value.unit))


def _direction(score: Score) -> str:
    """Where it goes since the period before, and whether that is the better way."""
    if score.last.running:
        return "not over yet"
    if score.change is None:
        return ""
    if not score.change:
        return "unchanged"
    up = score.change > 0
    judged = ""
    if score.metric.better:
        judged = " (better)" if up == (score.metric.better == "up") else " (worse)"
    return f"{'up' if up else 'down'} {_amount(score.last.value, abs(score.change))}{judged}"


def _before(score: Score) -> Markup:
    """The periods before as a line, and in words."""
    recent = [each for each in score.recent if each.value.unit == score.last.value.unit]
    earlier = _said([each.value for each in recent[:-1]])
    if score.last.running or not recent[:-1]:
        return Markup(earlier)
    of = f"-{score.segment.id}" if score.segment else ""
    name = f"trend-{score.metric.id}{of}-{score.last.actual.period.unit}"
    words = f"{earlier}, {score.last.value}"
    drawn = pictures.trend(
        name, f"{score.metric.name}, {counted(len(recent), 'period')}", [each.value.amount for each in recent], words
    )
    return Markup("{}<br>{}").format(drawn, earlier)


def _said(values: Sequence[Quantity]) -> str:
    """Values of one unit, one after the other; a currency is the one of the columns before."""
    return ", ".join(str(replace(each, unit="") if each.unit in CURRENCIES else each) for each in values)
