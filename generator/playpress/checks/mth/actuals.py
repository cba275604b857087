"""MTH of actuals: rates that the last periods contradict, and actuals of days that are still to come."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from playpress import language
from playpress.checks.check import Finding, check, requirement
from playpress.derive import scorecard
from playpress.derive.formula import Ratio, counted, in_unit
from playpress.derive.planning import segment_needs
from playpress.derive.planning.stage_path import product, stage_path
from playpress.derive.scorecard import SPAN, MetricReading
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.plan import TOLERANCE, Plan
from playpress.model.numbers import percent
from playpress.model.ref import Ref
from playpress.problems import Place


@requirement("a table under content/actuals/")
def _has_actuals(book: Book) -> bool:
    return bool(book.actuals)


@check(
    "MTH-21",
    "A rate of the funnel is outside the range of the last periods.",
    why="The plan is computed with the rate of a good year, and the last four quarters were lower.",
    fix="Plan with a rate that was reached, or say what makes the next one better and correct it then.",
    level="warn",
    requires=_has_actuals,
)
def rate_that_actuals_contradict(book: Book) -> Iterator[Finding]:
    """Of a metric that divides two stages, the last four actuals; a single one only beyond a twentieth.

    Actuals of a segment are held against the rates that plans give it of its own.
    """
    for score in scorecard.scores(book):
        ratio, last = counted(score.metric), _past(book, score.metric, score.readings)
        funnel = book.get(ratio.of) if isinstance(ratio, Ratio) else None
        if not isinstance(ratio, Ratio) or not isinstance(funnel, Funnel) or not last:
            continue
        for rate, of, entity, place in _stated(book, funnel, ratio, score.segment):
            if _outside(rate, [_share(score.metric, each) for each in last]):
                message = f"the plan counts on {percent(rate)} {of}, "
                message += f'and "{score.metric.name}" {_was(score.metric, last)}'
                hint = "Correct the `rate` of the funnel, or the actuals."
                if score.segment:
                    hint = "Correct the `rate` of the segment, or the actuals."
                also = (last[-1].actual.place, book.place(score.metric))
                yield Finding(message, place, entity, hint, also=also)


_Rate = tuple[Fraction, str, Entity, Place]


def _stated(book: Book, funnel: Funnel, ratio: Ratio, segment: Ref | None) -> Iterator[_Rate]:
    """Rates between two stages, stated of all or of one segment: rate, the stages, what states it and where."""
    path, between = stage_path(funnel), f'from "{book.name(ratio.of)}" to "{book.name(ratio.reached)}"'
    if segment is None:
        rate = product(path, ratio.of, ratio.reached)
        ids = [stage.id for stage in funnel.stages]
        if rate is not None:
            yield rate, between, funnel, book.place(funnel, "stages", ids.index(ratio.of.part), "rate")
        return
    told: set[Fraction] = set()
    for plan in book.active(Plan):
        over = plan.period is not None and plan.period.end < book.today
        for number, each in enumerate(() if over else plan.segments):
            own = segment_needs.own_path(path, each)
            rate = product(own, ratio.of, ratio.reached)
            if rate is None or each.audience != segment or rate == product(path, ratio.of, ratio.reached):
                continue
            if rate not in told:
                told.add(rate)
                yield rate, f"{between} of {book.name(segment)}", plan, book.place(plan, "segments", number, "rates")


def _was(metric: Metric, last: Sequence[MetricReading]) -> str:
    """The range of the last actuals, and when they were."""
    low, high = (percent(pick(_share(metric, each) for each in last)) for pick in (min, max))
    first, newest = last[0].actual.period.words, last[-1].actual.period.words
    span = f"was {low}" if low == high else f"was between {low} and {high}"
    return f"{span} {f'in {newest}' if first == newest else f'from {first} to {newest}'}"


def _past(book: Book, metric: Metric, readings: Sequence[MetricReading]) -> Sequence[MetricReading]:
    """The last four of periods that are over, in percent."""
    percents = [each for each in readings if in_unit(metric, each.value)[1] == "%"]
    return [each for each in percents if each.actual.period.end < book.today][-SPAN:]


def _share(metric: Metric, reading: MetricReading) -> Fraction:
    return in_unit(metric, reading.value)[0]


def _outside(rate: Fraction, values: Sequence[Fraction]) -> bool:
    if len(values) > 1:
        return not min(values) <= rate <= max(values)
    return abs(rate - values[0]) > TOLERANCE * max(rate, values[0])


@check(
    "MTH-22",
    "An actual is for a period that has not begun.",
    why="A forecast in the table of actuals looks like a result.",
    fix="Correct the period, or take the row out until its period is over.",
    level="error",
    requires=_has_actuals,
    certain=True,
)
def actual_of_the_future(book: Book) -> Iterator[Finding]:
    for each in book.actuals:
        metric = book.get(each.metric)
        if isinstance(metric, Metric) and each.period.start > book.today:
            message = f'"{metric.name}" has an actual of {each.period.words}, which begins on '
            message += language.day(each.period.start)
            yield Finding(message, each.place, metric, "Correct the period, or take the row out.")
