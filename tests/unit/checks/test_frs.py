"""FRS: reviews, waivers and assets past their day, and how the share of current pages is counted."""

import datetime as dt
from fractions import Fraction
from pathlib import Path

import pytest
from tests.book import SETTINGS, of, sound
from tests.unit.checks.two_teams import ROLES, TEAMS, play, reported

from playpress.derive import freshness, summary
from playpress.model.numbers import percent
from playpress.model.times import Duration
from playpress.pipeline import Playbook


@pytest.mark.parametrize(
    ("day", "interval", "expected"),
    [
        ("2026-01-31", "1 month", "2026-02-28"),
        ("2024-02-29", "1 year", "2025-02-28"),
        ("2026-11-30", "P3M", "2027-02-28"),
        ("2026-11-30", "1 quarter", "2027-02-28"),
        ("2026-07-01", "P90D", "2026-09-29"),
        ("2026-07-01", "2 weeks", "2026-07-15"),
    ],
)
def test_months_clamp_to_their_last_day(day: str, interval: str, expected: str) -> None:
    found = freshness.add(dt.date.fromisoformat(day), Duration.parse(interval))
    assert found == dt.date.fromisoformat(expected)


PAGE = "---\nteam: sales\nreviewed: {}\nreview_every: P90D\n---\n# Prices\n\nTen.\n"


def with_page(folder: Path, text: str, today: dt.date) -> Playbook:
    """A playbook with two teams, whose one page by hand says this."""
    (folder / "content").mkdir()
    (folder / "content" / "prices.md").write_text(text, encoding="utf-8")
    return play(folder, profile="team", today=today)


@pytest.mark.parametrize(
    ("text", "code", "expected", "line"),
    [
        (PAGE.format("2026-07-01"), "FRS-1", ("warn", "was due for review on 2026-09-29: 2 days overdue"), 3),
        (PAGE.format("2026-07-08"), "FRS-1", ("info", "is due for review on 2026-10-06: in 5 days"), 3),
        ("---\nreview_every: P90D\n---\n# Prices\n", "FRS-1", ("warn", "was never reviewed"), 2),
        (PAGE.format("2026-11-01"), "FRS-2", ("error", "was reviewed on 2026-11-01, which is 31 days ahead"), 3),
    ],
)
def test_a_page_by_hand_is_reviewed_as_a_definition_is(
    tmp_path: Path, text: str, code: str, expected: tuple[str, str], line: int
) -> None:
    playbook = with_page(tmp_path, text, dt.date(2026, 10, 1))
    assert reported(playbook, code) == [(expected[0], f'the page "Prices" {expected[1]}')]
    (found,) = of(playbook, code)
    assert (found.place.file, found.place.line) == ("content/prices.md", line)


def test_a_draft_of_a_page_is_no_more_asked_for_a_review_than_one_of_a_definition(tmp_path: Path) -> None:
    text = "---\ndraft: yes\nreview_every: P90D\n---\n# Prices\n"
    playbook = with_page(tmp_path, text, dt.date(2026, 10, 1))
    assert "FRS-1" in {check.code for check in playbook.skipped}
    assert playbook.book is not None
    assert freshness.reviews(playbook.book).pages == 0


def test_pages_are_counted_among_what_is_current_and_named_in_its_sentence(tmp_path: Path) -> None:
    playbook = with_page(tmp_path, PAGE.format("2026-09-01"), dt.date(2026, 10, 1))
    assert playbook.book is not None
    found = freshness.reviews(playbook.book)
    assert (found.pages, found.dated, found.current, found.total) == (1, 1, 1, found.definitions + 1)
    share = summary.shares(playbook.book)[2]
    assert share.value == Fraction(1, found.total)
    assert share.explained == f"1 of {found.definitions} definitions and 1 page has a review date; 1 of 1 is current"


def test_a_review_holds_on_its_last_day(tmp_path: Path) -> None:
    """Equal is not overdue; never reviewed is not current."""
    goals = "a: {team: sales, reviewed: 2026-07-01, review_every: P90D}\nb: {team: sales, review_every: P90D}\n"
    for today, share in ((dt.date(2026, 9, 29), Fraction(1, 2)), (dt.date(2026, 9, 30), Fraction(0))):
        playbook = play(tmp_path, today=today, goals=goals)
        assert playbook.book is not None
        found = freshness.reviews(playbook.book)
        assert Fraction(found.current, found.dated) == share


def reviewed(folder: Path, today: str, dates: str = "reviewed: 2026-07-01, review_every: P90D") -> Playbook:
    """A goal with review dates, seen from a day."""
    return play(folder, profile="team", today=dt.date.fromisoformat(today), goals=f"more: {{team: sales, {dates}}}")


