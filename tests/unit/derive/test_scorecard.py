"""Actuals beside a plan: a CSV without people -> scorecard, contradicted rates, and what became of past plans."""

import datetime as dt
import json
import re
from fractions import Fraction
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.book import IN_TEAM, SETTINGS, of, read_book, sound, write
from tests.plan_book import FUNNEL, ROLES, TEAMS

from playpress import project_copy
from playpress.cli import main
from playpress.derive import scorecard
from playpress.derive.planning import worksheets
from playpress.derive.planning.outcome import outcomes
from playpress.graph import Book
from playpress.model.kinds.metric import Metric
from playpress.model.period import Period
from playpress.model.quantity import Quantity
from playpress.pipeline import Playbook, pages, read
from playpress.report.problems import plain
from playpress.site.pages import scorecard as scorecard_page

METRICS = """
acceptance: {formula: leads#sal / leads#mql, direction: up, targets: [{period: 2026, value: 10%, floor: 7%}]}
handed-over:
  formula: leads#mql in the month
  direction: up
  targets: [{period: 2026-Q3, value: 400}, {period: 2026-08, value: 300}]
cost: {direction: down, targets: [{period: 2026-Q3, value: 800 USD}]}
plain-number: {targets: [{period: 2026, value: 5}]}
"""
PLAN = """
first:
  period: 2026-Q3
  currency: USD
  revenue_target: 2000000 USD
  avg_deal: 75000 USD
  funnel: leads
"""
FILES = {"teams": TEAMS, "roles": ROLES, "funnels": FUNNEL, "metrics": METRICS, "audiences": "offices: {}\n"}
HEAD = "metric,period,value,segment\n"


def with_actuals(folder: Path, rows: str, today: dt.date = dt.date(2026, 10, 1), **more: str) -> Playbook:
    write(folder, **{**FILES, **more})
    table = folder / "content" / "actuals" / "2026.csv"
    table.parent.mkdir(exist_ok=True)
    table.write_text(rows, encoding="utf-8")
    return read(folder, today)


def book_of(playbook: Playbook) -> Book:
    assert list(plain(playbook.faults)) == []
    assert playbook.book is not None
    return playbook.book


def page_of(playbook: Playbook, uri: str) -> str:
    text = next(file.content.decode() for file in pages(playbook) if file.uri == uri)
    return " ".join(unescape(re.sub("<[^>]+>", " ", text)).split())


def test_target_actual_gap_and_direction(tmp_path: Path) -> None:
    rows = "acceptance,2026-Q1,8%,\nacceptance,2026-Q2,9%,\nacceptance,2026-Q3,8.5%,\ncost,2026-Q3,760 USD,\n"
    book = book_of(with_actuals(tmp_path, HEAD + rows))
    acceptance, cost = scorecard.scores(book)
    assert [each.value.amount for each in acceptance.readings] == [
        Fraction(8, 100),
        Fraction(9, 100),
        Fraction(85, 1000),
    ]
    assert (acceptance.last.gap, acceptance.last.better) == (Fraction(-15, 1000), False)
    assert acceptance.change == Fraction(-5, 1000)
    assert (cost.last.gap, cost.last.better, cost.change) == (-40, True, None)


def test_the_page_says_it_in_words_and_with_a_line(tmp_path: Path) -> None:
    rows = "acceptance,2026-Q1,8%,\nacceptance,2026-Q2,9%,\nacceptance,2026-Q3,8.5%,\nacceptance,2026-Q3,12%,offices\n"
    playbook = with_actuals(tmp_path, HEAD + rows)
    page = page_of(playbook, "alignment/scorecard.md")
    assert "Acceptance Q3 2026 10% 8.5% 1.5 points below target (worse) down 0.5 points (worse)" in page
    assert "8%, 9%, 8.5%" in page
    assert "Acceptance , Offices Q3 2026 12%" in page
    assert "3 of 4 metrics have no actuals: Handed over , Cost , Plain number ." in page
    metric = page_of(playbook, "metrics/acceptance.md")
    assert "Q2 2026 10% 9% 1 point below target (worse)" in metric


