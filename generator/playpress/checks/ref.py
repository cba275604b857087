"""REF: what is out of use but still referred to, and codes of checks that nobody knows."""

import difflib
import re
from collections.abc import Collection, Iterator

from playpress.checks.check import Check, finding
from playpress.graph import Book
from playpress.model.kinds.comparison import Comparison
from playpress.problems import Place, Problem, fault

_CODE = re.compile(r"[A-Z]{3}-\d+")
_REF = re.compile(r"([a-z-]+):([a-z0-9-]+)")
_OUT_OF_USE = ("deprecated", "archived")
_OF_THE_PAST = {"approved_by", "not_same_as"}
"""Fields that may name what is out of use: who signed then, and what a thing is not to be taken for."""


def unknown_codes(book: Book, codes: Collection[str]) -> Iterator[Problem]:
    """Faults for every code that is no check, and every `kind:id` in `enforced_by` that is no entity."""
    for code in book.settings.levels:
        if code not in codes:
            yield _unknown(code, book.settings_origin.place(("levels", code), key=True), codes)
    for entity in book.entities.values():
        for position, waiver in enumerate(entity.waive):
            if waiver.check not in codes:
                yield _unknown(str(waiver.check), book.place(entity, "waive", position, "check"), codes)
    for comparison in book.all(Comparison):
        for row, contrast in enumerate(comparison.criteria):
            for position, name in enumerate(contrast.enforced_by):
                place = book.place(comparison, "criteria", row, "enforced_by", position)
                if name not in codes and name not in book.entities:
                    yield _unknown(str(name), place, codes if _CODE.fullmatch(name) else list(book.entities))


def _unknown(name: str, place: Place, known: Collection[str]) -> Problem:
    near = difflib.get_close_matches(name, sorted(known), 1, 0.6)
    sort = "entity" if _REF.fullmatch(name) else "check"
    hint = f'Did you mean "{near[0]}"?' if near else "Write the code of a check (HND-1) or kind:id."
    return fault("REF-1", f'there is no {sort} "{name}"', place, hint)


def ref_3(book: Book) -> Iterator[Problem]:
    """Something in use refers to something that is not; a contract written in a step says it once."""
    told: set[tuple[Place, str]] = set()
    for link in book.links:
        source, target = book.get(link.source), book.get(link.target)
        if source is None or target is None or source.status != "active" or target.status not in _OUT_OF_USE:
            continue
        if link.field in _OF_THE_PAST or (link.place, target.key) in told:
            continue
        told.add((link.place, target.key))
        kind, other = source.about.title.lower(), target.about.title.lower()
        message = f'the {kind} "{source.name}" refers to the {other} "{target.name}", which is {target.status}'
        hint = "Name what took its place, or delete the reference."
        yield finding("REF-3", "warn", message, link.place, source, hint, book.place(target, "status"))


CHECKS = (
    Check(
        "REF-3",
        "Something in use refers to something deprecated or archived.",
        "People follow the link and work by what nobody keeps up to date any more.",
        "Name what took its place, or delete the reference.",
        "warn",
        ref_3,
    ),
)
