"""Rows of a list to filter -> the same rows, in which no value says again what a cell shows or what is usual."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from playpress.site.tables import ListCell, ListColumn, ListFacet, ListRow


def lean(columns: Sequence[ListColumn], rows: Sequence[ListRow], facets: Sequence[ListFacet]) -> list[ListRow]:
    """The rows with the values and the keys for sorting that the script of lists would not find otherwise.

    A row has a value for every facet. What repeats in each of thousands of rows is most of what a page weighs.
    """
    shown_in = {column.facet: at for at, column in enumerate(columns) if column.facet}
    return [_row(row, shown_in, facets) for row in rows]


def _row(row: ListRow, shown_in: dict[str, int], facets: Sequence[ListFacet]) -> ListRow:
    shown = [Markup.escape(cell.html).striptags() for cell in row.cells]
    cells = [
        ListCell(cell.html, "" if cell.key.casefold() == words.casefold() else cell.key)
        for cell, words in zip(row.cells, shown, strict=True)
    ]
    return ListRow(cells, dict(_values(row, {name: shown[at] for name, at in shown_in.items()}, facets)))


def _values(row: ListRow, shown: dict[str, str], facets: Sequence[ListFacet]) -> Iterator[tuple[str, str]]:
    for facet in facets:
        value = row.facets[facet.name]
        if value != shown.get(facet.name, facet.usual):
            yield facet.name, value
