"""Funnels -> their stages with their gates, and how many go on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from markupsafe import Markup

from playpress.derive import handoff_register
from playpress.diagrams.pictures import PAPER_WIDTH
from playpress.model.kinds.funnel import Funnel, Stage
from playpress.model.kinds.handoff import Handoff
from playpress.model.part import Criterion
from playpress.model.ref import Ref
from playpress.site.blocks import FactRow
from playpress.site.context import Detail
from playpress.site.pages import pictured
from playpress.site.pages.kinds import process
from playpress.site.view import View

_SHOWN = (
    "owner",
    "team",
    "owners",
    "audiences",
    "rate",
    "win_probability",
    "forecast",
    "may_exceed_one",
    "lag",
    "effort",
    "next",
    "recycle_to",
    "system_value",
    "outcome",
    "aliases",
)


_NAMED = 2
"""So many of the facts of a stage are named in the line that a phone folds them behind."""


@dataclass(frozen=True, slots=True)
class StageSection:
    """A stage of a funnel on its page."""

    number: int
    """Its place in the funnel, from 1."""
    stage: Stage
    """The stage."""
    entry: Sequence[Criterion]
    """What must be true to enter it, without what an earlier stage must end with."""
    left: Sequence[Markup]
    """Links to the earlier stages that all exit criteria of are entry criteria here."""
    facts: Sequence[FactRow]
    """What is written of it."""
    said: str
    """The same in a line, for a phone: how many criteria, and what else is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelDetail(Detail):
    """What a funnel's page is given besides."""

    template: ClassVar[str] = "pages/funnel.md.j2"

    stages: Sequence[StageSection]
    """Its stages, from the first to the last."""
    drawing: Markup
    """The funnel as a picture; empty where its rates are not written."""
    drawing_for_paper: Callable[[], Markup]
    """Makes the picture in the width of a printed page."""


def funnel_detail(view: View, funnel: Funnel) -> FunnelDetail:
    """Its stages with their gates, and how many go on."""
    return FunnelDetail(
        stages=[_stage(view, funnel, number, stage) for number, stage in enumerate(funnel.stages, 1)],
        drawing=pictured.of_funnel(view, funnel),
        drawing_for_paper=partial(pictured.of_funnel, view, funnel, PAPER_WIDTH),
    )


def _stage(view: View, funnel: Funnel, number: int, stage: Stage) -> StageSection:
    shown = [name for name in _SHOWN if name != "outcome" or stage.outcome != "open"]
    facts = view.facts(stage, *shown)
    if handoffs := handoff_register.by_stage(view.book).get(Ref("funnel", funnel.id, stage.id)):
        facts.append(FactRow(Handoff.about.title, view.value(tuple(handoffs))))
    repeated = [each for each in funnel.stages[: number - 1] if each.exit and _keys(each.exit) <= _keys(stage.entry)]
    said = {key for each in repeated for key in _keys(each.exit)}
    entry = [each for each in stage.entry if not _keys([each]) & said]
    left = [view.value(Ref("funnel", funnel.id, each.id)) for each in repeated]
    criteria = (process.criteria(len(entry) + len(left), "entry"), process.criteria(len(stage.exit), "exit"))
    known = ", ".join(fact.label.lower() for fact in facts[:_NAMED])
    line = ", ".join(filter(None, (*criteria, known)))
    return StageSection(number, stage, entry, left, facts, line[:1].upper() + line[1:])


def _keys(criteria: Sequence[Criterion]) -> set[str]:
    """What makes each the same one wherever it is written: its id, or its words."""
    return {each.id or str(each.text) for each in criteria}
