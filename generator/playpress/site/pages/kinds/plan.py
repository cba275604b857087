"""Plans -> the way back from their target, every number with its formula and its inputs."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import ClassVar

from markupsafe import Markup

from playpress import language
from playpress.derive.planning import Worksheet, arrivals, explained, formatted, outcome, worksheets
from playpress.derive.planning.capacity import uncounted
from playpress.derive.planning.worksheet import StageRow
from playpress.diagrams.pictures import PAPER_WIDTH
from playpress.model import field
from playpress.model.kinds.plan import Plan, SourceShare
from playpress.model.numbers import percent
from playpress.model.ref import Ref
from playpress.model.values import Money
from playpress.site.blocks import Figure
from playpress.site.context import Detail
from playpress.site.pages import pictured, plan_money, plan_people, plan_pipeline, plan_segments, whatif
from playpress.site.pages.section import TableSection
from playpress.site.view import View

_FACTS = ("period", "revenue_target", "avg_deal", "funnel", "teams", "parent", "cut", "region", "tolerance")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDetail(Detail):
    """What a plan's page is given besides."""

    template: ClassVar[str] = "pages/plan.md.j2"

    plan: Plan
    """The plan, with what it leaves unsaid taken from the larger plans that it is part of."""
    facts: Sequence[str] = _FACTS
    """The names of the fields that are listed below the figures."""
    figures: Sequence[Figure]
    """Customers needed, the largest gap, the time."""
    obstacles: Sequence[str]
    """What keeps a number from being computed."""
    sections: Sequence[TableSection]
    """The way back from the target, money, people, ratios; none that is empty."""
    printed: Sequence[TableSection]
    """The same on paper."""
    whatif: str
    """What the script counts with when a reader tries other numbers; empty where nothing can be computed."""
    drawing: Markup
    """How many are needed at each stage, as a picture; empty where that is not known."""
    drawing_for_paper: Callable[[], Markup]
    """Makes the picture in the width of a printed page."""


def plan_detail(view: View, plan: Plan) -> PlanDetail:
    """The worksheet of a plan: the way back from its target, its money, its people."""
    sheet = worksheets(view.book)[plan.id]
    sections = [
        _outcome(view, sheet),
        _way_back(view, sheet),
        plan_money.roll_up(view, sheet),
        plan_segments.stages(view, sheet),
        plan_segments.values(view, sheet),
        _source_mix(view, sheet),
        plan_money.budget(view, sheet),
        plan_money.costs(view, sheet),
        plan_people.capacity(view, sheet),
        plan_people.quotas(view, sheet),
        plan_pipeline.needed(sheet),
        plan_pipeline.weighted(view, sheet),
        plan_pipeline.market(view, sheet),
        plan_money.key_ratios(sheet),
    ]
    sections = [section for section in sections if section.rows]
    return PlanDetail(
        plan=_with_round_deal(sheet),
        figures=list(figures(sheet)),
        obstacles=[each.message for each in sheet.obstacles],
        sections=sections,
        printed=list(_printed(view, sheet, sections)),
        whatif=whatif.facts(view.book, sheet),
        drawing=pictured.of_plan(view, sheet),
        drawing_for_paper=partial(pictured.of_plan, view, sheet, PAPER_WIDTH),
    )


def _printed(view: View, sheet: Worksheet, sections: Sequence[TableSection]) -> Iterator[TableSection]:
    for section in sections:
        yield from plan_people.capacity_on_paper(view, sheet) if section.id == "s-capacity" else (section,)


def _with_round_deal(sheet: Worksheet) -> Plan:
    """The plan with an average deal that can be paid: the one its segments make has no end of decimals."""
    deal = sheet.plan.avg_deal if sheet.segments else None
    rounded = Money(formatted.cents(deal.amount), deal.currency) if deal else None
    return sheet.plan.model_copy(update={"avg_deal": rounded}) if rounded else sheet.plan


def figures(sheet: Worksheet) -> Iterator[Figure]:
    """The three numbers above the table. Each has a name, by which the page's script finds it."""
    plan = sheet.plan
    won = formatted.count(sheet.won) if sheet.won is not None else None
    yield _figure(won, "Customers needed", explained.customers(sheet), "none", "won")
    worst = max((gap for _, gap in arrivals.gaps(sheet)), default=None)
    kind = "none" if worst is None or sheet.over else "good" if worst <= plan.tolerance else "open"
    stated = any(row.stated or row.promises for row in sheet.rows)
    unknown = _unknown(sheet) if stated else "nothing is planned or committed"
    covered = f"of the required volume is not covered; {arrivals.numbered(sheet)}"
    note = covered if worst is not None else unknown
    yield _figure(percent(max(worst, Fraction(0))) if worst is not None else None, "Largest gap", note, kind, "gap")
    yield _figure(*_time(sheet), "late")


