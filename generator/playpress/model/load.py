"""A content folder -> typed definitions: reads, types and collects every problem of the run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from playpress.model import actuals, former_names, inventory, other_names, own_kinds, own_page, validate, visibility
from playpress.model.actuals import Actual
from playpress.model.documents import document, has_stubs_alone, not_yet_told, under_ids
from playpress.model.entity import Entity
from playpress.model.inventory import Inventory
from playpress.model.notation import UNSAID, Notation
from playpress.model.own_kinds import KindsOfPlaybook
from playpress.model.own_page import OwnPage
from playpress.model.period import Period
from playpress.model.settings import Settings
from playpress.problems import Problem, fault
from playpress.source import content, file_text
from playpress.source.content import Content, ContentFile, Definition
from playpress.source.document import Document, Origin
from playpress.source.readings import Readings

E = TypeVar("E", bound=Entity)


@dataclass(slots=True)
class Loaded:
    """What a content folder holds, before anything is linked."""

    content: Content
    own: KindsOfPlaybook
    """The kinds that the playbook has."""
    circle: str = ""
    """The circle of readers who may see all of it and not more; empty: it is whole."""
    settings: Settings | None = None
    settings_origin: Origin | None = None
    entities: list[tuple[Entity, Origin]] = field(default_factory=list)
    inventories: list[Inventory] = field(default_factory=list)
    actuals: list[Actual] = field(default_factory=list)
    pages: list[OwnPage] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    """Keys (`team:sales`, or `team:*` for a whole kind) of what exists and could not be read."""


def load(
    project: Path,
    kinds: Sequence[type[Entity]],
    changes: Mapping[str, bytes | None] | None = None,
    readings: Readings | None = None,
) -> Loaded:
    """Read everything under `content/`. Faults are collected, never raised.

    `changes`: what files are to say, None for definitions and pages that are to go; nothing of it is written.
    `readings`: what was read before; what is read here is added to it.
    """
    own, trouble = _own_kinds(project, kinds, changes or {}, readings)
    by_folder = {kind.about.plural: kind for kind in own.kinds}
    names = {**{folder: kind.about.name for folder, kind in by_folder.items()}, **own.unread}
    called = {folder: by_folder[folder].about.words if folder in by_folder else () for folder in names}
    files, problems = content.scan(project, {**called, own_kinds.FOLDER: ()})
    files = content.with_changes(files, project, changes) if changes else files
    loaded = Loaded(files, own, problems=problems + trouble)
    loaded.unread |= {f"{name}:*" for name in own.unread.values()}
    loaded.unread |= {f"{names[folder]}:{identifier or '*'}" for folder, identifier in files.unread if folder in names}
    if files.settings:
        loaded.settings, loaded.settings_origin = _settings(files.settings, loaded.problems, readings)
    notation = loaded.settings.notation if loaded.settings else UNSAID
    loaded.problems += own_kinds.in_examples(own.declared, notation)
    readable = (each for each in files.definitions if each.folder in by_folder and each.folder not in own.unread)
    for definition in readable:
        _definition(definition, by_folder[definition.folder], loaded, notation, readings)
    for item in files.inventories:
        _inventory(item, loaded)
    for item in files.actuals:
        _actuals(item, loaded, notation)
    loaded.problems += actuals.twice(loaded.actuals)
    for item in files.pages:
        page, trouble = own_page.read(item)
        loaded.pages += [page] if page else []
        loaded.problems += trouble
        loaded.problems += visibility.of_page(page, loaded.settings.circles) if page and loaded.settings else ()
    return loaded


def _own_kinds(
    project: Path, kinds: Sequence[type[Entity]], changes: Mapping[str, bytes | None], readings: Readings | None
) -> tuple[KindsOfPlaybook, list[Problem]]:
    """The kinds of a playbook: these, and what it declares."""
    documents: list[tuple[str, Document | None]] = []
    problems: list[Problem] = []
    files = content.definitions_in(project, own_kinds.FOLDER)
    own_files = (f"content/{own_kinds.FOLDER}/", f"content/{own_kinds.FOLDER}.yml")
    ours = {file: data for file, data in changes.items() if file.startswith(own_files)}
    for item in content.definitions_with(files, project, ours) if ours else files:
        if has_stubs_alone(item):
            continue
        said, trouble = document(item, readings)
        typed: list[Problem] = []
        documents += under_ids(item, said, typed) if said is not None else [(item.id, None)] if item.id else []
        problems += [*trouble, *not_yet_told(typed, trouble)]
    own = own_kinds.kinds(documents, kinds)
    return own, [*problems, *not_yet_told(own.problems, problems)]


def _settings(
    item: ContentFile, problems: list[Problem], readings: Readings | None
) -> tuple[Settings | None, Origin | None]:
    said, trouble = document(item, readings)
    problems += trouble
    if said is None:
        return None, None
    said, renamed = former_names.renamed(said)
    problems += renamed
    settings, typed = validate.read(Settings, said.value, said.origin, "playbook.yml")
    problems += not_yet_told(typed, trouble)
    return settings, said.origin


def _definition(
    item: Definition, kind: type[Entity], loaded: Loaded, notation: Notation, readings: Readings | None
) -> None:
    """The entities of one file: one under the file's name, or several under their keys. Of stubs alone: none yet."""
    if has_stubs_alone(item):
        return
    said, trouble = document(item, readings)
    loaded.problems += trouble
    if said is None:
        loaded.unread.add(f"{kind.about.name}:{item.id or '*'}")
        return
    typed: list[Problem] = []
    for identifier, found in under_ids(item, said, typed):
        entry, twice = other_names.renamed(found, kind)
        typed += twice
        entity, wrong = validate.read_entity(kind, identifier, entry.value, entry.origin, notation)
        typed += wrong
        if entity is not None:
            entity, unclear = _in_fiscal_year(entity, entry.origin, loaded.settings)
            typed += unclear
            typed += visibility.problems(entity, entry.origin, loaded.settings.circles) if loaded.settings else ()
            loaded.entities.append((entity, entry.origin))
        else:
            loaded.unread.add(f"{kind.about.name}:{identifier}")
    loaded.problems += not_yet_told(typed, trouble)


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


def _inventory(item: ContentFile, loaded: Loaded) -> None:
    text, trouble = file_text.read_text(item)
    if text is not None:
        found, trouble = inventory.read(text, item.file, item.path.stem)
        loaded.inventories.append(found)
    loaded.problems += trouble
    if trouble:
        loaded.unread.add("inventory:*")


def _actuals(item: ContentFile, loaded: Loaded, notation: Notation) -> None:
    text, trouble = file_text.read_text(item)
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
