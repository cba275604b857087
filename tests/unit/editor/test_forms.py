"""A form shows a definition as its author wrote it, and hands back exactly that where nobody touches it."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.forms import Form

from playpress import starter
from playpress.editor import draft, pages, places, shapes
from playpress.editor.messages import Messages
from playpress.editor.pages import FormPage, Offers
from playpress.model.entity import Entity
from playpress.model.kinds import KINDS
from playpress.model.known_ids import KnownIds
from playpress.model.load import load
from playpress.source.document import Origin, Raw
from playpress.source.edit import edited, smallest

SAMPLES = ("reference", "b2b", "small", "empty")


def few(entities: Sequence[tuple[Entity, Origin]]) -> Sequence[tuple[Entity, Origin]]:
    """Every fourth of many definitions, which are of every kind; all of a few."""
    return entities[:: 4 if len(entities) > 40 else 1]


def handed_back(kind: type, raw: Raw) -> Raw:
    """What a definition says after it was shown in a form and sent again, untouched."""
    node = draft.numbered(draft.of(shapes.of_model(kind), raw))
    draft.said(node)
    form = FormPage(
        title="", kind=kind, id="x", file="", draft=node, base="", messages=Messages(), offers=Offers(KnownIds({}))
    )
    html = pages.rendered("form", pages.Frame(token=""), form=form)
    return draft.said(draft.posted(shapes.of_model(kind), Form(html).fields))


@pytest.mark.parametrize("sample", SAMPLES)
def test_what_nobody_touches_is_handed_back_as_it_is(sample: str, tmp_path: Path) -> None:
    starter.create(tmp_path / "book", sample)
    loaded = load(tmp_path / "book", KINDS)
    for entity, _ in few(loaded.entities):
        written = places.found(loaded.content, type(entity), entity.id)
        assert written is not None
        assert repr(handed_back(type(entity), written.raw)) == repr(written.raw), entity.key


BOOKS = sorted(each for each in (Path(__file__).resolve().parents[2] / "books").iterdir() if each.is_dir())


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.name)
def test_every_field_of_every_kind_has_a_control_that_hands_it_back(book: Path) -> None:
    loaded = load(book, KINDS)
    for entity, _ in loaded.entities:
        written = places.found(loaded.content, type(entity), entity.id)
        assert written is not None
        assert repr(handed_back(type(entity), written.raw)) == repr(written.raw), entity.key
        node = draft.of(shapes.of_model(type(entity)), written.raw)
        assert [each.text for each in node.all() if each.form == "kept"] == [], entity.key


@pytest.mark.parametrize("sample", ["reference", "b2b", "small"])
def test_one_word_that_is_changed_in_a_form_is_one_line_of_the_file(sample: str, tmp_path: Path) -> None:
    """As the form would change it; only a text that is written over several lines becomes other lines."""
    starter.create(tmp_path / "book", sample)
    loaded = load(tmp_path / "book", KINDS)
    changed = 0
    for entity, _ in few(loaded.entities):
        written = places.found(loaded.content, type(entity), entity.id)
        assert written is not None
        data = (tmp_path / "book" / written.file).read_bytes()
        shape = shapes.of_model(type(entity))
        words = [each.path for each in draft.numbered(draft.of(shape, written.raw)).all() if each.form == "word"]
        for path in words[-1:]:
            node = draft.numbered(draft.of(shape, written.raw))
            (touched,) = [each for each in node.all() if each.path == path]
            if not touched.text or "\n" in touched.text:
                continue
            begin = written.origin.of(touched.way if draft.said(node) else ()).text
            touched.text = "other"
            new = edited(data, written.file, smallest(written.raw, draft.said(node), written.way))
            assert isinstance(new, bytes), (entity.key, path, new)
            if "\n" in begin:
                continue
            lines = zip(data.decode().split("\n"), new.decode().split("\n"), strict=True)
            assert sum(before != after for before, after in lines) == 1, (entity.key, path)
            changed += 1
    assert changed > (10 if sample == "small" else 15)
