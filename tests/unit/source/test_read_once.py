"""What a file says is parsed once while it says the same, whatever is done with it on the way."""

import copy
import datetime as dt
from collections import Counter
from pathlib import Path

import pytest
from tests.sheets import imported, opened

from playpress.authoring import formatting, workspace
from playpress.model.kinds import KINDS
from playpress.source import events
from playpress.source.document import Document, Raw
from playpress.source.readings import Readings

TODAY = dt.date(2026, 10, 1)
EVERY_FIELD = Path("tests/books/every-field")


@pytest.fixture(name="parsed")
def _parsed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, Document | None, Raw]]:
    """Each text that is parsed: file, text, document, and a copy of what it said then."""
    found: list[tuple[str, str, Document | None, Raw]] = []
    real = events.parse

    def parse(text: str, file: str):  # type: ignore[no-untyped-def]
        document, problems = real(text, file)
        found.append((file, text, document, copy.deepcopy(document.value) if document else None))
        return document, problems

    monkeypatch.setattr(events, "parse", parse)
    return found


def _once(parsed: list[tuple[str, str, Document | None, Raw]]) -> bool:
    return set(Counter((file, text) for file, text, *_ in parsed if file.startswith("content/")).values()) == {1}


def test_the_same_text_is_the_same_document_and_another_one_is_not() -> None:
    """By its text, by its bytes with any line end, and for each file by itself."""
    readings = Readings()
    first, _ = readings.parse("a: b\n", "one.yml")
    assert readings.read(b"a: b\r\n", "one.yml")[0] is readings.read(b"a: b\n", "one.yml")[0] is first
    assert readings.parse("a: b\n", "two.yml")[0] is not first
    assert readings.parse("a: c\n", "one.yml")[0] is not first
    assert readings.read(b"a: b\n", "one.yml")[0] is not first


def test_what_is_wrong_is_found_again() -> None:
    """A caller that adds to the problems adds to its own list."""
    readings = Readings()
    _, problems = readings.parse("a: [b\n", "one.yml")
    codes = [each.code for each in problems]
    problems.clear()
    assert [each.code for each in readings.parse("a: [b\n", "one.yml")[1]] == codes != []
    assert [each.code for each in readings.read(b"\xff\xfea", "one.yml")[1]] == ["YML-ENCODING"]


def test_an_import_reads_no_state_of_a_file_twice(
    tmp_path: Path, parsed: list[tuple[str, str, Document | None, Raw]]
) -> None:
    """Files before it, and files after it: changed and new definitions at once."""
    space = opened(tmp_path)
    found, _, _ = imported(space, "id,name\nwin-rate,Wins\ndemos,Demo calls\ncalls,Calls\n", "metric")
    assert (len(found.definitions), found.problems) == (3, ())
    assert _once(parsed)


def test_fmt_reads_no_state_of_a_file_twice(
    tmp_path: Path, parsed: list[tuple[str, str, Document | None, Raw]]
) -> None:
    """Once as it is, once as it would be."""
    space = opened(tmp_path)
    parsed.clear()
    assert any(each.changed for each in formatting.formatted(space.project, KINDS))
    assert _once(parsed)


def test_reading_a_playbook_leaves_what_its_files_say_alone(
    parsed: list[tuple[str, str, Document | None, Raw]],
) -> None:
    """Documents are used again, so nothing may change them."""
    assert workspace.opened(EVERY_FIELD, KINDS, TODAY)[0]
    assert [file for file, _, document, said in parsed if document and document.value != said] == []
