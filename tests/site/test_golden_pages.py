"""What a reader sees of a small playbook with every field in it: each page of its wiki, and its prints, word for word.

`make golden` writes them again. A lost block, another order or another label is then a line in the difference.
"""

import datetime as dt
import re
from collections import defaultdict
from hashlib import sha256
from pathlib import Path

import pytest
from tests import golden
from tests.book import TODAY

from playpress.model import guide
from playpress.model.entity import Entity
from playpress.model.kinds import KINDS
from playpress.model.part import Model, Part
from playpress.pdf import choosing, printing
from playpress.pipeline import Playbook, pages, read

BOOK = Path(__file__).resolve().parents[1] / "books" / "every-field"
PRINTS = ("book", "booklet-new-seller", "booklet-new-seller-answers", "agreement-marketing-sales", "cards", "counter")
FIRST_DAY = dt.date(2026, 10, 5)
GUIDE = "authoring/"
"""The pages that every playbook has alike: how to write one."""


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    found = read(BOOK, TODAY)
    assert found.faults == ()
    return found


def shown(html: str) -> str:
    """A text as it is, but for what no reader can compare: icons and codes to scan stand as a name of their own."""
    return re.sub(r'<path d="([^"]{60,})"|(data:image[^"]{200,})', _named, html)


def _named(drawing: re.Match[str]) -> str:
    name = sha256((drawing[1] or drawing[2]).encode()).hexdigest()[:8]
    return f'<path d="{name}"' if drawing[1] else f"data:{name}"


def test_the_pages_of_the_wiki_are_what_they_were(playbook: Playbook) -> None:
    found = {file.uri: file.content for file in pages(playbook)}
    read_by_people = [uri for uri in found if uri.endswith(".md") and not uri.startswith(GUIDE)]
    texts = {uri: shown(found[uri].decode()) for uri in read_by_people}
    golden.compare_folder(BOOK / "expected" / "wiki", texts)


def test_every_heading_begins_a_block(playbook: Playbook) -> None:
    """Below a line of HTML, without an empty line between, hosts show a heading as it was typed."""
    texts = {file.uri: file.content.decode() for file in pages(playbook) if file.uri.endswith(".md")}
    bare = {uri: re.sub(r"(?s)^---\n.*?\n---\n|```.*?```|~~~.*?~~~", "", text) for uri, text in texts.items()}
    assert [uri for uri, text in bare.items() if re.search(r"[^\n]\n#{1,6} ", text)] == []


def test_the_prints_are_what_they_were(playbook: Playbook) -> None:
    source, options = choosing.print_source(playbook), printing.PrintOptions(start=FIRST_DAY)
    jobs = [printing.print_job(playbook, source, options, each) for each in choosing.chosen(source, PRINTS, FIRST_DAY)]
    golden.compare_folder(BOOK / "expected" / "print", {f"{job.name}.html": shown(job.html) for job in jobs})


def test_every_kind_is_written_in_this_book(playbook: Playbook) -> None:
    """A new one, too: a kind that is in no golden book could lose its page unseen."""
    assert playbook.book is not None
    missing = set(KINDS) - {type(entity) for entity in playbook.book.entities.values()}
    assert {kind.about.name for kind in missing} == set()


def test_every_field_of_the_kinds_in_this_book_is_written_in_it(playbook: Playbook) -> None:
    """What nobody wrote, no page could show."""
    assert playbook.book is not None
    used: dict[type[Model], set[str]] = defaultdict(set)

    def look(value: object) -> None:
        for each in value if isinstance(value, tuple) else [value]:
            if isinstance(each, Model):
                used[type(each)] |= each.model_fields_set
                for name in each.model_fields_set:
                    look(getattr(each, name))

    for entity in playbook.book.entities.values():
        look(entity)
    for model, names in used.items():
        shared = {name for base in (Entity, Part) if issubclass(model, base) for name in base.model_fields}
        written = set().union(*(found for other, found in used.items() if issubclass(other, (Entity, Part))))
        missing = {name for name, _ in guide.written(model)} - names - (shared & written)
        assert missing == set(), f"{model.__name__} has fields that tests/books/every-field does not use"