@pytest.mark.parametrize(
    ("today", "level", "words"),
    [
        ("2026-10-01", "warn", "was due for review on 2026-09-29: 2 days overdue"),
        ("2026-09-30", "warn", "was due for review on 2026-09-29: 1 day overdue"),
        ("2026-09-29", "info", "is due for review on 2026-09-29: today"),
        ("2026-09-28", "info", "is due for review on 2026-09-29: in 1 day"),
        ("2026-09-15", "info", "is due for review on 2026-09-29: in 14 days"),
    ],
)
def test_frs_1_counts_the_days(tmp_path: Path, today: str, level: str, words: str) -> None:
    """1 Jul + 90 days = 29 Sep; equal is not overdue; on 1 Oct it is 2 days overdue."""
    assert reported(reviewed(tmp_path, today), "FRS-1") == [(level, f'the goal "More" {words}')]


@pytest.mark.parametrize(
    ("day", "interval", "last"),
    [
        ("2026-01-31", "P1M", "2026-02-28"),
        ("2024-02-29", "P1Y", "2025-02-28"),
        ("2026-11-30", "P3M", "2027-02-28"),
    ],
)
def test_frs_1_clamps_months(tmp_path: Path, day: str, interval: str, last: str) -> None:
    dates = f"reviewed: {day}, review_every: {interval}"
    after = dt.date.fromisoformat(last) + dt.timedelta(days=1)
    ((level, message),) = reported(reviewed(tmp_path, after.isoformat(), dates), "FRS-1")
    assert (level, message) == ("warn", f'the goal "More" was due for review on {last}: 1 day overdue')


def test_frs_1_says_what_was_never_reviewed(tmp_path: Path) -> None:
    playbook = reviewed(tmp_path, "2026-10-01", "review_every: P90D")
    assert reported(playbook, "FRS-1") == [("warn", 'the goal "More" was never reviewed')]


@pytest.mark.parametrize("dates", ["reviewed: 2020-01-01", "review_every: P90D, status: draft"])
def test_frs_1_asks_only_where_an_interval_holds(tmp_path: Path, dates: str) -> None:
    assert reported(reviewed(tmp_path, "2026-10-01", dates), "FRS-1") == []


def test_frs_1_is_silent_while_a_review_holds(tmp_path: Path) -> None:
    """Fifteen days before its last day nothing is said."""
    assert reported(reviewed(tmp_path, "2026-09-14"), "FRS-1") == []


@pytest.mark.parametrize(
    ("periods", "said"),
    [
        (["2026-Q3"], "Q3 2026, which ended on 2026-09-30"),
        (["2026-H1", "2026-Q1"], "H1 2026, which ended on 2026-06-30"),
        (["FY26-Q1"], "Q1 FY26, which ended on 2026-04-30"),
        (["2026-Q3", "2026-10"], ""),
        (["2026"], ""),
        (["2026-Q3", "after the launch"], ""),
        ([], ""),
    ],
)
def test_frs_4_a_metric_has_a_target_for_today(tmp_path: Path, periods: list[str], said: str) -> None:
    """On its last day a period is not over; what is said in words may be for any time."""
    targets = ", ".join(f"{{period: {each}, value: 5}}" for each in periods)
    settings = f"{SETTINGS}checks: team\nfiscal_year: {{starts: february, named_by: start}}\n"
    for day, wanted in ((dt.date(2026, 10, 1), said), (dt.date(2026, 3, 31), "")):
        playbook = of_metric(tmp_path / str(day), settings, f"demos: {{owner: sdr, targets: [{targets}]}}", day)
        expected = [("warn", f'the last target of "Demos" was for {wanted}')] if wanted else []
        assert reported(playbook, "FRS-4") == expected


def test_frs_4_points_at_the_target_that_ends_last(tmp_path: Path) -> None:
    targets = "[{period: 2026-H1, value: 5},\n  {period: 2026-Q1, value: 5}]"
    playbook = play(tmp_path, profile="team", metrics=f"demos: {{owner: sdr, targets: {targets}}}")
    assert [each.place.line for each in of(playbook, "FRS-4")] == [1]


def of_metric(folder: Path, settings: str, metrics: str, today: dt.date) -> Playbook:
    """A sound book with one metric, seen from a day."""
    playbook, _ = sound(folder, today, playbook=settings, teams=TEAMS, roles=ROLES, metrics=metrics)
    return playbook


