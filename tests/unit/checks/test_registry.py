"""What is true of every check and every family."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import few_checks

import playpress
from playpress import checks
from playpress.checks import registry
from playpress.checks.check import NOTHING, Check, Family, Finding, check, definitions
from playpress.checks.examples import codes
from playpress.graph import Book

SENTENCES = """
import json, sys
from playpress import checks
json.dump([[each.code, each.description, each.why, each.fix] for each in checks.CHECKS], sys.stdout)
"""


def test_every_check_says_what_it_finds_why_it_matters_and_how_to_fix_it() -> None:
    for each in checks.CHECKS:
        for sentence in (each.description, each.why, each.fix):
            assert re.fullmatch(r"[A-Z\"].*[.)]", sentence), (each.code, sentence)


def test_every_check_has_an_example_and_every_example_a_check() -> None:
    assert set(codes()) == {each.code for each in checks.CHECKS}


def test_every_module_that_has_the_list_of_the_checks_is_given_the_few_of_a_test() -> None:
    """Nothing of the others is left in a site of few checks."""
    code = Path(playpress.__file__).parent
    ours = re.compile(r"^from playpress\.checks import .*\bCHECKS\b|^CHECKS = ", re.MULTILINE)
    found = {path for path in code.rglob("*.py") if ours.search(path.read_text(encoding="utf-8"))}
    assert found == {Path(str(module.__file__)) for module in few_checks.HOLDERS}


def test_checks_stand_by_family_the_costliest_first_and_by_number() -> None:
    weights = {family.code: family.weight for family in checks.FAMILIES}
    places = [(-weights[each.family], each.number) for each in checks.CHECKS]
    assert places == sorted(set(places))


def test_the_levels_of_a_check_begin_with_the_one_its_findings_have() -> None:
    assert all(each.levels.startswith(each.level) for each in checks.CHECKS)


def test_whoever_sleeps_says_what_for() -> None:
    """In few words, so that one line can hold them all."""
    words = {each.requires.words for each in checks.CHECKS if each.requires is not NOTHING}
    assert len(words) > 20
    assert all(0 < len(each) <= 70 for each in words)


def test_no_check_loses_its_sentences_without_docstrings() -> None:
    """`python -OO`, or PYTHONOPTIMIZE=2, drops them."""
    done = subprocess.run([sys.executable, "-OO", "-c", SENTENCES], capture_output=True, text=True, check=True)
    expected = [[each.code, each.description, each.why, each.fix] for each in checks.CHECKS]
    assert json.loads(done.stdout) == expected


def toy(code: str) -> Check:
    """A check that finds nothing."""

    def run(_book: Book) -> Iterator[Finding]:
        return iter(())

    return check(code, "Nothing is wrong.", why="It is a test.", fix="Change nothing.", level="info")(run)


TOY = Family("TOY", "Toys", question="Are all toys whole?", weight=50, looks_at=definitions())


@pytest.mark.parametrize(
    ("families", "found", "message"),
    [
        ([TOY], [toy("TOY-1"), toy("TOY-1")], "TOY-1 is defined 2 times"),
        ([TOY, TOY], [toy("TOY-1")], "TOY is defined 2 times"),
        (
            [TOY],
            [toy("TOY-1"), toy("CAR-1")],
            "CAR-1 belongs to no family: write FAMILY = Family('CAR'",
        ),
    ],
)
def test_a_family_that_contradicts_itself_is_refused(families: list[Family], found: list[Check], message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        registry.ordered(families, found)


def test_the_order_of_checks_is_that_of_numbers_and_not_of_words_or_of_modules() -> None:
    light = Family("ANT", "Ants", question="Are all ants home?", weight=10, looks_at=definitions())
    found = registry.ordered([light, TOY], [toy("ANT-1"), toy("TOY-10"), toy("TOY-9"), toy("TOY-1")])
    assert [family.code for family in found.families] == ["TOY", "ANT"]
    assert [each.code for each in found.checks] == ["TOY-1", "TOY-9", "TOY-10", "ANT-1"]
