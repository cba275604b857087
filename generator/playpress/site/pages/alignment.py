"""Findings and coverage -> the alignment pages: what does not fit together yet, and the goal grid."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from markupsafe import Markup

from playpress import urls
from playpress.checks import CHECKS, FAMILIES
from playpress.checks.check import Check, Family, family_of
from playpress.derive import coverage, summary
from playpress.model import period
from playpress.model.entity import Entity
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.strategy import Strategy
from playpress.problems import Problem
from playpress.site.blocks import Figure, FoundItem, NamedLink
from playpress.site.context import PageContext
from playpress.site.markup import on_its_own_line, with_code
from playpress.site.page import Page
from playpress.site.pages import authoring_checks, pictured
from playpress.site.tables import MatrixCell, MatrixRow
from playpress.site.view import COMMA, View, day


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Findings that a page does not list, because there are too many of one check."""

    count: int
    """How many there are."""
    by_check: Sequence[Markup]
    """How many of which check, each with a link to its page."""


@dataclass(frozen=True, slots=True)
class FamilySection:
    """Checks of one family, and what they found."""

    id: str
    """The anchor of the heading."""
    title: str
    """The heading."""
    good: str
    """What is true where nothing was found."""
    unseen: Markup
    """Why that cannot be said: checks are off, or have nothing to look at; empty where they looked."""
    found: Sequence[FoundItem]
    """What was found, of each check no more than can be worked through."""
    left_out: LeftOut | None
    """What was found besides; None where all is shown."""


