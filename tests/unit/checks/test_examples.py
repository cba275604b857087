"""Every check has an example, and it is true: the check fires before it is fixed, and no longer afterwards."""

import datetime as dt
import re
from html import escape, unescape
from pathlib import Path
from typing import Literal

import pytest
from tests.book import TODAY, of

from playpress.checks import CHECKS
from playpress.checks.examples import Example, codes, examples
from playpress.pipeline import Edition, Playbook, pages, read
from playpress.report.problems import plain

CODES = sorted({*codes(), *(check.code for check in CHECKS)})
CASES = [(code, n) for code in CODES for n in range(max(1, len(examples(code))))]
MAX_LINES = 12
MUCH_LATER = dt.date(2033, 3, 3)

each_case = pytest.mark.parametrize(("code", "case"), CASES, ids=[f"{code}-{n}" for code, n in CASES])


def found(code: str, case: int = 0) -> Example:
    assert examples(code), f"{code} has no example: write generator/playpress/checks/examples/{code}.yml"
    return examples(code)[case]


def play(
    folder: Path, shown: Example, state: Literal["failing", "fixed"], today: dt.date = TODAY, guide: bool = False
) -> Playbook:
    """The playbook of an example, read and checked; it must have no faults."""
    for name, text in shown.project(state).items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    playbook = read(folder, shown.today or today, edition=Edition(guide=guide))
    assert list(plain(playbook.faults)) == []
    return playbook


@each_case
def test_a_check_fires_where_its_example_says_so(tmp_path: Path, code: str, case: int) -> None:
    assert of(play(tmp_path, found(code, case), "failing"), code), f"{code} finds nothing in its failing example"


@each_case
def test_a_check_is_silent_once_its_example_is_fixed(tmp_path: Path, code: str, case: int) -> None:
    assert list(plain(of(play(tmp_path, found(code, case), "fixed"), code))) == []


@each_case
def test_an_example_that_names_no_day_is_true_on_any(tmp_path: Path, code: str, case: int) -> None:
    shown = found(code, case)
    assert of(play(tmp_path / "failing", shown, "failing", MUCH_LATER), code), "write `today` into the example"
    assert of(play(tmp_path / "fixed", shown, "fixed", MUCH_LATER), code) == [], "write `today` into the example"


@each_case
def test_an_example_is_short_and_changes_one_thing(code: str, case: int) -> None:
    shown = found(code, case)
    assert shown.fixed.keys() <= shown.failing.keys()
    assert sum(len(text.splitlines()) for text in shown.failing.values()) <= MAX_LINES
    assert all(shown.fixed[name] != shown.failing[name] for name in shown.fixed)


@each_case
def test_the_story_of_an_example_is_one_sentence(code: str, case: int) -> None:
    assert re.fullmatch(r"[A-Z][^.!?]*(?:\d\.\d[^.!?]*)*\.", found(code, case).story)


@each_case
def test_no_blank_line_cuts_an_example_on_its_page(code: str, case: int) -> None:
    shown = found(code, case)
    assert not any(re.search(r"\n\s*\n", text) for text in (*shown.failing.values(), *shown.fixed.values()))


ALL_CASES = {
    "HND-3": (
        "does not say which clock counts",
        "promises no time to act",
        "promises 2 times, and none is marked as its answer",
    ),
    "MSG-2": ("has no words for sales", "nothing uses the message"),
    "PTH-2": (
        'comes after "Have the hand-off explained", which is scheduled later',
        'begins before the end of "First week", which is above it',
        'is earlier than "Rest of month", which is above it',
    ),
    "PTH-5": ("has no onboarding path", "has no phases: there is nothing to walk along"),
    "PTH-8": (
        "is read, and no question asks about",
        "is read, and `about` does not say what",
        "has 1 question, fewer than 3",
    ),
}
"""What the checks say that find more than one thing, in the order of their examples."""


@pytest.mark.parametrize("code", ALL_CASES)
def test_a_check_that_finds_several_things_shows_each(tmp_path: Path, code: str) -> None:
    told = [of(play(tmp_path / str(n), shown, "failing"), code) for n, shown in enumerate(examples(code))]
    for problems, words in zip(told, ALL_CASES[code], strict=True):
        assert [words in problem.message for problem in problems] == [True], problems


def test_no_example_is_left_of_a_check_that_is_gone() -> None:
    assert sorted(set(codes()) - set(CODES)) == []


def test_without_an_example_there_is_none() -> None:
    assert examples("XYZ-1") == ()


# The pages


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The pages of a playbook with a finding, and with the guide."""
    playbook = play(tmp_path_factory.mktemp("book"), found("HND-3"), "failing", guide=True)
    return {file.uri: file.content.decode() for file in pages(playbook) if file.uri.endswith(".md")}


@pytest.mark.parametrize("code", CODES)
def test_the_page_of_a_check_shows_both_states_of_its_examples(site: dict[str, str], code: str) -> None:
    page = site[f"authoring/checks/{code.lower()}.md"]
    parts = re.split("^#+ (?:Fixed|Another case)", page, flags=re.MULTILINE)
    assert len(parts) == 2 * len(examples(code))
    for n, shown in enumerate(examples(code)):
        assert shown.story in unescape(parts[2 * n])
        for part, files in ((parts[2 * n], shown.failing), (parts[2 * n + 1], shown.fixed)):
            said = unescape(re.sub("</?mark>", "", part))
            assert all(f"# content/{name}\n{text.rstrip()}</code>" in said for name, text in files.items())


def test_only_lines_that_differ_are_marked(site: dict[str, str]) -> None:
    first = site["authoring/checks/hnd-3.md"].partition("## Another case")[0]
    marked = re.findall("<mark>(.*)</mark>", first)
    assert marked == [f"- {{by: sales, what: First call, value: {time}}}" for time in ("24 h", "4 business h")]


def test_where_the_site_has_no_guide_a_code_says_what_it_stands_for(tmp_path: Path) -> None:
    files = {file.uri: file.content for file in pages(play(tmp_path, found("HND-3"), "failing"))}
    assert [uri for uri in files if uri.startswith(("authoring/", "assets/schema/"))] == []
    page = files["alignment/index.md"].decode()
    (description,) = (check.description for check in CHECKS if check.code == "HND-3")
    assert f'<abbr title="{escape(description)}">HND-3</abbr>' in page
    assert "authoring/" not in page


def test_codes_lead_to_their_pages(site: dict[str, str]) -> None:
    assert '<a href="../authoring/checks/hnd-3.html">HND-3</a>' in site["alignment/index.md"]
    assert all(f'<a href="checks/{code.lower()}.html">' in site["authoring/checks.md"] for code in CODES)
