"""A worksheet -> what stands below its stages in a terminal: segments, hours, quotas, pipeline and market."""

from collections.abc import Iterator, Sequence

import click

from playpress.derive.planning import (
    Worksheet,
    explained,
    explained_pipeline,
    explained_segments,
    explained_work,
    formatted,
    market,
    outcome,
    pipeline,
    quotas,
)
from playpress.derive.planning.capacity import loads
from playpress.graph import Book
from playpress.model.field import label
from playpress.model.kinds.plan import MarketShare, OpenDeals, Stated
from playpress.model.numbers import percent
from playpress.problems import listed

_Rows = list[tuple[str, ...]]


def lines(book: Book, sheet: Worksheet) -> Iterator[str]:
    """Every section that has something to show, under its name."""
    for title, found in (
        ("What became of it", table(_outcome(book, sheet))),
        ("Needed in each segment", table(_segment_stages(book, sheet))),
        ("Segments", table(_segments(book, sheet))),
        ("Hours", _hours(book, sheet)),
        ("Quotas", table(_quotas(book, sheet))),
        ("Pipeline needed", table(_pipeline(sheet))),
        ("Weighted pipeline", table(_weighted(book, sheet))),
        ("Market, in a year", table(_market(book, sheet))),
    ):
        rows = list(found)
        if rows:
            yield ""
            yield click.style(title, bold=True)
            yield from rows


def table(rows: Sequence[tuple[str, ...]], right: Sequence[int] = ()) -> Iterator[str]:
    """Columns as wide as what is in them, below their heads; empty ones are left out, numbers are on the right."""
    if len(rows) < 2:
        return
    kept = [number for number in range(len(rows[0])) if any(row[number] for row in rows[1:])]
    widths = {number: max(len(row[number]) for row in rows) for number in kept}
    for row in rows:
        cells = (row[n].rjust(widths[n]) if n in right else row[n].ljust(widths[n]) for n in kept)
        yield "  ".join(cells).rstrip()


def _outcome(book: Book, sheet: Worksheet) -> _Rows:
    rows: _Rows = [(label(Stated, "stage"), "Counted by", "Needed", "Actual", "Gap")]
    for each in outcome.outcomes(book, sheet):
        rows.append((str(each.row.stage.name), str(each.metric.name), *explained.became(each)))
    return rows


def _segment_stages(book: Book, sheet: Worksheet) -> _Rows:
    names = (book.name(each.segment.audience) for each in sheet.segments)
    rows = [(str(row.stage.name), *cells) for row, cells in explained_segments.taken(sheet)]
    return [(label(Stated, "stage"), *names, explained_segments.TOGETHER), *rows]


def _segments(book: Book, sheet: Worksheet) -> _Rows:
    rows = [
        (book.name(audience) if audience else explained_segments.BLENDED, *cells)
        for audience, cells in explained_segments.worked(sheet)
    ]
    return [explained_segments.COLUMNS, *rows]


def _hours(book: Book, sheet: Worksheet) -> Iterator[str]:
    for load in loads(book, sheet):
        names = listed(str(role.name) for role in load.roles)
        yield f"{names}: {formatted.hours(load.needed)} needed, available: {explained_work.available(load, sheet.over)}"
        for effort in load.efforts:
            yield f"  {book.name(effort.cause)}: {explained_work.hours(effort)}"
        yield f"  {'; '.join(explained_work.months(load))}"
    if left_out := explained_work.uncounted(book, sheet):
        yield left_out


def _quotas(book: Book, sheet: Worksheet) -> _Rows:
    rows: _Rows = [("Who", "How much each", "Together")]
    for share in quotas.shares(book, sheet):
        made, starts = explained_work.quota(sheet, share), share.quota.starts
        name = book.name(share.quota.role) + (f" from {starts} on" if starts else "")
        rows.append((name, made.formula, made.result))
    rows += [(title, made.formula, made.result) for title, made in explained_work.quota_sums(book, sheet)]
    return rows


def _pipeline(sheet: Worksheet) -> _Rows:
    rows = [(title, made.formula, made.result) for title, made in explained_pipeline.needed(sheet)]
    return [("Number", "Calculation", "Result"), *rows]


def _weighted(book: Book, sheet: Worksheet) -> _Rows:
    rows: _Rows = [(label(OpenDeals, "stage"), "Open", "By win probability", "By the rates of the funnel")]
    found = pipeline.open_stages(sheet)
    for each in found:
        worth = (explained_pipeline.worth(sheet, each, rate) for rate in (each.probability, each.rate))
        rows.append((book.name(each.ref), str(each.written), *worth))
    return [*rows, ("All stages", *explained_pipeline.weighted(sheet))] if found else rows


def _market(book: Book, sheet: Worksheet) -> _Rows:
    rows: _Rows = [
        (
            label(MarketShare, "audience"),
            "Of all contacts",
            "There are",
            "Needed, stage by stage",
            "Share of the market",
        )
    ]
    for each in market.demands(book, sheet):
        stages = "; ".join(f"{row.stage.name} {formatted.count(count)}" for row, count in each.stages)
        size, share = formatted.count(each.size), percent(each.share)
        rows.append((str(each.audience.name), share, size, stages, percent(each.taken)))
    rows += [(book.name(ref), "", "size not written", "", "") for ref in market.unsized(book, sheet)]
    return rows
