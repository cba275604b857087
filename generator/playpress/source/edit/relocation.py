"""A definition or an item of a list -> the same lines, comments included, in another file or in another list."""

from playpress.problems import Problem, fault
from playpress.source.document import Document, Location, Raw
from playpress.source.edit.changes import Add, ImpossibleError, Remove, applied, reached, same
from playpress.source.edit.tree import Node, column_of, line_end, line_start, node_at
from playpress.source.edit.writer import encoded, read

_STEP = 2


def taken_out(data: bytes, file: str, identifier: str) -> tuple[bytes, bytes | None] | Problem:
    """A definition of a file for many -> a file of its own, and the file without it; None where no other is in it."""
    document = read(data, file)
    if isinstance(document, Problem):
        return document
    try:
        node = node_at(document, (identifier,))
        lines, rest = _cut(node)
    except ImpossibleError as error:
        return _refused(document, (identifier,), str(error))
    name, *inner = lines[_comments(lines) :]
    behind = name[len(name) - len(name.lstrip()) :].partition(":")[2].strip()
    own = _encoded("\n".join([*lines[: _comments(lines)], *([behind] if behind else []), *_shifted(inner)]), data)
    if not _says(own, node.value) or not _says(rest, _without(document.value, identifier)):
        return _refused(document, (identifier,), "its lines mean something else in a file of its own")
    return own, _encoded(rest, data) if _without(document.value, identifier) else None


def put_into(own: bytes, own_file: str, identifier: str, many: bytes | None, file: str) -> bytes | Problem:
    """The file for many definitions with that of a file of its own behind the others."""
    definition = read(own, own_file)
    if isinstance(definition, Problem):
        return definition
    others = read(many, file) if many and many.strip() else None
    if isinstance(others, Problem):
        return others
    before = others.origin.source.text.rstrip("\n") if others else ""
    lines = definition.origin.source.text.rstrip("\n").split("\n")
    block = "\n".join([f"{identifier}:", *(f"{' ' * _STEP}{line}" if line.strip() else "" for line in lines)])
    gap = "\n\n" if "\n\n" in before or not before else "\n"
    new = f"{before}{gap if before else ''}{block}\n"
    said = others.value if others and isinstance(others.value, dict) else {}
    if not _says(new, {**said, identifier: definition.value}):
        return _refused(definition, (), "its lines mean something else among other definitions")
    return _encoded(new, many or own)


def item_cut(data: bytes, file: str, way: Location) -> tuple[list[str], bytes] | Problem:
    """An item of a list with a dash -> its lines, from the first column on, and the file without them."""
    document = read(data, file)
    if isinstance(document, Problem):
        return document
    try:
        node = node_at(document, way)
        lines, rest = _cut(node)
        wanted = applied(document.value, Remove(tuple(way)))
    except ImpossibleError as error:
        return _refused(document, way, str(error))
    if not _says(rest, wanted) or not _says("\n".join(_shifted(lines)), [node.value]):
        return _refused(document, way, "without its lines the others mean something else")
    return _shifted(lines), _encoded(rest, data)


def item_put(data: bytes, file: str, way: Location, lines: list[str]) -> bytes | Problem:
    """The file with lines of an item behind the last one of a list that has a line for each."""
    document = read(data, file)
    if isinstance(document, Problem):
        return document
    try:
        last = _last_item(document, way)
        moved = read("\n".join(lines).encode(), file)
        item = reached(moved.value, (0,)) if isinstance(moved, Document) else None
        wanted = applied(document.value, Add((*way, int(last.segment) + 1), item))
        text, column = last.text, column_of(last.text, last.begin)
    except ImpossibleError as error:
        return _refused(document, way, str(error))
    block = "\n".join(f"{' ' * column}{line}" if line.strip() else "" for line in lines)
    new = f"{text[: last.last]}\n{block}{text[last.last :]}"
    if not _says(new, wanted):
        return _refused(document, way, "its lines mean something else in the other list")
    return _encoded(new, data)


def _last_item(document: Document, way: Location) -> Node:
    """The last item of a list that has a line for each."""
    listed = reached(document.value, way)
    if listed is None:
        raise ImpossibleError(f"there is no `{way[-1]}` yet")
    if not isinstance(listed, list):
        raise ImpossibleError(f"`{way[-1]}` is not a list there")
    if not listed:
        raise ImpossibleError("its list is empty")
    found = node_at(document, way)
    if found.in_brackets:
        raise ImpossibleError("its list is between brackets")
    return found.children()[-1]


def _cut(node: Node) -> tuple[list[str], str]:
    """The lines of an entry with the comments right above it, and the text without them."""
    if node.parent and len(node.parent.children()) == 1 and isinstance(node.parent.value, list):
        raise ImpossibleError("its list would be empty without it")
    if node.parent is None or node.parent.in_brackets or not node.owns_its_line:
        raise ImpossibleError("it shares its line with others")
    text, column = node.text, column_of(node.text, node.begin)
    begin, end = line_start(text, node.begin), line_end(text, node.mark.end)
    while begin and _is_comment(text[line_start(text, begin - 1) : begin], column):
        begin = line_start(text, begin - 1)
    lines = text[begin:end].split("\n")
    above, below = text[:begin].rstrip("\n"), text[end:].lstrip("\n")
    gap = "\n\n" if text[:begin].endswith("\n\n") and below else "\n"
    return lines, f"{above}{gap if above else ''}{below}"


def _is_comment(line: str, column: int) -> bool:
    return line.startswith(f"{' ' * column}#")


def _comments(lines: list[str]) -> int:
    """How many comments stand above an entry."""
    return next(number for number, line in enumerate(lines) if not line.lstrip().startswith("#"))


def _shifted(lines: list[str]) -> list[str]:
    """The lines without the indentation that all of them have."""
    away = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return [line[away:] for line in lines]


def _without(value: Raw, identifier: str) -> Raw:
    return {key: each for key, each in value.items() if key != identifier} if isinstance(value, dict) else value


def _says(text: str | bytes, wanted: Raw) -> bool:
    """Whether a text is read as a value, without any problem; nothing is said by nothing."""
    found = read(text if isinstance(text, bytes) else text.encode(), "")
    return same(found.value, wanted) if isinstance(found, Document) else not wanted


def _encoded(text: str, like: bytes) -> bytes:
    """A text with the line ends of a file, and one behind its last line."""
    return encoded(f"{text.rstrip(chr(10))}\n", like)


def _refused(document: Document, way: Location, cause: str) -> Problem:
    place = document.origin.place(way)
    return fault("EDIT-REFUSED", f"this cannot be moved: {cause}", place, "Move the lines in an editor.")
