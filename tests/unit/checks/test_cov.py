"""COV: goals, what serves and measures them, and how the share of goals with a strategy is counted."""

from fractions import Fraction
from pathlib import Path

import pytest
from tests.book import of
from tests.unit.checks.two_teams import BORDER, HANDOFF, play, process, reported

from playpress.derive import coverage, summary
from playpress.model.numbers import percent


@pytest.mark.parametrize(("priority", "level"), [("high", "error"), ("medium", "warn"), ("low", "warn")])
def test_cov_1_names_the_orphan_goal(tmp_path: Path, priority: str, level: str) -> None:
    playbook = play(tmp_path, profile="team", goals=f"more: {{team: marketing, priority: {priority}}}")
    assert reported(playbook, "COV-1") == [(level, 'no strategy supports the goal "More"')]


@pytest.mark.parametrize("status", ["draft", "deprecated", "archived"])
def test_cov_1_counts_active_strategies_only(tmp_path: Path, status: str) -> None:
    """A strategy that is not active serves nobody; a goal that is not active needs nobody."""
    strategies = f"ads: {{team: marketing, goals: [more], status: {status}}}"
    assert len(reported(play(tmp_path, goals="more: {team: marketing}", strategies=strategies), "COV-1")) == 1
    assert reported(play(tmp_path, goals=f"more: {{team: marketing, status: {status}}}"), "COV-1") == []


def test_cov_1_is_silent_when_a_strategy_serves(tmp_path: Path) -> None:
    files = {"goals": "more: {team: marketing, priority: high}", "strategies": "ads: {team: marketing, goals: [more]}"}
    assert reported(play(tmp_path, **files), "COV-1") == []


@pytest.mark.parametrize(
    ("served", "open_"),
    [("whole", []), ("one, two", []), ("one", ["Two", "Whole"]), ("deep", ["Two", "Whole"])],
)
def test_cov_1_counts_a_part_with_its_whole_and_a_whole_with_its_parts(
    tmp_path: Path, served: str, open_: list[str]
) -> None:
    goals = "whole: {team: sales}\none: {team: sales, parent: whole}\ntwo: {team: sales, parent: whole}\n"
    goals += "deep: {team: sales, parent: one}\n"
    playbook = play(tmp_path, goals=goals, strategies=f"calls: {{team: sales, goals: [{served}]}}")
    found = [message.split('"')[1] for _, message in reported(playbook, "COV-1")]
    assert sorted(found) == open_
    assert playbook.book is not None
    assert coverage.strategy_coverage(playbook.book) == Fraction(4 - len(open_), 4)


def test_cov_3_wants_a_goal_and_once_there_are_metrics_a_metric(tmp_path: Path) -> None:
    playbook = play(tmp_path, strategies="ads: {team: marketing}", metrics="deals: {owner: ae}")
    messages = ['strategy "Ads" has no metric', 'strategy "Ads" supports no goal']
    assert reported(playbook, "COV-3") == [("warn", message) for message in messages]


def test_cov_3_asks_for_metrics_only_where_there_are_some_or_in_strict(tmp_path: Path) -> None:
    files = {"goals": "more: {team: marketing}", "strategies": "ads: {team: marketing, goals: [more]}"}
    assert reported(play(tmp_path / "a", **files), "COV-3") == []
    assert reported(play(tmp_path / "b", profile="strict", **files), "COV-3") == [
        ("warn", 'strategy "Ads" has no metric')
    ]
    files["strategies"] = "ads: {team: marketing, goals: [more], metrics: [deals]}"
    assert reported(play(tmp_path / "c", **files, metrics="deals: {owner: ae}"), "COV-3") == []


