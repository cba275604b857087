"""Every field of every kind is shown on the page of its definition, in the wiki and on the sheet printed of it.

A field whose readers look for it elsewhere says so itself, with its reason (`unshown`).
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from tests.book import TODAY, sound

from playpress import urls
from playpress.graph import Book
from playpress.model import field, guide, period
from playpress.model.day import SAID
from playpress.model.kinds import KINDS
from playpress.model.kinds.handoff import Commitment
from playpress.model.kinds.metric import STAGE
from playpress.model.kinds.process import Step
from playpress.model.numbers import percent, plain
from playpress.model.part import Model
from playpress.model.period import Period
from playpress.model.ref import Ref
from playpress.model.times import Duration
from playpress.pdf import assembly, choosing, compose
from playpress.pipeline import Playbook, pages, read
from playpress.publications.publication import OnePage, Publication

BOOK = Path(__file__).resolve().parents[1] / "books" / "every-field"


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    found = read(BOOK, TODAY)
    assert found.faults == ()
    return found


def text(html: str) -> str:
    """What people read of a page: without the notes that paper has below a line, with the addresses links lead to."""
    bare = re.sub(r'<span class="(?:pp-footnote|pp-page)"[^>]*>.*?</span>|\u200b', "", html)
    addresses = re.findall(r'href="(https?:[^"]*)"', bare)
    return squeezed(" ".join([unescape(re.sub(r"<[^>]+>", " ", bare)), *addresses]))


def squeezed(words: str) -> str:
    """Words without marks, in small letters, so that neither line ends nor emphasis tell them apart."""
    bare = re.sub(r"\]\([^)]*\)", " ", words).replace(",", "").casefold()
    return " ".join(["", *re.findall(r"[\w%]+", bare), ""])


def leaves(model: Model, *, paper: bool, path: str = "") -> Iterator[tuple[str, Model, str, Any]]:
    """Every single value that an author wrote in a definition: where it is, its model, its field, the value.

    A default goes without saying. Paper has no page for each check: it counts those that keep a row true.
    """
    for name, info in type(model).model_fields.items():
        facts = field.of(info)
        if name == "id" or facts.hidden or facts.unshown or (paper and facts.unprinted):
            continue
        for value in inside(getattr(model, name)):
            if isinstance(value, Model):
                yield from leaves(value, paper=paper, path=f"{path}{name}.")
            elif value != info.default and not (paper and name == "enforced_by" and ":" not in value):
                yield f"{path}{name}", model, name, value


def inside(value: Any) -> Iterator[Any]:
    """The items of a list, the names and values of a mapping; a value by itself."""
    if isinstance(value, tuple):
        for item in value:
            yield from inside(item)
    elif isinstance(value, Mapping):
        yield from (key for key in value if isinstance(key, Ref))
        yield from value.values()
    elif value is not None:
        yield value


def said(book: Book, model: Model, name: str, value: Any) -> str:
    """What a page has to say for a value, in the words of its type."""
    facts = field.facts(type(model), name)
    if isinstance(value, bool):
        return str(facts.words(value)) if facts.choices else facts.label
    if isinstance(value, int) and any(each.name == name and SAID in each.words for each in guide.entries(type(model))):
        return str(value + 1 if value >= 0 else -value)
    if isinstance(model, Commitment) and name in {"value", "clock"} and model.time:
        return str(model.time.words) if name == "value" else ""
    if name == "enforced_by" and value in book.entities:
        return str(book.entities[value].name)
    if isinstance(value, Ref):
        return str(book.name(value))
    if isinstance(value, dt.date):
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, Fraction):
        return percent(value) if value <= 1 else plain(value)
    if isinstance(value, Period | Duration):
        return value.words
    if isinstance(model, Step) and name == "raci":
        return "/".join(value)
    if name == "period":
        return period.in_words(str(value))
    if name == "formula":
        return STAGE.sub(lambda found: str(book.name(Ref("funnel", *found.groups()))), value)
    return str(facts.words(value))


def missing(playbook: Playbook) -> Iterator[str]:
    """Values that are on the page of their definition less often than it says them."""
    assert playbook.book is not None
    book = playbook.book
    wiki = {file.uri: file.content.decode() for file in pages(playbook) if file.uri.endswith(".md")}
    source = choosing.print_source(playbook)
    for entity in book.entities.values():
        page = urls.page(entity)
        sheet = Publication("sheet", str(entity.name), OnePage(page), entity.about.title, "sheet", page)
        printed = compose.document(assembly.assembled(source, sheet), book, source.templates)
        for medium, html in {"wiki": wiki[page], "paper": printed}.items():
            shown = text(html)
            written = [(path, squeezed(said(book, *leaf))) for path, *leaf in leaves(entity, paper=medium == "paper")]
            everything = "|".join(words for _, words in written)
            for path, words in written:
                if times(words, shown) < times(words, everything):
                    yield f"{medium}: {entity.key} {path}:{words}"


def times(words: str, page: str) -> int:
    """How often words are on a page. Two fields that say the same have to be there twice."""
    return len(re.findall(f"(?={re.escape(words)})", page))


def test_every_field_is_shown_on_the_page_of_its_definition(playbook: Playbook) -> None:
    assert list(missing(playbook)) == []


def test_what_a_page_leaves_out_is_where_the_field_says(playbook: Playbook) -> None:
    """Accepted findings are on the alignment page, facts of a source on the page of the sources."""
    texts = {file.uri: text(file.content.decode()) for file in pages(playbook) if file.uri.endswith(".md")}
    for words in ("COV-2", "The year is young.", "31 January 2027", "Seller"):
        assert squeezed(words) in texts["alignment/index.md"]
    assert [
        words for words in ("SHOP-01", "SHOP-02", "SHOP-03") if squeezed(words) not in texts["more/source-coverage.md"]
    ] == []


def test_a_field_that_is_left_out_says_why() -> None:
    """In a sentence: nothing is kept from readers in silence."""
    models = {*KINDS, *(part for kind in KINDS for part in guide.parts(kind))}
    infos = [field.of(info) for model in models for info in model.model_fields.values()]
    reasons = {reason for facts in infos for reason in (facts.unshown, facts.unprinted) if reason}
    assert len(reasons) > 4
    assert [reason for reason in reasons if not reason.endswith(".") or len(reason.split()) < 6] == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("list_price: 40 EUR, unit: per hall", ["40 EUR per hall"]),
        ("unit: per hall", ["Unit", "per hall"]),
        ("floor: 9 EUR", ["Lowest price", "9 EUR"]),
        ("name: Lamp", []),
    ],
)
def test_an_offer_without_a_price_prints_none(tmp_path: Path, fields: str, said: list[str]) -> None:
    playbook, _ = sound(tmp_path, offers=f"lamp: {{{fields}}}\n")
    page = next(file.content.decode() for file in pages(playbook) if file.uri == "offers/lamp.md")
    assert "None" not in page
    assert all(words in page for words in said)
    assert ('class="pp-do"' in page) is ("list_price" in fields)
