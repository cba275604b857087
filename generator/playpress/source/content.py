"""A project's content folder -> its files, sorted into definitions, tables, pages and the rest."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from playpress.problems import Place, Problem, fault
from playpress.source import ids, unrecognised_files
from playpress.source.attachments import twins, unportable, unpublished
from playpress.source.unrecognised_files import Folders

SETTINGS = "content/playbook.yml"
_YAML = {".yml", ".yaml"}


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A file of the content folder: its path from the project's root, with forward slashes."""

    file: str
    path: Path
    data: bytes | None = field(default=None, kw_only=True)
    """What the file is to say, before anything is written; None for what it says."""

    @property
    def uri(self) -> str:
        """Its source address: `stories/first.md`."""
        return self.file.removeprefix("content/")


@dataclass(frozen=True, slots=True)
class Definition:
    """A YAML file of one kind: one entity (with its id) or a mapping of ids to entities (no id)."""

    file: str
    path: Path
    folder: str
    id: str = ""
    data: bytes | None = None
    """What the file is to say, before anything is written; None for what it says."""


@dataclass(frozen=True, slots=True)
class Content:
    """What lies in a project's content folder."""

    settings: ContentFile | None
    definitions: tuple[Definition, ...]
    inventories: tuple[ContentFile, ...]
    actuals: tuple[ContentFile, ...]
    pages: tuple[ContentFile, ...]
    attachments: tuple[ContentFile, ...]
    unread: tuple[tuple[str, str], ...] = ()
    """Folder and id ("" for all of them) of definitions that exist but could not be placed."""


def scan(project: Path, folders: Folders) -> tuple[Content, list[Problem]]:
    """Sort the files under `content/`. `folders`: see `unrecognised_files`."""
    problems: list[Problem] = []
    settings: ContentFile | None = None
    definitions: list[Definition] = []
    tables: dict[str, list[ContentFile]] = {unrecognised_files.INVENTORIES: [], unrecognised_files.ACTUALS: []}
    pages: list[ContentFile] = []
    attachments: list[ContentFile] = []
    unread: list[tuple[str, str]] = []
    nowhere: dict[str, list[str]] = {}
    for item in _files(project / "content", project, problems):
        suffix = item.path.suffix.lower()
        if item.file == SETTINGS:
            settings = item
        elif suffix in _YAML and item.file.rpartition(".")[0].casefold() == "content/playbook":
            problems.append(_other_settings(item))
        elif suffix in _YAML:
            problems += _definition(item, folders, definitions, unread, nowhere)
        elif suffix == ".csv" and item.file.count("/") > 1 and (folder := item.file.split("/")[1]) in tables:
            tables[folder].append(item)
        elif found := unrecognised_files.stray(item.file, folders):
            problems.append(found[0])
            unread += [(found[1], "")] if found[1] in folders else []
        elif trouble := unpublished(item.file) or unportable(item.file):
            problems.append(trouble)
        else:
            (pages if suffix == ".md" else attachments).append(item)
    problems += twins(item.file for item in (*pages, *attachments))
    problems += (unrecognised_files.wrong_folder(files, folders) for files in nowhere.values())
    told = {problem.code for problem in problems} & {"PATH-SETTINGS", "PATH-READ", "PATH-LINK"}
    if settings is None and not told and not any(each.place.file.startswith(f"{SETTINGS}.") for each in problems):
        problems.append(_no_settings(project))
    elif not definitions and not problems:
        hint = "Begin with content/teams.yml; `playpress new --small DIR` shows the smallest useful playbook."
        problems.append(fault("PATH-EMPTY", "this playbook defines nothing yet", Place(SETTINGS), hint))
    inventories, actuals = (tuple(each) for each in tables.values())
    found_files = (tuple(definitions), inventories, actuals, tuple(pages), tuple(attachments), tuple(unread))
    return Content(settings, *found_files), problems


def with_changes(found: Content, project: Path, changes: Mapping[str, bytes | None]) -> Content:
    """The same content once some files say something else, or definitions and pages are gone (None) or new."""
    inventories, actuals = (
        tuple(_changed(each, changes) for each in files) for files in (found.inventories, found.actuals)
    )
    settings = _changed(found.settings, changes) if found.settings else None
    others = {SETTINGS, *(each.file for each in (*inventories, *actuals))}
    pages = [_changed(each, changes) for each in found.pages if changes.get(each.file, b"") is not None]
    there = {each.file for each in found.pages}
    new = {file: data for file, data in changes.items() if data is not None and file not in others | there}
    pages += [ContentFile(file, project / file, data=data) for file, data in new.items() if file.endswith(".md")]
    pages.sort(key=lambda each: each.file)
    rest = {file: data for file, data in changes.items() if file not in others and not file.endswith(".md")}
    definitions = definitions_with(found.definitions, project, rest)
    return Content(settings, definitions, inventories, actuals, tuple(pages), found.attachments, found.unread)


