"""DUP of needs: the target of a metric that counts a stage, against what the plans of that time need of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from playpress.checks.check import Finding, check, requirement
from playpress.checks.dup.numbers import by_funnel
from playpress.derive.formula import Count, counted
from playpress.derive.planning import Worksheet, cost, formatted, volumes
from playpress.derive.planning.worksheet import StageRow
from playpress.graph import Book, insight
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.plan import Plan
from playpress.model.numbers import plain
from playpress.model.period import IN_A_YEAR, Period, written
from playpress.problems import listed


@insight
def _counts(book: Book) -> tuple[tuple[Metric, Count], ...]:
    found = ((metric, counted(metric)) for metric in book.active(Metric))
    return tuple((metric, what) for metric, what in found if isinstance(what, Count))


@requirement("a plan, and a metric whose formula counts a stage of its funnel")
def _has_count(book: Book) -> bool:
    return bool(_counts(book)) and bool(book.active(Plan))


@check(
    "DUP-3",
    "The target of a metric is below what the plan needs.",
    why="The team reaches its number every month, and the plan still fails.",
    fix="Raise the target to what the plan needs, or plan with what the team can deliver.",
    level="warn",
    levels="warn beyond the plan's tolerance",
    requires=_has_count,
)
def target_below_the_plan(book: Book) -> Iterator[Finding]:
    """A target in money is held against the revenue that the plans of its period are to win.

    A target within a plan's period is held against its share of it; one of a longer time than any plan, against what
    the plans in that time need together.
    """
    for metric, count in _counts(book):
        for number, target in enumerate(metric.targets):
            span = written(str(target.period), book.settings.fiscal_year)
            if span is None:
                continue
            if target.value.unit:
                needs = _in_money(book, metric, count, span, target.value.unit)
            else:
                needs = _in_numbers(book, count, span)
            for need in needs:
                short = volumes.gap(need.amount, target.value.amount)
                if short > min(each.sheet.plan.tolerance for each in need.parts):
                    yield _below(book, metric, number, need, short)


@dataclass(frozen=True, slots=True)
class _Part:
    """What one plan needs of a stage."""

    sheet: Worksheet
    row: StageRow
    span: Period
    required: Fraction


@dataclass(frozen=True, slots=True)
class _Needed:
    """What plans need in the time of a target: one around that time, or those in it together."""

    parts: tuple[_Part, ...]
    amount: Fraction
    """Of things, or of money in the plans' currency."""
    words: str
    time: str


def _below(book: Book, metric: Metric, number: int, need: _Needed, short: Fraction) -> Finding:
    one, several = need.parts[0], len(need.parts) > 1
    value = metric.targets[number].value
    names = listed(f'"{each.sheet.plan.name}"' for each in need.parts)
    said = str(value) if value.unit else f"{plain(value.amount)} {need.time}"
    message = f'the target of "{metric.name}" is {said}, and the {"plans" if several else "plan"} {names} '
    message += f"{need.words} {need.time}"
    hint = "Raise the target, or plan with what the team can deliver."
    place = book.place(metric, "targets", number, "value")
    also = tuple(book.place(each.sheet.plan, "revenue_target") for each in need.parts)
    if value.unit:
        costs = cost.of_money(need.amount - value.amount, one.sheet.currency)
    else:
        costs = cost.of_missing(one.sheet, one.row, sum((each.required for each in need.parts), Fraction(0)) * short)
    return Finding(message, place, metric, hint, also=also, cost=costs)


def _in_numbers(book: Book, count: Count, span: Period) -> Iterator[_Needed]:
    """Of the plans around the target's time, those of the shortest period; else those in it, not also their parts."""
    unit = count.period or span.unit
    if unit not in IN_A_YEAR:
        return
    parts = list(_parts(book, count))
    around = [each for each in parts if _is_in(span, each.span)]
    shortest = min((each.span.length for each in around), default=0)
    for each in around:
        if each.span.length == shortest:
            amount = each.required * Fraction(IN_A_YEAR[each.span.unit], IN_A_YEAR[unit])
            yield _needed((each,), amount, f"a {unit}")
    within = _apart([each for each in parts if _is_in(each.span, span)]) if not around else ()
    if within:
        amount = sum((each.required for each in within), Fraction(0))
        if count.period:
            periods = sum((Fraction(IN_A_YEAR[unit], IN_A_YEAR[each.span.unit]) for each in within), Fraction(0))
            amount /= periods
        yield _needed(within, amount, f"a {unit}" if count.period else f"in {span.words}")


def _needed(parts: tuple[_Part, ...], amount: Fraction, time: str) -> _Needed:
    need = "need" if len(parts) > 1 else "needs"
    return _Needed(parts, amount, f'{need} {formatted.count(amount)} "{parts[0].row.stage.name}"', time)


def _in_money(book: Book, metric: Metric, count: Count, span: Period, currency: str) -> Iterator[_Needed]:
    if metric.better == "down":
        return
    found = [
        _Part(each.sheet, each.row, each.span, revenue)
        for each in _parts(book, count)
        if each.row.stage.outcome == "won" and each.sheet.currency == currency
        if (revenue := each.sheet.amount(each.sheet.plan.revenue_target)) is not None
    ]
    same = [each for each in found if each.span.same_days(span)]
    for each in same:
        yield _Needed((each,), each.required, f"is to win {each.sheet.plan.revenue_target}", "in that time")
    within = _apart([each for each in found if _is_in(each.span, span)]) if not same else ()
    if within:
        amount = sum((each.required for each in within), Fraction(0))
        are = "are" if len(within) > 1 else "is"
        yield _Needed(within, amount, f"{are} to win {formatted.money(amount, currency)}", f"in {span.words}")


def _parts(book: Book, count: Count) -> Iterator[_Part]:
    for sheet in by_funnel(book).get(count.stage.id, ()):
        row, span = sheet.row(count.stage), sheet.plan.period
        if row is not None and row.required is not None and span is not None:
            yield _Part(sheet, row, span, row.required)


def _is_in(one: Period, other: Period) -> bool:
    return other.start <= one.start and one.end <= other.end


def _apart(parts: Sequence[_Part]) -> tuple[_Part, ...]:
    """Plans whose times do not overlap, in their order: the longest ones, and of those of one time the largest."""
    chosen: list[_Part] = []
    for each in sorted(parts, key=lambda part: (-part.span.length, -part.required)):
        if all(each.span.end < other.span.start or other.span.end < each.span.start for other in chosen):
            chosen.append(each)
    return tuple(sorted(chosen, key=lambda part: part.span.start))
