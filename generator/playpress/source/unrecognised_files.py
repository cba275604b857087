"""A file that nobody would read -> the problem that says what it is taken for, and what it should be called."""

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import PurePosixPath

from playpress.problems import Place, Problem, fault
from playpress.thesaurus import nearest_of

Folders = Mapping[str, Collection[str]]
"""The folders of the kinds, each with what its definitions are called besides."""
INVENTORIES, ACTUALS = "inventories", "actuals"
"""The folders of tables."""
_CALLED = {INVENTORIES: "an inventory is a CSV file", ACTUALS: "actuals are CSV files"}
_PASSED_OVER = {"thumbs.db", "desktop.ini", "icon\r", "node_modules", "__pycache__"}
_BACKUP = re.compile(r"~$|^~|^#.*#$|\.(?:bak|orig|rej|swp|tmp)$", re.IGNORECASE)
_YAML_BELOW = re.compile(r"\.ya?ml\.[^.]+$", re.IGNORECASE)
_TABLES = {".xlsx", ".xls", ".xlsm", ".ods", ".numbers", ".tsv", ".csv"}
_WRITINGS = {".docx", ".doc", ".odt", ".pages", ".rtf", ".txt", ".json", ".toml"}
_SETTINGS = {each: each for each in ("publications", "levels", "acronyms")} | {"editions": "publications"}
"""What may look like a kind and is a setting -> the name of the setting."""
_COPY = re.compile(
    r"^(?:copy of |kopie von )|(?:[ _-]*\(\d+\)|[ _-]+(?:copy|kopie)(?:[ _-]*\(?\d+\)?)?)$", re.IGNORECASE
)


def passed_over(name: str) -> bool:
    """Whether a file is hidden, a backup, or left behind by an office program, an editor or a system."""
    return name.startswith(".") or bool(_BACKUP.search(name)) or name.casefold() in _PASSED_OVER


def nearest(name: str, folders: Folders) -> str:
    """The folder of a kind that a name means: in other words, mistyped by little, or as a copy; else ""."""
    return nearest_of(_COPY.sub("", name).strip(), folders)


def stray(file: str, folders: Folders) -> tuple[Problem, str] | None:
    """The problem of a file that looks like a definition or an inventory and is read as neither; None for others.

    Beside it stands the folder of the kind it looks like, or "" where none does.
    """
    path = PurePosixPath(file)
    parts, suffix = path.parts[1:], path.suffix.casefold()
    kind = nearest(parts[0] if len(parts) > 1 else path.name.split(".")[0], {**folders, "playbook": ()})
    if _YAML_BELOW.search(path.name):
        hint = f'Rename it to "{path.stem}", or delete it if it is an old copy.'
        message = f'"{path.name}" is not read: its name must end in .yml, and it ends in {path.suffix}'
        return fault("PATH-FILE", message, Place(file), hint), kind
    folder = parts[0].casefold()
    if folder in _CALLED and suffix in _TABLES | {".txt"}:
        hint = f"Save it as CSV with commas, under the name content/{folder}/{path.stem}.csv."
        return fault("PATH-FILE", f'"{path.name}" is not read: {_CALLED[folder]}', Place(file), hint), ""
    if suffix == ".csv":
        message = f'"{path.name}" is not read: CSV files are inventories in content/{INVENTORIES}/, or actuals'
        hint = (
            f"Move facts to content/{INVENTORIES}/{path.name}, numbers of metrics to content/{ACTUALS}/{path.name}; "
            "read definitions, such as a list of KPIs, with `playpress import`."
        )
        return fault("PATH-FILE", message, Place(file), hint), kind
    if suffix in _TABLES | _WRITINGS and _looks_like_a_definition(parts, kind):
        what = "a spreadsheet" if suffix in _TABLES else f"a file that ends in {path.suffix}"
        name = f"content/{kind}.yml" if len(parts) == 1 else f"content/{kind}/{path.stem}.yml"
        hint = f"Write what it says into {name}; a file for readers to download goes to content/downloads/."
        return fault("PATH-FILE", f'"{path.name}" is not read: {what} defines nothing', Place(file), hint), kind
    return None


def wrong_folder(files: Sequence[str], folders: Folders) -> Problem:
    """The problem of files, at least one, that lie in one folder (or are one file) named like no kind."""
    first = PurePosixPath(files[0])
    name = first.parts[1]
    whole = f"the folder content/{name}/" if len(first.parts) > 2 else f"content/{name}"
    more = f" (it contains {len(files)} definitions)" if len(files) > 1 else ""
    message = f"{whole} is not a kind of definition{more}"
    return fault("PATH-KIND", message, Place(files[0]), _cure(first.parts[1:], folders))


def _cure(parts: Sequence[str], folders: Folders) -> str:
    name = parts[0] if len(parts) > 1 else parts[0].rpartition(".")[0]
    if name.casefold() in _SETTINGS:
        return f"`{_SETTINGS[name.casefold()]}` are written in content/playbook.yml."
    near = nearest(name, folders if len(parts) > 1 else {**folders, "playbook": ()})
    right = near if len(parts) > 1 else f"{near}.yml"
    if not near:
        return f"Definitions live under: {', '.join(sorted(folders))}."
    if near == name.casefold():
        return f'Rename it to "{right}": capitals count.'
    if near == _COPY.sub("", name).strip().casefold():
        return f'It is named like a copy of "{right}": keep one of the two, under that name.'
    return f'Did you mean "{near}"?'


def _looks_like_a_definition(parts: Sequence[str], kind: str) -> bool:
    """Whether a file is named, or lies in a folder named, exactly like a kind; content/assets/ holds downloads, too."""
    name = parts[0] if len(parts) > 1 else parts[0].split(".")[0]
    named = _COPY.sub("", name).strip().casefold()
    return bool(kind) and named == kind and len(parts) <= 2 and parts[0] != "assets"
