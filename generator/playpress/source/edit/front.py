"""A page by hand and changes to its front matter -> its new bytes; its Markdown stays as it is, byte for byte."""

from collections.abc import Iterable, Iterator

from playpress.problems import Problem
from playpress.source import file_text
from playpress.source.document import Document, Raw
from playpress.source.edit.changes import Change, ImpossibleError, applied
from playpress.source.edit.tree import node_at
from playpress.source.edit.writer import BOM, edited, read, whole
from playpress.source.front_matter import FENCED
from playpress.source.readings import Readings


def edited_front(
    data: bytes, file: str, changes: Iterable[Change], readings: Readings | None = None
) -> bytes | Problem:
    """The page after these changes, or the problem that keeps them from being made.

    One without fields gets front matter; one that loses all of its fields keeps it for comments, or where its text
    begins like front matter.
    """
    mark, text = (BOM, data[len(BOM) :]) if data.startswith(BOM) else (b"", data)
    try:
        page = text.decode()
    except UnicodeDecodeError:
        return edited(data, file, changes, readings)
    line = "\r\n" if "\r\n" in page.partition("\n")[0] + "\n" else "\n"
    found = FENCED.match(page)
    before, head, after = (
        (page[: found.start("head")], found["head"], page[found.end("head") :])
        if found
        else (f"---{line}", "", f"---{line}{line}{page}")
    )
    changes = list(changes)
    said = read(f"{line}{head}".encode(), file, readings)
    try:
        if file_text.comments_alone(head):
            first = _with_first(changes, file)
            if isinstance(first, Problem):
                return first
            return mark + f"{before}{head}".encode() + first.replace(b"\n", line.encode()) + after.encode()
        emptied = isinstance(said, Document) and not applied(said.value, *changes)
    except ImpossibleError:
        none = f"{{}}{line}" if file_text.comments_alone(head) else ""
        return edited(f"{line}{head}{none}".encode(), file, changes, readings)
    if isinstance(said, Document) and emptied:
        lines = "".join(f"{each}{line}" for each in _comments(said))
        rest = after.partition("\n")[2].lstrip("\r\n")
        return mark + (f"{before}{lines}{after}" if lines or FENCED.match(rest) else rest).encode()
    new = edited(f"{line}{head}".encode(), file, changes, readings)
    return (
        new if isinstance(new, Problem) else mark + before.encode() + new.removeprefix(line.encode()) + after.encode()
    )


def _comments(document: Document) -> Iterator[str]:
    """The comments of front matter, without its fields."""
    node = node_at(document, ())
    gaps = [0, *(each for child in node.children() for each in (child.begin, max(child.mark.end, child.anchor)))]
    outside = zip(gaps[::2], [*gaps[1::2], len(node.text)], strict=True)
    return (each.strip() for begin, end in outside for each in node.text[begin:end].splitlines() if each.strip())


def _with_first(changes: Iterable[Change], file: str) -> bytes | Problem:
    """The first fields of a page that had none."""
    none: Raw = {}
    fields = applied(none, *changes)
    return whole(fields, file) if isinstance(fields, dict) else b""