def test_the_currency_of_41_of_50_is_82_percent(tmp_path: Path) -> None:
    """And each of the other nine is a finding."""
    days = ["2026-09-01"] * 41 + ["2026-01-01"] * 9
    goals = "".join(f"goal-{n}: {{team: sales, reviewed: {day}, review_every: P90D}}\n" for n, day in enumerate(days))
    playbook = play(tmp_path, goals=f"{goals}free: {{team: sales}}\n")
    assert playbook.book is not None
    found = freshness.reviews(playbook.book)
    assert percent(Fraction(found.current, found.dated)) == "82%"
    total = len(playbook.book.entities)
    content = summary.shares(playbook.book)[2]
    assert (content.value, content.explained) == (
        Fraction(41, total),
        f"50 of {total} definitions have a review date; 41 of 50 are current",
    )
    assert len(reported(playbook, "FRS-1")) == 9


def test_frs_2_sees_a_review_in_the_future(tmp_path: Path) -> None:
    """On the day itself it is no longer one."""
    dates = "reviewed: 2026-10-03, review_every: P90D"
    message = 'the goal "More" was reviewed on 2026-10-03, which is 2 days ahead'
    assert reported(reviewed(tmp_path / "a", "2026-10-01", dates), "FRS-2") == [("error", message)]
    assert reported(reviewed(tmp_path / "b", "2026-10-03", dates), "FRS-2") == []


def test_frs_2_sees_a_waiver_past_its_last_day(tmp_path: Path) -> None:
    """The finding it accepted is open again as well."""
    waiver = "waive: [{check: COV-1, reason: Later, until: 2026-10-01, by: cso}]"
    dates = f"reviewed: 2026-09-30, review_every: P90D, {waiver}"
    assert reported(reviewed(tmp_path / "a", "2026-10-01", dates), "FRS-2") == []
    playbook = reviewed(tmp_path / "b", "2026-10-02", dates)
    message = 'the waiver of COV-1 for the goal "More" ended on 2026-10-01, 1 day ago'
    assert reported(playbook, "FRS-2") == [("error", message)]
    assert [problem.waived for problem in of(playbook, "COV-1")] == [""]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"sources": "survey: {published: 2030-01-01}\n"}, "published on 2030-01-01"),
        ({"sources": "survey: {accessed: 2026-10-02}\n"}, "read on 2026-10-02, which is 1 day ahead"),
        (
            {"goals": "win: {team: sales, approved_by: [{role: cso, date: 2027-10-01}]}\n"},
            "approved on 2027-10-01, which is 365 days ahead",
        ),
    ],
)
def test_frs_2_sees_what_cannot_have_happened(tmp_path: Path, files: dict[str, str], said: str) -> None:
    (found,) = of(play(tmp_path, **files), "FRS-2")
    assert said in found.message


def test_frs_2_is_silent_about_days_that_are_over(tmp_path: Path) -> None:
    assert of(play(tmp_path, sources="survey: {published: 2026-10-01, updated: 2026-10-01}\n"), "FRS-2") == []


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("their_prices: [{id: one, text: Much, seen: 2026-10-02}]", "has a price seen"),
        ("wins: [{id: one, text: An inn, date: 2026-10-02}]", "has a win decided"),
    ],
)
def test_frs_2_sees_what_nobody_can_have_seen_of_a_competitor(tmp_path: Path, field: str, said: str) -> None:
    comparisons = f"them: {{type: competitor, {field}}}\n"
    message = f'the comparison "Them" {said} on 2026-10-02, which is 1 day ahead'
    assert reported(play(tmp_path / "a", comparisons=comparisons), "FRS-2") == [("error", message)]
    later = play(tmp_path / "b", comparisons=comparisons, today=dt.date(2026, 10, 2))
    assert reported(later, "FRS-2") == []


def test_what_was_accepted_together_ends_as_one_finding(tmp_path: Path) -> None:
    """One role, one reason and one day, whichever the checks; another reason is another finding."""
    accepted = "{check: %s, reason: %s, until: 2026-09-30, by: cso}"
    both = ", ".join(accepted % (code, "Found when checking began") for code in ("COV-1", "COV-5"))
    goals = "".join(f"{name}: {{team: marketing, waive: [{both}]}}\n" for name in ("a", "b"))
    goals += f"c: {{team: marketing, waive: [{accepted % ('COV-1', 'Budget')}]}}\n"
    playbook = play(tmp_path, goals=goals, today=dt.date(2026, 10, 2))
    found = of(playbook, "FRS-2")
    assert [each.message for each in found] == [
        "4 waivers of Cso ended on 2026-09-30, 2 days ago: Found when checking began",
        'the waiver of COV-1 for the goal "C" ended on 2026-09-30, 2 days ago',
    ]
    assert (found[0].level, len(found[0].also)) == ("error", 3)