def test_cov_5_sees_a_goal_that_depends_on_the_other_team(tmp_path: Path) -> None:
    files = {"goals": "more: {team: marketing}", "strategies": "calls: {team: sales, goals: [more]}"}
    playbook = play(tmp_path, profile="team", **files)
    assert reported(playbook, "COV-5") == [("warn", 'the goal "More" of Marketing depends entirely on Sales')]
    assert [str(place) for place in of(playbook, "COV-5")[0].also] == ["content/strategies.yml:1:29"]


@pytest.mark.parametrize(
    "files",
    [
        {"strategies": "calls: {team: sales, goals: [more]}\nads: {team: marketing, goals: [more]}\n"},
        {
            "strategies": "calls: {team: sales, goals: [more]}",
            "processes": process("- {id: campaign, owner: cmo, goals: [more]}"),
        },
    ],
)
def test_cov_5_is_silent_when_the_own_team_works_for_it(tmp_path: Path, files: dict[str, str]) -> None:
    """By a strategy, or by a step its people are accountable for."""
    assert reported(play(tmp_path, goals="more: {team: marketing}", **files), "COV-5") == []


def test_cov_6_sees_a_tug_of_war_in_one_team(tmp_path: Path) -> None:
    strategies = "discounts: {team: sales, works_against: [margin]}\nads: {team: marketing, goals: [margin]}\n"
    playbook = play(tmp_path, goals="margin: {team: sales}", strategies=strategies)
    message = 'conflict on the goal "Margin": Discounts works against it, and nothing in the same team for it'
    assert reported(playbook, "COV-6") == [("warn", message)]


def test_cov_6_is_silent_when_as_many_work_for_it(tmp_path: Path) -> None:
    """Opponents in the other team, or as many supporters as opponents, are no conflict."""
    even = "discounts: {team: sales, works_against: [margin]}\nvalue: {team: sales, goals: [margin]}\n"
    other = "coupons: {team: marketing, works_against: [margin]}\nvalue: {team: sales, goals: [margin]}\n"
    assert reported(play(tmp_path / "a", goals="margin: {team: sales}", strategies=even), "COV-6") == []
    assert reported(play(tmp_path / "b", goals="margin: {team: sales}", strategies=other), "COV-6") == []


def test_coverage_is_half_up_to_one_decimal(tmp_path: Path) -> None:
    """11 of 14 goals with a strategy are 78.6 %."""
    goals = "".join(f"goal-{n}: {{team: sales}}\n" for n in range(14))
    served = ", ".join(f"goal-{n}" for n in range(11))
    playbook = play(tmp_path, goals=goals, strategies=f"calls: {{team: sales, goals: [{served}]}}")
    assert playbook.book is not None
    assert coverage.strategy_coverage(playbook.book) == Fraction(11, 14)
    assert str(summary.shares(playbook.book)[0]) == "78.6%"
    message = '3 of 14 goals have no strategy: "Goal 11", "Goal 12" and "Goal 13"'
    assert reported(playbook, "COV-1") == [("warn", message)]
    assert [percent(Fraction(n, 1000)) for n in (0, 3655, 1000)] == ["0%", "365.5%", "100%"]
    assert percent(Fraction(1, 2000)) == "0.1%"


def test_nothing_to_count_is_not_applicable(tmp_path: Path) -> None:
    """An empty set is never 100 %."""
    playbook = play(tmp_path)
    assert playbook.book is not None
    assert coverage.strategy_coverage(playbook.book) is None
    assert [str(share) for share in summary.shares(playbook.book)] == ["not applicable"] * 3


@pytest.mark.parametrize(
    ("metrics", "reason"),
    [
        ("[]", "it has no metric"),
        ("[aimless]", '"Aimless" has no target'),
        ("[aimless, retired]", '"Aimless" has no target; "Retired" is archived'),
        ("[retired]", '"Retired" is archived'),
    ],
)
def test_cov_2_wants_a_metric_with_a_target(tmp_path: Path, metrics: str, reason: str) -> None:
    target = 'targets: [{period: 2026-Q4, value: "40"}]'
    files = {
        "metrics": f"aimless: {{owner: ae}}\nretired: {{owner: ae, {target}, status: archived}}\n",
        "goals": f"more: {{team: sales, metrics: {metrics}}}",
    }
    files["strategies"] = "calls: {team: sales, goals: [more]}"
    message = f'goal "More" cannot be measured: {reason}'
    assert reported(play(tmp_path, **files), "COV-2") == [("warn", message)]


