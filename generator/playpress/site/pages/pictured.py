"""Funnels, plans, paths and coverage -> their pictures, with the figures that the page beside them tells."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import accumulate
from operator import mul

from markupsafe import Markup

from playpress import language
from playpress.derive.coverage import GoalCoverage
from playpress.derive.planning import Worksheet, formatted
from playpress.derive.planning.stage_path import stage_path
from playpress.derive.planning.worksheet import StageRow
from playpress.diagrams import pictures
from playpress.diagrams.pictures import Cell, FunnelStage, HeatColumn, HeatRow, TimelinePhase
from playpress.language import counted
from playpress.model.day import span
from playpress.model.kinds.funnel import Funnel, Stage
from playpress.model.kinds.onboarding import Onboarding, Phase
from playpress.model.kinds.strategy import Strategy
from playpress.model.kinds.team import Team
from playpress.model.numbers import percent
from playpress.model.ref import Ref
from playpress.site.view import View

_OF = 1000
"""How many are thought to enter a funnel whose plan is not known."""


def of_funnel(view: View, funnel: Funnel, wide: float = pictures.WIDTH) -> Markup:
    """How many of a thousand at the first stage reach each of the others; "" where a rate is missing."""
    way = stage_path(funnel)
    if len(way.stages) < 2 or way.overall is None:
        return Markup("")
    counts = accumulate((stage.rate or Fraction(0) for stage in way.stages[:-1]), mul, initial=Fraction(_OF))
    rows = [
        _stage(view, way.ref(stage), stage, count, formatted.people(count))
        for stage, count in zip(way.stages, counts, strict=True)
    ]
    return pictures.funnel(
        f"funnel-{funnel.id}", f"Of {language.whole(_OF)} at the first stage of {funnel.name}", rows, wide
    )


def of_plan(view: View, sheet: Worksheet, wide: float = pictures.WIDTH) -> Markup:
    """How many a plan needs at each stage, the same figures as in its table; "" where they are not known."""
    found = [(row, row.required) for row in sheet.rows if row.required is not None]
    rows = [_of_row(view, sheet, row, count) for row, count in found]
    name = f"plan-{sheet.plan.id}"
    return pictures.funnel(
        name, f"What {sheet.plan.name} needs at each stage", rows if len(rows) == len(sheet.rows) else (), wide
    )


def _of_row(view: View, sheet: Worksheet, row: StageRow, count: Fraction) -> FunnelStage:
    """A stage of a plan, with those who join there from the side: there is room for the name of one team."""
    drawn = _stage(view, row.ref, row.stage.model_copy(update={"rate": row.rate}), count, formatted.count(count))
    if row is sheet.rows[0] or not row.need.entering:
        return drawn
    teams = list(dict.fromkeys(sheet.plan.source_mix[number].team for number in row.need.entering))
    joined = formatted.count(sum(row.need.entering.values(), Fraction(0)))
    names = view.book.name(teams[0]) if len(teams) == 1 else counted(len(teams), "team")
    team = view.book.get(teams[0])
    accent = view.rank(team) if isinstance(team, Team) else 2
    return replace(drawn, joining=f"+ {joined} from {names}", joining_accent=accent, name_of=row.stage.id)


def _stage(view: View, ref: Ref, stage: Stage, count: Fraction, shown: str) -> FunnelStage:
    team = view.book.team_of_step(ref)
    lag = f", {stage.lag.words}{'' if stage.lag.same_day else ' later'}" if stage.lag else ""
    rate = percent(stage.rate) if stage.rate is not None and stage.outcome == "open" else ""
    return FunnelStage(
        str(stage.name),
        str(team.name) if team else "",
        view.rank(team) if team else 2,
        count,
        shown,
        f"{rate} go on{lag}" if rate else "",
        view.href(ref),
        onward_briefly=f"{rate}{lag}" if rate else "",
    )


def of_path(path: Onboarding, minutes: Callable[[Phase], str]) -> Markup:
    """The phases of a path along their days. `minutes` tells how long one takes a new colleague, in words."""
    rows = [
        TimelinePhase(
            title=str(phase.name),
            from_day=phase.from_day,
            to_day=phase.to_day,
            told=_of_phase(phase, minutes(phase)),
            reached=[each.by for each in phase.milestones if each.by is not None],
            href=f"#{phase.id}",
            people=[title for who, title in _PEOPLE if any(item.who == who for item in phase.items)] or [""],
        )
        for phase in path.phases
    ]
    return pictures.timeline(f"path-{path.id}", f"{path.name}, day by day", rows)


_PEOPLE = (("hire", "You"), ("buddy", "Buddy"), ("manager", "Manager"))


def _of_phase(phase: Phase, minutes: str) -> str:
    numbers = len(phase.milestones)
    reach = f", {counted(numbers, 'number')} to reach" if numbers else ""
    return f"{span(phase.from_day, phase.to_day)}, {minutes} for you{reach}"


def of_coverage(view: View, found: Sequence[GoalCoverage], strategies: Sequence[Strategy]) -> Markup:
    """Goals against strategies, in the order of the table beside it."""
    rows = []
    for each in found:
        serves, against = {s.id for s in each.supporters}, {s.id for s in each.opponents}
        cells: list[Cell] = ["serves" if s.id in serves else "against" if s.id in against else "" for s in strategies]
        team = view.book.team(each.goal)
        rows.append(
            HeatRow(
                str(each.goal.name),
                view.rank(team) if team else 0,
                cells,
                view.href(each.goal),
                str(team.name) if team else "",
            )
        )
    columns = [HeatColumn(str(each.name), view.href(each)) for each in strategies]
    return pictures.heat_map("goal-map", "Which strategies serve which goals", columns, rows)
