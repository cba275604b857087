"""A playbook -> its facts that stand in two places, each with one copy changed: does a check see that they part?"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from tests.meaning_of_words import changed_numbers

from playpress import checks, graph
from playpress.derive.formula import Count, Ratio, counted
from playpress.graph import Book
from playpress.model import walk
from playpress.model.entity import Entity
from playpress.model.kinds import KINDS
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.onboarding import Onboarding
from playpress.model.kinds.plan import Plan
from playpress.model.kinds.process import Process
from playpress.model.kinds.role import Role
from playpress.model.kinds.strategy import Strategy
from playpress.model.load import Loaded, load
from playpress.model.part import Criterion
from playpress.model.quantity import Quantity
from playpress.model.ref import Ref
from playpress.model.text import Text
from playpress.model.times import Duration
from playpress.model.values import CountPer, Money, MoneyPer
from playpress.problems import Problem, faults

Location = tuple[str | int, ...]
HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Copy:
    """One of two places in which a fact stands, and what it says once it is changed."""

    sort: str
    """Which two places state the fact."""
    key: str
    path: Location
    value: Any

    def __str__(self) -> str:
        return f"{self.sort}: {self.key} {'.'.join(map(str, self.path))}"


@dataclass(frozen=True, slots=True)
class Sample:
    """A playbook that was read once; each change of it is made in memory."""

    loaded: Loaded
    book: Book
    today: dt.date
    before: frozenset[tuple[str, str, str]]

    @classmethod
    def read(cls, project: Path, today: dt.date) -> "Sample":
        loaded = load(project, KINDS)
        book, _ = graph.build(loaded, today)
        assert book is not None
        return cls(loaded, book, today, _findings(checks.run(book).problems))

    def is_seen(self, copy: Copy) -> bool:
        """Whether a playbook with the changed copy has a finding, or a fault, that it had not."""
        entities = [
            (walk.replaced(entity, {copy.path: copy.value}) if entity.key == copy.key else entity, origin)
            for entity, origin in self.loaded.entities
        ]
        book, problems = graph.build(replace(self.loaded, entities=entities), self.today)
        assert book is not None
        return bool(faults(problems)) or bool(_findings(checks.run(book).problems) - self.before)


def _findings(problems: tuple[Problem, ...]) -> frozenset[tuple[str, str, str]]:
    return frozenset((each.code, each.subject, each.message) for each in problems if not each.waived)


def copies(book: Book) -> Iterator[Copy]:
    """Every fact that stands twice, by the rule that says which two places state it."""
    for find in (_criteria, _plans, _rates, _targets, _promises, _limits, _budgets, _milestones, _owners, _words):
        yield from find(book)


def _criteria(book: Book) -> Iterator[Copy]:
    """A criterion that is named by its id: a copy with words of its own."""
    for entity in _active(book):
        for path, value, _ in book.inside(entity):
            if isinstance(value, Criterion) and value.by_id:
                other = value.model_copy(update={"by_id": False, "text": Text("Something else was agreed")})
                yield Copy("criterion in two places", entity.key, path, other)


def _plans(book: Book) -> Iterator[Copy]:
    """Parts and wholes of a plan, of its money and of its people."""
    parents = {plan.parent.id for plan in book.active(Plan) if plan.parent}
    for plan in book.active(Plan):
        if plan.revenue_target and (plan.parent or plan.id in parents):
            yield Copy(
                "target of a plan and of its parts", plan.key, ("revenue_target",), _times(plan.revenue_target, 2)
            )
        for number, quota in enumerate(plan.quotas):
            yield Copy(
                "target and quotas", plan.key, ("quotas", number, "amount"), _times(quota.amount, Fraction(1, 2))
            )
        for number, source in enumerate(plan.source_mix):
            yield Copy("shares of one whole", plan.key, ("source_mix", number, "share"), source.share / 2)
        for number, stated in enumerate(plan.stated):
            yield Copy("stated and needed", plan.key, ("stated", number, "count"), stated.count / 2)
        if plan.stated_overall_rate:
            yield Copy("rate of all stages", plan.key, ("stated_overall_rate",), plan.stated_overall_rate / 2)
        if plan.budget and plan.budget_total:
            yield Copy("sum of a budget", plan.key, ("budget_total",), _times(plan.budget_total, 2))
        for number, total in enumerate(plan.team_totals):
            yield Copy("sum of a team", plan.key, ("team_totals", number, "amount"), _times(total.amount, 2))
        for number, line in enumerate(plan.budget):
            if plan.budget_total or plan.team_totals:
                yield Copy("line of a budget", plan.key, ("budget", number, "amount"), _times(line.amount, 2))


def _rates(book: Book) -> Iterator[Copy]:
    """Rates of a funnel between stages that a metric with a target divides."""
    for metric in book.active(Metric):
        ratio = counted(metric)
        funnel = book.get(ratio.of) if isinstance(ratio, Ratio) else None
        if isinstance(ratio, Ratio) and isinstance(funnel, Funnel) and metric.targets:
            ids = [stage.id for stage in funnel.stages]
            for number in range(ids.index(ratio.of.part), ids.index(ratio.reached.part)):
                if rate := funnel.stages[number].rate:
                    yield Copy("rate and target of a metric", funnel.key, ("stages", number, "rate"), rate / 2)


def _targets(book: Book) -> Iterator[Copy]:
    """Targets of metrics that count or divide stages, against the plan and the rates."""
    for metric in book.active(Metric):
        what = counted(metric)
        for number, target in enumerate(metric.targets) if isinstance(what, Ratio | Count) else ():
            path = ("targets", number, "value")
            yield Copy("target of a metric and the plan", metric.key, path, _times(target.value, HALF))


def _promises(book: Book) -> Iterator[Copy]:
    """Promised volumes against what a plan needs, promised times against lags and the step that receives the work."""
    for handoff in book.active(Handoff):
        step = book.step(handoff.to)
        for number, promise in enumerate(handoff.commitments):
            path: Location = ("commitments", number)
            stage = book.stage(promise.stage) if promise.stage else None
            if promise.volume and stage:
                yield Copy(
                    "promised and needed", handoff.key, (*path, "volume"), _times(promise.volume, Fraction(1, 2))
                )
            limited = step is not None and step.time_limit is not None and promise.answers
            if promise.value and (limited or (stage and stage.lag and promise.answers)):
                yield Copy(
                    "promise and what it has to keep to", handoff.key, (*path, "value"), _times(promise.value, 30)
                )


def _limits(book: Book) -> Iterator[Copy]:
    """Time limits of steps at a stage with a lag, and the lag itself."""
    for process in book.active(Process):
        for number, step in enumerate(process.steps):
            stage = book.stage(step.stage) if step.stage else None
            if step.time_limit and stage and stage.lag:
                path = ("steps", number, "time_limit")
                yield Copy("limit of a step and lag of its stage", process.key, path, _times(step.time_limit, 30))
    limited = {step.stage for _, _, step in book.steps() if step.stage and step.time_limit}
    for funnel in book.active(Funnel):
        for number, stage in enumerate(funnel.stages):
            if stage.lag and Ref("funnel", funnel.id, stage.id) in limited:
                short = Duration(Fraction(1), "d")
                yield Copy("lag of a stage and limits of its steps", funnel.key, ("stages", number, "lag"), short)


def _budgets(book: Book) -> Iterator[Copy]:
    """The budget of a strategy against the lines of plans that pay for it."""
    paid = {line.strategy.id for plan in book.active(Plan) for line in plan.budget if line.strategy}
    for strategy in book.active(Strategy):
        if strategy.budget and strategy.id in paid:
            yield Copy("budget of a strategy and its lines", strategy.key, ("budget",), _times(strategy.budget, 3))


def _milestones(book: Book) -> Iterator[Copy]:
    """What a path asks for in the end against the target of the metric it names."""
    for path in book.active(Onboarding):
        for phase, each in enumerate(path.phases):
            for number, milestone in enumerate(each.milestones):
                metric = book.get(milestone.metric) if milestone.metric else None
                if isinstance(metric, Metric) and metric.targets and milestone.value and metric.direction != "down":
                    where = ("phases", phase, "milestones", number, "value")
                    yield Copy("milestone and target", path.key, where, _times(milestone.value, 100))


def _owners(book: Book) -> Iterator[Copy]:
    """The owner of a stage against who answers for the steps at it: somebody of another team instead."""
    worked: dict[Ref, set[str]] = {}
    for _, _, step in book.steps():
        if step.stage:
            worked.setdefault(step.stage, set()).update(ref.id for ref in step.letters)
    for funnel in book.active(Funnel):
        for number, stage in enumerate(funnel.stages):
            roles = worked.get(Ref("funnel", funnel.id, stage.id), set())
            if stage.owner and stage.owner.id in roles:
                team = book.team(book.get(stage.owner))
                other = next((each for each in book.active(Role) if book.team(each) is not team), None)
                if other:
                    yield Copy(
                        "owner of a stage and of its steps", funnel.key, ("stages", number, "owner"), _ref(other)
                    )


def _words(book: Book) -> Iterator[Copy]:
    """A number with its unit in a name or a text that a field beside it says as well."""
    for key, path, text in changed_numbers(book):
        yield Copy("number in words and in a field", key, path, text)


def _ref(role: Role) -> Ref:
    return Ref("role", role.id, allowed=("role",))


def _active(book: Book) -> list[Entity]:
    return [each for each in book.entities.values() if each.status == "active" and book.has_file(each)]


def _times(value: Any, factor: int | Fraction) -> Any:
    """A value of any type, so many times as large."""
    if isinstance(value, Fraction | int):
        return value * factor
    if isinstance(value, MoneyPer):
        return replace(value, money=_times(value.money, factor))
    if isinstance(value, CountPer):
        return replace(value, count=value.count * factor)
    if isinstance(value, Money | Quantity | Duration):
        return replace(value, amount=value.amount * factor)
    raise TypeError(f"{value!r} is no number")


def shares(seen: Mapping[Copy, bool]) -> Iterator[str]:
    """For people: what was missed, the share by sort of fact, and last the share of all."""
    yield from (f"missed: {copy}" for copy, found in seen.items() if not found)
    for sort in dict.fromkeys(copy.sort for copy in seen):
        own = [found for copy, found in seen.items() if copy.sort == sort]
        yield f"{sum(own):4} of {len(own):4}  {sort}"
    share = 100 * sum(seen.values()) / max(1, len(seen))
    yield f"{len(seen):,} copies changed: {sum(seen.values()):,} seen, {share:.1f} %"
