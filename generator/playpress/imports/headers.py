"""A grid -> which table it is and what its columns are, by names, labels and synonyms, and how that was found."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from playpress.exports.sheets import COMPUTED, CONTENTS, FILLED_IN, IDS, PAGE
from playpress.exports.tick_sheet import ITEM
from playpress.imports.grid import Grid, ReadCell
from playpress.model.entity import Entity
from playpress.model.field import label
from playpress.model.guide import entries
from playpress.problems import Place, Problem, fault
from playpress.tables import columns
from playpress.tables.columns import Column, DataTable
from playpress.thesaurus import nearest

_FIRST = 10
"""How many lines may stand above the heads."""
_SURE, _LIKELY = 0.99, 0.85
"""How alike letters have to be: when a table is looked for, and when it is known."""
_ENOUGH = 1.5
"""What heads have to count together for a table to be found by them."""
_LONGEST = 40
"""How many characters a head has that is looked up among synonyms."""
PARENT = "(definition)"


@dataclass(frozen=True, slots=True)
class Inner:
    """A column that fills an item of another table: the value of a target, and the period it is of."""

    table: DataTable
    name: str
    period: str = ""
    """What the head itself says of the item: "Target 2027-Q1"."""


@dataclass(frozen=True, slots=True)
class Headed:
    """A grid whose table and columns are known."""

    grid: Grid
    table: DataTable
    row: int
    """The row of its heads."""
    columns: Mapping[int, Column]
    about: Mapping[str, int]
    """The columns that say which definition or part a row is: `(definition)`, `id`, `#`, `name`."""
    inner: Mapping[int, Inner] = field(default_factory=dict)
    left: tuple[str, ...] = ()
    """Heads that nothing was found for."""
    told: tuple[str, ...] = ()
    """What was taken for what, where it is not called so."""


def ours(grid: Grid) -> bool:
    """Whether a sheet of ours holds nothing to be read: contents, ids, computed figures, a checklist filled in."""
    return grid.name in (CONTENTS, IDS) or computed(grid) or filled_in(grid)


def computed(grid: Grid) -> bool:
    """Whether a sheet holds figures that follow from others."""
    return grid.name.startswith(f"{COMPUTED} ")


def filled_in(grid: Grid) -> bool:
    """Whether a sheet is the workbook of a checklist, whose status is of one case and not of the playbook."""
    heads = {ITEM, *FILLED_IN}
    return any(heads <= {cell.text for cell in row.values()} for row in grid.rows.values())


def headed(grid: Grid, kinds: Sequence[type[Entity]], wanted: str = "") -> Headed | Problem:
    """What a grid is. `wanted`: the name of its table or its kind, where somebody has said so."""
    known = [table for kind in kinds for table in columns.tables(kind)]
    fitting = _fitting(known, wanted or grid.name) or (_meant(known, wanted) if wanted else [])
    place = Place(grid.file, min(grid.rows, default=1), 1, grid.name)
    if wanted and not fitting:
        near = nearest(wanted, [name for each in known for name in (each.kind.about.name, each.name)])
        example = "Name a kind, such as metric, or a table, such as metrics.targets."
        hint = f'Did you mean "{near}"?' if near else example
        return fault("SHEET-KIND", f'"{wanted}" is neither a kind nor a table', place, hint)
    alike = [] if wanted or fitting else _meant(known, grid.name)
    candidates = fitting or known
    scored = _scored(grid, candidates, alike)
    best = scored[0] if scored else None
    if not fitting and (best is None or best[0] < _ENOUGH) and (named := _named(grid, known)):
        return named
    if best is None or (not fitting and best[0] < _ENOUGH) or best[0] <= 0:
        hint = "Name its kind with --as, for example --as metric, and its columns as the fields of that kind."
        return fault("SHEET-KIND", "the name and the columns of this sheet do not show what it lists", place, hint)
    tied = [candidates[-number] for score, row, number in scored if score == best[0] and row == best[1]]
    if len({each.kind for each in tied}) == 1 and (whole := [each for each in tied if not each.field]):
        tied = whole  # "Term, Meaning" says nothing of teams: it lists terms, and not what teams mean by them
    if len({each.name for each in tied}) > 1 and not fitting:
        names = ", ".join(each.name for each in tied[:4])
        return fault("SHEET-KIND", f"this sheet may list several things: {names}", place, "Name one with --as.")
    return _made(grid, candidates[-best[2]] if fitting else tied[0], -best[1])


def _named(grid: Grid, known: Sequence[DataTable]) -> Headed | None:
    """A short list whose first row names one kind and has no head that means nothing to it: "KPI" above names."""
    row = min(grid.rows, default=0)
    definitions = [each for each in known if not each.field] if row else []
    found = [(each, _matches(grid.rows[row], each, _SURE)) for each in definitions]
    meant = [each for each, heads in found if "name of kind" in heads.values() and len(heads) == len(grid.rows[row])]
    return _made(grid, meant[0], row) if len(meant) == 1 else None


def _fitting(known: Sequence[DataTable], name: str) -> list[DataTable]:
    """The tables that are called so."""
    bare = name.strip().casefold()
    return [each for each in known if bare in _names(each)]


def _meant(known: Sequence[DataTable], name: str) -> list[DataTable]:
    """The definitions of the kind that other words mean: "KPIs"."""
    kinds = {
        label: each for each in known if not each.field for label in (each.kind.about.name, each.kind.about.titles)
    }
    near = nearest(name, list(kinds), _SURE)
    return [kinds[near]] if near else []


def _names(table: DataTable) -> set[str]:
    about = table.kind.about
    names = [table.name, table.title] if table.field else [table.name, table.title, about.name, about.title]
    return {each.casefold()[:31] for each in names}


def _scored(grid: Grid, candidates: Sequence[DataTable], alike: Sequence[DataTable]) -> list[tuple[float, int, int]]:
    """How well each row fits as the heads of each table, the best first; rows below clear heads are not looked at.

    `alike`: the tables that the name of the sheet speaks for.
    """
    scored: list[tuple[float, int, int]] = []
    for row in sorted(grid.rows)[:_FIRST]:
        cells = grid.rows[row]
        for number, table in enumerate(candidates):
            score = _score(cells, table, _SURE)
            scored.append((score + (table in alike and score > 0), -row, -number))
        known = max((_known(cells, table) for table in candidates), default=0)
        if known > 1 and known * 2 > len(cells):
            break
    return sorted(scored, reverse=True)


def _known(row: Mapping[int, ReadCell], table: DataTable) -> int:
    return sum(_exact(cell.text, table) is not None for cell in row.values())


def _score(row: Mapping[int, ReadCell], table: DataTable, alike: float) -> float:
    """How much of a row are heads of a table: its own fields count most, those of every kind little."""
    found = _matches(row, table, alike)
    common = Entity.model_fields
    total = 0.0
    for what in found.values():
        if isinstance(what, Column):
            total += 0.4 if what.path[0] in common or what.name == columns.ID else 1
        elif isinstance(what, str):
            total += 1 if what in (PARENT, "name of kind") else 0.5
        else:
            total += 0.7
    parent = not table.field or PARENT in found.values()
    return total if parent else total - 1.2


def _matches(row: Mapping[int, ReadCell], table: DataTable, alike: float) -> dict[int, Column | str | Inner]:
    """What each head of a row means in a table; a column is found once, by the head that fits it best."""
    found: dict[int, Column | str | Inner] = {}
    taken: set[str] = set()
    for exact in (True, False):
        for number, cell in row.items():
            if number in found:
                continue
            what = _exact(cell.text, table, taken) if exact else _guessed(cell.text, table, alike, taken)
            name = what.name if isinstance(what, Column) else what if isinstance(what, str) else ""
            if what is None or (name and name in taken):
                continue
            found[number] = what
            taken.add(name)
    return found


def _exact(head: str, table: DataTable, taken: Collection[str] = ()) -> Column | str | None:
    """What a head means word for word: the name of a field, its label, the kind of the definition."""
    bare = head.strip().casefold()
    about = table.kind.about
    if table.field and bare in (about.name, about.title.casefold(), about.sentence) and PARENT not in taken:
        return PARENT
    if bare == columns.NUMBER:
        return None if table.by_id else columns.NUMBER
    for column in table.columns:
        if bare in (column.name.casefold(), column.label.casefold()) and not _doubtful(column, bare, table):
            return column
    for column in table.columns:
        for name in (column.name, column.label):
            key = head.strip()[len(name) + 1 :].strip()
            if column.shape == "names" and key and bare.startswith((f"{name.casefold()}.", f"{name.casefold()}:")):
                return column.of(key)
    return None


def _doubtful(column: Column, bare: str, table: DataTable) -> bool:
    """Whether a label means another column as well: only its name then tells them apart."""
    return bare != column.name.casefold() and sum(each.label.casefold() == bare for each in table.columns) > 1


def _guessed(head: str, table: DataTable, alike: float, taken: set[str]) -> Column | str | Inner | None:
    if head.strip() in (PAGE, *FILLED_IN) or len(head) > _LONGEST:
        return None
    about = table.kind.about
    if nearest(head, [about.name, about.title, about.titles], _SURE):
        return "name of kind" if not table.field else PARENT
    free = [each for each in table.columns if each.name not in taken]
    names = {name: each for each in reversed(free) for name in (each.label, each.name, each.path[-1])}
    if near := nearest(head, list(names), alike):
        return names[near]
    return _inner(head, table)


def _inner(head: str, table: DataTable) -> Inner | None:
    """A head that means an item of another table of the kind: "Target", "Target 2027-Q1", "Period"."""
    for other in () if table.field else columns.tables(table.kind)[1:]:
        if other.by_id or len(pair := _pair(other)) != 2:
            continue
        names = [other.field, label(table.kind, other.field)]
        words = head.replace(":", " ").split()
        if nearest(head, names, _LIKELY):
            return Inner(other, pair[1])
        if len(words) > 1 and nearest(words[0], names, _LIKELY):
            return Inner(other, pair[1], " ".join(words[1:]))
        if len(words) > 1 and nearest(words[-1], names, _LIKELY):
            return Inner(other, pair[1], " ".join(words[:-1]))
        if nearest(head, [pair[0]], _SURE):
            return Inner(other, pair[0])
    return None


def _pair(table: DataTable) -> list[str]:
    """The two fields that an item needs: what it is of, and its value."""
    return [each.name for each in entries(table.model) if each.required]


def _made(grid: Grid, table: DataTable, row: int) -> Headed:
    heads = grid.rows[row]
    found = _matches(heads, table, _LIKELY)
    about: dict[str, int] = {}
    chosen: dict[int, Column] = {}
    inner: dict[int, Inner] = {}
    for number, what in found.items():
        if isinstance(what, Inner):
            inner[number] = what
        elif what == "name of kind":
            if "name" in about:
                continue
            about["name"] = number
            chosen |= {number: name} if (name := table.column("name")) else {}
        elif isinstance(what, str):
            about[what] = number
        else:
            chosen[number] = what
            if what.name in (columns.ID, "name"):
                about[what.name] = number
    chosen = {number: column for number, column in chosen.items() if column.name != columns.ID}
    left = tuple(
        cell.text.strip()
        for number, cell in heads.items()
        if number not in found and cell.text.strip() not in (PAGE, *FILLED_IN)
    )
    return Headed(grid, table, row, chosen, about, inner, left, tuple(_told(heads, chosen, inner, about, table)))


def _told(
    heads: Mapping[int, ReadCell],
    chosen: Mapping[int, Column],
    inner: Mapping[int, Inner],
    about: Mapping[str, int],
    table: DataTable,
) -> Iterator[str]:
    """Each head that is not called as the field it was taken for."""
    for number, cell in heads.items():
        head = re.sub(r"\s+", " ", cell.text.strip())
        if number in inner:
            of = f" of {inner[number].period}" if inner[number].period else ""
            yield f"{head} -> {inner[number].table.field}, {inner[number].name}{of}"
        elif number in chosen and head.casefold() not in (
            chosen[number].name.casefold(),
            chosen[number].label.casefold(),
        ):
            yield f"{head} -> {chosen[number].name}"
        elif about.get(PARENT) == number and head.casefold() not in (
            table.kind.about.name,
            table.kind.about.title.casefold(),
        ):
            yield f"{head} -> {table.kind.about.name}"
