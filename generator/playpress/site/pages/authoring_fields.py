"""Fields of a model -> the tables of the guide that say what may be written there."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from playpress import urls
from playpress.model import example, guide
from playpress.model.guide import FieldEntry
from playpress.model.part import Model
from playpress.site.markup import anchor, with_code
from playpress.source.ids import slug

INDEX = f"{urls.GUIDE}index.md"
"""The first page of the guide."""
SCHEMAS = "assets/schema/"
"""Where the guide offers JSON Schemas."""
FIELDS = ("Field", "Accepted values", "Required", "Description", "Example")
"""The columns of a table of fields."""


@dataclass(frozen=True, slots=True)
class PartSection:
    """A part of a definition that has fields of its own."""

    id: str
    """The anchor of the heading."""
    title: str
    """What it is called."""
    doc: Markup
    """What it is."""
    example: Markup
    """One with all of its fields."""
    rows: Sequence[Sequence[Markup]]
    """Its fields."""


def schema_uri(file: str) -> str:
    """The address of a JSON Schema, by the name of its file."""
    return f"{SCHEMAS}{file}"


@cache
def part_section(part: type[Model]) -> PartSection:
    """What is inside a definition and has fields of its own, with all of them."""
    return PartSection(
        id=f"s-{slug(guide.title(part))}",
        title=guide.title(part),
        doc=with_code(guide.paragraphs(part)[0]),
        example=Markup(example.full(part)),
        rows=field_rows(guide.entries(part)),
    )


def field_rows(entries: Sequence[FieldEntry]) -> list[list[Markup]]:
    """A row for each field, with the columns of `FIELDS`."""
    return [_row(entry) for entry in entries]


def _row(entry: FieldEntry) -> list[Markup]:
    words = with_code(entry.words)
    for part in entry.parts:
        name = guide.title(part)
        link = anchor(f"#s-{slug(name)}", name.lower())
        words = Markup(str(words).replace(f"fields of {name.lower()}", f"fields of {link}"))
    required = Markup("yes") if entry.required else Markup("")
    written = code(entry.example) if entry.example else Markup("")
    return [code(entry.name), words, required, with_code(entry.description), written]


def code(text: str) -> Markup:
    """Words as they are typed."""
    return Markup("<code>{}</code>").format(text)
