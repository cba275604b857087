"""MTH-23: a floor is worse than its target, a stretch value better, whichever way is better."""

from pathlib import Path

import pytest
from tests.unit.checks.two_teams import play, reported


@pytest.mark.parametrize(
    ("direction", "target", "found"),
    [
        ("up", "value: '100', floor: '85', stretch: '120'", []),
        ("up", "value: '100', floor: '100', stretch: '100'", []),
        ("up", "value: '50', floor: '85'", ["floor is 85, which is better"]),
        ("up", "value: '130', stretch: '120'", ["stretch is 120, which is worse"]),
        ("down", "value: '10', floor: '12', stretch: '8'", []),
        ("down", "value: '10', floor: '9'", ["floor is 9, which is better"]),
        ("down", "value: '10', stretch: '11'", ["stretch is 11, which is worse"]),
        ("up", "value: '50', floor: 85%", []),
        ("", "value: '50', floor: '85'", []),
    ],
)
def test_limits_stand_on_their_side(tmp_path: Path, direction: str, target: str, found: list[str]) -> None:
    way = f"direction: {direction}, " if direction else ""
    metrics = f"leads: {{{way}owner: ae, targets: [{{period: 2026-Q4, {target}}}]}}"
    told = [
        (level, message.partition("and its ")[2])
        for level, message in reported(play(tmp_path, metrics=metrics), "MTH-23")
    ]
    assert told == [("error", words) for words in found]
