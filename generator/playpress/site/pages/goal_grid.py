"""Goals and strategies -> the goal grid: which strategy serves which goal, and what each goal depends on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from markupsafe import Markup

from playpress import urls
from playpress.derive import coverage, summary
from playpress.language import counted
from playpress.model import period
from playpress.model.entity import Entity
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.strategy import Strategy
from playpress.problems import listed
from playpress.site.blocks import NamedLink
from playpress.site.context import PageContext
from playpress.site.markup import on_its_own_line
from playpress.site.page import Page
from playpress.site.pages import pictured
from playpress.site.tables import MatrixCell, MatrixRow
from playpress.site.view import COMMA, View


@dataclass(frozen=True, slots=True)
class GoalTable:
    """Goals with what works for them and against them."""

    title: str
    """The team that wants them; empty where the goals of all teams are together."""
    rows: Sequence[Sequence[object]]
    """For each goal: its name, its metrics, what works for it, and the teams that it depends on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalGridContext(PageContext):
    """What the goal grid is given."""

    template: ClassVar[str] = "pages/goal_grid.md.j2"

    columns: Sequence[NamedLink]
    """The strategies; empty where the grid would be too large."""
    rows: Sequence[MatrixRow]
    """The goals, with a mark for each strategy; empty where the grid would be too large."""
    too_large: str
    """Why there is no grid; empty where there is one."""
    coverage: summary.Share
    """How many goals a strategy serves, in per cent, and how that is counted."""
    drawing: Markup
    """The grid as a picture; empty where there is too little or too much of it."""
    dependencies: Sequence[GoalTable]
    """All goals in one table; where there is no grid, a table for each team."""


def pages() -> Iterator[Page]:
    """The goal grid."""
    yield Page(
        urls.GOAL_GRID,
        "Goal grid",
        GoalGridContext.template,
        _grid,
        "Which strategy supports which goal. An empty row is a goal without a strategy.",
        crumbs=(("Alignment", urls.ALIGNMENT), ("Goal grid", "")),
        tab="Alignment",
    )


def _grid(view: View) -> GoalGridContext:
    strategies = sorted(view.book.active(Strategy), key=lambda each: _team(view, each))
    found = sorted(coverage.goals(view.book), key=lambda each: _team(view, each.goal))
    fits = len(strategies) * len(found) <= MOST_SQUARES
    goals, ways = counted(len(found), "goal"), counted(len(strategies), "strategy", "strategies")
    return GoalGridContext(
        columns=[view.named(each) for each in strategies] if fits else [],
        rows=[_grid_row(view, each, strategies) for each in found] if fits else [],
        too_large="" if fits else f"{goals} and {ways} do not fit in one grid.",
        coverage=summary.shares(view.book)[0],
        drawing=pictured.of_coverage(view, found, strategies) if fits else Markup(""),
        dependencies=[_goal_table(view, "", found)] if fits else _by_team(view, found),
    )


MOST_SQUARES = 4_000
"""Up to how many squares a grid has; a larger one cannot be read, and grows with the square of the playbook."""


def _by_team(view: View, found: Sequence[coverage.GoalCoverage]) -> list[GoalTable]:
    """A table for each team; `found` is in the order of teams, and goals of no team come first."""
    teams = groupby(found, key=lambda each: _team(view, each.goal))
    return [_goal_table(view, title or "Without a team", goals) for title, goals in teams]


def _goal_table(view: View, title: str, found: Iterable[coverage.GoalCoverage]) -> GoalTable:
    return GoalTable(title, [_dependencies(view, each) for each in found])


def _dependencies(view: View, found: coverage.GoalCoverage) -> list[object]:
    """A goal with its numbers, and on whom it depends."""
    metrics = [each for ref in found.goal.metrics if isinstance(each := view.book.get(ref), Metric)]
    numbers = Markup("<br>").join(_number(view, each) for each in metrics) or Markup("<strong>no metric</strong>")
    return [view.link(found.goal), numbers, _served(view, found), _dependence(view, found)]


def _number(view: View, metric: Metric) -> Markup:
    target = (
        f": {metric.targets[-1].value} in {period.in_words(metric.targets[-1].period)}"
        if metric.targets
        else ", without a target"
    )
    return view.link(metric) + Markup.escape(target)


def _served(view: View, found: coverage.GoalCoverage) -> Markup:
    ways = [view.link(each) for each in found.supporters] + [view.link(ref) for ref in found.steps]
    against = Markup(", ").join(view.link(each) for each in found.opponents)
    served = COMMA.join(ways) or Markup("<strong>nothing</strong>")
    return on_its_own_line(served) + Markup("against it: {}").format(against) if against else served


def _dependence(view: View, found: coverage.GoalCoverage) -> Markup:
    """On which teams a goal depends; loud where its own is not among them."""
    own = view.book.team(found.goal)
    teams = [view.book.team(each) for each in found.supporters]
    teams += [view.book.team_of_step(ref) for ref in found.steps]
    names = list(dict.fromkeys(str(team.name) for team in teams if team))
    if not names:
        return Markup("no team")
    if own and str(own.name) not in names:
        return Markup("<strong>only {}</strong>").format(listed(names))
    return Markup.escape(listed(names))


def _team(view: View, entity: Entity) -> str:
    team = view.book.team(entity)
    return str(team.name) if team else ""


def _grid_row(view: View, found: coverage.GoalCoverage, strategies: Sequence[Strategy]) -> MatrixRow:
    cells = []
    serves, against = {each.id for each in found.supporters}, {each.id for each in found.opponents}
    for strategy in strategies:
        mark = "serves" if strategy.id in serves else "against" if strategy.id in against else ""
        cells.append(MatrixCell(mark, {"serves": "serves", "against": "conflicts with"}.get(mark, "")))
    return MatrixRow(
        title=found.goal.name,
        href=view.href(found.goal),
        group=_team(view, found.goal),
        cells=cells,
        empty=not found.served,
    )
