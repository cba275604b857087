"""What other programs are given: definitions as they are read, days as a calendar has them, links that lead on."""

import json
import posixpath
import re
import shutil
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from tests.book import TODAY, sound
from tests.sheets import opened

from playpress import cli, starter
from playpress.authoring import workspace
from playpress.exports import book_json, calendar, codeowners, markdown, xlsx
from playpress.exports.formats import FORMATS
from playpress.graph import Book
from playpress.model.kinds import KINDS
from playpress.model.validate import read_entity
from playpress.source.document import Mark, Origin, SourceText

EVERY_FIELD = Path(__file__).parents[2] / "books" / "every-field"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The book in which every field of every kind is written."""
    folder = tmp_path_factory.mktemp("book")
    shutil.copytree(EVERY_FIELD / "content", folder / "content")
    found, _ = workspace.opened(folder, KINDS, TODAY)
    assert found is not None
    return found.book


def test_every_definition_of_book_json_is_read_as_it_was(book: Book) -> None:
    found = json.loads(book_json.document(book))
    assert found["schema"] == 1
    kinds = {kind.about.name: kind for kind in KINDS}
    origin = Origin(SourceText("book.json", "", [0]), Mark(0, 0))
    for each in found["definitions"]:
        kind = kinds[each["kind"]]
        entity, problems = read_entity(kind, each["id"], each["fields"], origin, book.settings.notation)
        assert problems == []
        again = book_json.written(entity)  # type: ignore[arg-type]
        assert again == each["fields"], each["key"]
    assert {each["key"] for each in found["definitions"]} == book.entities.keys()
    keys = {each.partition("#")[0] for one in found["definitions"] for each in one["computed"]["refers_to"]}
    assert keys <= book.entities.keys()


def test_a_calendar_has_whole_days_and_short_lines(tmp_path: Path) -> None:
    files = {
        "teams": "sales: {leader: head}\n",
        "roles": "head: {team: sales, reviewed: 2026-09-01, review_every: P30D, name: 'Head, of; sales'}\n",
        "campaigns": f"autumn: {{starts: 2026-10-05, ends: 2026-10-09, summary: '{'Ähnlich ' * 20}drei Wochen.'}}\n",
        "meetings": "round: {cadence: 'every Monday, 9:30'}\nother: {cadence: every second Monday}\n",
    }
    page = "---\nreviewed: 2026-09-01\nreview_every: P30D\n---\n# Prices\n"
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "prices.md").write_text(page, encoding="utf-8")
    space = opened(tmp_path, **files)
    text = calendar.document(space.book).decode()
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    plain = text.replace("\r\n ", "")
    found = ["runs-campaign-autumn", "meeting-meeting-round", "review-page-prices.md", "review-role-head"]
    assert sorted(re.findall(r"UID:(\S+)@", plain)) == sorted(found)
    assert "DTSTART;VALUE=DATE:20261005\r\nDTEND;VALUE=DATE:20261010\r\nSUMMARY:Campaign: Autumn\r\n" in plain
    assert (
        "DTSTART;VALUE=DATE:20261005\r\nDTEND;VALUE=DATE:20261006\r\nSUMMARY:Round\r\nRRULE:FREQ=WEEKLY;BYDAY=MO\r\n"
        in plain
    )
    assert "SUMMARY:Review: Head\\, of\\; sales" in plain
    assert "drei Wochen." in plain


def test_each_twin_is_listed_and_leads_to_others(book: Book) -> None:
    found = dict(markdown.files(book))
    index = found[markdown.INDEX].decode()
    assert set(re.findall(r"\]\(([^)]+\.md)\)", index)) == found.keys() - {markdown.INDEX}
    for name, data in found.items():
        for link in (
            re.findall(r"(?<!!)\]\(((?:\.\./)?[\w./-]+\.md)\)", data.decode()) if name != markdown.INDEX else ()
        ):
            assert posixpath.normpath(posixpath.join(posixpath.dirname(name), link)) in found, (name, link)


def test_each_format_reads_no_file_and_says_the_same_twice(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """A projected book exports only what it holds: no format goes back to the project's files."""
    keys = [key for key in book.entities if not key.startswith("strategy:")]
    fewer = replace(book, entities={key: book.entities[key] for key in keys})
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("a format reads a file"))
    monkeypatch.setattr(Path, "read_text", lambda *_, **__: pytest.fail("a format reads a file"))
    gone = [each for key, each in book.entities.items() if key not in fewer.entities]
    assert gone
    for each in FORMATS:
        made = list(each.files(fewer))
        assert made == list(each.files(fewer)), each.name
        if each.name in ("csv", "json"):
            text = b"".join(data for name, data in made if "strateg" in name or each.name == "json")
            assert all(f'"key": "{one.key}"'.encode() not in text for one in gone)


def test_codeowners_have_a_line_for_each_file_with_the_roles_that_answer(tmp_path: Path) -> None:
    files = {
        "teams": "sales: {leader: head}\nmarketing: {leader: cmo}\n",
        "roles": "head: {team: sales}\ncmo: {team: marketing}\nrep: {team: sales}\n",
        "goals": "win: {team: sales}\nbe-seen: {team: marketing}\nring: {team: sales, owner: rep}\n",
        "glossary__lead": "definition: Somebody who asked.\n",
    }
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "prices.md").write_text("---\nteam: sales\n---\n# Prices\n", encoding="utf-8")
    (tmp_path / "content" / "story.md").write_text("# Story\n", encoding="utf-8")
    lines = codeowners.document(opened(tmp_path, **files).book).decode().splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == [
        "/content/goals.yml @cmo @head @rep",
        "/content/prices.md @head",
        "/content/roles.yml @cmo @head",
        "/content/teams.yml @cmo @head",
    ]


def test_code_owners_of_a_playbook_in_a_larger_repository_are_named_from_the_root_of_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A host reads the paths of this file from the root of the repository."""
    playbook = tmp_path / "docs" / "play book"
    starter.create(playbook, "small")
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(playbook)
    done = CliRunner().invoke(cli.main, ["export", "codeowners", "CODEOWNERS"])
    assert done.exit_code == 0, done.output
    lines = (playbook / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    files = [line.split(" @")[0] for line in lines if line and not line.startswith("#")]
    assert "/docs/play\\ book/content/roles.yml" in files
    assert all((tmp_path / file.replace("\\", "").lstrip("/")).is_file() for file in files)


@pytest.mark.parametrize("sign", ["=", "+", "@", "\uff1d"])
def test_no_cell_of_a_workbook_is_a_formula_of_an_author(tmp_path: Path, sign: str) -> None:
    """Nor does one become a formula when it is edited: titles, names of sheets and heads included."""
    begin = f"{sign}HYPERLINK(1)"
    _, book = sound(
        tmp_path,
        playbook=f"format: 1\ncompany: '{begin} Oak'\n",
        teams="sales: {leader: boss}\n",
        roles=f"boss: {{team: sales, name: '{begin} boss'}}\n",
        goals="win: {team: sales}\n",
        strategies="ring: {team: sales, goals: [win]}\n",
        comparisons=f"us: {{name: '{begin} us', subjects: ['strategy:ring', 'goal:win']}}\n",
    )
    cells = [cell for sheet in openpyxl.load_workbook(BytesIO(xlsx.workbook(book))) for row in sheet for cell in row]
    active = [cell for cell in cells if str(cell.value or "").startswith(begin)]
    assert {cell.parent.title for cell in active} >= {"Contents", "Roles"}
    assert [cell for cell in active if cell.data_type != "s" or not cell.quotePrefix] == []
