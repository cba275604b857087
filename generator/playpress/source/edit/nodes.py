"""A value -> the lines of YAML that say it, at a place in a document and in the document's own style."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from playpress.source.document import Raw
from playpress.source.edit.changes import ImpossibleError
from playpress.source.edit.scalars import block, inline

WIDTH = 120
_WORD = re.compile(r"[\w:#@./-]+")


@dataclass(frozen=True, slots=True)
class Style:
    """How a document is written."""

    indent: int = 2
    """How much deeper fields stand than the name they belong to."""
    list_indent: int = 2
    """How much deeper a list stands than its name: 0 where it begins below it."""
    safe: bool = False
    """Whether every text is put in quotes, because it was read differently without."""


def document(value: dict[str, Raw], style: Style | None = None) -> str:
    """A whole file; an empty line stands between definitions."""
    fields = ["\n".join(field(name, each, 0, style or Style())) for name, each in value.items()]
    definitions = all(isinstance(each, dict) for each in value.values())
    return ("\n\n" if definitions else "\n").join(fields) + "\n" if fields else "{}\n"


def field(name: str, value: Raw, column: int, style: Style, like: str = "") -> list[str]:
    """The lines of one field whose name stands at a column."""
    head, lines = behind_name(value, column, style, like)
    return [f"{' ' * column}{inline(name, brackets=True)}:{head}", *lines]


def item(value: Raw, column: int, style: Style, like: str = "") -> list[str]:
    """The lines of one item of a list whose dash stands at a column."""
    head, lines = behind_dash(value, column, style, like)
    return [f"{' ' * column}-{head}", *lines]


def behind_name(value: Raw, column: int, style: Style, like: str = "") -> tuple[str, list[str]]:
    """What stands on the line of a name, behind its colon, and the lines below."""
    if not value or isinstance(value, str):
        return _short(value, column + 2, style, like)
    if isinstance(value, dict):
        return "", list(_fields(value, column + style.indent, style))
    words = all(isinstance(each, str) and _WORD.fullmatch(each) for each in value)
    written = brackets(value, style) if words else ""
    if written and column + len(written) < WIDTH:
        return f" {written}", []
    return "", [line for each in value for line in item(each, column + style.list_indent, style)]


def behind_dash(value: Raw, column: int, style: Style, like: str = "") -> tuple[str, list[str]]:
    """What stands on the line of a dash, behind it, and the lines below."""
    if not value or isinstance(value, str):
        return _short(value, column + 2, style, like)
    flat = isinstance(value, dict) and all(isinstance(each, str) and "\n" not in each for each in value.values())
    written = brackets(value, style) if flat else ""
    if written and column + len(written) + 2 <= WIDTH:
        return f" {written}", []
    inner = column + 2
    if isinstance(value, dict):
        first, *lines = _fields(value, inner, style)
    else:
        first, *lines = [line for each in value for line in item(each, inner, style)]
    return f" {first[inner:]}", lines


def brackets(value: Raw, style: Style, like: str = "") -> str:
    """A value on one line, as it stands inside of brackets."""
    if isinstance(value, str):
        return inline(value, brackets=True, like=like, safe=style.safe)
    if isinstance(value, list):
        if None in value:
            raise ImpossibleError("an empty item is not allowed between brackets")
        return f"[{', '.join(brackets(each, style) for each in value)}]"
    if isinstance(value, dict):
        return "{" + ", ".join(pair(name, each, style) for name, each in value.items()) + "}"
    return ""


def pair(name: str, value: Raw, style: Style, like: str = "") -> str:
    """A field inside of brackets."""
    return f"{inline(name, brackets=True)}: {brackets(value, style, like)}".rstrip()


def _fields(value: dict[str, Raw], column: int, style: Style) -> Iterator[str]:
    for name, each in value.items():
        yield from field(name, each, column, style)


def _short(value: Raw, indent: int, style: Style, like: str) -> tuple[str, list[str]]:
    """A text, nothing, or an empty collection."""
    if value is None:
        return "", []
    if not isinstance(value, str):
        return (" {}" if isinstance(value, dict) else " []"), []
    long = not like and indent + len(value) > WIDTH
    wanted = long or "\n" in value or like[:1] in ("|", ">")
    like = ">" if long and "\n" not in value else like
    written = block(value, indent, like=like) if wanted and not style.safe else None
    return (f" {written[0]}", written[1]) if written else (f" {inline(value, like=like, safe=style.safe)}", [])


def one_line(value: Raw) -> str:
    """A value on one line as it stands between brackets; a text in quotes."""
    return brackets(value, Style(safe=isinstance(value, str)))
