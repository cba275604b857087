"""FRS: what was not looked at for too long, and dates that cannot be."""

import datetime as dt
from collections.abc import Iterator, Sequence

from playpress import language
from playpress.checks.check import Cause, Family, Finding, check, requirement
from playpress.derive import freshness, goal_time
from playpress.derive.freshness import Reviewable
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds.asset import Asset
from playpress.model.kinds.comparison import Comparison
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.source import Source
from playpress.model.part import Waiver
from playpress.model.period import Period, written
from playpress.problems import Level


def _with_interval(book: Book) -> str:
    """How many definitions and pages in use have an interval for their reviews, of how many; whose targets end."""
    found = freshness.reviews(book)
    dated = [f"{language.whole(found.dated)} of {found.counted}, those with `review_every`"] if found.dated else []
    ending = sum(bool(_last_period(metric, book)) for metric in book.active(Metric))
    return " and ".join([*dated, *([f"the targets of {language.counted(ending, 'metric')}"] if ending else [])])


FAMILY = Family(
    "FRS",
    "What is out of date",
    question="Was each definition, and each page written by hand, reviewed on time?",
    weight=10,
    looks_at=_with_interval,
)

SOON = dt.timedelta(days=14)
"""How long before its date a review is announced."""


@requirement("`review_every`")
def _has_interval(book: Book) -> bool:
    return any(each.review_every for each in freshness.in_use(book))


@check(
    "FRS-1",
    "A review is overdue, due within 14 days, or never happened.",
    why="A text that was not read for months is wrong in places you do not know about.",
    fix="Read it with care, fix it, and write the day under `reviewed`.",
    level="warn",
    levels="warn; info while it is only due soon",
    requires=_has_interval,
)
def review_overdue_or_due_soon(book: Book) -> Iterator[Finding]:
    """On its last day a review still holds."""
    for each in freshness.in_use(book):
        if each.review_every is None:
            continue
        message, level = _due(each, book.today)
        if message:
            field = "reviewed" if each.reviewed else "review_every"
            hint = "Read it with care, fix what is no longer true, and write today's date under `reviewed`."
            lacks = "" if each.reviewed else "were never reviewed"
            message = f"{_called(each)} {message}"
            yield Finding(message, book.place(each, field), _about(each), hint, level=level, lacks=lacks)


def _due(each: Reviewable, today: dt.date) -> tuple[str, Level]:
    """What to say of a review, and how loudly; nothing while it holds."""
    until = freshness.next_review(each)
    if until is None:
        return "was never reviewed", "warn"
    if today > until:
        return f"was due for review on {until}: {_days(today - until)} overdue", "warn"
    if until - today <= SOON:
        when = f"in {_days(until - today)}" if until > today else "today"
        return f"is due for review on {until}: {when}", "info"
    return "", "info"


@requirement("a review, an approval, a dated source or a waiver")
def _has_past_day(book: Book) -> bool:
    dated = any(each.reviewed for each in freshness.in_use(book))
    return dated or any(each.waive or any(_past_days(each)) for each in _active(book))


@check(
    "FRS-2",
    "A review, an approval or a publication is in the future, or a waiver is past its last day.",
    why="A review that has not happened hides what is out of date. A waiver without an end is a habit.",
    fix="Write the real day; fix what was waived, or agree on a new `until`.",
    level="error",
    requires=_has_past_day,
    certain=True,
)
def future_review_or_expired_waiver(book: Book) -> Iterator[Finding]:
    for each in freshness.in_use(book):
        if each.reviewed and each.reviewed > book.today:
            ahead = _days(each.reviewed - book.today)
            message = f"{_called(each)} was reviewed on {each.reviewed}, which is {ahead} ahead"
            hint = "Write the day on which it was really read."
            yield Finding(message, book.place(each, "reviewed"), _about(each), hint)
    for entity in _active(book):
        thing = _called(entity)
        for what, day, path in _past_days(entity):
            if day > book.today:
                message = f"{thing} {what} on {day}, which is {_days(day - book.today)} ahead"
                yield Finding(message, book.place(entity, *path), entity, "Write the day on which it really was.")
        for position, waiver in enumerate(entity.waive):
            if book.today > waiver.until:
                past = _days(book.today - waiver.until)
                message = f"the waiver of {waiver.check} for {thing} ended on {waiver.until}, {past} ago"
                hint = "Fix what it accepted and delete it, or agree on a new day."
                cause = _accepted_together(book, waiver)
                yield Finding(message, book.place(entity, "waive", position, "until"), entity, hint, cause=cause)


