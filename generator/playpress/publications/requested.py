"""The setting `publications` -> faults: a name that is taken, contents that lead nowhere, or that are there twice."""

from collections.abc import Collection, Iterator

from playpress.graph import Book
from playpress.model.own_publication import OwnPublication
from playpress.model.ref import Ref
from playpress.problems import Problem, fault
from playpress.publications import catalogue
from playpress.publications.selection import Selection, known, select
from playpress.thesaurus import nearest

SETTING = "publications"


def problems(book: Book, unread: Collection[str]) -> Iterator[Problem]:
    """What is wrong with the publications of an author's own. What was not read (`unread`) may be there."""
    for name, written in book.settings.publications.items():
        yield from _of_name(book, name)
        yield from _of_contents(book, name, written, unread)


def _of_name(book: Book, name: str) -> Iterator[Problem]:
    """A name that a publication of the catalogue has, or may have once more is defined."""
    place, hint = book.settings_origin.place((SETTING, name), key=True), f'Write "our-{name}".'
    sheet = next((key for key, each in book.entities.items() if catalogue.of(book, each).name == name), None)
    if catalogue.is_reserved(name):
        message = f'playbook.yml, {SETTING}, {name}: "{name}" is the name of a publication that Playpress makes itself'
        yield fault("VAL-VALUE", message, place, hint)
    elif sheet is not None:
        yield fault(
            "VAL-VALUE", f'playbook.yml, {SETTING}, {name}: this is the name of the sheet of "{sheet}"', place, hint
        )


def _of_contents(book: Book, name: str, written: OwnPublication, unread: Collection[str]) -> Iterator[Problem]:
    """Contents that cannot be printed."""
    if not written.contents:
        hint = "Name a kind, such as strategies, or kind:id, or delete the publication."
        place = book.settings_origin.place((SETTING, name, "contents"))
        yield fault("VAL-VALUE", f"playbook.yml, {SETTING}, {name}: it has no `contents`", place, hint)
    held: set[str] = set()
    for number, item in enumerate(map(str, written.contents)):
        found = select(book, item)
        if (unread and not (found and found.entities)) or item in map(str, written.contents[:number]):
            continue
        if trouble := _of_item(book, item, found, held):
            code, message, hint = trouble
            place = book.settings_origin.place((SETTING, name, "contents", number))
            yield fault(code, f"playbook.yml, {SETTING}, {name}: {message}", place, hint)
        held |= {each.key for each in found.entities} if found else set()


def _of_item(book: Book, item: str, found: Selection | None, held: set[str]) -> tuple[str, str, str] | None:
    """Code, message and fix of an item that cannot be printed, or not with what is held already."""
    if found is None:
        kind, _, identifier = item.partition(":")
        if now := book.former.today(Ref(kind, identifier)):
            return "REF-1", f'"{item}" is called "{now}" now', f'Write "{now}".'
        near = nearest(item, known(book))
        hint = f'Did you mean "{near}"?' if near else "Name a kind, such as strategies, or kind:id."
        return "REF-1", f'there is no "{item}"', hint
    if not found.entities:
        return "VAL-VALUE", f'"{item}" is empty: no active definitions', "Define one, or delete the item."
    twice = sorted(held & {each.key for each in found.entities})
    if twice:
        listed = "" if item in twice else f": {', '.join(twice[:3])}"
        return "VAL-VALUE", f'"{item}" is in this publication already{listed}', "Keep one of the two."
    return None
