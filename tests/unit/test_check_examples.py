"""Every check has an example, and it is true: the check fires before it is mended, and no longer afterwards."""

import datetime as dt
import re
from html import unescape
from pathlib import Path
from typing import Literal

import pytest
from tests.book import TODAY, of

from playpress.checks import CHECKS
from playpress.checks.examples import Example, codes, example
from playpress.pipeline import Playbook, pages, read
from playpress.report import plain

CODES = sorted({*codes(), *(check.code for check in CHECKS)})
MAX_LINES = 12
MUCH_LATER = dt.date(2033, 3, 3)


def found(code: str) -> Example:
    shown = example(code)
    assert shown is not None, f"{code} has no example: write generator/playpress/checks/examples/{code}.yml"
    return shown


def play(folder: Path, code: str, state: Literal["failing", "mended"], today: dt.date = TODAY) -> Playbook:
    """The playbook of an example, read and checked; it must have no faults."""
    shown = found(code)
    for name, text in shown.project(state).items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    playbook = read(folder, shown.today or today)
    assert list(plain(playbook.faults)) == []
    return playbook


@pytest.mark.parametrize("code", CODES)
def test_a_check_fires_where_its_example_says_so(tmp_path: Path, code: str) -> None:
    assert of(play(tmp_path, code, "failing"), code), f"{code} finds nothing in its failing example"


@pytest.mark.parametrize("code", CODES)
def test_a_check_is_silent_once_its_example_is_mended(tmp_path: Path, code: str) -> None:
    assert list(plain(of(play(tmp_path, code, "mended"), code))) == []


@pytest.mark.parametrize("code", CODES)
def test_an_example_that_names_no_day_is_true_on_any(tmp_path: Path, code: str) -> None:
    assert of(play(tmp_path / "failing", code, "failing", MUCH_LATER), code), "write `today` into the example"
    assert of(play(tmp_path / "mended", code, "mended", MUCH_LATER), code) == [], "write `today` into the example"


@pytest.mark.parametrize("code", CODES)
def test_an_example_is_short_and_changes_one_thing(code: str) -> None:
    shown = found(code)
    assert shown.mended.keys() <= shown.failing.keys()
    assert sum(len(text.splitlines()) for text in shown.failing.values()) <= MAX_LINES
    assert all(shown.mended[name] != shown.failing[name] for name in shown.mended)


@pytest.mark.parametrize("code", CODES)
def test_the_story_of_an_example_is_one_sentence(code: str) -> None:
    assert re.fullmatch(r"[A-Z][^.!?]*(?:\d\.\d[^.!?]*)*\.", found(code).story)


@pytest.mark.parametrize("code", CODES)
def test_no_blank_line_cuts_an_example_on_its_page(code: str) -> None:
    shown = found(code)
    assert not any(re.search(r"\n\s*\n", text) for text in (*shown.failing.values(), *shown.mended.values()))


def test_no_example_is_left_of_a_check_that_is_gone() -> None:
    assert sorted(set(codes()) - set(CODES)) == []


def test_without_an_example_there_is_none() -> None:
    assert example("XYZ-1") is None


# The pages


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of a playbook with a finding."""
    playbook = play(tmp_path_factory.mktemp("book"), "HND-3", "failing")
    return {file.uri: file.content.decode() for file in pages(playbook) if file.uri.endswith(".md")}


@pytest.mark.parametrize("code", CODES)
def test_the_page_of_a_check_shows_both_states_of_its_example(site: dict[str, str], code: str) -> None:
    page, shown = site[f"authoring/checks/{code.lower()}.md"], found(code)
    assert shown.story in unescape(page)
    failing, mended = page.split("## Mended")
    for part, files in ((failing, shown.failing), (mended, shown.mended)):
        said = unescape(re.sub("</?mark>", "", part))
        assert all(f"# content/{name}\n{text.rstrip()}</code>" in said for name, text in files.items())


def test_only_lines_that_differ_are_marked(site: dict[str, str]) -> None:
    marked = re.findall("<mark>(.*)</mark>", site["authoring/checks/hnd-3.md"])
    assert marked == [f"- {{by: sales, what: First call, value: {time}}}" for time in ("24 h", "4 business h")]


def test_codes_lead_to_their_pages(site: dict[str, str]) -> None:
    assert '<a href="../authoring/checks/hnd-3.html">HND-3</a>' in site["alignment/index.md"]
    assert all(f'<a href="checks/{code.lower()}.html">' in site["authoring/checks.md"] for code in CODES)
