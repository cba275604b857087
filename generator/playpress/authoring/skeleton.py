"""A kind and a name -> a new definition: what is said of it, and the other fields as comments to fill in."""

from collections.abc import Mapping
from dataclasses import replace

from playpress.authoring.workspace import Workspace
from playpress.model import guide
from playpress.model.entity import Entity
from playpress.model.text import in_words
from playpress.problems import Place, Problem, fault
from playpress.source import ids
from playpress.source.document import Raw
from playpress.source.ids import slug
from playpress.tables import cells, columns

_COMMON = ("summary", "owner", "review_every")
"""Fields of every kind that a new definition is offered with its own."""


def added(
    space: Workspace, kind: type[Entity], name: str, identifier: str, said: Mapping[str, str]
) -> tuple[str, Problem | None]:
    """Add a definition where the others of its kind are; its id, and why it could not be added."""
    id_ = identifier or slug(name)
    place = _place(kind)
    if problem := _taken(space, kind, id_, "Choose another name, or another id with --id."):
        return id_, problem
    fields: dict[str, Raw] = {} if name == in_words(id_) else {"name": name}
    table = columns.tables(kind)[0]
    for field, text in said.items():
        column = table.column(field)
        if column is None:
            known = ", ".join(each.name for each in table.columns[1:] if not each.upkeep)
            message = f'{kind.about.with_article} has no field "{field}" that a text can fill'
            return id_, fault("VAL-UNKNOWN", message, place, f"Its fields: {known}.")
        fields = _put(fields, column.path, cells.read(text, column))
    if missing := [each for each in guide.entries(kind) if each.required and each.name not in (*fields, "name")]:
        examples = " ".join(f"--set {each.name}={each.example or '…'}" for each in missing)
        message = f"{kind.about.with_article} needs {' and '.join(f'`{each.name}`' for each in missing)}"
        return id_, fault("VAL-MISSING", message, place, f"For example: {examples}")
    if problem := space.add(kind, {id_: fields or {"name": name}}):
        return id_, problem
    _offer(space, kind, fields)
    return id_, None


def placed(space: Workspace, kind: type[Entity], identifier: str, fields: dict[str, Raw]) -> Problem | None:
    """Add a definition that says this where the others of its kind are, and why it could not be added."""
    if problem := ids.problem(identifier, _place(kind)):
        return replace(problem, instead=None)
    if problem := _taken(space, kind, identifier, "Choose another id."):
        return problem
    return space.add(kind, {identifier: fields})


def _place(kind: type[Entity]) -> Place:
    return Place(f"content/{kind.about.plural}.yml")


def _taken(space: Workspace, kind: type[Entity], identifier: str, hint: str) -> Problem | None:
    """What is wrong with an id that another definition has, also one that cannot be read."""
    files = [each for each in space.definitions if each.folder == kind.about.plural]
    held = (space.said_in(each.file) for each in files if not each.id)
    if any(each.id == identifier for each in files) or any(
        isinstance(each, dict) and identifier in each for each in held
    ):
        message = f'there is {kind.about.with_article} "{identifier}" already'
        return fault("EDIT-TAKEN", message, _place(kind), hint)
    return None


def _put(fields: dict[str, Raw], path: tuple[str, ...], value: Raw) -> dict[str, Raw]:
    head, *rest = path
    inner = fields.get(head)
    below = _put(inner if isinstance(inner, dict) else {}, tuple(rest), value) if rest else value
    return {**fields, head: below}


def _offer(space: Workspace, kind: type[Entity], said: Mapping[str, Raw]) -> None:
    """Write the fields that are not said as comments below the new definition, which is the last of its file."""
    file = next(file for file in space.after if space.after[file] and file.startswith(f"content/{kind.about.plural}"))
    together = file.count("/") == 1
    entries = [each for each in guide.entries(kind) if each.name in _COMMON] + list(guide.own_entries(kind))
    lines = [
        f"{'  ' if together else ''}# {each.name}: {each.example or '…'}  # {each.description}"
        for each in entries
        if each.name not in said
    ]
    data = (space.after[file] or b"").rstrip(b"\n")
    space.move(file, data + b"\n" + "\n".join(lines).encode() + b"\n")
