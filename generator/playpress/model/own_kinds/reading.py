"""Documents of declarations -> the kinds of a playbook, and what is wrong with what it declares."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from playpress.model import former_names, validate
from playpress.model.entity import Entity
from playpress.model.own_kinds import clashes, making
from playpress.model.own_kinds.clashes import Declaration, Known
from playpress.model.own_kinds.declaration import DeclaredKind
from playpress.problems import Problem
from playpress.source.document import Document, Origin


@dataclass(frozen=True, slots=True)
class KindsOfPlaybook:
    """The kinds that a playbook has, and those it would have if they had no faults."""

    kinds: tuple[type[Entity], ...]
    """Built-in ones, with what is added to them, then those that the playbook declares."""
    origins: Mapping[str, Origin] = field(default_factory=dict)
    """Where each declared kind is written, by its name."""
    unread: Mapping[str, str] = field(default_factory=dict)
    """Declared kinds with faults: the folder of their definitions -> their name."""
    declared: tuple[Declaration, ...] = ()
    """Every declaration that could be read."""
    problems: tuple[Problem, ...] = ()


def kinds(documents: Iterable[tuple[str, Document | None]], built_in: Sequence[type[Entity]]) -> KindsOfPlaybook:
    """The kinds of a playbook whose declarations are these, by name; None: one that could not be read as YAML."""
    found: list[Declaration] = []
    problems: list[Problem] = []
    unread: dict[str, str] = {}
    ours = {kind.about.name: kind.about.plural for kind in built_in}
    for name, document in documents:
        said, trouble = _read(name, document)
        problems += trouble
        if document is not None and said is not None:
            found.append(Declaration(name, said, document.origin))
        else:
            unread[ours.get(name) or _folder(name, document)] = name
    known = Known(built_in, found, unread.values())
    told = list(clashes.problems(known))
    wrong = {each.name for each, _ in told}
    unread |= {known.kinds[name].plural: name for name in sorted(wrong)}
    sound = [each for each in found if each.name not in wrong]
    made = making.kinds(tuple(making.declared(each.name, each.said) for each in sound), tuple(built_in))
    origins = {each.name: each.origin for each in sound if each.name not in ours}
    return KindsOfPlaybook(made, origins, unread, tuple(found), (*problems, *(problem for _, problem in told)))


def _read(name: str, document: Document | None) -> tuple[DeclaredKind | None, list[Problem]]:
    if document is None:
        return None, []
    trail = f'kind "{name}"'
    document, renamed = former_names.with_todays_tab(document, trail)
    said, problems = validate.read(DeclaredKind, document.value, document.origin, trail)
    return said, [*renamed, *problems]


def _folder(name: str, document: Document | None) -> str:
    """The folder of definitions whose kind could not be read."""
    said = document.value.get("plural") if document is not None and isinstance(document.value, dict) else None
    return said if isinstance(said, str) else making.plural_of(name)
