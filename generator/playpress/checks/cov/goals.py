"""COV: goals and the strategies that serve them."""

from collections.abc import Iterator, Sequence
from functools import partial

from playpress.checks.check import Cause, Finding, check, requirement
from playpress.checks.same_word import key
from playpress.derive import coverage
from playpress.graph import Book, insight
from playpress.language import counted
from playpress.model.entity import Entity
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.strategy import Strategy
from playpress.model.ref import Ref
from playpress.problems import Level, listed


@check(
    "COV-1",
    "No active strategy serves a goal.",
    why="A goal without a way to reach it is a wish.",
    fix="Add the goal to the `goals` of a strategy, or make it a draft until there is one.",
    level="error",
    levels="error for goals of high priority, else warn",
    certain=True,
)
def goal_without_strategy(book: Book) -> Iterator[Finding]:
    """A team that has no strategy at all is one finding. A part is served with the goal it is part of.
    FRS-4 reports a goal for a period that is over.
    """
    planning = {strategy.team.id for strategy in book.active(Strategy)}
    for each in coverage.open_goals(book):
        if not each.served:
            level: Level = "error" if each.goal.priority == "high" else "warn"
            message = f'no strategy supports the goal "{each.goal.name}"'
            hint = f"Add `{each.goal.id}` to the `goals` of a strategy, or make the goal a draft."
            own = each.goal.team
            cause = None if own.id in planning else Cause(f"team:{own.id}", partial(_unplanned, book.name(own)), _PLAN)
            place = book.place(each.goal)
            yield Finding(message, place, each.goal, hint, level=level, lacks="have no strategy", cause=cause)


_PLAN = "Write how the team means to reach them, as strategies with these `goals`, or make them drafts."


def _unplanned(team: str, goals: Sequence[Entity]) -> str:
    return f'{team} has {counted(len(goals), "goal")}, as "{goals[0].name}", and no strategy'


@check(
    "COV-3",
    "A strategy serves no goal, has no metric, or, in a team that names audiences, has none.",
    why="Work that serves no goal costs money; without a number, good work and luck look the same.",
    fix="List its `goals`, its `metrics` and its `audiences`.",
    level="warn",
)
def strategy_without_goal_metric_or_audience(book: Book) -> Iterator[Finding]:
    """But for the profile strict, a strategy may be measured by a goal that it alone serves, of all or of the team that
    owns the goal, and say whom it is for in words. What several strategies of a team work for does not tell which of
    them works. One that only lists audiences, with nothing to do for them, waits in starter for its metric.
    """
    strict = book.settings.checks == "strict"
    measured = bool(book.all(Metric)) or strict
    own = {alone.id for each in coverage.goals(book) if each.goal.metrics for alone in _alone(each)}
    by_goals = not strict and any(each.goal.metrics for each in coverage.goals(book))
    addressed = {strategy.team for strategy in book.active(Strategy) if strategy.audiences}
    for strategy in book.active(Strategy):
        place = book.place(strategy)
        if not strategy.goals:
            message = f'strategy "{strategy.name}" supports no goal'
            yield Finding(message, place, strategy, "List its `goals`, or make it a draft.", lacks="serve no goal")
        if measured and not strategy.metrics and (strict or strategy.id not in own):
            message = f'strategy "{strategy.name}" has no metric'
            hint = "List under `metrics` what shows whether it works."
            lacks = "have no metric" + (", nor a goal with one that they alone serve" if by_goals else "")
            later = bool(strategy.audiences) and not any(getattr(strategy, name) for name in _DONE)
            yield Finding(message, place, strategy, hint, lacks=lacks, hint_for_all=_OF_EACH, later=later)
        said = not strict and (strategy.summary or strategy.when_to_use)
        if strategy.team in addressed and not strategy.audiences and not said:
            message = f'strategy "{strategy.name}" has no audience'
            hint = "List its `audiences`, as other strategies of the team do."
            level: Level | None = None if strict else "info"
            yield Finding(
                message, place, strategy, hint, level=level, lacks="say nowhere whom they are for", later=True
            )


_DONE = ("tactics", "steps", "channels", "when_to_use", "motion", "budget", "messages")
"""Fields of a strategy that say what is done."""
_OF_EACH = (
    "List under `metrics` what shows whether each works: the number of a goal that several serve does not say which."
)


def _alone(goal: coverage.GoalCoverage) -> Sequence[Strategy]:
    """The strategy that a goal measures: the only one that serves it, or the only one of its own team."""
    inside = [each for each in goal.supporters if each.team.id == goal.goal.team.id]
    return next((found for found in (goal.supporters, inside) if len(found) == 1), ())


