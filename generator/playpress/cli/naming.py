"""Words of a command line -> a kind, a definition; and the ids that a shell completes."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from playpress.graph import Book
    from playpress.model.entity import Entity
    from playpress.model.own_page import OwnPage

_KEY = re.compile(r"^([a-z][a-z0-9-]*):", re.MULTILINE)


def kind_called(name: str, kinds: "Sequence[type[Entity]]") -> "type[Entity]":
    """The kind of a name, of its plural, or of another word for it."""
    from playpress.thesaurus import nearest

    known = {word: kind for kind in kinds for word in (kind.about.plural, kind.about.name)}
    if name in known:
        return known[name]
    if meant := nearest(name, list(known), 0.99):
        return known[meant]
    near = nearest(name, list(known))
    hint = f' Did you mean "{near}"?' if near else ""
    raise click.UsageError(f'"{name}" is not a kind.{hint} Kinds: {", ".join(kind.about.name for kind in kinds)}.')


def chosen(book: "Book", identifier: str, kind: str = "") -> "Entity":
    """The definition of an id, alone or as kind:id. `kind`: the one that is meant where several have the id."""
    from playpress.thesaurus import nearest

    keys = [key for key in book.entities if identifier in (key, key.partition(":")[2])]
    if kind and len(keys) > 1:
        keys = [key for key in keys if key.startswith(f"{kind}:")]
    if len(keys) == 1:
        return book.entities[keys[0]]
    if keys:
        raise click.UsageError(f'"{identifier}" is the id of several definitions. Write one of: {", ".join(keys)}.')
    near = nearest(identifier, list(book.entities))
    hint = f' Did you mean "{near}"?' if near else ""
    raise click.UsageError(f'There is no definition "{identifier}".{hint}')


def page_called(name: str, book: "Book") -> "OwnPage | None":
    """The page written by hand that is in a file, whose path may leave out content/; None where there is none."""
    return next((page for page in book.pages if name in (page.file, page.uri)), None)


def known_ids(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The ids that begin so, read from names of files and first columns: a shell does not wait for more."""
    from playpress.model.kinds import KINDS

    here = Path.cwd()
    root = next((each for each in (here, *here.parents) if (each / "content" / "playbook.yml").is_file()), None)
    found: list[str] = []
    for kind in KINDS if root else ():
        name, folder = kind.about.name, (root or here) / "content" / kind.about.plural
        ids = sorted(each.stem for each in folder.glob("*.yml"))
        together = folder.with_suffix(".yml")
        if together.is_file():
            ids += _KEY.findall(together.read_text(encoding="utf-8", errors="replace"))
        found += [f"{name}:{each}" for each in ids]
    return [CompletionItem(each) for each in found if each.startswith(begun)]


def pair(text: str) -> tuple[str, str]:
    """The field and the value of FIELD=VALUE."""
    name, equals, value = text.partition("=")
    if not equals:
        raise click.UsageError(f'"{text}" is not FIELD=VALUE, for example owner=head-of-sales.')
    return name.strip(), value.replace("\\n", "\n")