@pytest.mark.parametrize(
    ("row", "target"),
    [
        ("acceptance,2026-07,8%", "10%"),  # a rate of a month, held against that of the year
        ("handed-over,2026-08,280", "300"),  # of the same days
        ("handed-over,2026-07,390", "400"),  # counted in the month: the quarter's target is one a month
        ("handed-over,2026-Q3,1200", "400"),
        ("plain-number,2026-Q1,4", None),  # nothing says whether five a year are five a quarter
        ("cost,2026-Q3,700", None),  # another unit
        ("cost,2026-Q3,700 USD", "800 USD"),
    ],
)
def test_the_target_an_actual_is_held_against(tmp_path: Path, row: str, target: str | None) -> None:
    (score,) = scorecard.scores(book_of(with_actuals(tmp_path, f"metric,period,value\n{row}\n")))
    assert (str(score.last.target.value) if score.last.target else None) == target


def test_a_period_that_is_not_over_has_no_gap_yet(tmp_path: Path) -> None:
    """Three hundred of four hundred in the middle of a month is no miss, and no fall from the month before."""
    rows = "metric,period,value\nhanded-over,2026-06,410\nhanded-over,2026-07,420\nhanded-over,2026-08,150\n"
    playbook = with_actuals(tmp_path, rows, dt.date(2026, 8, 31))
    (score,) = scorecard.scores(book_of(playbook))
    assert (score.last.running, score.last.better, score.change) == (True, None, None)
    page = page_of(playbook, "alignment/scorecard.md")
    assert "Handed over August 2026, so far 300 150 not over yet 410, 420" in page
    metric = page_of(playbook, "metrics/handed-over.md")
    assert "August 2026, so far 300 150 July 2026 400 420 20 above target (better)" in metric
    (over,) = scorecard.scores(book_of(with_actuals(tmp_path, rows, dt.date(2026, 9, 1))))
    assert (over.last.running, over.last.better, over.change) == (False, False, -270)


def test_which_way_is_better_is_said_by_a_target_as_well(tmp_path: Path) -> None:
    metrics = METRICS + "churn: {targets: [{period: 2026, value: at most 5%}]}\n"
    rows = "metric,period,value\nchurn,2026-Q2,5.5%\nchurn,2026-Q3,6%\n"
    page = page_of(with_actuals(tmp_path, rows, metrics=metrics), "alignment/scorecard.md")
    assert "Churn Q3 2026 at most 5% 6% 1 point above target (worse) up 0.5 points (worse)" in page


def test_four_periods_back_and_each_length_for_itself(tmp_path: Path) -> None:
    rows = "".join(f"handed-over,2026-0{month},{month}00,\n" for month in range(9, 1, -1))
    book = book_of(with_actuals(tmp_path, HEAD + rows + "handed-over,2026-Q1,900,\nhanded-over,2026-Q2,1500,\n"))
    months, quarters = scorecard.scores(book)
    assert [str(each.actual.period) for each in months.recent] == [f"2026-0{month}" for month in range(5, 10)]
    assert [each.value.amount for each in quarters.readings] == [900, 1500]


def test_a_rate_outside_of_the_last_four_periods_is_a_finding_with_their_range(tmp_path: Path) -> None:
    """The funnel says 10%; five quarters ago it was, and since then between 7% and 9%."""
    rows = "2025-Q3,10%", "2025-Q4,8%", "2026-Q1,7%", "2026-Q2,9%", "2026-Q3,8.5%"
    playbook = with_actuals(tmp_path, "metric,period,value\n" + "".join(f"acceptance,{row}\n" for row in rows))
    (found,) = of(playbook, "MTH-21")
    assert found.message == (
        'the plan counts on 10% from "Mql" to "Sal", and "Acceptance" was between 7% and 9% from Q4 2025 to Q3 2026'
    )
    assert (found.level, found.place.file, found.place.line) == ("warn", "content/funnels.yml", 4)
    assert (found.also[0].file, found.also[0].line, found.also[0].column) == ("content/actuals/2026.csv", 6, 20)
    more = "metric,period,value\n" + "".join(f"acceptance,{row}\n" for row in (*rows[1:4], "2026-Q3,10%"))
    assert of(with_actuals(tmp_path, more), "MTH-21") == []


