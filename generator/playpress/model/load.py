"""A content folder -> typed definitions: reads, types and collects every problem of the run."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from playpress.model import actuals, former_names, inventory, own_page, validate
from playpress.model.actuals import Actual
from playpress.model.entity import Entity
from playpress.model.invalid import shape
from playpress.model.inventory import Inventory
from playpress.model.notation import UNSAID, Notation
from playpress.model.own_page import OwnPage
from playpress.model.period import Period
from playpress.model.settings import Settings
from playpress.problems import Problem, fault
from playpress.source import content, events, ids, syntax
from playpress.source.content import Content, ContentFile, Definition
from playpress.source.document import Document, Origin

E = TypeVar("E", bound=Entity)


@dataclass(slots=True)
class Loaded:
    """What a content folder holds, before anything is linked."""

    content: Content
    settings: Settings | None = None
    settings_origin: Origin | None = None
    entities: list[tuple[Entity, Origin]] = field(default_factory=list)
    inventories: list[Inventory] = field(default_factory=list)
    actuals: list[Actual] = field(default_factory=list)
    pages: list[OwnPage] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    """Keys (`team:sales`, or `team:*` for a whole kind) of what exists and could not be read."""


def load(project: Path, kinds: Sequence[type[Entity]], changes: Mapping[str, bytes | None] | None = None) -> Loaded:
    """Read everything under `content/`. Faults are collected, never raised.

    `changes`: what files of definitions are to say, None for those that are to go; nothing of it is written.
    """
    by_folder = {kind.about.plural: kind for kind in kinds}
    files, problems = content.scan(project, by_folder)
    files = content.with_changes(files, project, changes) if changes else files
    loaded = Loaded(files, problems=problems)
    loaded.unread |= {f"{by_folder[folder].about.name}:{identifier or '*'}" for folder, identifier in files.unread}
    if files.settings:
        loaded.settings, loaded.settings_origin = _settings(files.settings, problems)
    notation = loaded.settings.notation if loaded.settings else UNSAID
    for definition in files.definitions:
        _definition(definition, by_folder[definition.folder], loaded, notation)
    for item in files.inventories:
        _inventory(item, loaded)
    for item in files.actuals:
        _actuals(item, loaded, notation)
    loaded.problems += actuals.twice(loaded.actuals)
    for item in files.pages:
        page, trouble = own_page.read(item)
        loaded.pages += [page] if page else []
        loaded.problems += trouble
    return loaded


def _settings(item: ContentFile, problems: list[Problem]) -> tuple[Settings | None, Origin | None]:
    document, trouble = _document(item)
    problems += trouble
    if document is None:
        return None, None
    document, renamed = former_names.renamed(document)
    problems += renamed
    settings, typed = validate.read(Settings, document.value, document.origin, "playbook.yml")
    problems += _not_yet_told(typed, trouble)
    return settings, document.origin


def _definition(item: Definition, kind: type[Entity], loaded: Loaded, notation: Notation) -> None:
    """The entities of one file: one under the file's name, or several under their keys. Of stubs alone: none yet."""
    text, _ = content.read_text(item)
    if not item.id and text is not None and _is_all_comments(text):
        return
    document, trouble = _document(item)
    loaded.problems += trouble
    if document is None:
        loaded.unread.add(f"{kind.about.name}:{item.id or '*'}")
        return
    typed: list[Problem] = []
    for identifier, entry in [(item.id, document)] if item.id else _entries(document, typed):
        entity, wrong = validate.read_entity(kind, identifier, entry.value, entry.origin, notation)
        typed += wrong
        if entity is not None:
            entity, unclear = _in_fiscal_year(entity, entry.origin, loaded.settings)
            typed += unclear
            loaded.entities.append((entity, entry.origin))
        else:
            loaded.unread.add(f"{kind.about.name}:{identifier}")
    loaded.problems += _not_yet_told(typed, trouble)


def _is_all_comments(text: str) -> bool:
    """Whether a file has comments and nothing else, such as stubs that wait for their author."""
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    return bool(lines) and all(line.startswith("#") for line in lines)


def _in_fiscal_year(entity: E, origin: Origin, settings: Settings | None) -> tuple[E, list[Problem]]:
    """The entity with the days that its fiscal periods have; a fault where nothing says when the year begins."""
    values = ((name, getattr(entity, name)) for name in type(entity).model_fields)
    fiscal = {name: value for name, value in values if isinstance(value, Period) and value.fiscal}
    if not fiscal or settings is None:
        return entity, []
    year = settings.fiscal_year
    if year is not None:
        return entity.model_copy(update={name: year.of(value) for name, value in fiscal.items()}), []
    hint = "Write `fiscal_year: {starts: february, named_by: end}` in playbook.yml."
    return entity, [
        fault("VAL-VALUE", f'"{value}" needs a fiscal year, and the playbook has none', origin.place((name,)), hint)
        for name, value in fiscal.items()
    ]


def _not_yet_told(typed: Sequence[Problem], told: Sequence[Problem]) -> list[Problem]:
    """One line, one cause: what a reading fault broke is not reported again as a wrong value."""
    lines = {problem.place.line for problem in told}
    return [problem for problem in typed if problem.place.line not in lines]


def _entries(document: Document, problems: list[Problem]) -> Iterator[tuple[str, Document]]:
    """The entities under the keys of a collection file."""
    if not isinstance(document.value, dict):
        hint = "Begin each definition with its id: `some-id: {name: Some name}`"
        hint = syntax.TABLE if syntax.is_table(document.origin.text) else hint
        file = document.origin.file.rpartition("/")[2]
        message = f"{file}: expected ids with their fields, found {shape(document.value)}"
        problems.append(fault("VAL-FIELDS", message, document.origin.place(), hint))
        return
    for identifier, value in document.value.items():
        origin = document.origin.at(identifier)
        trouble = ids.problem(identifier, origin.place(key=True))
        if trouble:
            problems.append(trouble)
        else:
            yield identifier, Document(value, origin)


def _inventory(item: ContentFile, loaded: Loaded) -> None:
    text, trouble = content.read_text(item)
    if text is not None:
        found, trouble = inventory.read(text, item.file, item.path.stem)
        loaded.inventories.append(found)
    loaded.problems += trouble
    if trouble:
        loaded.unread.add("inventory:*")


def _actuals(item: ContentFile, loaded: Loaded, notation: Notation) -> None:
    text, trouble = content.read_text(item)
    if text is not None:
        rows, trouble = actuals.read(text, item.file, notation)
        year = loaded.settings.fiscal_year if loaded.settings else None
        for row in rows if loaded.settings else ():
            found = actuals.in_fiscal_year(row, year)
            if isinstance(found, Actual):
                loaded.actuals.append(found)
            else:
                trouble.append(found)
    loaded.problems += trouble


def _document(item: ContentFile | Definition) -> tuple[Document | None, list[Problem]]:
    text, problems = content.read_text(item)
    if text is None:
        return None, problems
    return events.parse(text, item.file)