@dataclass(frozen=True, slots=True)
class SkippedChecks:
    """Checks that wait for the same."""

    requires: Markup
    """What they look at, and what there is none of."""
    codes: Sequence[Markup]
    """Their codes, each with a link to its page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignmentContext(PageContext):
    """What the alignment page is given."""

    template: ClassVar[str] = "pages/alignment.md.j2"

    figures: Sequence[Figure]
    """How much fits together, in per cent."""
    sections: Sequence[FamilySection]
    """The families of checks, each with what it found."""
    accepted: Sequence[FoundItem]
    """Findings that are accepted for a time, of each check no more than can be read."""
    accepted_left_out: LeftOut | None
    """What is accepted besides; None where all is shown."""
    skipped: Sequence[SkippedChecks]
    """Checks that have nothing to look at yet, by what they wait for."""


@dataclass(frozen=True, slots=True)
class GoalTable:
    """Goals with what works for them and against them."""

    title: str
    """The team that wants them; empty where the goals of all teams stand together."""
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


def pages(problems: Sequence[Problem], skipped: Sequence[Check]) -> Iterator[Page]:
    """The report and the goal grid."""
    findings = [problem for problem in problems if problem.category == "finding"]
    lead = "The playbook checked against itself: what fits together, and what does not yet."
    yield Page(
        urls.ALIGNMENT,
        "Alignment",
        AlignmentContext.template,
        _report(findings, skipped),
        lead,
        tab="Alignment",
    )
    yield Page(
        urls.GOAL_GRID,
        "Goal grid",
        GoalGridContext.template,
        _grid,
        "Which strategy serves which goal. An empty row is a goal nobody works for.",
        crumbs=(("Alignment", urls.ALIGNMENT), ("Goal grid", "")),
        tab="Alignment",
    )


def _report(findings: Sequence[Problem], skipped: Sequence[Check]) -> Callable[[View], AlignmentContext]:
    open_ = [finding for finding in findings if not finding.waived]
    accepted = [finding for finding in findings if finding.waived]

    def context(view: View) -> AlignmentContext:
        return AlignmentContext(
            figures=[figure(share) for share in summary.shares(view.book)],
            sections=[_section(view, family, open_) for family in FAMILIES],
            accepted=_shown(view, accepted),
            accepted_left_out=_left_out(view, accepted),
            skipped=_skipped(view, skipped),
        )

    return context


def figure(share: summary.Share) -> Figure:
    """One percentage for the figures block."""
    kind = "none" if share.value is None else "good" if share.value == 1 else "open"
    return Figure(str(share), share.title, share.explained, kind)


def _section(view: View, family: Family, findings: Sequence[Problem]) -> FamilySection:
    """One family; by code, so that goals nobody serves come first, and by place."""
    own = sorted((each for each in findings if family_of(each.code) == family.code), key=lambda each: each.code)
    return FamilySection(
        id=f"s-{family.code.lower()}",
        title=family.title,
        good=family.all_good,
        unseen=_unseen(view, family),
        found=_shown(view, own),
        left_out=_left_out(view, own),
    )


MOST_FINDINGS = 50
"""Up to how many of one check are shown: more of them are worked through with `playpress check --all`."""


def _shown(view: View, findings: Iterable[Problem]) -> list[FoundItem]:
    """The first findings of each check, in the order given."""
    numbers: Counter[str] = Counter()
    found = []
    for each in findings:
        numbers[each.code] += 1
        if numbers[each.code] <= MOST_FINDINGS:
            found.append(_item(view, each))
    return found


def _left_out(view: View, findings: Iterable[Problem]) -> LeftOut | None:
    """What is not shown of findings; None where all is."""
    counted = sorted(Counter(each.code for each in findings).items())
    more = [(code, count - MOST_FINDINGS) for code, count in counted if count > MOST_FINDINGS]
    if not more:
        return None
    by_check = [Markup("{} of {}").format(f"{count:,}", authoring_checks.linked(view, code)) for code, count in more]
    return LeftOut(sum(count for _, count in more), by_check)


def _unseen(view: View, family: Family) -> Markup:
    """Why nobody can say that all is well: checks are off, or have nothing to look at; empty where they looked."""
    needed = [check for check in CHECKS if check.code in family.needs]
    if off := [check.code for check in needed if view.book.settings.levels.get(check.code) == "off"]:
        return with_code(f"Not looked at: `levels` in playbook.yml switches {' and '.join(off)} off.")
    lacking = [check.requires.words for check in needed if not check.applies(view.book)]
    what = re.sub("^an? ", "", min(lacking, key=len)) if lacking else ""
    return with_code(f"Not looked at: there is no {what} yet.") if what else Markup("")


def _item(view: View, problem: Problem) -> FoundItem:
    entity = view.book.entities.get(problem.subject)
    return FoundItem(
        level=problem.level,
        code=authoring_checks.linked(view, problem.code),
        message=problem.message[:1].upper() + problem.message[1:],
        hint=with_code(problem.hint),
        href=view.href(entity) if entity else "",
        place=f"{problem.place.file}:{problem.place.line}",
        waived=_waived(view, problem, entity),
    )


def _waived(view: View, problem: Problem, entity: Entity | None) -> Markup:
    """Why a finding is accepted, who accepts it, and until when; empty where nobody does."""
    for waiver in entity.waive if entity and problem.waived else ():
        if waiver.check == problem.code:
            return Markup("{} ({}, until {})").format(waiver.reason, view.link(waiver.by), day(waiver.until))
    return Markup("")


def _skipped(view: View, skipped: Sequence[Check]) -> list[SkippedChecks]:
    """Skipped checks by what they wait for."""
    groups: dict[str, list[Markup]] = {}
    for check in skipped:
        groups.setdefault(check.requires.words, []).append(authoring_checks.linked(view, check.code))
    return [SkippedChecks(with_code(words), codes) for words, codes in groups.items()]


def _grid(view: View) -> GoalGridContext:
    strategies = sorted(view.book.active(Strategy), key=lambda each: _team(view, each))
    found = sorted(coverage.goals(view.book), key=lambda each: _team(view, each.goal))
    fits = len(strategies) * len(found) <= MOST_SQUARES
    return GoalGridContext(
        columns=[NamedLink(each.name, view.href(each)) for each in strategies] if fits else [],
        rows=[_grid_row(view, each, strategies) for each in found] if fits else [],
        too_large="" if fits else f"{len(found)} goals and {len(strategies)} strategies do not fit in one grid.",
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
        return Markup("nobody")
    if own and str(own.name) not in names:
        return Markup("<strong>only {}</strong>").format(" and ".join(names))
    return Markup.escape(" and ".join(names))


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
        empty=not found.supporters,
    )
