"""A plan's worksheet -> its pipeline: what must be open, what is, what it is worth; and the market it comes from."""

from markupsafe import Markup

from playpress.derive.planning import Worksheet, explained_pipeline, formatted
from playpress.derive.planning import market as markets
from playpress.derive.planning import pipeline as pipelines
from playpress.derive.planning.market import Demand
from playpress.model import field
from playpress.model.kinds.funnel import Stage
from playpress.model.kinds.plan import OpenDeals, Plan
from playpress.model.numbers import percent
from playpress.site.pages.section import TableSection
from playpress.site.view import View


def needed(sheet: Worksheet) -> TableSection:
    """The deals that must be open when the period begins, and what a habit asks for, by its name."""
    rows = [[title, made.formula, made.result] for title, made in explained_pipeline.needed(sheet)]
    text = Markup(
        "Only some of a period's orders come from deals open at its start; the others open and close within it."
    )
    return TableSection("s-pipeline", "Pipeline needed", ["Number", "Calculation", "Result"], rows, text)


def weighted(view: View, sheet: Worksheet) -> TableSection:
    """Open deals by two measures that are shown apart: the judgement of those who sell, and the rates of the funnel."""
    found = pipelines.open_stages(sheet)
    rows: list[list[object]] = []
    for each in found:
        judged, by_rates = (explained_pipeline.worth(sheet, each, rate) for rate in (each.probability, each.rate))
        rows.append([view.link(each.ref), each.written, judged, by_rates])
    if found:
        rows.append(["All stages", *explained_pipeline.weighted(sheet)])
    columns = [
        *field.labels(OpenDeals, "stage", "amount"),
        f"× {field.label(Stage, 'win_probability').casefold()}",
        "× rates of the funnel",
    ]
    text = Markup("The win probability is the reps' own estimate; the plan is computed with the funnel's rates.")
    return TableSection("s-open-deals", "Weighted pipeline", columns, rows, text)


def market(view: View, sheet: Worksheet) -> TableSection:
    """What the plan takes of each audience in a year."""
    rows: list[list[object]] = [_demand(view, each) for each in markets.demands(view.book, sheet)]
    rows += [[view.link(ref), "size not written", "", ""] for ref in markets.unsized(view.book, sheet)]
    columns = ["Audience", "How many there are", "Needed in a year, stage by stage", "Share of the market"]
    return TableSection("s-market", field.label(Plan, "market"), columns, rows)


def _demand(view: View, demand: Demand) -> list[object]:
    stages = Markup("<br>").join(
        Markup("{}: {} ({})").format(row.stage.name, formatted.count(count), percent(count / demand.size))
        for row, count in demand.stages
    )
    audience = Markup("{}, {} of all contacts").format(view.link(demand.audience), percent(demand.share))
    return [audience, view.value(demand.audience.size), stages, percent(demand.taken)]
