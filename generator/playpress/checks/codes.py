"""Codes of checks that a playbook names -> faults for those that no check has."""

import re
from collections.abc import Collection, Iterator

from playpress.graph import Book
from playpress.model.kinds.comparison import Comparison
from playpress.problems import Place, Problem, fault
from playpress.thesaurus import by_letters

_CODE = re.compile(r"[A-Z]{3}-\d+")
_REF = re.compile(r"([a-z-]+):([a-z0-9-]+)")


def unknown(book: Book, codes: Collection[str]) -> Iterator[Problem]:
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
    what = "entity" if _REF.fullmatch(name) else "check"
    family = [code for code in known if _CODE.fullmatch(name) and code.partition("-")[0] == name.partition("-")[0]]
    if near := by_letters(name, sorted(known)):
        hint = f'Did you mean "{near}"?'
    elif family:
        hint = f"There are: {', '.join(sorted(family, key=lambda code: int(code.partition('-')[2])))}."
    else:
        hint = "Write the code of a check (HND-1) or kind:id."
    return fault("REF-1", f'there is no {what} "{name}"', place, hint)
