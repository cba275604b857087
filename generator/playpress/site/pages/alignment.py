"""Findings and coverage -> the alignment pages: what does not fit together yet, and the goal grid."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from playpress import urls
from playpress.checks import CHECKS, FAMILIES
from playpress.checks.check import Check, Family, family_of
from playpress.derive import coverage, summary
from playpress.model.entity import Entity
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.strategy import Strategy
from playpress.problems import Problem
from playpress.site.markup import on_its_own_line, with_code
from playpress.site.naming import period
from playpress.site.page import Page
from playpress.site.pages import authoring_checks, pictured
from playpress.site.view import COMMA, Row, View, day


def pages(problems: Sequence[Problem], skipped: Sequence[Check]) -> Iterator[Page]:
    """The report and the goal grid."""
    findings = [problem for problem in problems if problem.category == "finding"]
    lead = "The playbook checked against itself: what fits together, and what does not yet."
    yield Page(
        urls.ALIGNMENT,
        "Alignment",
        "pages/alignment.md.j2",
        _report(findings, skipped),
        lead,
        tab="Alignment",
    )
    yield Page(
        urls.GOAL_GRID,
        "Goal grid",
        "pages/goal_grid.md.j2",
        _grid,
        "Which strategy serves which goal. An empty row is a goal nobody works for.",
        crumbs=(("Alignment", urls.ALIGNMENT), ("Goal grid", "")),
        tab="Alignment",
    )


def _report(findings: Sequence[Problem], skipped: Sequence[Check]) -> Callable[[View], Mapping[str, Any]]:
    open_ = [finding for finding in findings if not finding.waived]

    def context(view: View) -> Mapping[str, Any]:
        return {
            "figures": [figure(share) for share in summary.shares(view.book)],
            "sections": [_section(view, family, open_) for family in FAMILIES],
            "accepted": [_item(view, finding) for finding in findings if finding.waived],
            "skipped": _waiting(view, skipped),
            "count": len(open_),
        }

    return context


def figure(share: summary.Share) -> Row:
    """One percentage for the figures block."""
    kind = "none" if share.value is None else "good" if share.value == 1 else "open"
    return {"value": str(share), "title": share.title, "note": share.explained, "kind": kind}


def _section(view: View, family: Family, findings: Sequence[Problem]) -> Row:
    """One family; by code, so that goals nobody serves come first, and by place."""
    own = sorted((each for each in findings if family_of(each.code) == family.code), key=lambda each: each.code)
    return {
        "id": f"s-{family.code.lower()}",
        "title": family.title,
        "good": family.all_good,
        "unseen": _unseen(view, family),
        "found": [_item(view, each) for each in own],
    }


def _unseen(view: View, family: Family) -> Markup:
    """Why nobody can say that all is well: checks are off, or have nothing to look at; empty where they looked."""
    needed = [check for check in CHECKS if check.code in family.needs]
    if off := [check.code for check in needed if view.book.settings.levels.get(check.code) == "off"]:
        return with_code(f"Not looked at: `levels` in playbook.yml switches {' and '.join(off)} off.")
    lacking = [check.requires.words for check in needed if not check.applies(view.book)]
    what = re.sub("^an? ", "", min(lacking, key=len)) if lacking else ""
    return with_code(f"Not looked at: there is no {what} yet.") if what else Markup("")


def _item(view: View, problem: Problem) -> Row:
    entity = view.book.entities.get(problem.subject)
    return {
        "level": problem.level,
        "code": authoring_checks.linked(view, problem.code),
        "message": problem.message[:1].upper() + problem.message[1:],
        "hint": with_code(problem.hint),
        "href": view.href(entity) if entity else "",
        "place": f"{problem.place.file}:{problem.place.line}",
        "waived": _waived(view, problem, entity),
    }


def _waived(view: View, problem: Problem, entity: Entity | None) -> Markup:
    """Why a finding is accepted, who accepts it, and until when; empty where nobody does."""
    for waiver in entity.waive if entity and problem.waived else ():
        if waiver.check == problem.code:
            return Markup("{} ({}, until {})").format(waiver.reason, view.link(waiver.by), day(waiver.until))
    return Markup("")


def _waiting(view: View, skipped: Sequence[Check]) -> list[Row]:
    """Sleeping checks by what they wait for."""
    groups: dict[str, list[Markup]] = {}
    for check in skipped:
        groups.setdefault(check.requires.words, []).append(authoring_checks.linked(view, check.code))
    return [{"requires": with_code(words), "codes": codes} for words, codes in groups.items()]


def _grid(view: View) -> Mapping[str, Any]:
    strategies = sorted(view.book.active(Strategy), key=lambda each: _team(view, each))
    found = sorted(coverage.goals(view.book), key=lambda each: _team(view, each.goal))
    share = summary.shares(view.book)[0]
    return {
        "columns": [{"title": each.name, "href": view.href(each)} for each in strategies],
        "rows": [_grid_row(view, each, strategies) for each in found],
        "share": share,
        "drawing": pictured.of_coverage(view, found, strategies),
        "measured": [_measured(view, each) for each in found],
    }


def _measured(view: View, found: coverage.GoalCoverage) -> list[object]:
    """A goal with its numbers, and on whom it depends."""
    metrics = [each for ref in found.goal.metrics if isinstance(each := view.book.get(ref), Metric)]
    numbers = Markup("<br>").join(_number(view, each) for each in metrics) or Markup("<strong>no metric</strong>")
    return [view.link(found.goal), numbers, _served(view, found), _dependence(view, found)]


def _number(view: View, metric: Metric) -> Markup:
    target = (
        f": {metric.targets[-1].value} in {period(metric.targets[-1].period)}"
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


def _grid_row(view: View, found: coverage.GoalCoverage, strategies: Sequence[Strategy]) -> Row:
    cells = []
    for strategy in strategies:
        mark = "serves" if strategy in found.supporters else "against" if strategy in found.opponents else ""
        cells.append({"mark": mark, "text": {"serves": "serves", "against": "conflicts with"}.get(mark, "")})
    return {
        "title": found.goal.name,
        "href": view.href(found.goal),
        "group": _team(view, found.goal),
        "cells": cells,
        "empty": not found.supporters,
    }
