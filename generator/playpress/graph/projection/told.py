"""What was left out of an edition -> notices for the author, each at the place that names it."""

from collections.abc import Iterator

from playpress.graph.book import Book
from playpress.graph.projection.remaining import Remaining
from playpress.graph.projection.texts import Words
from playpress.model import walk
from playpress.model.ref import Ref
from playpress.problems import Problem, notice


def of(kept: Remaining, words: Words, book: Book, circle: str) -> Iterator[Problem]:
    """One notice for each reference, text and definition that readers see less of than its author wrote for them."""
    for key, (path, ref) in kept.without.items():
        message = f"{_called(key)} is left out for {circle}: it cannot do without {_called(str(ref))}"
        yield notice("VIS-WITHOUT", message, book.origins[key].place(path), _show(ref, circle))
    for key, named in kept.named.items():
        for path, ref in named if key in kept.entities else ():
            message = f"{_called(key)} names {_called(str(ref))}, which {circle} may not see"
            yield notice("VIS-NAMED", message, book.origins[key].place(path), _show(ref, circle))
    for key, path in words.changed:
        yield _of_text(key, path, book, circle)


def _of_text(key: str, path: walk.Path, book: Book, circle: str) -> Problem:
    message = f"{_called(key)}: a text links or quotes what {circle} may not see"
    hint = "The words of a link stay without it; a quoted value becomes …. Write the text without them, or show both."
    return notice("VIS-TEXT", message, book.origins[key].place(path[:1]), hint)


def _called(key: str) -> str:
    kind, _, identifier = key.partition(":")
    return f'{kind} "{identifier}"'


def _show(ref: Ref, circle: str) -> str:
    return f"Nothing has to be done. To show it: `visibility: {circle}` in {ref.whole}."
