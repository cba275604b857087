"""DUP of people: what a path asks of one person against what the metric asks of all."""

import re
from collections.abc import Iterator
from fractions import Fraction

from playpress.checks.check import Finding, check, requirement
from playpress.checks.dup import quotas
from playpress.derive.formula import adds_up, counted_each, in_unit, said_period
from playpress.graph import Book
from playpress.model.kinds.metric import Metric, Target
from playpress.model.kinds.onboarding import Milestone, Onboarding
from playpress.model.kinds.plan import TOLERANCE
from playpress.model.kinds.role import Role
from playpress.model.numbers import plain
from playpress.model.period import IN_A_YEAR, written


@requirement("a path with a milestone that names a metric, or a plan with `quotas`")
def _has_milestones(book: Book) -> bool:
    return bool(quotas.plans(book)) or any(True for path in book.active(Onboarding) for _ in _last(path))


@check(
    "DUP-7",
    "A path, the quotas and the target of one metric ask people for different amounts.",
    why="The new colleague is judged by the path, the team by the goal, and one of the two is impossible.",
    fix="Set them to one number for a person and a period, or write the role's `headcount`.",
    level="warn",
    requires=_has_milestones,
)
def milestone_above_the_target(book: Book) -> Iterator[Finding]:
    """A path asks for more of one person than the target asks of all, than a quota, or than it does in the end; or a
    target is more than all quotas make.

    Counted for all people of the role and the target's period. Less than that is what a beginner is given.

    Where others move the metric as well, or the headcount is unknown, what one person is asked for is compared, with
    the highest of its targets. Nothing is where a period is unknown, where a number grows from period to period, or
    where several would have to be added up and that is not certain (`formula.adds_up`): a score of 8 is none of 24.
    """
    for path in book.active(Onboarding):
        people = _people(book, path)
        for at, milestone in _last(path):
            metric = book.get(milestone.metric)
            if not isinstance(metric, Metric) or metric.better == "down" or milestone.value is None:
                continue
            counted = people if people and _alone(path, metric) else Fraction(1)
            found = [
                (in_unit(metric, target.value)[0], number, target, made)
                for number, target in enumerate(metric.targets)
                if not _grows(metric) and (made := _of_all(book, metric, milestone, target, counted))
            ]
            most, number, target, made = max(found, key=lambda each: each[0], default=(Fraction(), 0, None, None))
            if target and made and made[0] > most * (1 + TOLERANCE):
                message = f'the path "{path.name}" asks for {milestone.value} of "{metric.name}" in the end{made[1]}, '
                message += f"and the target for {target.period} is {target.value}"
                hint = "Set both to one number for a person and a period."
                also = (book.place(metric, "targets", number, "value"),)
                yield Finding(message, book.place(path, *at, "value"), path, hint, also=also)
        yield from _beyond_the_last(book, path)
        yield from quotas.below_the_path(book, path, tuple(_last(path)))
    yield from quotas.below_the_target(book)


def _beyond_the_last(book: Book, path: Onboarding) -> Iterator[Finding]:
    """What is asked for on the way and is more than what is asked for in the end."""
    last = {milestone.metric: (at, milestone) for at, milestone in _last(path)}
    for position, phase in enumerate(path.phases):
        for number, milestone in enumerate(phase.milestones):
            metric = book.get(milestone.metric) if milestone.metric else None
            if not isinstance(metric, Metric) or not milestone.value or milestone.metric not in last:
                continue
            at, end = last[milestone.metric]
            if metric.better == "down" or end.value is None:
                continue
            (asked, unit), (most, wanted) = in_unit(metric, milestone.value), in_unit(metric, end.value)
            if unit == wanted and asked > most:
                message = (
                    f'the path "{path.name}" asks for {milestone.value} of "{metric.name}" in "{phase.name}", and '
                )
                message += f"for {end.value} in the end"
                place = book.place(path, "phases", position, "milestones", number, "value")
                hint = "Let it rise to what is asked for in the end."
                yield Finding(message, place, path, hint, also=(book.place(path, *at, "value"),))


def _last(path: Onboarding) -> Iterator[tuple[tuple[str | int, ...], Milestone]]:
    """For each metric, the last milestone of a path: what comes before it is on the way there."""
    found: dict[str, tuple[tuple[str | int, ...], Milestone]] = {}
    for position, phase in enumerate(path.phases):
        for number, milestone in enumerate(phase.milestones):
            if milestone.metric and milestone.value:
                found[milestone.metric.id] = ("phases", position, "milestones", number), milestone
    yield from found.values()


def _people(book: Book, path: Onboarding) -> Fraction | None:
    """How many people hold the roles of a path (people); None where a headcount is missing."""
    roles = [role for ref in path.roles if isinstance(role := book.get(ref), Role)]
    counts = [role.headcount.amount for role in roles if role.headcount]
    return sum(counts, Fraction()) if counts and len(counts) == len(roles) else None


def _alone(path: Onboarding, metric: Metric) -> bool:
    """Whether only roles of the path move the metric."""
    roles = {ref.id for ref in path.roles}
    movers = {ref.id for ref in metric.contributors} or ({metric.owner.id} if metric.owner else set())
    return movers <= roles


_RUNNING_TOTAL = re.compile(
    r"(?:year|quarter|month|life)[- ]to[- ]date|\b[YQM]TD\b|\bcumulative\b|\bso far\b|\brunning total\b|"
    r"\bsince the (?:start|beginning)\b|\brolling\b",
    re.I,
)
"""Words of a number that is no count of its period: it begins with the year, or looks back over several."""


def _grows(metric: Metric) -> bool:
    return any(_RUNNING_TOTAL.search(str(text or "")) for text in (metric.name, metric.definition, metric.formula))


def _of_all(
    book: Book, metric: Metric, milestone: Milestone, target: Target, people: Fraction
) -> tuple[Fraction, str] | None:
    """What the milestone makes for all people in the target's period, and how it was computed in words."""
    if milestone.value is None:
        return None
    (amount, unit), (_, wanted) = in_unit(metric, milestone.value), in_unit(metric, target.value)
    if unit != wanted:
        return None
    if unit == "%":
        return amount, ""
    span, each = written(str(target.period), book.settings.fiscal_year), counted_each(metric)
    if span is None or each not in IN_A_YEAR:
        return None
    of_each = each == said_period(metric)
    times = people * (1 if of_each else Fraction(IN_A_YEAR[each], IN_A_YEAR[span.unit]))
    if times != 1 and not adds_up(metric):
        return None
    total = amount * times
    time = f"a {each}" if of_each else f"in {span.words}"
    return total, f", {plain(total)} for {plain(people)} {'person' if people == 1 else 'people'} {time}"
