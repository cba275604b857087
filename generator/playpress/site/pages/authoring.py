"""The model, the checks and the faults -> the guide for people who write a playbook."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from markupsafe import Markup

from playpress.graph import Book
from playpress.model import example, faults, guide, jsonschema, value_formats
from playpress.model.entity import Entity, Model
from playpress.model.guide import Entry
from playpress.model.settings import Settings
from playpress.model.text import slug
from playpress.site.file import File
from playpress.site.markup import anchor, with_code
from playpress.site.neighbours import around
from playpress.site.page import Context, Page
from playpress.site.pages import authoring_checks
from playpress.site.view import Row, View

INDEX, SETTINGS = "authoring/index.md", "authoring/playbook.md"
FAULT_PAGE = "authoring/faults.md"
TITLE = "Writing this playbook"
FIELDS = ("Field", "What may stand there", "Required", "What it says", "Example")


def pages(book: Book) -> Iterator[Page]:
    """The guide: how a playbook is laid out, every kind with its fields, every check, every fault."""
    lead = "How the files of this playbook are written: folders, fields, forms of values, checks."
    yield Page(INDEX, TITLE, "pages/authoring.md.j2", _index, lead, tab="More", weight=0.05)
    template = "pages/authoring_kind.md.j2"
    below = [
        _below(SETTINGS, "Settings: playbook.yml", "pages/authoring_settings.md.j2", _settings),
        *(_below(address(kind), kind.about.title, template, _kind(kind)) for kind in book.kinds),
        _below(FAULT_PAGE, "The faults", "pages/authoring_faults.md.j2", _faults),
    ]
    listed = [(page.title, page.uri) for page in below]
    yield from (replace(page, context=_among(listed, page.context)) for page in below)
    yield from authoring_checks.pages((TITLE, INDEX))


def _among(listed: Sequence[tuple[str, str]], context: Context) -> Context:
    """What a page of the guide is given, and its neighbours."""

    def wider(view: View) -> Mapping[str, Any]:
        return {**context(view), "around": around(view, TITLE, INDEX, listed)}

    return wider


def downloads(book: Book) -> Iterator[File]:
    """A JSON Schema for each kind, in its two forms, and one for the settings."""
    yield _schema("playbook", jsonschema.of_settings())
    for kind in book.kinds:
        yield _schema(kind.about.name, jsonschema.of_file(kind))
        yield _schema(f"{kind.about.name}-collection", jsonschema.of_collection(kind))


def address(kind: type[Entity]) -> str:
    """The source address of a kind's page in the guide."""
    return f"authoring/{kind.about.name}.md"


def _below(uri: str, title: str, template: str, context: Callable[[View], Mapping[str, Any]]) -> Page:
    return Page(uri, title, template, context, crumbs=((TITLE, INDEX), (title, "")), weight=0.02)


def _schema(name: str, schema: jsonschema.Schema) -> File:
    return File(_schema_uri(name), (json.dumps(schema, ensure_ascii=False) + "\n").encode())


def _schema_uri(name: str) -> str:
    return f"assets/schema/{name}.json"


def _index(view: View) -> Mapping[str, Any]:
    kinds = [
        [
            anchor(view.href(address(kind)), kind.about.title),
            _code(f"content/{kind.about.plural}/<id>.yml"),
            _code(f"content/{kind.about.plural}.yml"),
            with_code(_doc(kind)[0]),
        ]
        for kind in view.book.kinds
    ]
    values = [
        [form.name, Markup("<br>").join(map(_code, form.examples)), with_code(form.note)]
        for form in value_formats.VALUE_FORMATS
    ]
    links = {"settings": SETTINGS, "checks": authoring_checks.OVERVIEW, "faults": FAULT_PAGE}
    return {"kinds": kinds, "values": values, "links": {name: view.href(uri) for name, uri in links.items()}}


def _settings(view: View) -> Mapping[str, Any]:
    return {
        "doc": _doc(Settings),
        "example": Markup(example.full(Settings)),
        "columns": FIELDS,
        "rows": _rows(guide.entries(Settings)),
        "parts": [_part(part) for part in guide.parts(Settings)],
        "schema": view.href(_schema_uri("playbook")),
    }


def _kind(kind: type[Entity]) -> Callable[[View], Mapping[str, Any]]:
    def context(view: View) -> Mapping[str, Any]:
        own = guide.own_entries(kind)
        about = kind.about
        return {
            "kind": about,
            "doc": _doc(kind),
            "full": Markup(example.full(kind)),
            "least": Markup(_collection(kind)),
            "columns": FIELDS,
            "own": _rows(own),
            "common": _rows([entry for entry in guide.entries(kind) if entry not in own]),
            "parts": [_part(part) for part in dict.fromkeys((*guide.parts(kind, own=True), *guide.parts(kind)))],
            "schemas": [view.href(_schema_uri(name)) for name in (about.name, f"{about.name}-collection")],
            "values": view.href(f"{INDEX}#s-values"),
        }

    return context


def _collection(kind: type[Entity]) -> str:
    """The least that would do, as an entry of a file for many."""
    lines = example.least(kind).splitlines()
    return "\n".join([f"{example.ID}:", *(f"  {line}" for line in lines)]) if lines else f"{example.ID}: {{}}"


@cache
def _part(part: type[Model]) -> Row:
    return {
        "id": f"s-{slug(guide.title(part))}",
        "title": guide.title(part),
        "doc": with_code(_doc(part)[0]),
        "example": Markup(example.full(part)),
        "rows": _rows(guide.entries(part)),
    }


def _rows(entries: Sequence[Entry]) -> list[list[Markup]]:
    return [_row(entry) for entry in entries]


def _row(entry: Entry) -> list[Markup]:
    words = with_code(entry.words)
    for part in entry.parts:
        name = guide.title(part)
        link = anchor(f"#s-{slug(name)}", name.lower())
        words = Markup(str(words).replace(f"fields of {name.lower()}", f"fields of {link}"))
    required = Markup("yes") if entry.required else Markup("")
    written = _code(entry.example) if entry.example else Markup("")
    return [_code(entry.name), words, required, with_code(entry.description), written]


def _faults(view: View) -> Mapping[str, Any]:
    del view
    sections = [
        {"id": f"s-{family.lower()}", "title": title, "rows": [_fault(code) for code in _family(family)]}
        for family, title in faults.FAMILIES.items()
    ]
    return {"sections": sections}


def _family(family: str) -> list[str]:
    return sorted(code for code in faults.FAULTS if code.startswith(f"{family}-"))


def _fault(code: str) -> list[Markup]:
    found = faults.FAULTS[code]
    named = Markup('<code id="{}">{}</code>').format(code.lower(), code)
    return [named, with_code(found.means), with_code(found.cure)]


def _code(text: str) -> Markup:
    return Markup("<code>{}</code>").format(text)


def _doc(model: type[Model]) -> list[str]:
    """A class's docstring as paragraphs."""
    paragraphs = re.split(r"\n\s*\n", (model.__doc__ or "").strip())
    return [" ".join(paragraph.split()) for paragraph in paragraphs]
