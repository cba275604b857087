"""Plans -> does it add up? Every number with its formula and its inputs, on the plan's page and in one overview."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import ClassVar

from markupsafe import Markup

from playpress import markup_names as css
from playpress import urls
from playpress.derive.planning import Worksheet, explained, formatted, money, ratios, worksheet
from playpress.derive.planning.capacity import Workload, loads
from playpress.derive.planning.worksheet import StageRow
from playpress.diagrams.pictures import PAPER_WIDTH
from playpress.graph import Book
from playpress.model import field
from playpress.model.kinds.plan import BudgetLine, Plan, SourceShare, UnitCost
from playpress.model.numbers import percent, plain
from playpress.site.blocks import Figure
from playpress.site.context import Detail
from playpress.site.page import Page
from playpress.site.pages import pictured, whatif
from playpress.site.pages.section import SectionsContext, TableSection, alignment_page
from playpress.site.view import View, day

_NONE = Markup("")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDetail(Detail):
    """What a plan's page is given besides."""

    template: ClassVar[str] = "pages/plan.md.j2"

    plan: Plan
    """The plan, with what it leaves unsaid taken from the larger plans that it is part of."""
    figures: Sequence[Figure]
    """Customers needed, the largest gap, the time."""
    obstacles: Sequence[str]
    """What keeps a number from being computed."""
    sections: Sequence[TableSection]
    """The way back from the target, money, people, ratios; none that is empty."""
    whatif: str
    """What the script counts with when a reader tries other numbers; empty where nothing can be computed."""
    drawing: Markup
    """How many are needed at each stage, as a picture; empty where that is not known."""
    drawing_for_paper: Callable[[], Markup]
    """Makes the picture in the width of a printed page."""


def pages(book: Book) -> Iterator[Page]:
    """The overview, where there is a plan."""
    if book.active(Plan):
        lead = "From each revenue target back to the first contact: what it needs and what is missing."
        yield alignment_page(urls.PLANS, "Does the plan add up?", lead, _overview)


def _overview(view: View) -> SectionsContext:
    rows = []
    for plan in view.book.active(Plan):
        sheet = worksheet(view.book, plan)
        first = sheet.rows[0] if sheet.rows else None
        rows.append(
            [
                view.link(plan),
                plan.revenue_target or "not written",
                formatted.count(sheet.won) if sheet.won is not None else "unknown",
                _counted(view, first, first.required if first else None),
                _worst(view, sheet),
                _short(view, sheet),
            ]
        )
    columns = [Plan.about.title, "Target", "Customers needed", "To begin with", "Largest gap", "Hours missing"]
    text = Markup(
        f'Each plan tells how its numbers are worked out<span class="{css.SCREEN}">, on a page where you can also '
        "change them and see</span>."
    )
    return SectionsContext(sections=[TableSection("s-plans", "All plans", columns, rows, text)])


def _counted(view: View, row: StageRow | None, count: Fraction | None) -> Markup:
    if row is None or count is None:
        return Markup("cannot be computed")
    by = f" in {row.created_in.words}" if row.created_in else ""
    return Markup("{} {}{}").format(formatted.count(count), view.link(row.ref), by)


def _worst(view: View, sheet: Worksheet) -> Markup:
    gaps = [(row.gap, row.ref) for row in sheet.rows if row.gap is not None]
    gaps += [(missing, row.ref) for row in sheet.rows for _, _, missing in row.promised() if missing is not None]
    if not gaps:
        return Markup("nothing is stated or promised")
    worst, ref = max(gaps, key=lambda pair: pair[0])
    return Markup("{} at {}").format(explained.gap(sheet, worst), view.link(ref)) if worst > 0 else Markup("none")


def _short(view: View, sheet: Worksheet) -> str:
    short = max((load.short for load in loads(view.book, sheet)), default=Fraction(0))
    return formatted.hours(short) if short > 0 else "none"


def plan_detail(view: View, plan: Plan) -> PlanDetail:
    """The worksheet of a plan: the way back from its target, its money, its people."""
    sheet = worksheet(view.book, plan)
    sections = [
        _way_back(view, sheet),
        _source_mix(view, sheet.plan),
        _money(view, sheet),
        _costs(view, sheet),
        _capacity(view, sheet),
        _quotas(view, sheet),
        _ratios(sheet),
    ]
    return PlanDetail(
        plan=sheet.plan,
        figures=list(figures(sheet)),
        obstacles=[each.message for each in sheet.obstacles],
        sections=[section for section in sections if section.rows],
        whatif=whatif.facts(view.book, sheet),
        drawing=pictured.of_plan(view, sheet),
        drawing_for_paper=partial(pictured.of_plan, view, sheet, PAPER_WIDTH),
    )


