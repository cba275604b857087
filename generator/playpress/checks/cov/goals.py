"""COV: goals and the strategies that serve them."""

from collections.abc import Iterator

from playpress.checks.check import Check, finding
from playpress.checks.voc.names import key
from playpress.derive import coverage
from playpress.graph import Book
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.strategy import Strategy
from playpress.problems import Level, Problem


def cov_1(book: Book) -> Iterator[Problem]:
    """A goal that no active strategy serves."""
    for each in coverage.goals(book):
        if not each.supporters:
            level: Level = "error" if each.goal.priority == "high" else "warn"
            message = f'no strategy serves the goal "{each.goal.name}"'
            hint = f"Add `{each.goal.id}` to the `goals` of a strategy, or make the goal a draft."
            yield finding("COV-1", level, message, book.place(each.goal), each.goal, hint)


def cov_3(book: Book) -> Iterator[Problem]:
    """A strategy that serves no goal, that nobody can see working, or that is for nobody in particular.

    Audiences are asked of the teams that write them down.
    """
    measured = bool(book.all(Metric)) or book.settings.checks == "strict"
    addressed = {strategy.team for strategy in book.active(Strategy) if strategy.audiences}
    for strategy in book.active(Strategy):
        place = book.place(strategy)
        if not strategy.goals:
            message = f'the strategy "{strategy.name}" serves no goal'
            yield finding("COV-3", "warn", message, place, strategy, "List its `goals`, or make it a draft.")
        if measured and not strategy.metrics:
            message = f'the strategy "{strategy.name}" has no metric'
            hint = "List under `metrics` what tells whether it works."
            yield finding("COV-3", "warn", message, place, strategy, hint)
        if strategy.team in addressed and not strategy.audiences:
            message = f'the strategy "{strategy.name}" says not whom it is for'
            hint = "List its `audiences`, as other strategies of the team do."
            yield finding("COV-3", "warn", message, place, strategy, hint)


def cov_5(book: Book) -> Iterator[Problem]:
    """A goal that depends entirely on the other team."""
    for each in coverage.goals(book):
        own = book.team(each.goal)
        teams = [book.team(strategy) for strategy in each.supporters]
        teams += [book.team_of_step(step) for step in each.steps]
        names = sorted({str(team.name) for team in teams if team})
        if own and each.supporters and names and str(own.name) not in names:
            others = " and ".join(names)
            message = f'the goal "{each.goal.name}" of {own.name} depends entirely on {others}'
            hint = f"Let a strategy or a step of {own.name} work for it too, or share the goal openly."
            also = tuple(book.place(strategy, "goals") for strategy in each.supporters)
            yield finding("COV-5", "warn", message, book.place(each.goal), each.goal, hint, *also)


def cov_6(book: Book) -> Iterator[Problem]:
    """A goal whose own team works against it more than for it."""
    for each in coverage.goals(book):
        own = each.goal.team.id
        supporters = [strategy for strategy in each.supporters if strategy.team.id == own]
        opponents = [strategy for strategy in each.opponents if strategy.team.id == own]
        if each.opponents and len(supporters) < len(opponents):
            against = " and ".join(str(strategy.name) for strategy in opponents)
            verb = "works" if len(opponents) == 1 else "work"
            message = f'tug-of-war over the goal "{each.goal.name}": {against} {verb} against it'
            message += f", {len(supporters) or 'nothing'} in the same team for it"
            hint = "Say when each may be used, or add a strategy that makes up for it."
            also = tuple(book.place(strategy, "works_against") for strategy in opponents)
            yield finding("COV-6", "warn", message, book.place(each.goal), each.goal, hint, *also)


def cov_7(book: Book) -> Iterator[Problem]:
    """A channel that two teams use, and no hand-off or step says how."""
    users: dict[str, list[tuple[Strategy, int]]] = {}
    for strategy in book.active(Strategy):
        for position, channel in enumerate(strategy.channels):
            users.setdefault(key(str(channel)), []).append((strategy, position))
    settled = {key(str(channel)) for handoff in book.active(Handoff) for channel in handoff.channels}
    settled |= {key(str(channel)) for _, _, step in book.steps() for channel in step.channels}
    for word, found in users.items():
        teams = sorted({str(team.name) for strategy, _ in found if (team := book.team(strategy))})
        if len(teams) > 1 and word not in settled:
            (first, position), *others = found
            message = f'{" and ".join(teams)} both use the channel "{first.channels[position]}"'
            message += ", and no hand-off or step says how they share it"
            hint = "List the channel in the step that uses it, or in a hand-off between the teams."
            also = tuple(book.place(strategy, "channels", number) for strategy, number in others)
            yield finding("COV-7", "warn", message, book.place(first, "channels", position), first, hint, *also)


def _has_channels(book: Book) -> bool:
    return any(strategy.channels for strategy in book.active(Strategy))


def _has_opponents(book: Book) -> bool:
    return any(strategy.works_against for strategy in book.active(Strategy))


CHECKS = (
    Check(
        "COV-1",
        "No active strategy serves a goal.",
        "A goal without a way to reach it is a wish.",
        "Add the goal to the `goals` of a strategy, or make it a draft until there is one.",
        "error for goals of high priority, else warn",
        cov_1,
    ),
    Check(
        "COV-3",
        "A strategy serves no goal, has no metric, or, in a team that names audiences, has none.",
        "Work that serves no goal costs money; work without a number cannot be told from luck.",
        "List its `goals`, its `metrics` and its `audiences`.",
        "warn",
        cov_3,
    ),
    Check(
        "COV-5",
        "Only the other team's strategies and steps serve a goal.",
        "Whoever answers for the goal cannot reach it alone, and the other team may not know.",
        "Let the owning team work for it too, or share the goal openly (`shared: yes`) and agree on it.",
        "warn",
        cov_5,
    ),
    Check(
        "COV-6",
        "A goal has more opponents than supporters in its own team.",
        "A discount sells today and eats the margin: both can be right, but not by accident.",
        "Say when each strategy may be used, or add one that makes up for the loss.",
        "warn",
        cov_6,
        _has_opponents,
        "a strategy with `works_against`",
    ),
    Check(
        "COV-7",
        "Strategies of two teams use a channel that no hand-off and no step mentions.",
        "The same person gets a letter from one team and a call from the other, in one week and about two things.",
        "List the channel in the step that uses it, or in a hand-off between the teams.",
        "warn",
        cov_7,
        _has_channels,
        "a strategy with `channels`",
    ),
)
