"""What is true of every check and every family."""

import re

from playpress import checks
from playpress.checks.check import NOTHING
from playpress.checks.examples import codes


def test_every_check_says_what_it_finds_why_it_matters_and_how_to_fix_it() -> None:
    for check in checks.CHECKS:
        for sentence in (check.description, check.why, check.fix):
            assert re.fullmatch(r"[A-Z\"].*[.)]", sentence), (check.code, sentence)


def test_every_check_has_an_example_and_every_example_a_check() -> None:
    assert set(codes()) == {check.code for check in checks.CHECKS}


def test_checks_stand_by_family_the_costliest_first_and_by_number() -> None:
    weights = {family.code: family.weight for family in checks.FAMILIES}
    places = [(-weights[check.family], check.number) for check in checks.CHECKS]
    assert places == sorted(set(places))


def test_the_levels_of_a_check_begin_with_the_one_its_findings_have() -> None:
    assert all(check.levels.startswith(check.level) for check in checks.CHECKS)


def test_whoever_sleeps_says_what_for() -> None:
    """In few words, so that one line can hold them all."""
    words = {check.requires.words for check in checks.CHECKS if check.requires is not NOTHING}
    assert len(words) > 20
    assert all(0 < len(each) <= 70 for each in words)