def figures(sheet: Worksheet) -> Iterator[Figure]:
    """The three numbers above the table. Each has a name, by which the page's script finds it."""
    plan = sheet.plan
    formula = f"{plan.revenue_target} / {plan.avg_deal}" if plan.avg_deal else ""
    yield _figure(
        formatted.count(sheet.won) if sheet.won is not None else None, "Customers needed", formula, "none", "won"
    )
    gaps = [row.gap for row in sheet.rows if row.gap is not None]
    gaps += [missing for row in sheet.rows for _, _, missing in row.promised() if missing is not None]
    worst = max(gaps, default=None)
    kind = "good" if worst is not None and worst <= plan.tolerance else "open"
    note = "of what is needed is neither stated nor promised"
    yield _figure(percent(max(worst, Fraction(0))) if worst is not None else None, "Largest gap", note, kind, "gap")
    late = max((row.late for row in sheet.rows if row.required), default=0)
    note = "had to exist in a period that is over" if late else "every stage can still be filled in time"
    yield _figure(f"{late} days late" if late else "On schedule", "Time", note, "open" if late else "good", "late")


def _figure(value: object, title: str, note: str, kind: str, name: str) -> Figure:
    return Figure(str(value) if value is not None else "unknown", title, note, kind, name)


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
            _by(row),
        ]
        for row in reversed(sheet.rows)
    ]
    columns = ["Stage", "Needed", "How it is worked out", "The plan counts on", "Gap", "Promised", "Needed by"]
    text = Markup("Counts are exact all the way and rounded up only here.")
    return TableSection("s-way-back", "From the target back to the first contact", columns, rows, text)


def _source_mix(view: View, plan: Plan) -> TableSection:
    """How much of what is won each team brings in."""
    names = ["team", "share", *(["enters"] if any(each.enters for each in plan.source_mix) else [])]
    rows = [[view.value(getattr(each, name) or "") for name in names] for each in plan.source_mix]
    columns = field.labels(SourceShare, *names)
    return TableSection("s-source-mix", field.label(Plan, "source_mix"), columns, rows)


def _computed(kind: str, row: StageRow, words: str) -> Markup:
    """What the page's script computes again from a reader's own numbers."""
    return Markup('<span data-pp-{}="{}">{}</span>').format(kind, row.stage.id, words)


def _by(row: StageRow) -> Markup:
    if row.created_in is None or row.needed_by is None:
        return Markup("no lag written")
    late = Markup(" <strong>{}</strong>").format(f"too late by {row.late} days") if row.late else _NONE
    return Markup("{}{}").format(day(row.needed_by), late)


def _money(view: View, sheet: Worksheet) -> TableSection:
    rows = [
        [
            line.name,
            view.link(line.team) if line.team else "",
            str(line.amount),
            view.link(line.strategy) if line.strategy else view.link(line.pays_for) if line.pays_for else "",
            "yes" if line.new_business else "no",
        ]
        for line in sheet.plan.budget
    ]
    for each in money.sums(sheet):
        title = f"All of {view.book.name(each.team)}" if each.team else "All lines"
        apart = each.lines - each.total
        note = "adds up" if not apart else f"{formatted.money(abs(apart), sheet.currency)} apart"
        total = formatted.money(each.total, sheet.currency)
        rows.append([title, "", formatted.money(each.lines, sheet.currency), f"of {total}: {note}", ""])
    columns = ["Line", *field.labels(BudgetLine, "team", "amount", "pays_for", "new_business")]
    return TableSection("s-budget", field.label(Plan, "budget"), columns, rows)


def _costs(view: View, sheet: Worksheet) -> TableSection:
    rows = [
        [
            view.link(each.stage),
            Markup("{} × {}").format(
                formatted.count(each.cost / each.each), formatted.money(each.each, sheet.currency)
            ),
            formatted.money(each.cost, sheet.currency),
            formatted.money(each.paid, sheet.currency) if each.paid is not None else "no line pays for it",
        ]
        for each in money.costs(sheet)
        if each.each
    ]
    cost = money.acquisition_cost(sheet)
    if cost is not None and sheet.won:
        found = money.acquisition_target(view.book, sheet)
        target = Markup("{}: {}").format(view.link(found[0]), found[2].value) if found else Markup("no target")
        total = formatted.money(cost * sheet.won, sheet.currency)
        formula = Markup("{} / {} customers").format(total, formatted.rounded(sheet.won))
        rows.append(["A new customer", formula, formatted.money(cost, sheet.currency), target])
    return TableSection(
        "s-costs", "Costs", ["What", "Formula", field.label(UnitCost, "cost"), "Paid by, or target"], rows
    )