def definitions_with(
    found: Iterable[Definition], project: Path, changes: Mapping[str, bytes | None]
) -> tuple[Definition, ...]:
    """Files of definitions once some of them say something else, are gone (None) or new."""
    kept = {each.file: replace(each, data=changes.get(each.file, each.data)) for each in found}
    for file, data in changes.items():
        folder, _, name = file.removeprefix("content/").removesuffix(".yml").partition("/")
        if data is None:
            kept.pop(file, None)
        elif file not in kept:
            kept[file] = Definition(file, project / file, folder, name, data)
    return tuple(sorted(kept.values(), key=lambda each: each.file))


def _changed(item: ContentFile, changes: Mapping[str, bytes | None]) -> ContentFile:
    return replace(item, data=changes[item.file]) if item.file in changes else item


def definitions_in(project: Path, folder: str) -> tuple[Definition, ...]:
    """The files of definitions in one folder, and the file for several of them. What is wrong there, `scan` tells."""
    found: list[Definition] = []
    alone = [project / "content" / f"{folder}{suffix}" for suffix in sorted(_YAML)]
    with suppress(OSError):
        files = [ContentFile(path.relative_to(project).as_posix(), path) for path in alone if path.is_file()]
        for item in (*files, *_files(project / "content" / folder, project, [])):
            if item.path.suffix.lower() in _YAML and not item.path.is_symlink():
                _definition(item, {folder: ()}, found, [], {})
    return tuple(found)


def _files(folder: Path, project: Path, problems: list[Problem]) -> Iterator[ContentFile]:
    """Every file below a folder in one order; hidden and backup files are passed over, links refused."""
    waiting = [folder] if folder.is_symlink() or folder.is_dir() else []
    while waiting:
        path = waiting.pop()
        file = _written(path.relative_to(project).as_posix())
        if trouble := _unusual(path, file):
            problems.append(trouble)
        elif not path.is_dir():
            yield ContentFile(file, path)
        elif path != folder and path.suffix.casefold() in _YAML:
            hint = "Rename the folder, or put the file itself here."
            problems.append(fault("PATH-KIND", f'"{path.name}" is a folder, named like a file', Place(file), hint))
        else:
            try:
                waiting += sorted(
                    (each for each in path.iterdir() if not unrecognised_files.passed_over(each.name)), reverse=True
                )
            except OSError:
                hint = "Check that you may open it."
                problems.append(fault("PATH-READ", "this folder cannot be opened", Place(file), hint))


def _written(path: str) -> str:
    """A path as text that can be shown: bytes that are no characters become question marks."""
    return os.fsencode(path).decode("utf-8", "replace")


def _unusual(path: Path, file: str) -> Problem | None:
    """What keeps a path from being read at all."""
    if path.is_symlink():
        hint = "Put the file itself here: nothing is read from outside the project."
        return fault("PATH-LINK", f'"{file.rpartition("/")[2]}" is a link to another place', Place(file), hint)
    if not (path.is_file() or path.is_dir()):
        return fault("PATH-READ", "this is neither a file nor a folder", Place(file), "Delete it.")
    return None


def _definition(
    item: ContentFile,
    folders: Folders,
    definitions: list[Definition],
    unread: list[tuple[str, str]],
    nowhere: dict[str, list[str]],
) -> list[Problem]:
    """Take a definition file in, or say why it is none and which definitions are missing for it.

    Files of no kind are gathered in `nowhere`, by the folder they lie in.
    """
    parts = item.file.split("/")[1:]
    stem = parts[-1].rpartition(".")[0]
    name = stem if len(parts) == 1 else parts[0]
    if name not in folders:
        near = unrecognised_files.nearest(name, folders)
        unread += [(near, "")] if near else []
        nowhere.setdefault(parts[0], []).append(item.file)
        return []
    if len(parts) > 2:
        unread.append((name, stem))
        hint = f"Move it to content/{name}/{parts[-1]}."
        return [fault("PATH-DEPTH", f"definitions are directly in content/{name}/", Place(item.file), hint)]
    if len(parts) == 2 and (trouble := ids.problem(stem, Place(item.file), item.path.suffix)):
        unread.append((name, stem.casefold()))
        return [trouble]
    definitions.append(Definition(item.file, item.path, name, stem if len(parts) == 2 else ""))
    return []


def _other_settings(item: ContentFile) -> Problem:
    hint = "Rename this file to playbook.yml, or delete it."
    return fault("PATH-SETTINGS", f"the settings are read from {SETTINGS} only", Place(item.file), hint)


def _no_settings(project: Path) -> Problem:
    hint = "Write `format: 1` and `company: …` into it, or begin with `playpress new DIR`."
    cause = "is missing" if (project / "content").is_dir() else "is missing, and so is the folder content/"
    return fault("PATH-SETTINGS", f"{SETTINGS} {cause}", Place(SETTINGS), hint)