@pytest.mark.parametrize(("value", "found"), [("9.6", 0), ("9.4", 1)])
def test_an_actual_of_a_metric_in_percent_needs_no_sign(tmp_path: Path, value: str, found: int) -> None:
    metrics = "acceptance: {formula: leads#sal / leads#mql, unit: '%', direction: up}\n"
    playbook = with_actuals(tmp_path, f"metric,period,value\nacceptance,2026-Q3,{value}\n", metrics=metrics)
    assert [each.message.endswith(f"was {value}% in Q3 2026") for each in of(playbook, "MTH-21")] == [True] * found


@pytest.mark.parametrize(("value", "found"), [("9.6%", 0), ("10.4%", 0), ("9.4%", 1), ("10.7%", 1)])
def test_a_single_actual_contradicts_beyond_a_twentieth(tmp_path: Path, value: str, found: int) -> None:
    playbook = with_actuals(tmp_path, f"metric,period,value\nacceptance,2026-Q3,{value}\n")
    assert len(of(playbook, "MTH-21")) == found


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("4%,offices", ["4% in Q3 2026"]),
        ("20%,offices", []),
        ("4%,homes", []),  # it has no rate of its own
        ("10%,", []),
    ],
)
def test_a_rate_of_a_segment_is_held_against_its_own_actuals(tmp_path: Path, row: str, said: list[str]) -> None:
    segments = "{audience: offices, share: 60%, avg_deal: 9 USD, rates: [{stage: mql, rate: 20%}]}"
    segments += ", {audience: homes, share: 40%, avg_deal: 9 USD}"
    plans = PLAN.replace("avg_deal: 75000 USD", f"segments: [{segments}]").replace("2026-Q3", "2026-Q4")
    more = {"plans": plans, "audiences": "offices: {}\nhomes: {}\n"}
    playbook = with_actuals(tmp_path, f"{HEAD}acceptance,2026-Q3,{row}\n", **more)
    message = 'the plan counts on 20% from "Mql" to "Sal" of Offices, and "Acceptance" was '
    assert [each.message for each in of(playbook, "MTH-21")] == [message + words for words in said]
    assert [each.subject for each in of(playbook, "MTH-21")] == ["plan:first"] * len(said)


def test_a_rate_that_two_plans_have_in_common_is_one_finding(tmp_path: Path) -> None:
    segments = "{audience: offices, share: 60%%, avg_deal: 9 USD, rates: [{stage: mql, rate: %s}]}"
    plan = PLAN.replace("avg_deal: 75000 USD", f"segments: [{segments}]").replace("2026-Q3", "2026-Q4")
    rows = f"{HEAD}acceptance,2026-Q3,4%,offices\n"
    two = plan.replace("first:", "second:").replace("2026-Q4", "2027-Q1")
    for rate, subjects in (("20%", ["plan:first"]), ("30%", ["plan:first", "plan:second"])):
        plans = plan % "20%" + two % rate
        playbook = with_actuals(tmp_path / rate[:2], rows, plans=plans, audiences="offices: {}\n")
        assert [each.subject for each in of(playbook, "MTH-21")] == subjects


