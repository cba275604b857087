"""Drafts -> a proposal: what would be added and changed, in words, and a workspace that is ready to be written."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from playpress.authoring.workspace import Trial, Way, Workspace
from playpress.graph.references import with_names_that_exist
from playpress.imports import drafts
from playpress.imports.drafts import Draft, Drafts
from playpress.language import counted
from playpress.model.entity import Entity
from playpress.model.validate import read_entity
from playpress.model.write import rewritten, written
from playpress.problems import Place, Problem, in_order
from playpress.source import events
from playpress.source.builder import limited
from playpress.source.document import Mark, Origin, Raw, SourceText
from playpress.source.edit import Add, Change, Put, one_line, smallest, whole

_NOWHERE = Origin(SourceText("", "", [0]), Mark(0, 0))


@dataclass(frozen=True, slots=True)
class ChangedValue:
    """One value that a sheet says differently: before and after as an author would write them, "" for nothing."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """One definition that would be added or changed."""

    key: str
    name: str
    new: bool
    differences: tuple[ChangedValue, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an import would do. With problems, nothing of it must be written."""

    definitions: tuple[Proposed, ...]
    problems: tuple[Problem, ...]


def proposed(workspace: Workspace, found: Drafts, kinds: Sequence[type[Entity]], today: dt.date) -> Proposal:
    """Type every draft, make the changes in the workspace, and try the whole."""
    problems = list(found.problems)
    listed: list[Proposed] = []
    changes: dict[str, list[Change]] = {}
    added: dict[type[Entity], dict[str, dict[str, Raw]]] = {}
    touched: list[Draft] = []
    for draft in drafts.changed(found):
        entity, trouble = _typed(draft, workspace)
        problems += trouble
        if entity is None or trouble or (draft.entity and written(entity) == written(draft.entity)):
            continue
        touched.append(draft)
        before = written(draft.entity) if draft.entity else {}
        differences = tuple(_differences(before, written(entity), ()))
        listed.append(Proposed(draft.key, str(entity.name), draft.entity is None, differences))
        if draft.entity is None:
            order = [info.alias or name for name, info in draft.kind.model_fields.items()]
            fields = dict(sorted(draft.raw.items(), key=lambda pair: order.index(pair[0])))
            added.setdefault(draft.kind, {})[draft.id] = fields
            continue
        place, raw = workspace.way_to(draft.entity), workspace.raw(draft.entity)
        if place:
            new = rewritten(entity, draft.entity, raw, draft.raw)
            changes.setdefault(place[0], []).extend(smallest(raw, new, place[1]))
    if problems:
        return Proposal(tuple(listed), tuple(limited(in_order(_missing_once(problems)))))
    for kind, definitions in added.items():
        file = workspace.together(kind)
        if file in changes:
            changes[file] += [Add((id_,), fields) for id_, fields in definitions.items()]
        else:
            problems += [problem] if (problem := workspace.add(kind, definitions)) else []
    for file, each in changes.items():
        problems += [problem] if (problem := workspace.change(file, _at_once_first(each))) else []
    trial = workspace.tried(kinds, today) if touched and not problems else None
    problems += _in_cells(trial, touched) if trial else []
    return Proposal(tuple(listed), tuple(limited(in_order(problems))))


def _missing_once(problems: Sequence[Problem]) -> Iterator[Problem]:
    """A field that several rows lack is one problem; it can be given to all of them at once."""
    lacking: dict[str, list[Problem]] = {}
    for each in problems:
        if each.code == "VAL-MISSING" and each.field:
            lacking.setdefault(each.field, []).append(each)
        else:
            yield each
    for name, several in lacking.items():
        message = f'{counted(len(several), "row")} have no "{name}"' if len(several) > 1 else several[0].message
        what, _, example = several[0].hint.partition("For example: ")
        value = example.strip("`").removeprefix(f"{name}: ") or "…"
        hint = f"{what}Add a column for it, or say it once for all rows: --set {name}={value}"
        yield replace(several[0], message=message, hint=hint)


def _typed(draft: Draft, workspace: Workspace) -> tuple[Entity | None, list[Problem]]:
    """The definition that a draft makes, or what is wrong with it, each at its cell.

    Only a draft with something wrong is written out as YAML, in which each value has a place.
    """
    notation = workspace.book.settings.notation
    entity, wrong = read_entity(draft.kind, draft.id, draft.raw, _NOWHERE, notation)
    if entity is not None and not wrong:
        return entity, []
    file = f"content/{draft.kind.about.plural}.yml"
    text = whole({draft.id: draft.raw}, file)
    if isinstance(text, Problem):
        return None, [replace(each, place=draft.place, instead=None, readings=()) for each in wrong]
    document, problems = events.parse(text.decode(), file)
    if document is None:
        return None, [replace(each, place=draft.place) for each in problems]
    origin = document.origin.at(draft.id)
    entity, wrong = read_entity(draft.kind, draft.id, draft.raw, origin, notation)
    return entity, [_at(each, origin, draft) for each in with_names_that_exist(wrong, workspace.book.entities)]


def _in_cells(trial: Trial, touched: Sequence[Draft]) -> Iterator[Problem]:
    """The problems that a trial found, at the cells that cause them."""
    for problem in trial.problems:
        holders = [
            (origin, each)
            for each in touched
            if (origin := trial.origins.get(each.key)) and _holds(origin, problem.place)
        ]
        yield _at(problem, *holders[0]) if holders else problem


def _holds(origin: Origin, place: Place) -> bool:
    first = origin.source.place((origin.mark.key or (origin.mark.start,))[0])
    return first <= place <= origin.source.place(origin.mark.end)


def _at(problem: Problem, origin: Origin, draft: Draft) -> Problem:
    """The problem at the cell whose value is around its place; at the row's own cell where no value is."""
    best: tuple[int, Place] = (1 << 60, draft.place)
    for path, cell in draft.places.items():
        mark = origin.of(path).mark
        if mark is not origin.mark and _holds(origin.of(path), problem.place):
            best = min(best, (mark.end - mark.start, cell))
    return replace(problem, place=best[1], also=(), instead=None, readings=())


def _at_once_first(changes: Sequence[Change]) -> list[Change]:
    """The same changes, those first that the writer makes at once: words for words, and fields at the end."""
    plain: list[Change] = []
    rest: list[Change] = []
    for each in changes:
        at_once = (
            isinstance(each, Put)
            and isinstance(each.value, str)
            and all(isinstance(step, str) for step in each.location)
        )
        at_end = isinstance(each, Add) and each.position is None and len(each.location) == 1
        (plain if at_once or at_end else rest).append(each)
    return [*plain, *rest]


def _differences(before: Raw, after: Raw, way: Way) -> Iterator[ChangedValue]:
    """What is different, as deep inside as the two have the same fields or items."""
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for name in dict.fromkeys((*before, *after)):
            yield from _differences(before.get(name), after.get(name), (*way, name))
    elif (
        isinstance(before, list)
        and isinstance(after, list)
        and any(isinstance(each, dict) for each in (*before, *after))
    ):
        for number in range(max(len(before), len(after))):
            one = before[number] if number < len(before) else None
            other = after[number] if number < len(after) else None
            yield from _differences(one, other, (*way, _called(other or one, number)))
    else:
        yield ChangedValue(".".join(map(str, way)), _words(before), _words(after))


def _called(item: Raw, number: int) -> str:
    id_ = item.get("id") if isinstance(item, dict) else None
    return id_ if isinstance(id_, str) else str(number + 1)


def _words(value: Raw) -> str:
    if value is None:
        return ""
    return " ".join(value.split()) if isinstance(value, str) else one_line(value)
