"""The whole playbook on paper: every definition in use has a place in it, in the part that its kind names."""

from pathlib import Path

import pytest
from tests.pdf.conftest import DAY

from playpress import starter, urls
from playpress.model.book_part import PARTS
from playpress.model.kinds import KINDS
from playpress.pdf import anchors, choosing, compose
from playpress.pipeline import read


@pytest.mark.parametrize("sample", ["reference", "b2b", "small"])
def test_every_definition_in_use_is_in_the_book(sample: str, tmp_path: Path) -> None:
    starter.create(tmp_path, sample)
    source = choosing.print_source(read(tmp_path, DAY))
    (book,) = choosing.chosen(source, ["book"])
    html = compose.document(book, source.book, source.templates)
    used = [each for each in source.book.entities.values() if each.status == "active"]
    ids = {each.key: anchors.chapter_id(urls.page(each).removesuffix(".md")) for each in used}
    assert [key for key, id_ in ids.items() if f'id="{id_}"' not in html] == []
    assert len(used) >= 10


@pytest.mark.parametrize("sample", ["reference", "b2b"])
def test_each_definition_is_in_the_part_that_its_kind_names(sample: str, tmp_path: Path) -> None:
    starter.create(tmp_path, sample)
    source = choosing.print_source(read(tmp_path, DAY))
    (book,) = choosing.chosen(source, ["book"])
    parts = {page.uri: part.title for part in book.parts for chapter in part.chapters for page in chapter.pages}
    used = [each for each in source.book.entities.values() if each.status == "active"]
    assert [each.key for each in used if parts[urls.page(each)] != each.about.part.title] == []
    titles = [part.title for part in book.parts]
    ours = [part.title for part in PARTS]
    assert [title for title in titles if title in ours] == [title for title in ours if title in titles]


def test_no_two_kinds_have_the_same_place_in_a_part() -> None:
    places = [(kind.about.part, kind.about.rank) for kind in KINDS]
    assert len(places) == len(set(places))