def _quotas(view: View, sheet: Worksheet) -> TableSection:
    """What each person of a role is to sell, and what that makes together."""
    rows: list[list[object]] = []
    for each in sheet.plan.quotas:
        people = each.people if each.people is not None else getattr(view.book.get(each.role), "headcount", None)
        amount = sheet.amount(each.amount)
        made = (
            formatted.money(amount * people, sheet.currency) if amount is not None and people is not None else "unknown"
        )
        rows.append([view.link(each.role), f"{people if people is not None else 'unknown'} × {each.amount}", made])
    total, target = money.quotas(view.book, sheet), sheet.amount(sheet.plan.revenue_target)
    if total is not None and target:
        against = f"of a target of {sheet.plan.revenue_target}"
        rows.append(["All quotas", against, formatted.money(total, sheet.currency)])
    return TableSection("s-quotas", field.label(Plan, "quotas"), ["Who", "How much each", "Together"], rows)


def _capacity(view: View, sheet: Worksheet) -> TableSection:
    rows = [_load(view, load) for load in loads(view.book, sheet)]
    columns = ["Who", "Hours needed", "Hours available", "Enough for"]
    text = Markup(
        "Hours needed are contacts × attempts × minutes / 60; hours available are people × hours a day × working "
    )
    text += Markup("days × the share of them that is really free.")
    return TableSection("s-capacity", "Capacity", columns, rows, text)


def _load(view: View, load: Workload) -> list[object]:
    effort = Markup("<br>").join(
        Markup("{}: {} × {} = {}").format(
            view.link(each.handoff),
            formatted.count(each.volume),
            formatted.hours(each.each),
            formatted.hours(each.hours),
        )
        for each in load.efforts
    )
    there = formatted.hours(load.available) + (f", short by {formatted.hours(load.short)}" if load.short > 0 else "")
    most = f"{load.affordable:,}" if load.affordable is not None else ""
    return [Markup(" and ").join(view.link(role) for role in load.roles), effort, there, most]


def _ratios(sheet: Worksheet) -> TableSection:
    rows = list(_of_pipeline(sheet))
    overall = sheet.path.overall if sheet.path else None
    deal = sheet.amount(sheet.plan.avg_deal)
    if overall is not None and deal is not None:
        value = formatted.money(ratios.lead_value(deal, overall), sheet.currency)
        rows.append(["Value of a first contact", f"{sheet.plan.avg_deal} × {formatted.exact(overall)}", value])
    stated = sheet.plan.stated_overall_rate
    if stated is not None and overall is not None:
        rows.append(["Customers of all first contacts", f"stated: {formatted.exact(stated)}", formatted.exact(overall)])
    return TableSection("s-ratios", "Key ratios", ["Ratio", "Formula", "Result"], rows)


def _of_pipeline(sheet: Worksheet) -> Iterator[list[str]]:
    past, deal = sheet.plan.pipeline, sheet.amount(sheet.plan.avg_deal)
    if past is None:
        return
    won, lost, opened = plain(past.won), plain(past.lost), plain(past.open)
    win = ratios.win_rate(past.won, past.lost)
    close, needed = ratios.close_rate(past.won, past.open), ratios.needed_coverage(past.won, past.open)
    if win is not None:
        yield ["Win rate: of what was decided", f"{won} / ({won} + {lost})", percent(win)]
    if close is not None:
        yield ["Close rate: of all that was open", f"{won} / {opened}", percent(close)]
    if needed is not None:
        yield ["Pipeline needed for a target", f"{opened} / {won}, not 1 / win rate", formatted.times(needed)]
    due, target = sheet.amount(past.due), sheet.amount(sheet.plan.revenue_target)
    if due is not None and target and (there := ratios.coverage(due, target)) is not None:
        yield ["Pipeline there", f"{past.due} / {sheet.plan.revenue_target}", formatted.times(there)]
    cycle = sheet.plan.cycle
    if deal is not None and win is not None and cycle is not None:
        speed = ratios.velocity(past.open, deal, win, cycle.days)
        formula = f"{opened} × {sheet.plan.avg_deal} × {percent(win)} / {plain(cycle.days)} days"
        if speed is not None:
            yield ["Sales velocity", formula, f"{formatted.money(speed, sheet.currency)} a day"]
