"""The hint of every fault is right: who follows it word for word has one fault less, in every book that is bad."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.book import TODAY
from tests.following import ways
from tests.unit.test_bad_books import BOMBS, CASES, prepare

from playpress.pipeline import read
from playpress.problems import Problem

WHAT_IS_MEANT = "only its author knows what is meant"
A_NAME = "any other name will do, and only its author knows one"
A_FILE = "it needs a file that only its author has"
ELSEWHERE = "what it needs is not defined yet, and only its author knows what that is"
TWO_WAYS = "it is text or structure, and only its author knows which"
NOT_FOLLOWED = {
    r"^Delete it\. Write `metric,period,value`": WHAT_IS_MEANT,
    r"^Put \"double quotes\" around (?:cells|the cell)": "which comma or quote belongs to the cell: " + WHAT_IS_MEANT,
    r"^Begin with content/teams\.yml": ELSEWHERE,
    r"^Move facts to content/inventories/.*, numbers": WHAT_IS_MEANT,
    r"^Move it out of content/\.": WHAT_IS_MEANT,
    r"^Write what it says into content/": WHAT_IS_MEANT,
    r"^Choose another (?:id|name)\.|^Use that field, or choose another name|^Write another `plural`": A_NAME,
    r"^It is named like a copy": "which of the two is right: " + WHAT_IS_MEANT,
    r"^Rename the folder, or put the file itself here": WHAT_IS_MEANT,
    r"^`publications` are written in content/playbook\.yml": "it moves to another file, whose other fields stay",
    r"^Definitions live under:": WHAT_IS_MEANT,
    r"^Put the file itself here": A_FILE,
    r"^Rename it, to index\.md where|^Rename this file(?:;|\.$)": A_NAME,
    r"^Write `format: 1` and `company: …`": ELSEWHERE,
    r"^List it in a CSV under": ELSEWHERE,
    r"^No \w+ is defined yet": ELSEWHERE,
    r"^Write the code of a check|^Name a kind, such as|^Write kind:id, for example": WHAT_IS_MEANT,
    r"^Name a page or a file as it is called": WHAT_IS_MEANT,
    r"^It has: none|^\"[\w-]+\" is an? [\w ]+[;.]|^Name a (?:goal|funnel)\.": WHAT_IS_MEANT,
    r"^Write it in the brackets\.$": "the address: " + WHAT_IS_MEANT,
    r"^Name (?:the field in which|a field of this)": WHAT_IS_MEANT,
    r"^Make a list of its own|^Count the opening brackets|^Split it into": "it is a work of reordering",
    r"^Write its address with https://": "whether that address answers is known to the site alone",
    r"^Save (?:it|the logo) (?:there|under|as (?!CSV))|^Copy or save it again": A_FILE,
    r"^Begin each definition with its id": A_NAME,
    r"^Write each row as fields": TWO_WAYS,
    r"^Delete `part`, or name another kind|^Write `fields`, or rename|^Write `type: choice`, or delete": TWO_WAYS,
    r"^Give one of the two another id|^Write other words, or give one": A_NAME,
    r"^Move what is under `editions`": "which entries of both win: " + WHAT_IS_MEANT,
    r"^Known here:|^It looks like \"[\w-]+\", which is there as well": WHAT_IS_MEANT,
    r"^Three digits come after each space": "the digits: " + WHAT_IS_MEANT,
    r"^Write the owner as A/R inside raci|^Add `segment` or `region`": TWO_WAYS,
    r"^Listed: |^Write who owns the rest as `owner`": WHAT_IS_MEANT,
    r"^Write `metric` or `text`": TWO_WAYS,
    r"^What slipped is open minus": "the counts: " + WHAT_IS_MEANT,
    r"^Name a process and its step|^Copy one choice word for word": WHAT_IS_MEANT,
    r"^(?:Delete it|Close it), or put quotes around the text": TWO_WAYS,
    r"^Keep the lines that are right": WHAT_IS_MEANT,
    r"^Write the field's name": WHAT_IS_MEANT,
    r"^Write the fields out where they are needed": "it is a work of copying, not of one change",
    r"^Write \"name: value\", or indent": TWO_WAYS,
}
"""Hints that no program can follow, each with the reason."""
CASES_NOT_FOLLOWED = {
    "PATH-ID-unreadable-name": "the name of the file is no text, so that no message can hold it",
    "YML-MORE-commas": "its hundred faults are one, which another case has",
}


def by_hand(faults: Sequence[Problem]) -> list[Problem]:
    """The faults for which no program is told what to write."""
    return [each for each in faults if not each.instead and not each.readings]


def faults_of(case: str, project: Path) -> Sequence[Problem]:
    return read(prepare(case, project), TODAY).faults


def count(problems: Sequence[Problem]) -> Counter[tuple[str, str]]:
    return Counter((each.code, each.message) for each in problems)


def pattern(hint: str) -> str:
    """The hint of the list that this one is; nothing where it is none of them."""
    return next((each for each in NOT_FOLLOWED if re.search(each, hint)), "")


FOLLOWED = [case for case in CASES if case not in BOMBS and case not in CASES_NOT_FOLLOWED]


@pytest.mark.parametrize("case", FOLLOWED)
def test_who_follows_a_hint_has_one_fault_less(case: str, tmp_path: Path) -> None:
    """Each thing that a hint says to do is done in a copy of the book of its own."""
    faults = faults_of(case, tmp_path / "before")
    before = count(faults)
    for number, problem in enumerate(by_hand(faults)):
        found = list(ways(problem))
        assert bool(found) != bool(pattern(problem.hint)), problem
        for at, way in enumerate(found):
            project = prepare(case, tmp_path / f"{number}-{at}")
            way(project, problem)
            after = count(read(project, TODAY).faults)
            told = (problem.code, problem.message)
            assert after[told] < before[told], f"{problem.hint} ({at})"


def test_the_list_of_what_is_not_followed_is_no_longer_than_it_has_to_be(tmp_path: Path) -> None:
    hints = {each.hint for case in FOLLOWED for each in by_hand(faults_of(case, tmp_path / case))}
    assert sorted(set(NOT_FOLLOWED) - {pattern(hint) for hint in hints}) == []
    assert set(CASES_NOT_FOLLOWED) <= set(CASES)


def test_a_hint_that_does_not_work_is_found(tmp_path: Path) -> None:
    """The follower does what the hint says and no more: with another example the fault stays."""
    case = "VAL-VALUE-durations"
    problem = next(each for each in faults_of(case, tmp_path / "before") if each.hint.startswith("For example: 4"))
    wrong = replace(problem, hint="For example: 4 fortnights")
    project = prepare(case, tmp_path / "wrong")
    for way in ways(wrong):
        way(project, wrong)
    faults = read(project, TODAY).faults
    assert any(each.place == problem.place and "fortnights" in each.message for each in faults)
