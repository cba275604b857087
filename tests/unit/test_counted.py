"""One of something is one: no text has a number before a noun that is always in the plural."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from playpress.language import counted, within

ROOT = Path(__file__).resolve().parents[2]
CODE, THEME = ROOT / "generator" / "playpress", ROOT / "themes" / "default"
TEMPLATES = sorted([*THEME.rglob("*.j2"), *CODE.rglob("*.j2")])
PLURAL = re.compile(r"(?: [a-z-]+)? [a-z-]+[a-rt-z]s\b")
BY_HAND = re.compile(r"""["']1 [a-z]+["'] if|(?:''|"") if [^ ]+ == 1 else ["']s|\}s?["'] if count == 1 else f""")
MANY = {
    "authoring/public_holidays.py": "more than may be asked for at once",
    "checks/hnd/handoffs.py": "several promises, of which none is marked",
    "checks/own/accountability.py": "fewer steps than the process has",
    "cli/backtesting.py": "several promises, of which none is marked",
    "model/text.py": "longer than 200 characters",
    "host/project.py": "some files of a folder",
    "imports/delimited.py": "longer than a cell may be",
    "imports/workbook.py": "longer than a cell may be",
    "site/pages/own_pages.py": "more pages than a menu shows",
    "source/unrecognised_files.py": "said of several only",
}
"""Where a plural is never wrong, and why."""


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 boxes"), (1, "1 box"), (2, "2 boxes"), (1250, "1,250 boxes"), ("1", "1 box"), ("1.0", "1.0 boxes")],
)
def test_what_is_counted_has_its_number(number: int | str, words: str) -> None:
    assert counted(number, "box", "boxes") == words


def test_figures_are_those_of_the_language() -> None:
    with within("de"):
        assert counted(1250, "phase") == "1.250 phases"


def fixed_plurals() -> Iterator[tuple[str, str]]:
    """Lengths of lists in front of a plural, in our code."""
    for path in sorted(CODE.rglob("*.py")):
        for text in (each for each in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(each, ast.JoinedStr)):
            for number, words in zip(text.values, text.values[1:], strict=False):
                counts = isinstance(number, ast.FormattedValue) and ast.unparse(number.value).startswith("len(")
                if counts and isinstance(words, ast.Constant) and PLURAL.match(str(words.value)):
                    yield path.relative_to(CODE).as_posix(), f"{ast.unparse(text)}"


def test_code_counts_with_the_function_for_it() -> None:
    found = list(fixed_plurals())
    assert [each for each in found if each[0] not in MANY] == []
    assert sorted({name for name, _ in found}) == sorted(MANY), "the list is no longer than it has to be"
    assert [path.name for path in CODE.rglob("*.py") if BY_HAND.search(path.read_text("utf-8"))] == []


def test_templates_count_with_it_too() -> None:
    for path in TEMPLATES:
        text = path.read_text("utf-8")
        assert re.findall(r"\|length(?: ~ \"| \}\}) ?[a-z]+s\b", text) == [], path.name
        assert BY_HAND.findall(text) == [], path.name
