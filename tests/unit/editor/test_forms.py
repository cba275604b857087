"""A form shows a definition as its author wrote it, and hands back exactly that where nobody touches it."""

from pathlib import Path

import pytest
from tests.forms import Form

from playpress import starter
from playpress.editor import draft, pages, places, shapes
from playpress.editor.messages import Messages
from playpress.editor.pages import FormPage, Offers
from playpress.model.kinds import KINDS
from playpress.model.known_ids import KnownIds
from playpress.model.load import load
from playpress.source.document import Raw

SAMPLES = ("reference", "b2b", "small", "empty")


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
    for entity, _ in loaded.entities:
        written = places.found(loaded.content, type(entity), entity.id)
        assert written is not None
        assert repr(handed_back(type(entity), written.raw)) == repr(written.raw), entity.key