def _unknown(sheet: Worksheet) -> str:
    """What keeps numbers of a plan from being known."""
    return explained.customers(sheet) if sheet.won is None else explained.MISSING


def _time(sheet: Worksheet) -> tuple[str | None, str, str, str]:
    """Whether there is time left for every stage: value, title, note and kind. None is known where a lag is missing."""
    title, plan = "Time", sheet.plan
    if sheet.over and plan.period:
        return "Period over", title, f"it ended on {language.day(plan.period.end)}", "none"
    needed = [row for row in sheet.rows if row.required]
    late = max((row.late for row in needed), default=0)
    if late:
        return f"{language.counted(late, 'day')} late", title, "was needed on days already past", "open"
    untimed = next((row for row in reversed(needed) if row.window is None), None)
    if plan.period is None or not needed:
        return None, title, "no period is written" if plan.period is None else _unknown(sheet), "none"
    if untimed:
        return None, title, f"no time to the next stage is written for {untimed.stage.name}", "none"
    return "On time", title, "every stage can still be filled in time", "good"


def _figure(value: object, title: str, note: str, kind: str, name: str) -> Figure:
    return Figure(str(value) if value is not None else "unknown", title, note, kind, name)


def _outcome(view: View, sheet: Worksheet) -> TableSection:
    """What became of a plan whose period is over, where actuals say it."""
    rows = [
        [view.link(each.row.ref), view.link(each.metric), *explained.became(each)]
        for each in outcome.outcomes(view.book, sheet)
    ]
    columns = ["Stage", "Counted by", "Needed", "Actual", "Gap"]
    text = Markup(
        "The period is over. By actuals of metrics that count a stage of the funnel, or the value of its customers."
    )
    return TableSection("s-outcome", "What became of it", columns, rows, text)


def _way_back(view: View, sheet: Worksheet) -> TableSection:
    """Stage by stage from the customers needed to the first contact."""
    rows = [
        [
            view.link(row.ref),
            _computed("needed", row, explained.needed(row)),
            _computed("because", row, explained.formula(view.book, sheet, row)),
            explained.stated(row),
            _computed("gap", row, explained.gap(sheet, row.gap)) if row.gap is not None else "",
            _computed("promised", row, "; ".join(explained.promised(view.book, sheet, row))) if row.promises else "",
            _by(sheet, row),
        ]
        for row in reversed(sheet.rows)
    ]
    columns = ["Stage", "Needed", "Calculation", "Planned", "Gap", "Committed", "Needed in"]
    text = Markup("Counts are computed exactly and rounded up only for display.")
    answer = language.counted(len(rows), "stage of the funnel", "stages of the funnel")
    return TableSection("s-way-back", "From the target back to the first contact", columns, rows, text, answer=answer)


def _source_mix(view: View, sheet: Worksheet) -> TableSection:
    """How much of what is won each team brings in, and by what work."""
    plan, unknown = sheet.plan, {number for number, _ in uncounted(view.book, sheet)}
    more = [name for name in ("enters", "effort") if any(getattr(each, name) for each in plan.source_mix)]
    names = ["team", "share", *more]
    rows = [[view.value(getattr(each, name) or "") for name in names] for each in plan.source_mix]
    for number in unknown if "effort" in names else ():
        rows[number][names.index("effort")] = Markup("not written")
    columns = field.labels(SourceShare, *names)
    shares: dict[Ref, Fraction] = {}
    for each in plan.source_mix:
        shares[each.team] = shares.get(each.team, Fraction(0)) + each.share
    answer = ", ".join(f"{view.book.name(team)} {percent(share)}" for team, share in shares.items())
    return TableSection("s-source-mix", field.label(Plan, "source_mix"), columns, rows, answer=answer)


def _computed(kind: str, row: StageRow, words: str) -> Markup:
    """What the page's script computes again from a reader's own numbers."""
    return Markup('<span data-pp-{}="{}">{}</span>').format(kind, row.stage.id, words)


def _by(sheet: Worksheet, row: StageRow) -> Markup:
    if row.window is None:
        return Markup("no lag written")
    past = Markup("<strong>{}</strong>" if row.late else "{}").format(explained.past(sheet, row))
    return Markup("{}<br>{}").format(row.window.short, past) if past else Markup.escape(row.window.short)
