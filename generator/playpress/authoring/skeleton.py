"""A kind and a name -> a new definition: what is said of it, and the other fields as comments to fill in."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from playpress.authoring import placement
from playpress.authoring.workspace import Workspace
from playpress.model import guide
from playpress.model.entity import Entity
from playpress.model.part import Model
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
    place = _place(space, kind)
    if problem := ids.problem(id_, place):
        return id_, replace(problem, instead=None)
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
    missing = [each for each in guide.entries(kind) if each.required and each.name not in (*fields, "name")]
    begun = [each for each in missing if not table.column(each.name)]
    if missing := [each for each in missing if each not in begun]:
        names = {info.alias or name: name for name, info in guide.written(kind)}
        likely: dict[str, str] = {}
        for each in missing:
            likely[each.name] = _likely(space, kind, names[each.name], likely.values())
        examples = " ".join(_set(*each) for each in likely.items())
        message = f"{kind.about.with_article} needs {' and '.join(f'`{each.name}`' for each in missing)}"
        return id_, fault("VAL-MISSING", message, place, f"For example: {examples}")
    for each in begun:
        part = each.parts[0]
        if lacks := [wanted for wanted in _referred(part) if not _known(space, wanted)]:
            message = f"{kind.about.with_article} names a {lacks[0]}, and there is none yet"
            return id_, fault("VAL-MISSING", message, place, f'Write it first: `playpress add {lacks[0]} "…"`.')
        fields = {**fields, each.name: [_first(space, part)]}
    if problem := space.add(kind, {id_: fields or {"name": name}}):
        return id_, problem
    _offer(space, kind, fields, begun)
    return id_, None


def _referred(part: type[Model]) -> list[str]:
    """The kinds of what a part cannot do without."""
    needed = (info for name, info in guide.written(part) if guide.needed(part, name, info))
    return [to.kinds[0] for info in needed if (to := guide.target(info.annotation, info.metadata))]


def _known(space: Workspace, kind: str, part: bool = False, but: Collection[str] = ()) -> str:
    """The id of the first definition of a kind, or of its first part; of `but` only where there is no other."""
    found = [each for each in space.book.entities.values() if each.about.name == kind]
    firsts = ((each.id, f"{each.id}#{id_}") for each in found for id_ in list(space.book.parts(each))[:1])
    known = dict(firsts) if part else {each.id: each.id for each in found}
    others = (words for words in known.values() if words not in but)
    return next(others, next(iter(known.values()), ""))


def _likely(space: Workspace, model: type[Model], name: str, but: Collection[str] = ()) -> str:
    """What may be in a field: where it refers to something, what there is and no other field has; else its example."""
    info = model.model_fields[name]
    to = guide.target(info.annotation, info.metadata)
    known = _known(space, to.kinds[0], to.part, but) if to and to.kinds else ""
    return known or (str(info.examples[0]) if info.examples else "")


def _set(name: str, value: str) -> str:
    """A field and what may stand in it, as a command line has them."""
    return f'--set {name}="{value}"' if " " in value else f"--set {name}={value or '…'}"


def _first(space: Workspace, part: type[Model]) -> Raw:
    """The first of the parts that a definition cannot do without: the fields it needs, filled with what is likely."""
    return {
        info.alias or name: f"first-{slug(guide.title(part))}" if name == "id" else _likely(space, part, name)
        for name, info in guide.written(part)
        if guide.needed(part, name, info)
    }


def placed(space: Workspace, kind: type[Entity], identifier: str, fields: dict[str, Raw]) -> Problem | None:
    """Add a definition that says this where the others of its kind are, and why it could not be added."""
    if problem := ids.problem(identifier, _place(space, kind)):
        return replace(problem, instead=None)
    if problem := _taken(space, kind, identifier, "Choose another id."):
        return problem
    return space.add(kind, {identifier: fields})


def _place(space: Workspace, kind: type[Entity]) -> Place:
    """Where a new definition would begin: below the others of its kind, where they have one file."""
    file = space.together(kind) or placement.collection(kind)
    return Place(file, len((space.bytes_of(file) or b"").splitlines()) + 1)


def _taken(space: Workspace, kind: type[Entity], identifier: str, hint: str) -> Problem | None:
    """What is wrong with an id that another definition has, also one that cannot be read."""
    files = [each for each in space.definitions if each.folder == kind.about.plural]
    held = (space.said_in(each.file) for each in files if not each.id)
    if any(each.id == identifier for each in files) or any(
        isinstance(each, dict) and identifier in each for each in held
    ):
        message = f'there is {kind.about.with_article} "{identifier}" already'
        return fault("EDIT-TAKEN", message, _place(space, kind), hint)
    return None


def _put(fields: dict[str, Raw], path: tuple[str, ...], value: Raw) -> dict[str, Raw]:
    head, *rest = path
    inner = fields.get(head)
    below = _put(inner if isinstance(inner, dict) else {}, tuple(rest), value) if rest else value
    return {**fields, head: below}


def _offer(
    space: Workspace, kind: type[Entity], said: Mapping[str, Raw], begun: Sequence[guide.FieldEntry] = ()
) -> None:
    """Write the fields that are not said as comments below the new definition, which is the last of its file.

    Of a list that was `begun` it says that its first entry is made up.
    """
    file = next(file for file in space.after if space.after[file] and file.startswith(f"content/{kind.about.plural}"))
    together = file.count("/") == 1
    entries = [each for each in guide.entries(kind) if each.name in _COMMON] + list(guide.own_entries(kind))
    indent = "  " if together else ""
    lines = [f"{indent}# {each.name}: replace the one above, and add the others" for each in begun]
    lines += [
        f"{indent}# {each.name}: {each.example or '…'}  # {each.description}"
        for each in entries
        if each.name not in said
    ]
    data = (space.after[file] or b"").rstrip(b"\n")
    space.move(file, data + b"\n" + "\n".join(lines).encode() + b"\n")
