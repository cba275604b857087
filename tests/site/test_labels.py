"""A label is said once, in its field: everything that shows the field asks for it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.book import TODAY

from playpress.derive.differences import differences
from playpress.model import field, guide
from playpress.model.field import FieldFacts
from playpress.model.kinds import KINDS
from playpress.model.kinds.strategy import Strategy
from playpress.pipeline import pages, read

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "tests" / "books" / "every-field"
MODELS = {*KINDS, *(part for kind in KINDS for part in guide.parts(kind))}
SOURCES = [
    *(ROOT / "themes" / "default").rglob("*.j2"),
    *(ROOT / "generator" / "playpress" / "site").rglob("*.py"),
    *(ROOT / "generator" / "playpress" / "pdf").rglob("*.py"),
]


def declared() -> set[str]:
    """Every label that a field has of its own, of two words or more: one word alone may mean anything."""
    found = {field.of(info).label for model in MODELS for info in model.model_fields.values()}
    return {label for label in found if " " in label}


def repeated() -> Iterator[str]:
    """Labels that a template or a module writes as a text of its own."""
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        for label in declared():
            if re.search(rf"""(?:["'>]|^#+ ){re.escape(label)}(?:["'<:]| \{{)""", text, re.MULTILINE):
                yield f"{path.relative_to(ROOT)}: {label}"


def test_nothing_repeats_a_label_of_a_field() -> None:
    assert len(declared()) > 40
    assert sorted(repeated()) == []


def test_a_changed_label_changes_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """On the page, in the comparison, and in what `diff` says."""
    before = read(BOOK, TODAY)
    info = Strategy.model_fields["when_to_use"]
    old, new = field.label(Strategy, "when_to_use"), "Reach for it if"
    facts = FieldFacts(label=new, compare=True)
    monkeypatch.setattr(info, "json_schema_extra", {"facts": facts})
    texts = {file.uri: file.content.decode() for file in pages(before) if file.uri.endswith(".md")}
    assert any(new in text for uri, text in texts.items() if uri.startswith("strategies/"))
    assert new in texts["compare/strategies.md"]
    assert [uri for uri, text in texts.items() if old in text] == []
    book = before.book
    assert book is not None
    strategy = next(each for each in book.all(Strategy) if each.when_to_use)
    other = strategy.model_copy(update={"when_to_use": None})
    (found,) = differences(book, book, strategy, other)
    assert found.sentence.startswith(new)
