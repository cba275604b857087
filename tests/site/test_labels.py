"""A label is said once, in its field: everything that shows the field asks for it."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import jinja2
import pytest
from jinja2 import nodes
from tests.book import TODAY

from playpress.derive.differences import differences
from playpress.graph import Book
from playpress.model import field, guide
from playpress.model.entity import Entity
from playpress.model.kinds import KINDS
from playpress.model.part import Model
from playpress.pdf import choosing, compose
from playpress.pipeline import Playbook, pages, read
from playpress.site.search.entries import entries

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "tests" / "books" / "every-field"
MODELS: tuple[type[Model], ...] = (*KINDS, *dict.fromkeys(part for kind in KINDS for part in guide.parts(kind)))
TEMPLATES = sorted((ROOT / "themes" / "default").rglob("*.j2"))
ROOMS = ("derive", "pdf", "publications", "report", "site")
MODULES = sorted(path for room in ROOMS for path in (ROOT / "generator" / "playpress" / room).rglob("*.py"))
UNRELATED = {
    "themes/default/pages/onboarding.md.j2: Name": "a line on which whoever signs a phase writes a name",
    "themes/default/print/book.html.j2: Name": "a line on which the owner of a booklet writes a name",
    "generator/playpress/pdf/class_sheets.py: Name": "the name of a member of a class, who is in no playbook",
    "generator/playpress/pdf/day_one.py: Name": "the name of a new colleague, who is in no playbook",
    "generator/playpress/pdf/short_agreement.py: Name": "a line for the name of the one who answers for a team",
    "generator/playpress/pdf/class_sheets.py: Role": "the role of a member of a class",
    "themes/default/print/guide.md.j2: Do": "what a trainer does at an item, by its kind",
    "themes/default/print/guide.md.j2: Say": "what a trainer says at an item",
    "themes/default/print/blocks.html.j2: When": "the day of an item of a list, computed",
    "generator/playpress/site/pages/register.py: Name": "a line on which whoever signs an agreement writes a name",
    "generator/playpress/site/pages/sources.py: Kind": "the kind of a fact of an inventory, which is no field",
    "generator/playpress/site/pages/authoring_checks.py: Why": "why a check is there, in the guide",
}
"""Texts that are a field's label by chance, though a value of the field's name is read next to them."""


class Text(NamedTuple):
    """A text that a source writes, with the names of everything that is read around it."""

    words: str
    names: frozenset[str]


def known() -> dict[str, set[str]]:
    """Every label, of one word or of several -> the names of the fields that are called so."""
    found: dict[str, set[str]] = {}
    for model in MODELS:
        for name in model.model_fields:
            found.setdefault(field.label(model, name), set()).update({name, name.rstrip("_")})
    return found


def units(text: str) -> Iterator[str]:
    """What a text writes as a whole of its own: a heading, a cell, a term of a list, a word before a colon."""
    for piece in re.split(r"<[^>]*>|\n", text):
        yield re.sub(r"^#+ | \{:.*\}$", "", piece.strip()).strip().removesuffix(":")


def in_template(path: Path) -> Iterator[Text]:
    """The texts of a template, by its syntax: what it writes itself, and the strings in its expressions."""
    tree = jinja2.Environment(extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"]).parse(path.read_text("utf-8"))
    strings = [each.value for each in tree.find_all(nodes.Const) if isinstance(each.value, str)]
    read = [*(each.attr for each in tree.find_all(nodes.Getattr)), *(each.name for each in tree.find_all(nodes.Name))]
    names = frozenset({*strings, *read})
    written = [each.data for each in tree.find_all(nodes.TemplateData)]
    return (Text(unit, names) for text in (*strings, *written) for unit in units(text))


def in_module(path: Path) -> Iterator[Text]:
    """The texts of a module, function by function."""
    for function in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(function, ast.FunctionDef):
            inside = list(ast.walk(function))
            strings = [each.value for each in inside if isinstance(each, ast.Constant) and isinstance(each.value, str)]
            names = frozenset({*strings, *(each.attr for each in inside if isinstance(each, ast.Attribute))})
            yield from (Text(unit, names) for text in strings for unit in units(text))


def repeated() -> set[str]:
    """Labels that a template or a module writes where it reads the field."""
    labels = known()
    texts = [
        *((path, text) for path in TEMPLATES for text in in_template(path)),
        *((path, text) for path in MODULES for text in in_module(path)),
    ]
    return {
        f"{path.relative_to(ROOT).as_posix()}: {text.words}"
        for path, text in texts
        if (labels.get(text.words, set()) - {text.words}) & text.names
    }


def test_nothing_repeats_a_label_of_a_field() -> None:
    """Labels of one word too. What is a label by chance is listed, and nothing stays on that list for long."""
    assert repeated() == set(UNRELATED)


def test_a_repeated_label_is_found(tmp_path: Path) -> None:
    """As a heading, as a string and as a word before a colon, but not where the field is not read."""
    path = tmp_path / "page.md.j2"
    path.write_text(
        "## Goals {{ entity.goals }}\n<b>Budget</b>: {{ entity.goals }}{{ f('Owner', x.owner) }}\n", "utf-8"
    )
    labels = known()
    assert {text.words for text in in_template(path) if labels.get(text.words, set()) & text.names} == {
        "Goals",
        "Owner",
    }


OLD = frozenset(known())


@pytest.fixture
def relabelled(monkeypatch: pytest.MonkeyPatch) -> Playbook:
    """A playbook with every field in it, after every label of every field has become another."""
    for model in MODELS:
        for name, info in model.model_fields.items():
            facts = replace(field.of(info), label=new(model, name), sentence="")
            monkeypatch.setattr(info, "json_schema_extra", {"facts": facts})
    return read(BOOK, TODAY)


def new(model: type[Model], name: str) -> str:
    """The other label of a field: "Zq handoff return to"."""
    return f"Zq {model.__name__.lower()} {name.strip('_').replace('_', ' ')}"


def book_of(found: Playbook) -> Book:
    assert found.faults == ()
    assert found.book is not None
    return found.book


def filled(entity: Entity) -> list[str]:
    """The fields of a definition that say something."""
    return [name for name, _ in guide.written(type(entity)) if getattr(entity, name) not in (None, (), {}, "", False)]


def test_a_changed_label_changes_everywhere(relabelled: Playbook) -> None:
    """In the wiki and on paper no old label is left, and the new one is in the index and in the comparison.

    One word alone may mean something else there, and so may a relation or a name: these only the sources show.
    """
    book = book_of(relabelled)
    wiki = {file.uri: file.content.decode() for file in pages(relabelled) if file.uri.endswith(".md")}
    for kind in KINDS:
        for place, fact in (("{}/index.md", "index"), ("compare/{}.md", "compare")):
            page = wiki.get(place.format(kind.about.address), "")
            for name in field.chosen(kind, fact):
                if page and any(name in filled(each) for each in book.active(kind)):
                    assert new(kind, name) in page, (kind, name, fact)
    source = choosing.print_source(relabelled)
    (volume,) = choosing.chosen(source, ["book"])
    printed = {"book": compose.document(volume, source.book, source.templates)}
    others = {field.of(info).inverse for model in MODELS for info in model.model_fields.values()}
    others |= {str(entity.name) for entity in book.entities.values()}
    left = {
        (uri, unit)
        for texts in (wiki, printed)
        for uri, text in texts.items()
        if not uri.startswith("authoring/")
        for unit in units(text)
        if " " in unit and unit in OLD - others
    }
    assert left == set()


def test_a_changed_label_changes_in_what_diff_says(relabelled: Playbook) -> None:
    """For every field of every definition."""
    book = book_of(relabelled)
    for entity in book.entities.values():
        for name in filled(entity):
            empty = type(entity).model_fields[name].get_default(call_default_factory=True)
            changed = entity.model_copy(update={name: empty})
            for found in differences(book, book, entity, changed):
                assert found.sentence.startswith("Zq "), found.sentence


def test_a_changed_label_changes_in_the_search(relabelled: Playbook) -> None:
    """A definition is found by what its own fields are called."""
    book = book_of(relabelled)
    assert relabelled.plan is not None
    wiki = {file.uri: file.content.decode() for file in pages(relabelled) if file.uri.endswith(".md")}
    by_page = {each.address: each for each in entries(book, relabelled.plan.pages, wiki)}
    for entity in book.entities.values():
        words = " ".join(text for _, text in by_page[f"{entity.about.address}/{entity.id}.md"].fields)
        for name in filled(entity):
            assert name in Entity.model_fields or new(type(entity), name) in words
