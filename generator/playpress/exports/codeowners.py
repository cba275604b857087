"""Book -> a CODEOWNERS file: which roles approve a change of which file, for hosts of repositories."""

from collections import defaultdict
from collections.abc import Iterator

from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.own_page import OwnPage

_HEAD = """\
# Who approves a change of which file: the roles that answer for what is in it.
# On GitHub make a team of each name and write your organisation before it (@acme/head-of-sales); on GitLab make groups.
# Written by `playpress export codeowners`: write it again when owners change.
"""
_SPECIAL = " #[]!\\"
"""Signs that have a meaning in a line, and are quoted there."""


def document(book: Book, folder: str = "") -> bytes:
    """A line for each file with definitions, and each page, that has an owner, in the order of their paths.

    `folder`: the playbook's path below the root of its repository, from which hosts count; empty where it is the root.
    """
    return (_HEAD + "\n" + "".join(f"{line}\n" for line in _lines(book, f"/{folder}" if folder else ""))).encode()


def _lines(book: Book, below: str) -> Iterator[str]:
    owners: dict[str, set[str]] = defaultdict(set)
    found: list[Entity | OwnPage] = [*book.entities.values(), *book.pages]
    for each in found:
        if owner := book.owner(each):
            owners[book.place(each).file].add(owner.role.id)
    for file, roles in sorted(owners.items()):
        yield f"{_quoted(f'{below}/{file}')} {' '.join(f'@{role}' for role in sorted(roles))}"


def _quoted(path: str) -> str:
    return "".join(f"\\{sign}" if sign in _SPECIAL else sign for sign in path)