def test_periods_that_still_run_contradict_nothing(tmp_path: Path) -> None:
    playbook = with_actuals(tmp_path, "metric,period,value\nacceptance,2026-Q3,5%\n", dt.date(2026, 9, 30))
    assert of(playbook, "MTH-21") == []


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("acceptance,2026-Q3,9", 'the metric "Acceptance" has percentages, and here 9, plain numbers'),
        ("cost,2026-Q3,700 EUR", 'the metric "Cost" has amounts in USD, and here 700 EUR, amounts in EUR'),
    ],
)
def test_an_actual_in_another_unit_is_not_passed_over(tmp_path: Path, row: str, said: str) -> None:
    (found,) = of(with_actuals(tmp_path, f"metric,period,value\n{row}\n"), "MTH-18")
    assert (found.level, found.message, found.place.file) == ("error", said, "content/actuals/2026.csv")


@pytest.mark.parametrize(
    ("unit", "value", "said"),
    [
        ("USD", "700 EUR", 'the metric "Bare" has amounts in USD, and here 700 EUR, amounts in EUR'),
        ('"%"', "0.21", 'the metric "Bare" has percentages, and here 0.21, plain numbers'),
        ("deals", "700 EUR", 'the metric "Bare" has 700 EUR, and this playbook counts in USD'),
        ("EUR", "700 EUR", ""),
        ("USD", "700 USD", ""),
        ("USD per month", "700 USD", ""),
        ("USD a day", "700 USD", ""),
        ("calls per week", "30", ""),
        ("business days", "7 days", 'the metric "Bare" has numbers of business days, and here 7 days, numbers of days'),
    ],
)
def test_actuals_of_a_metric_without_targets_are_in_its_unit(tmp_path: Path, unit: str, value: str, said: str) -> None:
    settings = f"{SETTINGS}currency: USD\n"
    more = {"playbook": settings, "metrics": f"bare: {{unit: {unit}}}\n"}
    playbook = with_actuals(tmp_path, f"metric,period,value\nbare,2026-Q3,{value}\n", **more)
    assert [each.message for each in of(playbook, "MTH-18")] == [said] * bool(said)


def test_an_actual_of_the_future_is_a_forecast(tmp_path: Path) -> None:
    (found,) = of(with_actuals(tmp_path, "metric,period,value\nacceptance,2027-Q1,9%\n"), "MTH-22")
    assert found.message == '"Acceptance" has an actual of Q1 2027, which begins on 1 January 2027'
    assert (found.place.line, found.place.column) == (2, 20)
    assert of(with_actuals(tmp_path, "metric,period,value\nacceptance,2026-Q4,9%\n"), "MTH-22") == []


def test_a_plan_whose_period_is_over_says_so_with_its_actuals(tmp_path: Path) -> None:
    """Needed were 1,667; the three months of the quarter had 500, 400 and 600."""
    rows = "handed-over,2026-07,500\nhanded-over,2026-08,400\nhanded-over,2026-09,600\n"
    playbook = with_actuals(tmp_path, "metric,period,value\n" + rows, plans=PLAN, playbook=IN_TEAM)
    book = book_of(playbook)
    (found,) = outcomes(book, worksheets(book)["first"])
    assert (found.row.stage.id, found.actual, found.gap) == ("mql", 1500, Fraction(1, 10))
    page = page_of(playbook, "plans/first.md")
    assert "Period over Time it ended on 30 September 2026" in page
    assert "Mql Handed over 1,667 1,500 10% too few" in page
    assert "too late" not in page
    assert [each.level for each in of(playbook, "MTH-5")] == ["info"]  # also where no lag is written
    arguments = ["plan", "--project", str(tmp_path), "--today", "2026-10-01"]
    told = CliRunner().invoke(main, arguments).output
    assert "in Q3 2026, period over" in told
    assert "1,500" in told
    facts = json.loads(CliRunner().invoke(main, [*arguments, "--format", "json"]).output)
    counted = {"stage": "mql", "metric": "handed-over", "currency": None, "actual": "1500", "gap": "1/10"}
    assert facts["actuals"] == [counted]
    assert facts["period_over"] is True


