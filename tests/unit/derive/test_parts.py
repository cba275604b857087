"""Parts of a plan: each cut is summed for itself; a stage that is fed from two sides is looked at as a whole."""

import datetime as dt
import re
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.book import of, sound
from tests.plan_book import FUNNEL, ROLES, TEAMS

from playpress.cli import main
from playpress.derive.planning import arrivals, explained_work, worksheet, worksheets
from playpress.derive.planning.capacity import workloads
from playpress.derive.planning.parts import cuts
from playpress.graph import Book
from playpress.model.kinds.plan import Plan
from playpress.pipeline import Playbook, pages

FILES = {"teams": TEAMS, "roles": ROLES, "funnels": FUNNEL}
YEAR = """
year: {period: 2027, currency: EUR, revenue_target: 1440000 EUR, avg_deal: 12000 EUR, funnel: leads}
q1: {parent: year, period: 2027-Q1, revenue_target: 336000 EUR}
q2: {parent: year, period: 2027-Q2, revenue_target: 360000 EUR}
q3: {parent: year, period: 2027-Q3, revenue_target: 348000 EUR}
q4: {parent: year, period: 2027-Q4, revenue_target: 396000 EUR}
emea: {parent: year, period: 2027, cut: region, revenue_target: 900000 EUR}
amer: {parent: year, period: 2027, cut: Region, revenue_target: 540000 EUR}
"""


def read(folder: Path, plans: str = YEAR, **more: str) -> tuple[Playbook, Book]:
    return sound(folder, **{**FILES, "plans": plans, **more})


def test_quarters_and_regions_each_make_the_year(tmp_path: Path) -> None:
    """Parent 1,440,000; four quarters 1,440,000; emea 900,000 + amer 540,000: no finding."""
    playbook, book = read(tmp_path)
    year = next(plan for plan in book.all(Plan) if plan.id == "year")
    assert [(cut.name, [part.id for part in cut.parts]) for cut in cuts(book, year)] == [
        ("quarter", ["q1", "q2", "q3", "q4"]),
        ("region", ["emea", "amer"]),
    ]
    assert (of(playbook, "MTH-12"), of(playbook, "MTH-14")) == ([], [])
    page = next(file.content.decode() for file in pages(playbook) if file.uri == "plans/year.md")
    assert page.count(">1,440,000 EUR</td>") == 2


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("540000", "240000", 'its parts by region ("Emea", "Amer") make 1,140,000 EUR: 20.8% less'),
        ("396000", "96000", 'its parts by quarter ("Q1", "Q2", "Q3", "Q4") make 1,140,000 EUR: 20.8% less'),
    ],
)
def test_a_cut_that_does_not_make_the_whole_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    (found,) = of(read(tmp_path, YEAR.replace(old, new))[0], "MTH-12")
    assert said in found.message


def test_promises_and_people_are_for_all_regions_together(tmp_path: Path) -> None:
    """Nothing says how much of both is for one of them: neither is shown as if it were. A quarter has its own days."""
    roles = ROLES + "caller: {team: sales, headcount: 2, capacity: {hours_per_day: 6}}\n"
    handoff = """
leads:
  from: "funnel:leads#mql"
  to: "funnel:leads#sal"
  commitments:
    - {by: marketing, what: Deliver, stage: leads#mql, volume: 400 per month}
    - {by: sales, what: Call, value: 4 business h, stage: leads#mql, attempts: 6, minutes: 4}
"""
    playbook, book = read(tmp_path, roles=roles, handoffs=handoff)
    sheets = worksheets(book)
    promised = {plan: sum(len(row.promised()) for row in sheets[plan].rows) for plan in ("year", "q1", "emea")}
    assert promised == {"year": 1, "q1": 1, "emea": 0}
    shown = {
        plan: [explained_work.available(load) for load in workloads(book)[plan]] for plan in ("year", "q1", "emea")
    }
    assert shown["emea"] == ["for all parts of the larger plan together"]
    assert all("hours" in text for plan in ("year", "q1") for text in shown[plan])
    assert "for all parts of the larger plan together" in page_of(playbook, "plans/emea.md")


def page_of(playbook: Playbook, uri: str) -> str:
    return next(file.content.decode() for file in pages(playbook) if file.uri == uri)


def test_a_part_in_another_currency_stops_its_cut_and_no_other(tmp_path: Path) -> None:
    plans = YEAR.replace("540000 EUR", "540000 USD, avg_deal: 12000 USD, currency: USD").replace("396000", "96000")
    playbook, _ = read(tmp_path, plans)
    (mixed,) = of(playbook, "MTH-14")
    assert "cannot be summed" in mixed.message
    assert mixed.subject == "plan:amer"
    (apart,) = of(playbook, "MTH-12")
    assert "by quarter" in apart.message
    page = next(file.content.decode() for file in pages(playbook) if file.uri == "plans/year.md")
    assert page.count("cannot be summed") == 1


TWO_SIDES = """
leads:
  stages:
    - {id: mql, rate: 60%, owner: head-of-marketing}
    - {id: sal, rate: 50%, owner: head-of-sales}
    - {id: won, outcome: won, owner: head-of-sales}
"""
MIXED = """
year:
  period: 2027
  currency: EUR
  revenue_target: 6000000 EUR
  avg_deal: 10000 EUR
  funnel: leads
  source_mix: [{team: marketing, share: 66%}, {team: sales, share: 34%, enters: sal}]
"""
PROMISES = """
lead:
  from: funnel:leads#mql
  to: funnel:leads#sal
  commitments:
    - {by: marketing, what: Deliver, stage: leads#mql, volume: 110 per month}
    - {by: sales, what: Find, stage: leads#sal, volume: 11 per month}
"""