def test_a_goal_that_nothing_serves_and_nothing_measures_is_one_finding(tmp_path: Path) -> None:
    """Both are one decision; a metric without a target is another."""
    metrics = "won: {owner: ae}"
    bare = play(tmp_path / "a", metrics=metrics, goals="more: {team: sales}")
    assert [each.code for each in bare.findings if each.code.startswith("COV-")] == ["COV-1"]
    named = play(tmp_path / "b", metrics=metrics, goals="more: {team: sales, metrics: [won]}")
    assert [each.code for each in named.findings if each.code.startswith("COV-")] == ["COV-1", "COV-2"]


def test_cov_2_is_silent_with_one_good_metric_and_without_any(tmp_path: Path) -> None:
    """In a book without metrics it sleeps."""
    files = {
        "metrics": 'deals: {owner: ae, targets: [{period: 2026-Q4, value: "40"}]}\nother: {owner: ae}',
        "goals": "more: {team: sales, metrics: [other, deals]}",
    }
    assert reported(play(tmp_path / "a", **files), "COV-2") == []
    assert reported(play(tmp_path / "b", goals="more: {team: sales}"), "COV-2") == []


def test_cov_4_names_a_metric_nobody_uses(tmp_path: Path) -> None:
    """To mention it is not to use it, and what a draft uses is not used yet."""
    files = {
        "metrics": "deals: {owner: ae}",
        "goals": "more: {team: sales, see_also: [metric:deals]}\nlater: {team: sales, metrics: [deals], status: draft}",
    }
    assert reported(play(tmp_path, profile="strict", **files), "COV-4") == [("info", 'nothing uses the metric "Deals"')]


@pytest.mark.parametrize(
    "files", [{"goals": "more: {team: sales, metrics: [deals]}"}, {"strategies": "go: {team: sales, metrics: [deals]}"}]
)
def test_cov_4_is_silent_when_a_goal_or_a_strategy_uses_it(tmp_path: Path, files: dict[str, str]) -> None:
    assert reported(play(tmp_path, profile="strict", metrics="deals: {owner: ae}", **files), "COV-4") == []


AUDIENCES = "buyer: {summary: Buys}\nuser: {summary: Uses}\n"
CHANNELS = (
    "calls: {team: sales, channels: [Phone, email], audiences: [buyer]}\n"
    "letters: {team: marketing, channels: [E-mail], audiences: [user, buyer]}\n"
    "posts: {team: marketing, channels: [E-mail]}\n"
)


def test_cov_7_sees_a_channel_two_teams_use_without_a_word(tmp_path: Path) -> None:
    playbook = play(tmp_path, profile="team", strategies=CHANNELS, audiences=AUDIENCES)
    message = 'Marketing and Sales both use the channel "email" for one audience, '
    message += "and no hand-off or step says how they share it"
    assert reported(playbook, "COV-7") == [("warn", message)]
    assert [place.line for place in of(playbook, "COV-7")[0].also] == [2]


@pytest.mark.parametrize(
    "files",
    [
        {"processes": process("- {id: write, owner: cmo, channels: [Email]}")},
        {"processes": process(BORDER), "handoffs__one": f"{HANDOFF}channels: [email]\n"},
        {"processes": process(BORDER), "handoffs__one": HANDOFF},  # from then on it is the other team's contact
        {"processes": process("- {id: write, owner: cmo, how: [Send an email to each]}")},
        {"strategies": CHANNELS.replace("E-mail", "billboards")},
        {"strategies": CHANNELS.replace("marketing", "sales")},
        {"strategies": CHANNELS.replace("user, buyer", "user")},
        {"strategies": CHANNELS.replace(", audiences: [buyer]", "")},
    ],
)
def test_cov_7_is_silent_when_it_is_settled_or_not_shared(tmp_path: Path, files: dict[str, str]) -> None:
    assert reported(play(tmp_path, **{"strategies": CHANNELS, "audiences": AUDIENCES, **files}), "COV-7") == []


