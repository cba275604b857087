"""What a cell says -> what an author would write: choices by their words, definitions by their names."""

import re

from playpress.graph import Book
from playpress.source.document import Raw
from playpress.tables.columns import Column


class Meanings:
    """The words of a playbook's cells, and which names were taken for which definitions."""

    def __init__(self, book: Book) -> None:
        self.readings: dict[str, str] = {}
        """A name that a cell says -> the definition it was taken for, as `kind:id`."""
        self._book = book
        self._names: dict[str, dict[str, str]] = {}

    def of(self, column: Column, value: Raw) -> Raw:
        """A choice by its words, a definition by its name: as an author would write it."""
        if isinstance(value, list):
            return [self.of(column, each) for each in value] if column.target else value
        if not isinstance(value, str):
            return value
        if column.choices:
            bare = value.strip().casefold()
            pairs = zip(column.choices, column.choice_words, strict=True)
            return next((choice for choice, words in pairs if bare in (choice.casefold(), words.casefold())), value)
        if column.target and column.target.bare and not column.target.part and "#" not in value:
            kind = column.target.bare
            if f"{kind}:{value}" not in self._book.entities and (found := self.called(kind, value)):
                self.readings[value] = f"{kind}:{found}"
                return found
        return value

    def called(self, kind: str, name: str) -> str:
        """The id of a definition that is called so; "" for none."""
        if kind not in self._names:
            names: dict[str, str] = {}
            for entity in self._book.entities.values():
                if entity.about.name == kind:
                    for each in (*map(str, entity.aliases), str(entity.name), entity.id):
                        names[_bare(each)] = entity.id
            self._names[kind] = names
        return self._names[kind].get(_bare(name), "")


def _bare(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold().replace("_", " ")))
