"""A plan's worksheet -> its segments: what each takes at every stage, and what a customer of it costs and is worth."""

from markupsafe import Markup

from playpress.derive.planning import Worksheet, explained_segments
from playpress.site.pages.section import TableSection
from playpress.site.view import View


def stages(view: View, sheet: Worksheet) -> TableSection:
    """What each segment needs at every stage, and all of them together."""
    rows = [[view.link(row.ref), *cells] for row, cells in explained_segments.taken(sheet)]
    names = (view.book.name(each.segment.audience) for each in sheet.segments)
    text = Markup("Each segment has its own average deal and its own rates; the plan is their sum.")
    columns = ["Stage", *names, explained_segments.TOGETHER]
    return TableSection("s-segment-stages", "Needed in each segment", columns, rows, text)


def values(view: View, sheet: Worksheet) -> TableSection:
    """What a customer costs, how soon that is earned, and what is earned in all: by segment, then blended."""
    rows = [
        [view.link(audience) if audience else explained_segments.BLENDED, *cells]
        for audience, cells in explained_segments.worked(sheet)
    ]
    text = Markup(
        "Cost of a customer: the segment's own budget lines for new business / its customers, plus shared lines / all "
        "customers. Payback: cost / margin a month. Lifetime value: margin a month x 12 / share of the customers who "
        "leave in a year. Blended: the averages of all customers, not of the segments."
    )
    return TableSection("s-segment-values", "What a customer costs and returns", explained_segments.COLUMNS, rows, text)
