"""Pages of plans say nothing is well that is not known: no time without lags, no gap without numbers, no hours."""

import datetime as dt
import json
import re
from html import unescape
from pathlib import Path

import pytest
from tests.book import sound
from tests.plan_book import FUNNEL, PLAN, ROLES, TEAMS

from playpress.derive.planning import worksheets
from playpress.pipeline import pages
from playpress.site.pages import whatif

LAGS = FUNNEL.replace("rate: 10%", "rate: 10%, lag: 5 d").replace("rate: 80%", "rate: 80%, lag: 5 d")
ALL_LAGS = LAGS.replace("rate: 20%", "rate: 20%, lag: 5 d")
LATER = PLAN.replace("2026-Q4", "2027-Q1")


def page(folder: Path, uri: str, today: dt.date = dt.date(2026, 10, 1), **files: str) -> str:
    playbook, _ = sound(folder, today, **{"teams": TEAMS, "roles": ROLES, "plans": LATER, **files})
    text = next(file.content.decode() for file in pages(playbook) if file.uri == uri)
    return " ".join(unescape(re.sub("<[^>]+>", " ", text)).split())


@pytest.mark.parametrize(
    ("funnels", "plans", "said"),
    [
        (ALL_LAGS, LATER, "On time Time every stage can still be filled in time"),
        (LAGS, LATER, "unknown Time no time to the next stage is written for Sql"),
        (FUNNEL, LATER, "unknown Time no time to the next stage is written for Sql"),
        (ALL_LAGS, LATER.replace("  period: 2027-Q1\n", ""), "unknown Time no period is written"),
        (ALL_LAGS, LATER.replace("  avg_deal: 75000 USD\n", ""), "unknown Time a number is missing or zero"),
        (ALL_LAGS, PLAN.replace("2026-Q4", "2026-Q3"), "Period over Time it ended on 30 September 2026"),
    ],
)
def test_there_is_time_where_it_is_written_how_long_stages_take(
    tmp_path: Path, funnels: str, plans: str, said: str
) -> None:
    assert said in page(tmp_path, "plans/first.md", funnels=funnels, plans=plans)


def test_without_planned_numbers_there_is_no_gap_and_no_lack_of_one(tmp_path: Path) -> None:
    said = page(tmp_path, "plans/first.md", funnels=FUNNEL)
    assert "unknown Largest gap nothing is planned or committed" in said
    assert "is not covered" not in said


def test_a_gap_says_at_how_many_stages_one_is_known(tmp_path: Path) -> None:
    plans = PLAN + "  stated: [{stage: mql, count: 1400}]\n"
    said = page(tmp_path, "plans/first.md", funnels=FUNNEL, plans=plans)
    known = "a number is planned or committed at 1 of 4 stages"
    assert f"0% Largest gap of the required volume is not covered; {known}" in said
    assert f"none; {known}" in page(tmp_path, "alignment/plans.md", funnels=FUNNEL, plans=plans)


def test_shares_are_percentages_wherever_they_are_said(tmp_path: Path) -> None:
    plans = LATER.replace("share: 20%, enters: sql}", "share: 12%}, {team: sales, share: 8%, enters: sql}")
    assert "Marketing 80%, Sales 20%" in page(tmp_path, "plans/first.md", funnels=FUNNEL, plans=plans)


@pytest.mark.parametrize(("today", "late"), [("2027-04-01", None), ("2027-03-31", 6)])
def test_other_numbers_do_not_bring_back_a_period_that_is_over(tmp_path: Path, today: str, late: int | None) -> None:
    """What the script tries leaves *Period over* as it is."""
    files = {"teams": TEAMS, "roles": ROLES, "plans": LATER, "funnels": ALL_LAGS.replace("lag: 5 d", "lag: 2 d")}
    _, book = sound(tmp_path, dt.date.fromisoformat(today), **files)
    facts = json.loads(whatif.facts(book, worksheets(book)["first"]))
    assert facts["stages"][0]["late"] == late


EFFORT = FUNNEL.replace("rate: 10%", "rate: 10%, effort: [{role: sdr, minutes: 6}]")
REGION = "north: {parent: first, period: 2027-Q1, cut: region, revenue_target: 2000000 USD}\n"


@pytest.mark.parametrize(
    ("funnels", "plans", "roles", "said"),
    [
        (FUNNEL, LATER, ROLES, "no work is written"),
        (EFFORT, LATER, ROLES, "none"),
        (EFFORT.replace("minutes: 6", "minutes: 60"), LATER, ROLES, "821.3 hours"),
        (
            EFFORT,
            LATER,
            ROLES.replace(", capacity: {hours_per_day: 5, utilisation: 80%}", ""),
            "capacity is not written",
        ),
        (EFFORT, LATER + REGION, ROLES, "counted in the larger plan"),
        (EFFORT, PLAN.replace("2026-Q4", "2026-Q3"), ROLES, "period over"),
    ],
)
def test_no_hours_are_missing_only_where_they_were_counted(
    tmp_path: Path, funnels: str, plans: str, roles: str, said: str
) -> None:
    text = page(tmp_path, "alignment/plans.md", funnels=funnels, plans=plans, roles=roles)
    assert re.search(rf"nothing is planned or committed {said}( |$)", text)


def test_several_currencies_are_the_reason_at_every_stage(tmp_path: Path) -> None:
    """No number is missing: two of them cannot be divided."""
    said = page(tmp_path, "plans/first.md", funnels=FUNNEL, plans=PLAN.replace("75000 USD", "75000 EUR"))
    assert said.count("target and deals are in several currencies") == 6  # two figures and four stages
    assert "a number is missing or zero" not in said