def test_cov_7_asks_in_the_profile_strict_for_the_channel_itself(tmp_path: Path) -> None:
    files = {"processes": process(BORDER), "handoffs__one": HANDOFF, "strategies": CHANNELS, "audiences": AUDIENCES}
    assert len(reported(play(tmp_path, profile="strict", **files), "COV-7")) == 1


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("user", "champion", [("warn", '"Offices" has no persona who decides')]),
        ("decider", "user", [("info", '"Offices" has no persona who argues for you')]),
        ("champion", "buyer", []),
        ("decider, buyer", "user", []),
        ("champion, blocker, decider", "user", [("warn", '"One" is both champion and blocker')]),
    ],
)
def test_cov_10_looks_who_decides_and_who_argues_for_us(
    tmp_path: Path, first: str, second: str, expected: list[tuple[str, str]]
) -> None:
    """One persona alone says nothing about the others, and one whose roles are not written counts for nothing."""
    people = f"one: {{level: persona, parent: offices, buying_roles: [{first}]}}\n"
    other = f"two: {{level: persona, parent: offices, buying_roles: [{second}]}}\n"
    silent = "three: {level: persona, parent: offices}\n"
    offices = "offices: {name: Offices}\n"
    assert reported(play(tmp_path, profile="team", audiences=offices + people + other + silent), "COV-10") == expected
    alone = reported(play(tmp_path, profile="team", audiences=offices + people + silent), "COV-10")
    assert alone == [each for each in expected if "both" in each[1]]
    detail = reported(
        play(tmp_path, profile="team", audiences="offices: {level: persona}\n" + people + other), "COV-10"
    )
    assert detail == [each for each in expected if "both" in each[1]], "a person in more detail buys not by itself"


LINES = "a: {team: sales, name: %s}\nb: {team: sales}\nc: {team: sales%s}\n"


@pytest.mark.parametrize(
    ("name", "third", "strategy", "starter"),
    [
        ("Serve the public", "", "", 0),  # Lines of one want: COV-3 asks its strategy for a number.
        ("Serve the public", ", metrics: [deals]", "", 2),
        ("Serve the public", "", ", metrics: [deals]", 3),
        ("Our mission is to serve", ", metrics: [deals]", "", 1),
        ("Be known as the experts", ", metrics: [deals]", "", 1),
    ],
)
def test_cov_2_waits_for_a_mission_and_for_lines_of_one_want(
    tmp_path: Path, name: str, third: str, strategy: str, starter: int
) -> None:
    files = {"goals": LINES % (name, third), "metrics": "deals: {owner: ae, targets: [{period: 2027, value: 9}]}\n"}
    files["strategies"] = f"blog: {{team: sales, goals: [a, b, c]{strategy}}}\n"
    playbook = play(tmp_path, **files)
    (*found,) = of(playbook, "COV-2")
    assert sum(1 + len(each.also) for each in found) == starter


@pytest.mark.parametrize(("more", "found"), [("", 0), (", tactics: [Call them]", 1)])
def test_cov_3_asks_no_number_of_a_list_of_audiences(tmp_path: Path, more: str, found: int) -> None:
    files = {"audiences": "labs: {}\n", "goals": "g: {team: sales}\n", "metrics": "deals: {owner: ae}\n"}
    files["strategies"] = f"labs: {{team: sales, goals: [g], audiences: [labs]{more}}}\n"
    assert len([each for each in of(play(tmp_path, **files), "COV-3") if "metric" in each.message]) == found