def test_a_stage_fed_from_two_sides_is_short_as_a_whole(tmp_path: Path) -> None:
    """Needed 1,200; 1,320 at 60% are 792, and 132 join: 924 arrive, 23% too few. The finding is about the stage."""
    playbook, book = read(tmp_path, MIXED, funnels=TWO_SIDES, handoffs=PROMISES)
    sheet = worksheet(book, book.all(Plan)[0])
    (arrival,) = arrivals.arrivals(sheet)
    assert (arrival.row.required, arrival.above, arrival.count) == (1200, 792, 924)
    (found,) = of(playbook, "MTH-9")
    assert found.subject == "funnel:leads"
    assert (found.place.file, found.place.line) == ("content/funnels.yml", 5)
    assert found.message == (
        '"Sal" in the plan "Year" needs 1,200, and 924 arrive by what is promised (792 from the stage before, 132 from '
        "Sales): 23% too few"
    )


def test_page_command_and_finding_say_the_same_of_a_stage_fed_from_two_sides(tmp_path: Path) -> None:
    playbook, _ = read(tmp_path, MIXED, funnels=TWO_SIDES, handoffs=PROMISES)
    page = " ".join(unescape(re.sub("<[^>]+>", " ", page_of(playbook, "plans/year.md"))).split())
    overview = " ".join(unescape(re.sub("<[^>]+>", " ", page_of(playbook, "alignment/plans.md"))).split())
    said = "Sales: 132; 924 arrive with those from the stage before (23% too few)"
    assert said in page
    assert "23% Largest gap" in page
    assert "23% too few at Sal" in overview
    told = CliRunner().invoke(main, ["plan", "--project", str(tmp_path), "--today", "2026-10-01"]).output
    assert said in told


def test_a_quarter_that_is_over_and_archived_is_a_part_as_before(tmp_path: Path) -> None:
    """As MTH-5 advises, and the sum of the quarters stays what it was; what is left out otherwise has no target."""
    over = YEAR.replace("q1: {", "q1: {status: archived, ")
    later = dt.date(2027, 5, 1)
    playbook, book = sound(tmp_path, later, **{**FILES, "plans": over})
    assert of(playbook, "MTH-12") == []
    assert [part.id for part in cuts(book, book.all(Plan)[0])[0].parts] == ["q1", "q2", "q3", "q4"]
    (found,) = of(
        sound(tmp_path, later, **{**FILES, "plans": YEAR.replace("q4: {", "q4: {status: archived, ")})[0], "MTH-12"
    )
    assert "by quarter" in found.message


def test_each_cut_is_compared_with_the_target_on_the_page(tmp_path: Path) -> None:
    playbook, _ = read(tmp_path, YEAR.replace("540000", "240000"))
    page = " ".join(unescape(re.sub("<[^>]+>", " ", page_of(playbook, "plans/year.md"))).split())
    assert "1,440,000 EUR adds up" in page
    assert "1,140,000 EUR 300,000 EUR less" in page


def test_a_part_repeats_nothing_of_what_is_late_or_short_in_the_whole(tmp_path: Path) -> None:
    """On 15 December all of January's contacts are late for the year, for its first quarter, and for each region."""
    funnel = FUNNEL.replace("rate: 10%", "rate: 10%, lag: 400 d, effort: [{role: sdr, minutes: 600}]")
    funnel = funnel.replace("rate: 80%", "rate: 80%, lag: 1 d").replace("rate: 20%", "rate: 20%, lag: 1 d")
    playbook, _ = sound(tmp_path, dt.date(2026, 12, 15), **{**FILES, "funnels": funnel, "plans": YEAR})
    assert [each.subject for each in of(playbook, "MTH-10")] == ["funnel:leads"]
    late = [each.message for each in of(playbook, "MTH-5")]
    assert [message.partition('"')[2].partition('"')[0] for message in late] == ["Year", "Q1", "Q2", "Q3"]


def test_what_both_sides_bring_together_may_be_enough(tmp_path: Path) -> None:
    """The side source promises less than its share, and the other one more."""
    promises = PROMISES.replace("110 per month", "150 per month")
    playbook, _ = read(tmp_path, MIXED, funnels=TWO_SIDES, handoffs=promises.replace("11 per month", "10 per month"))
    assert of(playbook, "MTH-9") == []


def test_a_side_source_alone_is_held_to_its_share(tmp_path: Path) -> None:
    alone = "\n".join(line for line in PROMISES.splitlines() if "110" not in line)
    (found,) = of(read(tmp_path, MIXED, funnels=TWO_SIDES, handoffs=alone)[0], "MTH-9")
    assert found.subject == "handoff:lead"
    assert "67.6% too few" in found.message


def test_those_who_join_from_the_side_are_drawn_where_they_join(tmp_path: Path) -> None:
    playbook, _ = read(tmp_path, MIXED, funnels=TWO_SIDES)
    page = next(file.content.decode() for file in pages(playbook) if file.uri == "plans/year.md")
    assert "+ 408 from Sales" in page
    assert page.count("data-pp-joins=") == 1
    assert "Sal 1,200 (+ 408 from Sales)" in page
    teams = {"teams": f"{TEAMS}partners: {{leader: head-of-sales}}\n"}
    mix = MIXED.replace(
        "share: 34%, enters: sal}", "share: 30%, enters: sal}, {team: partners, share: 4%, enters: sal}"
    )
    page = page_of(read(tmp_path, mix, funnels=TWO_SIDES, **teams)[0], "plans/year.md")
    assert "Sal 1,200 (+ 408 from 2 teams)" in page
