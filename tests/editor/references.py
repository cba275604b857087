"""A playbook -> every reference its files hold, with the text before and after it, so that one can be spoilt."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from playpress.graph import Book
from playpress.model import walk
from playpress.model.jsonschema import targets
from playpress.model.ref import To


@dataclass(frozen=True, slots=True)
class Written:
    """A reference as an author wrote it."""

    file: str
    line: int
    column: int
    """Both from 0, as editors count."""
    words: str
    key: str
    """The definition it is in."""
    path: walk.Path
    to: To

    @property
    def is_judged(self) -> bool:
        """Whether an unknown id is an error there: a part of the same definition may be newer than what was read."""
        return not (self.to.own and self.key.partition(":")[0] == self.to.bare)


def written(book: Book, texts: dict[str, list[str]]) -> Iterator[Written]:
    """Every reference of the definitions, at its place in the lines of the files."""
    for key, entity in book.entities.items():
        for path, ref, info in walk.refs(book.inside(entity)):
            place = book.origins[key].place(path, key=path[-1] == ref.id)
            line = texts[place.file][place.line - 1]
            column = place.column if line[place.column - 1] in "\"'" else place.column - 1
            words = next((each for each in _forms(str(ref)) if line.startswith(each, column)), None)
            to = next(targets(info.annotation, info.metadata))
            if words:
                yield Written(place.file, place.line - 1, column, words, key, path, to)


def _forms(ref: str) -> list[str]:
    kind, _, rest = ref.partition(":")
    return [f"{kind}:{rest}", rest, rest.rpartition("#")[2]]


def spoilt(text: str, found: list[Written]) -> tuple[str, list[tuple[int, int]]]:
    """The text of a file with each of these references replaced by an id of its own that nothing has, and where."""
    lines = text.split("\n")
    places = []
    shift: Counter[int] = Counter()
    for number, each in enumerate(sorted(found, key=lambda each: (each.line, each.column))):
        word, column = f"no-such-{number}", each.column + shift[each.line]
        line = lines[each.line]
        lines[each.line] = line[:column] + word + line[column + len(each.words) :]
        shift[each.line] += len(word) - len(each.words)
        places.append((each.line, column))
    return "\n".join(lines), places