def test_what_customers_brought_is_held_against_the_target_of_a_past_plan(tmp_path: Path) -> None:
    """2,000,000 were to be won, 1,700,000 were; what they cost is a metric of the won stage as well, and not meant."""
    metrics = METRICS + "revenue: {formula: amounts of leads#won, targets: [{period: 2026-Q3, value: 2000000 USD}]}\n"
    metrics += "spent: {formula: cost of leads#won, direction: down, targets: [{period: 2026-Q3, value: 900 USD}]}\n"
    rows = "metric,period,value\nrevenue,2026-Q3,1700000 USD\nspent,2026-Q3,800 USD\n"
    playbook = with_actuals(tmp_path, rows, plans=PLAN, metrics=metrics)
    (found,) = outcomes(book_of(playbook), worksheets(book_of(playbook))["first"])
    assert (found.row.stage.id, found.metric.id, found.gap) == ("won", "revenue", Fraction(3, 20))
    assert "Won Revenue 2,000,000 USD 1,700,000 USD 15% too little" in page_of(playbook, "plans/first.md")


def test_the_end_of_a_period_is_one_note_and_no_row_of_late_stages(tmp_path: Path) -> None:
    funnel = FUNNEL.replace("rate: 10%,", "rate: 10%, lag: 20 d,").replace("rate: 80%,", "rate: 80%, lag: 5 d,")
    funnel = funnel.replace("rate: 20%,", "rate: 20%, lag: 5 d,")
    files = {**FILES, "funnels": funnel, "plans": PLAN, "playbook": IN_TEAM}
    (over,) = of(read_book(tmp_path, **files), "MTH-5")
    assert (over.level, over.message) == ("info", 'the period of the plan "First" is over: Q3 2026')
    last_day = of(read_book(tmp_path, today=dt.date(2026, 9, 30), **files), "MTH-5")
    assert {each.level for each in last_day} == {"warn"}


def test_months_that_do_not_make_up_the_period_are_no_sum(tmp_path: Path) -> None:
    rows = "metric,period,value\nhanded-over,2026-07,500\nhanded-over,2026-08,400\n"
    book = book_of(with_actuals(tmp_path, rows))
    metric = next(each for each in book.all(Metric) if each.id == "handed-over")
    assert scorecard.in_period(book, metric, Period.parse("2026-Q3")) is None
    value = scorecard.in_period(book, metric, Period.parse("2026-08"))
    assert value is not None
    assert value.amount == 400


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("metric,value\na,1\n", "2026.csv:1:1: error CSV-HEADER this table has no column period"),
        ("metric;period;value\na;2026;1\n", "2026.csv:1:1: error CSV-HEADER semicolons separate the cells"),
        ("metric,period,value,person\na,2026,1,Ann\n", '2026.csv:1:21: error CSV-HEADER "person" is not a column'),
        (
            "metric,period,value\nacceptance,2026-Q5,8%\n",
            '2026.csv:2:12: error CSV-ROW period: "2026-Q5" is not',
        ),
        ("metric,period,value\nacceptance, 2026 , viel\n", '2026.csv:2:20: error CSV-ROW value: "viel" is not'),
        (
            "metric,period,value\nacceptance,2026\n",
            "2026.csv:2:1: error CSV-ROW this row has 2 cells;",
        ),
        ("metric,period,value\nacceptance,2026,\n", "2026.csv:2:1: error CSV-ROW this row has no value"),
        ("metric,period,value\naceptance,2026,8%\n", '2026.csv:2:1: error REF-1 there is no metric "aceptance"'),
        (HEAD + 'acceptance,2026,8%,"ofices"\n', '2026.csv:2:21: error REF-1 there is no audience "ofices"'),
        ("metric,period,value\nacceptance,FY26-Q1,8%\n", 'CSV-ROW "FY26-Q1" needs a fiscal year'),
        (HEAD + "acceptance,2026,8%,\n\nacceptance,2026,9%,\n", "2026.csv:4:17: error CSV-ID"),
        ('metric,period,value\nacceptance,2026,"8%\n', "CSV-ROW unbalanced quotes in this row"),
    ],
)
def test_faults_name_row_and_column(tmp_path: Path, text: str, said: str) -> None:
    playbook = with_actuals(tmp_path, text)
    assert said in "\n".join(plain(playbook.faults))
    assert len(playbook.faults) == 1


