"""What most of a kind lack is one finding, but for the profile that asks for all."""

import datetime as dt
from pathlib import Path

import pytest
from tests.unit.checks.two_teams import play, reported

from playpress import checks
from playpress.checks.folding import folded
from playpress.cli import main
from playpress.cli.accepting import REASON
from playpress.pipeline import read

ALONE = ", nor a goal with one that they alone serve"


def strategies(bare: int, measured: int = 0, extra: str = "") -> dict[str, str]:
    """So many strategies without a metric, and with one."""
    lines = [f"bare-{n}: {{team: sales, goals: [more]{extra}}}\n" for n in range(bare)]
    lines += [f"measured-{n}: {{team: sales, goals: [more], metrics: [won]}}\n" for n in range(measured)]
    return {
        "goals": "more: {team: sales, metrics: [won]}\n",
        "metrics": "won: {owner: ae}\n",
        "strategies": "".join(lines),
    }


@pytest.mark.parametrize(
    ("bare", "measured", "one"), [(3, 0, True), (4, 3, True), (4, 4, True), (2, 0, False), (8, 2, True)]
)
@pytest.mark.parametrize("profile", ["starter", "team"])
def test_what_most_of_a_kind_lack_is_said_once(
    tmp_path: Path, bare: int, measured: int, one: bool, profile: str
) -> None:
    """From three on, with the names of the first three where others have it."""
    found = reported(play(tmp_path, profile=profile, **strategies(bare, measured)), "COV-3")
    each = [("warn", f'strategy "Bare {n}" has no metric') for n in range(bare)]
    names = f': "Bare 0", "Bare 1", "Bare 2" and {bare - 3} more' if measured else ""
    assert found == (
        [("warn", f"{bare} of {bare + measured} strategies have no metric{ALONE}{names}")] if one else each
    )


IDLE = '3 of 4 metrics are used by no goal and no strategy: "Idle 0", "Idle 1" and "Idle 2"'


def test_the_strict_profile_names_each(tmp_path: Path) -> None:
    assert len(reported(play(tmp_path, profile="strict", **strategies(5)), "COV-3")) == 5


@pytest.mark.parametrize(
    ("profile", "told"),
    [
        ("starter", []),
        ("team", [IDLE]),
        ("strict", [f'nothing uses the metric "Idle {n}"' for n in range(3)]),
    ],
)
def test_what_is_only_worth_telling_as_a_habit_is_told_as_one(tmp_path: Path, profile: str, told: list[str]) -> None:
    files = {"goals": "more: {team: sales, metrics: [won]}\n"}
    idle = "".join(f"idle-{n}: {{owner: ae}}\n" for n in range(3))
    files["metrics"] = f"won: {{owner: ae}}\n{idle}"
    assert reported(play(tmp_path / "most", profile=profile, **files), "COV-4") == [("info", each) for each in told]
    files["metrics"] = "won: {owner: ae}\nidle: {owner: ae}\n"
    one = [("info", 'nothing uses the metric "Idle"')] if profile == "strict" else []
    assert reported(play(tmp_path / "one", profile=profile, **files), "COV-4") == one


def test_it_names_the_places_of_all(tmp_path: Path) -> None:
    (found,) = [each for each in play(tmp_path, **strategies(5)).findings if each.code == "COV-3"]
    assert [found.place.line, *(place.line for place in found.also)] == [1, 2, 3, 4, 5]
    assert found.subject == ""


def test_what_is_accepted_is_not_counted(tmp_path: Path) -> None:
    """A waiver is for one definition, and leaves the others to be reported."""
    waive = ", waive: [{check: COV-3, reason: A trial, until: 2026-12-31, by: ae}]"
    files = strategies(3)
    files["strategies"] = files["strategies"].replace("[more]", f"[more]{waive}", 1)
    found = [each for each in play(tmp_path, **files).findings if each.code == "COV-3"]
    assert [(each.message, bool(each.waived)) for each in found] == [
        (f'strategy "Bare {n}" has no metric', n == 0) for n in range(3)
    ]


def test_several_lacks_of_one_check_are_told_apart(tmp_path: Path) -> None:
    files = strategies(4)
    files["strategies"] = files["strategies"].replace("goals: [more]", "summary: Something")
    found = {message for _, message in reported(play(tmp_path, **files), "COV-3")}
    assert found == {"4 of 4 strategies serve no goal", f"4 of 4 strategies have no metric{ALONE}"}


def test_the_gravest_level_is_kept(tmp_path: Path) -> None:
    goals = "".join(f"goal-{n}: {{team: sales, priority: {'high' if n == 2 else 'low'}}}\n" for n in range(4))
    files = {"goals": goals, "strategies": "calls: {team: sales}\n"}
    assert reported(play(tmp_path, profile="team", **files), "COV-1") == [("error", "4 of 4 goals have no strategy")]


def test_one_by_one_nothing_is_folded(tmp_path: Path) -> None:
    book = play(tmp_path, **strategies(5)).book
    assert book is not None
    found = [each.code for each in checks.run(book, one_by_one=True).problems]
    assert found.count("COV-3") == 5
    assert list(folded(book, [])) == []


def test_what_is_accepted_is_counted_as_it_was_when_it_was_open(tmp_path: Path) -> None:
    """For each reason by itself; the first says who accepts it."""
    play(tmp_path, **strategies(5))
    before = read(tmp_path, dt.date(2026, 10, 1)).findings
    command = ["check", "--project", str(tmp_path), "--today", "2026-10-01"]
    main.main([*command, "--accept-all", "--until", "2026-12-31", "--by", "ae"], standalone_mode=False)
    after = read(tmp_path, dt.date(2026, 10, 1)).findings
    assert [each.message for each in after] == [each.message for each in before]
    assert {each.waived for each in after} == {REASON}
    assert all(each.subject for each in after)
    file = tmp_path / "content" / "strategies.yml"
    file.write_text(file.read_text(encoding="utf-8").replace(REASON, "A trial", 2), encoding="utf-8")
    found = [each for each in read(tmp_path, dt.date(2026, 10, 1)).findings if each.code == "COV-3"]
    assert [(each.message[:6], each.waived) for each in found].count(("3 of 5", REASON)) == 1


def test_all_of_them_are_accepted_one_by_one(tmp_path: Path) -> None:
    """A baseline holds for each definition, so that a new one without a metric is new."""
    play(tmp_path, **strategies(5))
    command = ["check", "--project", str(tmp_path), "--today", "2026-10-01"]
    main.main([*command, "--accept-all", "--until", "2026-12-31", "--by", "ae"], standalone_mode=False)
    text = (tmp_path / "content" / "strategies.yml").read_text(encoding="utf-8")
    assert text.count("check: COV-3") == 5
    assert [each for each in read(tmp_path, dt.date(2026, 10, 1)).findings if not each.waived] == []


def test_what_is_accepted_is_gathered_by_who_accepts_it_and_until_when(tmp_path: Path) -> None:
    """One reason in the words of several is not one acceptance."""
    waive = "waive: [{{check: COV-1, reason: Later, until: 2026-12-{day}, by: {by}}}]"
    whose = [("28", "ae"), ("28", "ae"), ("30", "ae"), ("28", "cso")]
    goals = "".join(f"g{n}: {{team: sales, {waive.format(day=day, by=by)}}}\n" for n, (day, by) in enumerate(whose))
    found = [each for each in play(tmp_path, goals=goals).problems if each.code == "COV-1" and each.waived]
    assert len(found) == 3
