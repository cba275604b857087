"""CAM: campaigns against the budgets of their strategies."""

from pathlib import Path

import pytest
from tests.unit.checks.two_teams import play, reported


@pytest.mark.parametrize(
    ("per", "days", "budget", "level"),
    [
        ("1000 EUR per month", "starts: 2027-03-31, ends: 2027-04-01", "2000 EUR", ""),
        ("1000 EUR per month", "starts: 2027-03-31, ends: 2027-04-01", "2001 EUR", "warn"),
        ("1000 EUR per month", "starts: 2026-12-01, ends: 2027-01-31", "2000 EUR", ""),
        ("1000 EUR per quarter", "starts: 2027-03-01, ends: 2027-03-31", "1001 EUR", "warn"),
        ("1000 EUR per quarter", "starts: 2027-03-01, ends: 2027-04-01", "2000 EUR", ""),
        ("1000 EUR per week", "starts: 2027-03-01, ends: 2027-03-08", "2000 EUR", ""),
        ("10 EUR per day", "starts: 2027-03-01, ends: 2027-03-08", "81 EUR", "warn"),
        ("1000 EUR per month", "starts: 2027-03-01, ends: 2027-03-08", "900 USD", "error"),
    ],
)
def test_a_campaign_keeps_to_the_budget_of_its_time(
    tmp_path: Path, per: str, days: str, budget: str, level: str
) -> None:
    files = {
        "strategies": f"fairs: {{team: marketing, budget: {per}}}\n",
        "campaigns": f"spring: {{{days}, strategy: fairs, budget: {budget}}}\n",
    }
    found = reported(play(tmp_path, **files), "CAM-2")
    assert [each for each, _ in found] == ([level] if level else [])
