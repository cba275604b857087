"""What is in use is in the index of its kind, in its comparison and in the search: nothing is left out in silence.

That all of it is printed is tested with the printed books, that all of it is exported with the export.
"""

import re
from collections import Counter

import pytest
from tests.book import TODAY

from playpress import starter, urls
from playpress.graph import Book
from playpress.model import field
from playpress.model.entity import Entity
from playpress.pipeline import Playbook, pages, read
from playpress.site.search.entries import entries

SAMPLES = ("reference", "b2b", "small")


@pytest.fixture(scope="module", params=SAMPLES)
def playbook(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Playbook:
    folder = tmp_path_factory.mktemp("sample") / request.param
    starter.create(folder, request.param)
    found = read(folder, TODAY)
    assert found.faults == ()
    return found


def active(book: Book) -> list[Entity]:
    found = [each for each in book.entities.values() if each.status == "active"]
    assert len(found) > 10
    return found


def leads_to(html: str, entity: Entity) -> bool:
    """Whether a page has a link to the page of a definition."""
    address = urls.page(entity).removesuffix(".md")
    return re.search(rf'href="(?:[^"#]*/)?{re.escape(address.rpartition("/")[2])}\.html', html) is not None


def test_every_definition_in_use_is_in_the_lists_of_its_kind(playbook: Playbook) -> None:
    """In the index; in the comparison where its kind has one."""
    assert playbook.book is not None
    texts = {file.uri: file.content.decode() for file in pages(playbook) if file.uri.endswith(".md")}
    missing = []
    for entity in active(playbook.book):
        kind = entity.about
        lists = [urls.index(kind)]
        comparison = f"compare/{kind.plural}.md"
        if field.chosen(type(entity), "compare") and comparison in texts:
            lists.append(comparison)
        missing += [f"{entity.key} in {uri}" for uri in lists if not leads_to(texts[uri], entity)]
    assert missing == []


def test_a_kind_that_is_compared_has_a_comparison(playbook: Playbook) -> None:
    """As soon as two of its definitions are in use."""
    assert playbook.book is not None
    assert playbook.plan is not None
    uris = {page.uri for page in playbook.plan.pages}
    counts = Counter(type(each) for each in active(playbook.book))
    several = [kind for kind, count in counts.items() if count > 1]
    kinds = [kind for kind in several if field.chosen(kind, "compare")]
    assert [kind.about.plural for kind in kinds if f"compare/{kind.about.plural}.md" not in uris] == []


def test_every_definition_in_use_is_found(playbook: Playbook) -> None:
    assert playbook.book is not None
    assert playbook.plan is not None
    listed = {entry.address for entry in entries(playbook.book, playbook.plan.pages, {})}
    assert [each.key for each in active(playbook.book) if urls.page(each) not in listed] == []