def test_fiscal_periods_are_those_of_the_playbook(tmp_path: Path) -> None:
    settings = "format: 1\ncompany: Oak\nfiscal_year: {starts: february}\n"
    playbook = with_actuals(tmp_path, "metric,period,value\nacceptance,FY27-Q1,8%\n", playbook=settings)
    (actual,) = book_of(playbook).actuals
    assert (actual.period.start, actual.period.end) == (dt.date(2026, 2, 1), dt.date(2026, 4, 30))


def test_an_export_has_them(tmp_path: Path) -> None:
    rows = "metric,period,value\nacceptance,2026-Q3,9%\n"
    book = book_of(with_actuals(tmp_path, rows))
    files = {file.uri: file.content for file in project_copy.files(book, tmp_path)}
    assert files["content/actuals/2026.csv"] == rows.encode()


def test_a_spreadsheet_among_the_actuals_is_not_passed_over(tmp_path: Path) -> None:
    write(tmp_path, **FILES)
    (tmp_path / "content" / "actuals").mkdir()
    (tmp_path / "content" / "actuals" / "q3.xlsx").write_bytes(b"PK")
    (found,) = read(tmp_path, dt.date(2026, 10, 1)).faults
    assert (found.code, found.hint) == (
        "PATH-FILE",
        "Save it as CSV with commas, under the name content/actuals/q3.csv.",
    )


@pytest.mark.parametrize(
    ("day", "value"),
    [("2026-01-01", "10"), ("2026-12-30", "10"), ("2027-02-10", "4"), ("2027-06-01", "12"), ("2029-01-01", "20")],
)
def test_the_target_of_a_day_is_that_of_the_shortest_period_around_it(tmp_path: Path, day: str, value: str) -> None:
    """Between two periods it is that of the next one, and behind the last one still the last."""
    targets = ((2028, 20), (2027, 12), ("2026-Q4", 10), ("2027-02", 4))
    listed = ", ".join(f"{{period: {period}, value: {value}}}" for period, value in targets)
    metric = f"m: {{name: M, owner: head, targets: [{listed}]}}\n"
    _, book = sound(tmp_path, teams="sales: {leader: head}", roles="head: {team: sales}", metrics=metric)
    found = scorecard.target_on(book, book.all(Metric)[0], dt.date.fromisoformat(day))
    assert found is not None
    assert str(found.value) == value


def test_the_index_of_metrics_says_who_answers_for_each_and_what_it_should_be(tmp_path: Path) -> None:
    metrics = """
        a: {name: A, owner: head, definition: "Calls a week. Counted on Friday.", targets: [{period: 2027, value: 12}]}
        b: {name: B, summary: Said short, definition: Not this. Nor this.}
    """
    playbook, _ = sound(tmp_path, teams="sales: {leader: head}", roles="head: {team: sales}", metrics=metrics)
    page = next(file.content.decode() for file in pages(playbook) if file.uri == "metrics/index.md")
    assert re.findall(r'<th scope="col"[^>]*>([^<]*)', page) == ["Metric", "Owner", "Target", "In short"]
    cells = [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", page)]
    assert cells == ["A", "Head", "12 (2027)", "Calls a week.", "B", "", "", "Said short"]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (("662,000 EUR", "at least 648,000 EUR"), "662,000, at least 648,000"),
        (("at most 5 days", "4 business d"), "at most 5 days, 4 business days"),
        (("18%", "19%"), "18%, 19%"),
        (("3 to 1",), "3:1"),
        ((), ""),
    ],
)
def test_earlier_values_lose_their_currency_and_nothing_else(values: tuple[str, ...], said: str) -> None:
    assert scorecard_page._said([Quantity.parse(each) for each in values]) == said
