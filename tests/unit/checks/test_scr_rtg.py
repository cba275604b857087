"""SCR and RTG: how many points a lead needs and who gets it, at their borders."""

from pathlib import Path

import pytest
from tests.unit.checks.two_teams import BORDER, HANDOFF, play, process, reported


def score(signals: str, threshold: int = 30) -> str:
    return f"fit: {{threshold: {threshold}, handoff: qualified, signals: [{signals}]}}\n"


@pytest.mark.parametrize(
    ("signals", "finds"),
    [
        ("{text: Asked, points: 30}", False),
        ("{text: Asked, points: 29}", True),
        ("{text: Asked, points: 10, at_most: 30}", False),
        ("{text: Asked, points: 30}, {text: Student, points: -20}", False),
    ],
)
def test_points_can_be_reached(tmp_path: Path, signals: str, finds: bool) -> None:
    book = play(tmp_path, processes=process(BORDER), handoffs__qualified=HANDOFF, scorings=score(signals))
    assert bool(reported(book, "SCR-1")) is finds


@pytest.mark.parametrize(
    ("criterion", "other", "silent"),
    [
        ("30 points or more", False, False),
        ("Score of 20 points", True, False),
        ("20 pts", True, False),
        ("From 20 points on for fairs, 30 points otherwise", False, False),
        ("Scored", False, False),
        ("20 desks", False, True),
    ],
)
def test_a_criterion_names_the_points_of_the_score(tmp_path: Path, criterion: str, other: bool, silent: bool) -> None:
    handoff = HANDOFF.replace("text: Scored", f"text: '{criterion}'")
    files = {"handoffs__qualified": handoff, "scorings": score("{text: Asked, points: 30}")}
    book = play(tmp_path, processes=process(BORDER), **files)
    assert (bool(reported(book, "SCR-2")), bool(reported(book, "SCR-3"))) == (other, silent)


@pytest.mark.parametrize(
    ("rules", "codes"),
    [
        ("{region: North, owner: ae}, {owner: sdr}", []),
        ("{region: North, owner: ae}", ["RTG-1"]),
        ("{region: North, owner: ae}, {region: North, source: Fair, owner: sdr}, {owner: sdr}", ["RTG-2"]),
        ("{region: North, source: Fair, owner: sdr}, {region: North, owner: ae}, {owner: sdr}", []),
        ("{region: North, owner: ae}, {region: north, owner: sdr}, {owner: sdr}", ["RTG-2"]),
        ("{owner: sdr, within: 4 business h}", []),
        ("{owner: sdr, within: 5 business h}", ["RTG-3"]),
        ("{owner: demand-manager}", ["RTG-4"]),
    ],
)
def test_each_lead_has_one_person_in_time(tmp_path: Path, rules: str, codes: list[str]) -> None:
    routing = f"inbound: {{handoff: qualified, rules: [{rules}]}}\n"
    book = play(tmp_path, profile="team", processes=process(BORDER), handoffs__qualified=HANDOFF, routings=routing)
    assert [code for code in ("RTG-1", "RTG-2", "RTG-3", "RTG-4") if reported(book, code)] == codes