@check(
    "COV-5",
    "Only the other team's strategies and steps serve a goal.",
    why="The owner of the goal cannot reach it alone, and the other team may not know.",
    fix="Let the owning team work for it too, or share the goal openly (`shared: yes`) and agree on it.",
    level="warn",
    in_starter="later",
)
def goal_that_depends_on_the_other_team(book: Book) -> Iterator[Finding]:
    """Asked of a team with steps where steps name the goals that they serve: else nothing tells what it does."""
    found = coverage.goals(book)
    told = book.settings.checks == "strict" or any(each.steps for each in found)
    at_work = set() if told else _at_work(book)
    for each in found:
        own = book.team(each.goal)
        if own and own.id in at_work:
            continue
        teams = [book.team(strategy) for strategy in each.supporters]
        teams += [book.team_of_step(step) for step in each.steps]
        names = sorted({str(team.name) for team in teams if team})
        if own and each.supporters and names and str(own.name) not in names:
            others = listed(names)
            message = f'the goal "{each.goal.name}" of {own.name} depends entirely on {others}'
            hint = f"Let a strategy or a step of {own.name} work for it too, or share the goal openly."
            also = tuple(book.place(strategy, "goals") for strategy in each.supporters)
            yield Finding(message, book.place(each.goal), each.goal, hint, also=also)


def _at_work(book: Book) -> set[str]:
    """The teams that do steps, by id."""
    refs = (Ref("process", process.id, step.id) for process, _, step in book.steps())
    return {team.id for ref in refs if (team := book.team_of_step(ref))}


@requirement("a strategy with `works_against`")
def _has_opponents(book: Book) -> bool:
    return any(strategy.works_against for strategy in book.active(Strategy))


@check(
    "COV-6",
    "A goal has more opponents than supporters in its own team.",
    why="A discount sells today and eats the margin: both can be right, but not by accident.",
    fix="Say when each strategy may be used, or add one that makes up for the loss.",
    level="warn",
    requires=_has_opponents,
)
def goal_with_more_opponents_than_supporters(book: Book) -> Iterator[Finding]:
    for each in coverage.goals(book):
        own = each.goal.team.id
        supporters = [strategy for strategy in each.supporters if strategy.team.id == own]
        opponents = [strategy for strategy in each.opponents if strategy.team.id == own]
        if each.opponents and len(supporters) < len(opponents):
            against = listed(str(strategy.name) for strategy in opponents)
            verb = "works" if len(opponents) == 1 else "work"
            message = f'conflict on the goal "{each.goal.name}": {against} {verb} against it'
            message += f", and {len(supporters) or 'nothing'} in the same team for it"
            hint = "Say when each may be used, or add a strategy that makes up for the loss."
            also = tuple(book.place(strategy, "works_against") for strategy in opponents)
            yield Finding(message, book.place(each.goal), each.goal, hint, also=also)


@requirement("a strategy with `channels`")
def _has_channels(book: Book) -> bool:
    return any(strategy.channels for strategy in book.active(Strategy))


@check(
    "COV-7",
    "Strategies of two teams use one channel for one audience, and no hand-off and no step mentions it.",
    why=(
        "The same person gets an email from one team and a call from the other in the same week, about different "
        "things."
    ),
    fix="List the channel in the step that uses it, or in a hand-off between the teams.",
    level="warn",
    requires=_has_channels,
    in_starter="later",
)
def channel_that_two_teams_use(book: Book) -> Iterator[Finding]:
    users: dict[str, list[tuple[Strategy, int]]] = {}
    for strategy in book.active(Strategy):
        for position, channel in enumerate(strategy.channels):
            users.setdefault(key(str(channel)), []).append((strategy, position))
    settled = {key(str(channel)) for handoff in book.active(Handoff) for channel in handoff.channels}
    settled |= {key(str(channel)) for _, _, step in book.steps() for channel in step.channels}
    strict = book.settings.checks == "strict"
    for word, found in users.items():
        if word not in settled and (shared := _meeting(found)) and (strict or not _shared_out(book, word, shared)):
            (first, position), *others = shared
            teams = sorted({str(team.name) for strategy, _ in shared if (team := book.team(strategy))})
            message = f'{" and ".join(teams)} both use the channel "{first.channels[position]}" for one audience'
            message += ", and no hand-off or step says how they share it"
            hint = "List the channel in the step that uses it, or in a hand-off between the teams."
            also = tuple(book.place(strategy, "channels", number) for strategy, number in others)
            yield Finding(message, book.place(first, "channels", position), first, hint, also=also)


def _meeting(users: Sequence[tuple[Strategy, int]]) -> list[tuple[Strategy, int]]:
    """The users of a channel who reach an audience there that another team reaches as well."""
    teams: dict[str, set[str]] = {}
    for strategy, _ in users:
        for audience in strategy.audiences:
            teams.setdefault(audience.id, set()).add(strategy.team.id)
    return [each for each in users if any(len(teams[audience.id]) > 1 for audience in each[0].audiences)]


def _shared_out(book: Book, channel: str, users: Sequence[tuple[Strategy, int]]) -> bool:
    """Whether it is settled who writes when: work passes between these teams, or a step or a promise has the word.

    A contract at the border says from when on the other team answers for the contact, whatever the channel is.
    """
    teams = {strategy.team.id for strategy, _ in users}
    borders = (
        {team.id for end in (handoff.from_, handoff.to) if (team := book.team_of_step(end))}
        for handoff in book.active(Handoff)
    )
    return channel in _told(book) or any(teams <= both for both in borders)


@insight
def _told(book: Book) -> frozenset[str]:
    """The words of steps and promises, as words are compared."""
    texts = [str(text) for _, _, step in book.steps() for text in (step.name, step.do or "", *step.how)]
    texts += [str(each.what) for handoff in book.active(Handoff) for each in handoff.commitments]
    return frozenset(key(word) for text in texts for word in text.split())
