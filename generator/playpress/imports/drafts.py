"""Headed grids and the definitions there are -> drafts: what each row says differently, cell by cell."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from playpress.graph import Book
from playpress.imports.grid import ReadCell
from playpress.imports.headers import PARENT, Headed
from playpress.imports.meanings import Meanings
from playpress.imports.placing import value_at, with_value
from playpress.model.entity import Entity
from playpress.model.part import Phrase
from playpress.model.write import written
from playpress.problems import Place, Problem, fault, shorten
from playpress.source.document import Raw
from playpress.source.edit import Path
from playpress.source.ids import ID, slug
from playpress.tables import cells, columns, rows
from playpress.tables.columns import Column, DataTable

_SERIAL = re.compile(r"[2-7]\d{4}")
"""A day as a spreadsheet counts it, when its cell is not formatted as one: 1954 to 2119."""


@dataclass(slots=True)
class Draft:
    """One definition as the sheets want it: the values that differ, where they stand, and the cell of each."""

    kind: type[Entity]
    id: str
    entity: Entity | None
    place: Place
    raw: dict[str, Raw]
    """What the definition would say, all of it."""
    places: dict[Path, Place] = field(default_factory=dict)
    """The cell of each value that a sheet says differently."""
    seen: dict[Path, tuple[str, Place]] = field(default_factory=dict)
    """What a cell has said of a value already."""

    @property
    def key(self) -> str:
        """`metric:win-rate`"""
        return f"{self.kind.about.name}:{self.id}"


@dataclass(slots=True)
class Drafts:
    """All drafts of an import, with what was found wrong, and what was understood in another way than it says."""

    book: Book
    clear: bool
    """Whether an empty cell deletes what is there."""
    by_key: dict[str, Draft] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    meanings: Meanings = field(init=False)
    emptied: int = 0
    """Empty cells whose values stay."""
    full: list[Place] = field(default_factory=list)
    """Cells that say something new and are as long as a cell can be: their ends may have been cut off."""
    _rows: dict[tuple[str, str], dict[str, rows.DataRow]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.meanings = Meanings(self.book)

    def read(self, headed: Headed) -> int:
        """Read a grid; how many rows it has."""
        seen: dict[tuple[str, str], int] = {}
        numbers = [number for number in sorted(headed.grid.rows) if number > headed.row]
        for first, last, left, _ in headed.grid.merged:
            if last > headed.row:
                place = Place(headed.grid.file, max(first, headed.row), left, headed.grid.name)
                hint = "Unmerge them and write the value into each."
                self.problems.append(
                    fault("SHEET-MERGED", "these cells are merged: only the first has a value", place, hint)
                )
        for number in numbers:
            self._row(headed, number, headed.grid.rows[number], seen)
        return len(numbers)

    def _row(self, headed: Headed, number: int, line: Mapping[int, ReadCell], seen: dict[tuple[str, str], int]) -> None:
        table = headed.table
        wrong = [
            line[each].problem for each in (*headed.columns, *headed.about.values(), *headed.inner) if each in line
        ]
        problems = list(dict.fromkeys(each for each in wrong if each))
        here = Place(headed.grid.file, number, min(line), headed.grid.name)
        draft = self._draft(headed, line, here)
        if isinstance(draft, Problem):
            self.problems += problems or [draft]
            return
        self.problems += problems
        way: Path = ()
        now = self._cells(table, draft)
        current: Mapping[str, str] = now[draft.id].cells if draft.id in now else {}
        key = draft.id
        if table.field:
            part = self._part(headed, draft, line, here)
            if isinstance(part, Problem):
                self.problems.append(part)
                return
            key, position, current = part
            way = (table.field, position)
        twice = seen.setdefault((draft.key, key if table.field else ""), number)
        if twice != number and key:
            message = f'row {twice} is about "{key}", too'
            self.problems.append(fault("SHEET-TWICE", message, here, "Keep one of the two rows."))
            return
        for at, column in headed.columns.items():
            self._value(
                draft, way, column, current.get(column.name), line.get(at), Place(here.file, number, at, here.sheet)
            )
        self._inner(headed, draft, line)

    def _draft(self, headed: Headed, line: Mapping[int, ReadCell], here: Place) -> Draft | Problem:
        """The definition that a row is about: by its id, by its name, or a new one."""
        table = headed.table
        wanted = (PARENT,) if table.field else (columns.ID, "name")
        cell = next((line[headed.about[each]] for each in wanted if headed.about.get(each) in line), None)
        if cell is None or not cell.text.strip():
            needs = f"which {table.kind.about.sentence} it is about" if table.field else "an id or a name"
            return fault("SHEET-ID", f"this row does not say {needs}", here, "Fill in that cell, or delete the row.")
        said = cell.text.strip()
        kind = table.kind.about.name
        by_id = not table.field and headed.about.get(columns.ID) == cell.place.column
        known = by_id or f"{kind}:{said}" in self.by_key
        identifier = said if known else self.meanings.called(kind, said) or slug(said)
        key = f"{kind}:{identifier}"
        if key in self.by_key:
            return self.by_key[key]
        entity = self.book.entities.get(key)
        if entity is not None and not self.book.has_file(entity):
            hint = "Change the field `hands_to` of that step."
            return fault("SHEET-ID", f'"{identifier}" is written on a step of a process', cell.place, hint)
        if not ID.fullmatch(identifier):
            message = f'"{shorten(identifier)}" is not an id'
            return fault("VAL-ID", message, cell.place, f'Did you mean "{slug(identifier)}"?')
        if entity is None and table.field:
            message = f'there is no {table.kind.about.sentence} "{shorten(said)}"'
            return fault("SHEET-ID", message, cell.place, "Write the id of one that there is.")
        raw = written(entity) if entity else {}
        draft = Draft(table.kind, identifier, entity, cell.place, dict(raw))
        self.by_key[key] = draft
        return draft

    def _part(
        self, headed: Headed, draft: Draft, line: Mapping[int, ReadCell], here: Place
    ) -> tuple[str, int, Mapping[str, str]] | Problem:
        """The part that a row is about: its key, its position in the draft's list, and what its cells say now."""
        table = headed.table
        found = draft.raw.get(table.field)
        listed = found if isinstance(found, list) else []
        draft.raw[table.field] = listed = list(listed)
        known = self._cells(table, draft)
        cell = line.get(headed.about.get(columns.ID if table.by_id else columns.NUMBER, 0))
        text = next(
            (line[at].text for at, column in headed.columns.items() if column.name == "text" and at in line), ""
        )
        name = line.get(headed.about.get("name", 0))
        key = cell.text.strip() if cell else slug(text or (name.text if name else "")) if text or name else ""
        if not table.by_id and not key:
            key = self._alike(headed, line, known)
        if key in known:
            return key, self._position(draft, table, key), known[key].cells
        if not table.by_id and key and key != str(len(listed) + 1):
            hint = f"Write a number from 1 to {len(listed)}, or leave it empty for a new one."
            return fault(
                "SHEET-ID", f'there is no item "{shorten(key)}" in this list', cell.place if cell else here, hint
            )
        if table.by_id and not key and not issubclass(table.model, Phrase):
            return fault("SHEET-ID", "this row does not say which id it has", here, "Fill in its id.")
        new: dict[str, Raw] = {columns.ID: key} if table.by_id and key else {}
        listed.append(new)
        if cell and table.by_id:
            draft.places[table.field, len(listed) - 1, columns.ID] = cell.place
        else:
            draft.places[table.field, len(listed) - 1] = here
        return key, len(listed) - 1, {}

    def _alike(self, headed: Headed, line: Mapping[int, ReadCell], known: Mapping[str, rows.DataRow]) -> str:
        """The item without an id that says the same in its first field that it needs."""
        need = next((each for each in headed.table.columns if each.required), None)
        at = next((at for at, column in headed.columns.items() if need and column.name == need.name), 0)
        if need is None or at not in line:
            return ""
        return next((key for key, row in known.items() if row.cells[need.name] == line[at].text.strip()), "")

    def _position(self, draft: Draft, table: DataTable, key: str) -> int:
        items = rows.items(table, draft.entity) if draft.entity else ()
        ids = [
            str(getattr(each, "id", number + 1)) if table.by_id else str(number + 1)
            for number, each in enumerate(items)
        ]
        return ids.index(key)

    def _cells(self, table: DataTable, draft: Draft) -> dict[str, rows.DataRow]:
        """What the cells of a table say now of a definition, by the ids or positions of their rows."""
        at = (table.name, draft.id)
        if at not in self._rows:
            found = rows.rows(table, draft.entity) if draft.entity else ()
            self._rows[at] = {row.key: row for row in found}
        return self._rows[at]

    def _value(
        self, draft: Draft, way: Path, column: Column, now: str | None, cell: ReadCell | None, place: Place
    ) -> None:
        """Put what a cell says into the draft where it is different from what is there."""
        if now is None and len(column.path) > 1:
            inner = value_at(draft.raw, (*way, *column.path))
            now = cells.written(inner, column.shape) if inner is not None else None
        before = _even(cells.shown(now or ""))
        text = _even(cell.text) if cell else ""
        if cell and cell.problem:
            return
        if cell and cell.fallback:
            self._fall_back(draft, (*way, *column.path), column, cell, before)
            return
        if text == before:
            draft.seen.setdefault((*way, *column.path), (text, place))
            return
        if not text:
            if not self.clear:
                self.emptied += 1
                return
            self._put(draft, (*way, *column.path), None, place)
            return
        if cell and cell.bare and column.native == "date" and _SERIAL.fullmatch(text):
            hint = "Format the cell as a date, or write it as 2027-03-31."
            self.problems.append(fault("SHEET-DATE", f"{text} is a number here, not a day", place, hint))
            return
        if len(now or "") > cells.LONGEST:
            hint = "Change it in the file of its definition."
            self.problems.append(
                fault("SHEET-LONG", "this text is longer than a cell, so its end would be lost", place, hint)
            )
            return
        said = draft.seen.get((*way, *column.path))
        if said and said[0] not in (text, before):
            message = f'{said[1]} says "{shorten(said[0], 30)}" of the same value'
            self.problems.append(fault("SHEET-TWICE", message, place, "Make the two agree."))
            return
        draft.seen[(*way, *column.path)] = (text, place)
        self.full += [place] if cell and cell.full else []
        self._put(draft, (*way, *column.path), self.meanings.of(column, cells.read(text, column)), place)

    def _fall_back(self, draft: Draft, path: Path, column: Column, cell: ReadCell, before: str) -> None:
        """What is said of all rows, where neither a sheet nor the definition says it."""
        if not before and path not in draft.seen:
            self._put(draft, path, self.meanings.of(column, cells.read(cell.text, column)), cell.place)

    def _put(self, draft: Draft, path: Path, value: Raw, place: Place) -> None:
        draft.raw = with_value(draft.raw, path, value)
        draft.places[path] = place

    def _inner(self, headed: Headed, draft: Draft, line: Mapping[int, ReadCell]) -> None:
        """Items that a row of definitions says in columns of its own: a target, and the period it is of."""
        given: dict[tuple[str, str], dict[str, ReadCell]] = {}
        tables = {each.table.field: each.table for each in headed.inner.values()}
        for at, inner in headed.inner.items():
            if at in line and not line[at].problem:
                given.setdefault((inner.table.field, inner.period), {})[inner.name] = line[at]
        for (name, period), said in given.items():
            table = tables[name]
            first, second = (each for each in table.columns if each.required)
            of = period or (said[first.name].text.strip() if first.name in said else "")
            if second.name not in said:
                continue
            found = draft.raw.get(name)
            listed = list(found) if isinstance(found, list) else []
            at = next(
                (n for n, each in enumerate(listed) if isinstance(each, dict) and each.get(first.name) == of),
                len(listed),
            )
            value = cells.read(said[second.name].text, second)
            now = listed[at] if at < len(listed) else None
            said_now = now.get(second.name) if isinstance(now, dict) else None
            if said_now == value or (said_now is not None and said[second.name].fallback):
                continue
            if at == len(listed):
                listed.append({first.name: of} if of else {})
            draft.raw = {**draft.raw, name: listed}
            draft.places[name, at] = said[second.name].place
            self._put(draft, (name, at, second.name), value, said[second.name].place)


def _even(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip("\n").split("\n")).strip()


def drafts(book: Book, found: Sequence[Headed], clear: bool) -> tuple[Drafts, list[int]]:
    """Every draft of some grids, and how many rows each grid has."""
    result = Drafts(book, clear)
    return result, [result.read(each) for each in found]


def changed(found: Drafts) -> Iterator[Draft]:
    """The drafts that say something new: a definition in a row of its own, even where it says nothing else."""
    for draft in found.by_key.values():
        if draft.places or draft.entity is None:
            yield draft
