"""A value of another structure than its field has, a list for fields or a text for a list -> how to write it."""

import re
from typing import Any

from pydantic import BaseModel

from playpress.problems import shorten

_ITEM = re.compile(r"(?:[-*+•–]|\d{1,3}[.)])\s+")
"""How a line begins that is an item of a list."""
_PARAGRAPHS = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_EACH = 'Begin each item on a line of its own with "- ".'


def items(text: str) -> tuple[str, ...]:
    """The items that a text means: its lines that begin as items do, its paragraphs, else the text itself.

    None where signs in it may part items: only the author knows.
    """
    lines = [line.strip() for line in text.strip().splitlines()]
    if len(lines) > 1 and all(_ITEM.match(line) for line in lines if line):
        return tuple(_ITEM.sub("", line) for line in lines if line)
    paragraphs = tuple(" ".join(each.split()) for each in _PARAGRAPHS.split(text.strip()))
    if len(paragraphs) > 1:
        return paragraphs
    return () if any(sign in text for sign in ",;[]") else (text,)


def as_list(value: Any) -> str:
    """How to write a list in place of a value that is none."""
    if not isinstance(value, str):
        return "Write [] or delete it." if value is None else _LINE_EACH
    if "\n" in value.strip():
        delete = "Delete the character after the colon (| or >)"
        if all(line.lstrip().startswith("- ") for line in value.splitlines() if line.strip()):
            return f"{delete}: what is below it is a list without it."
        each = "paragraph" if _PARAGRAPHS.search(value.strip()) else "item"
        return f'{delete}, and begin each {each} on a line of its own with "- ".'
    return f"Write it as a list: [{shorten(value.strip('[]'), 30)}]"


def as_fields(value: Any, text: str, example: str, model: type[BaseModel] | None) -> str:
    """How to write named fields in place of a value that has none.

    `text` is the value as its author wrote it, `example` what its field has for one.
    """
    if isinstance(value, str) and re.match(r"[A-Za-z_]+:\S", value):
        return f'Is a space missing after "{value.split(":")[0]}:"?'
    if example:
        return example
    if isinstance(value, list) and model is None and all(isinstance(each, str) for each in value):
        pairs = ", ".join(f"{each}: {each.capitalize()}" for each in value[:2])
        return f"Write a value for each name: {{{pairs or 'name: value'}}}."
    if isinstance(value, list) and text.startswith("-"):
        return 'Delete the "- ".'
    if isinstance(value, list) and len(value) == 1:
        return "Delete the brackets [ ]."
    fields = model.model_fields.items() if model else ()
    needed = [f"`{name}: {each.examples[0]}`" for name, each in fields if each.is_required() and each.examples]
    return f"Write its fields, one a line: {', '.join(needed or ['`name: …`'])}."