def _accepted_together(book: Book, waiver: Waiver) -> Cause:
    """What was accepted by one role, for one reason, up to one day ends on that day: it is said once."""

    def message(waived: Sequence[Entity]) -> str:
        waivers, past = language.counted(len(waived), "waiver"), _days(book.today - waiver.until)
        return f"{waivers} of {book.name(waiver.by)} ended on {waiver.until}, {past} ago: {waiver.reason}"

    hint = "Fix what they accepted and delete them, or agree on a new day."
    return Cause(f"{waiver.until} {waiver.by} {waiver.reason}", message, hint)


def _past_days(entity: Entity) -> Iterator[tuple[str, dt.date, tuple[str | int, ...]]]:
    """Days that are over by what they say: of approvals, of a source, of what was seen of a competitor."""
    for position, approval in enumerate(entity.approved_by):
        yield "was approved", approval.date, ("approved_by", position, "date")
    if isinstance(entity, Source):
        days = (("published", entity.published), ("revised", entity.updated), ("read", entity.accessed))
        for (what, day), field in zip(days, ("published", "updated", "accessed"), strict=True):
            if day:
                yield f"was {what}", day, (field,)
    if isinstance(entity, Comparison):
        for position, price in enumerate(entity.their_prices):
            yield "has a price seen", price.seen, ("their_prices", position, "seen")
        for position, win in enumerate(entity.wins):
            if win.date:
                yield "has a win decided", win.date, ("wins", position, "date")


@requirement("an asset with `expires`")
def _has_end(book: Book) -> bool:
    return any(asset.expires for asset in book.active(Asset))


@check(
    "FRS-3",
    "Something in use refers to an asset that has expired.",
    why="The rep sends last year's prices.",
    fix="Name another asset, or renew it.",
    level="warn",
    requires=_has_end,
)
def expired_asset_in_use(book: Book) -> Iterator[Finding]:
    for asset in book.active(Asset):
        if asset.expires is None or book.today <= asset.expires:
            continue
        for link in book.links_to(asset):
            source = book.get(link.source)
            if source and source.status == "active" and not link.facts.mention:
                past = _days(book.today - asset.expires)
                name = book.name(link.source)
                message = f'"{name}" still uses the asset "{asset.name}", which ended on {asset.expires}, {past} ago'
                hint = "Name another asset, or renew it and write its new last day under `expires`."
                also = book.place(asset, "expires")
                yield Finding(message, link.place, source, hint, also=(also,))


@requirement("a metric or a goal for a period with an end")
def _has_targets_in_time(book: Book) -> bool:
    named = (goal_time.over(book, goal) for goal in book.active(Goal))
    return any(_last_period(metric, book) for metric in book.active(Metric)) or any(named)


@check(
    "FRS-4",
    "A goal, or every target of a metric, is for a period that is over.",
    why="The team works towards last year's number, or towards none.",
    fix="Write the target of this period under `targets`; archive a goal that is over.",
    level="warn",
    requires=_has_targets_in_time,
)
def no_target_for_today(book: Book) -> Iterator[Finding]:
    """Metrics with targets, all of them for periods of the calendar; a target in words may be for any time. Goals that
    name a period, and no metric of theirs is reported.
    """
    past: set[str] = set()
    for metric in book.active(Metric):
        position, last = _last_period(metric, book) or (0, None)
        if last and last.end < book.today:
            message = f'the last target of "{metric.name}" was for {last.words}, which ended on {last.end}'
            hint = "Write the target of this period, or `status: deprecated` where the metric is not read any more."
            place = book.place(metric, "targets", position)
            past.add(metric.id)
            yield Finding(message, place, metric, hint, lacks="have targets for periods that are over only")
    for goal in book.active(Goal):
        period = goal_time.over(book, goal)
        if period and past.isdisjoint(ref.id for ref in goal.metrics):
            message = f'the goal "{goal.name}" is for {period.words}, which ended on {period.end}'
            hint = "Write the goal of this period, or `status: archived` where it is over."
            yield Finding(message, book.place(goal), goal, hint, lacks="are for a period that is over")


def _last_period(metric: Metric, book: Book) -> tuple[int, Period] | None:
    """The period of a metric's targets that ends last, and which target it is; nothing where one of them has no end."""
    found = [written(target.period, book.settings.fiscal_year) for target in metric.targets]
    known = [(position, period) for position, period in enumerate(found) if period]
    return max(known, key=lambda each: each[1].end) if known and len(known) == len(found) else None


def _active(book: Book) -> Iterator[Entity]:
    return (entity for entity in book.entities.values() if entity.status == "active")


def _called(each: Reviewable) -> str:
    return f'the {freshness.kind_of(each)} "{each.name}"'


def _about(each: Reviewable) -> Entity | None:
    return each if isinstance(each, Entity) else None


def _days(span: dt.timedelta) -> str:
    return language.counted(span.days, "day")
