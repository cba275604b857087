"""Plans -> one overview: does each of them add up?"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from markupsafe import Markup

from playpress import markup_names as css
from playpress import urls
from playpress.derive.planning import Worksheet, arrivals, explained, formatted, worksheets
from playpress.derive.planning.capacity import uncounted, workloads
from playpress.derive.planning.worksheet import StageRow
from playpress.graph import Book
from playpress.model.kinds.plan import Plan
from playpress.problems import listed
from playpress.site.page import Page
from playpress.site.pages.section import SectionsContext, TableSection, alignment_page
from playpress.site.view import View


def pages(book: Book) -> Iterator[Page]:
    """The overview, where there is a plan."""
    if book.active(Plan):
        lead = "From each revenue target back to the first contact: what it needs and what is missing."
        page = alignment_page(urls.PLANS, "Does the plan add up?", lead, _overview)
        yield replace(page, tab=Plan.about.tab, place=Plan.about.place, crumbs=())


def _overview(view: View) -> SectionsContext:
    rows = []
    for plan in view.book.active(Plan):
        sheet = worksheets(view.book)[plan.id]
        first = sheet.rows[0] if sheet.rows else None
        rows.append(
            [
                view.link(plan),
                plan.revenue_target or "not written",
                formatted.count(sheet.won) if sheet.won is not None else "unknown",
                _counted(view, first, first.required if first else None, sheet.over),
                worst(view, sheet),
                _short(view, sheet),
            ]
        )
    columns = [Plan.about.title, "Target", "Customers needed", "To begin with", "Largest gap", "Hours missing"]
    text = Markup(
        f'Each plan shows how its numbers are computed<span class="{css.SCREEN}">, on a page where you can also '
        "change them and see</span>."
    )
    return SectionsContext(sections=[TableSection("s-plans", "All plans", columns, rows, text)])


def _counted(view: View, row: StageRow | None, count: Fraction | None, over: bool) -> Markup:
    if row is None or count is None:
        return Markup("cannot be computed")
    by = ", period over" if over else f" from {row.window.words}" if row.window else ""
    return Markup("{} {}{}").format(formatted.count(count), view.link(row.ref), by)


def worst(view: View, sheet: Worksheet) -> Markup:
    """The largest share that a stage lacks of what is needed, and the stage."""
    gaps = list(arrivals.gaps(sheet))
    if not gaps or sheet.over:
        return Markup("period over" if gaps else "nothing is planned or committed")
    row, worst = max(gaps, key=lambda pair: pair[1])
    return (
        Markup("{} at {}").format(explained.gap(sheet, worst), view.link(row.ref))
        if worst > 0
        else Markup("none; {}").format(arrivals.numbered(sheet))
    )


def _short(view: View, sheet: Worksheet) -> str:
    """The hours that are missing most; else why none are, or why that is not known."""
    loads = workloads(view.book)[sheet.plan.id]
    short = max((load.short for load in loads), default=Fraction(0))
    if sheet.over:
        return "period over"
    if short > 0:
        return formatted.hours(short)
    if not loads:
        return "no work is written"
    if any(load.shared for load in loads):
        return "counted in the larger plan"
    if not all(load.timed for load in loads):
        return "capacity is not written"
    unknown = [view.book.name(sheet.plan.source_mix[number].team) for number, _ in uncounted(view.book, sheet)]
    return f"none in the work that is written; no effort of {listed(dict.fromkeys(unknown))}" if unknown else "none"
