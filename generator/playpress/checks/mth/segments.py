"""MTH of segments: shares that are not the whole, and customers who cost more than they bring."""

from collections.abc import Iterator
from fractions import Fraction

from playpress.checks.check import Finding, check, requirement
from playpress.checks.mth.stage_counts import sheets
from playpress.derive.planning import Worksheet, formatted, segment_value, volumes
from playpress.derive.planning.segment_value import CustomerValue
from playpress.graph import Book
from playpress.model.kinds.plan import Plan
from playpress.model.numbers import percent
from playpress.model.ref import Ref

_EXACT = Fraction(1, 1000)
"""How far shares may be off the whole, as they are written with one decimal."""


@requirement("a plan with `segments` or a `market`")
def _has_shares(book: Book) -> bool:
    return any(plan.segments or plan.market for plan in book.active(Plan))


@check(
    "MTH-19",
    "The segments of a plan do not add up to 100%, or the shares of its market exceed it.",
    why="Each segment has its own owner and its own slide, and no slide has the sum.",
    fix="Correct the shares until they add up to 100%, and leave out an average deal that follows from the segments.",
    level="error",
    levels="error; warn for an average deal beyond the plan's tolerance and lines for an audience that is "
    "not a segment",
    requires=_has_shares,
    certain=True,
)
def segments_that_are_not_the_whole(book: Book) -> Iterator[Finding]:
    """A plan may leave a part of the market out; of the target it may not."""
    for plan in book.active(Plan):
        in_segments = sum((each.share for each in plan.segments), Fraction(0))
        if plan.segments and abs(in_segments - 1) > _EXACT:
            message = f'the segments of "{plan.name}" add up to {percent(in_segments)} of its target'
            hint = "Correct the shares until they make 100%."
            yield Finding(message, book.place(plan, "segments"), plan, hint)
        in_market = sum((each.share for each in plan.market), Fraction(0))
        if in_market > 1 + _EXACT:
            message = f'the market of "{plan.name}" has {percent(in_market)} of its contacts'
            hint = "Correct the shares: each contact belongs to one audience."
            yield Finding(message, book.place(plan, "market"), plan, hint)
    for sheet in sheets(book):
        yield from _other_deal(book, sheet)
        yield from _foreign_lines(book, sheet)


def _other_deal(book: Book, sheet: Worksheet) -> Iterator[Finding]:
    written = book.get(Ref("plan", sheet.plan.id))
    stated = sheet.amount(written.avg_deal) if isinstance(written, Plan) else None
    blend = sheet.amount(sheet.plan.avg_deal)
    if not sheet.segments or stated is None or not blend:
        return
    if abs(volumes.gap(blend, stated)) > sheet.plan.tolerance:
        message = f'the average deal of "{sheet.plan.name}" is {formatted.money(stated, sheet.currency)}, and its '
        message += f"segments make {formatted.money(blend, sheet.currency)}"
        hint = "Leave out `avg_deal`: it follows from the segments."
        yield Finding(message, book.place(sheet.plan, "avg_deal"), sheet.plan, hint, level="warn")


def _foreign_lines(book: Book, sheet: Worksheet) -> Iterator[Finding]:
    own = {each.audience for each in sheet.plan.segments}
    for number, line in enumerate(sheet.plan.budget):
        if line.audience and line.audience not in own:
            message = f'"{line.name}" in the budget of "{sheet.plan.name}" wins {book.name(line.audience)}, which is '
            message += "not among its segments"
            hint = "Name one of the `segments`, or leave `audience` out: all of them then share the line."
            yield Finding(message, book.place(sheet.plan, "budget", number, "audience"), sheet.plan, hint, level="warn")


@requirement("`segments` with `revenue`, `margin` and `retention`, and a `budget`")
def _has_values(book: Book) -> bool:
    return any(each.worth is not None for sheet in sheets(book) for each in segment_value.values(sheet))


@check(
    "MTH-20",
    "A customer in a segment costs more than it ever brings in.",
    why="Averaged over all customers the plan earns money, and one of its segments loses it.",
    fix="Spend less on the segment, raise its price or margin, keep its customers longer, or leave it.",
    level="warn",
    requires=_has_values,
)
def customer_worth_less_than_its_cost(book: Book) -> Iterator[Finding]:
    """Lifetime value below the cost of winning one; of all segments together as well. A part repeats nothing."""
    found = {sheet.plan.id: dict(_worth_less(sheet)) for sheet in sheets(book)}
    for sheet in sheets(book):
        above = found.get(sheet.plan.parent.id, {}) if sheet.plan.parent else {}
        known = {each.audience for each in above.values()}
        for number, each in found[sheet.plan.id].items():
            if each.audience in known or each.cost is None or each.value is None:
                continue
            whose = f"of {book.name(each.audience)}" if each.audience else "of all segments blended"
            message = f"a customer {whose} costs {formatted.money(each.cost, sheet.currency)} in the plan "
            message += f'"{sheet.plan.name}" and returns {formatted.money(each.value, sheet.currency)} in its lifetime'
            hint = "Spend less on the segment, raise its margin, keep its customers longer, or leave it."
            at = ("segments", number) if each.audience else ("segments",)
            yield Finding(message, book.place(sheet.plan, *at), sheet.plan, hint)


def _worth_less(sheet: Worksheet) -> Iterator[tuple[int, CustomerValue]]:
    """The segments whose customers never earn what they cost, by position."""
    for number, each in enumerate(segment_value.values(sheet)):
        if each.worth is not None and each.worth < 1:
            yield number, each
