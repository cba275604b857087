"""Public holidays are written into the days nobody works, among those that are there, and nothing else is touched."""

import builtins
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.book import write

from playpress import cli

TEAMS = "sales: {leader: head}\n"
ROLES = "head: {team: sales}\n"


def holidays(project: Path, *words: str) -> Result:
    return CliRunner().invoke(cli.main, ["holidays", *words, "--project", str(project), "--today", "2026-11-23"])


def settings(project: Path) -> str:
    return (project / "content" / "playbook.yml").read_text(encoding="utf-8")


def test_they_are_written_with_the_setting_that_has_them(tmp_path: Path) -> None:
    write(tmp_path, teams=TEAMS, roles=ROLES)
    done = holidays(tmp_path, "de", "2027", "--region", "by")
    assert done.exit_code == 0, done.output
    assert "Wrote content/playbook.yml." in done.output
    assert "Fri 2027-01-01  New Year's Day" in done.output
    assert "2027-01-06" in settings(tmp_path), "Epiphany is a holiday in Bavaria"
    again = holidays(tmp_path, "DE", "2027", "--region", "BY")
    assert again.output == "All 12 days are there already.\n"


def test_a_list_keeps_its_days_its_order_and_its_comments(tmp_path: Path) -> None:
    lines = (
        "format: 1\ncompany: Oak & Lamp\nworking_time:\n  holidays:\n    - 2026-12-31  # we close early\n"
        "    - 2027-01-01\n    - 2027-12-31  # and then, too\n"
    )
    write(tmp_path, playbook=lines, teams=TEAMS, roles=ROLES)
    assert holidays(tmp_path, "DE", "2027").exit_code == 0
    text = settings(tmp_path)
    assert set(lines.splitlines()) <= set(text.splitlines())
    days = [line.split()[1] for line in text.splitlines() if line.startswith("    - ")]
    assert days == sorted(days)
    assert {"2027-05-01", "2027-12-25"} <= set(days)
    assert "2027-01-06" not in days, "no holiday in the whole country"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("XX", "2027"), 'no holidays are known for "XX"'),
        (("DE", "2027", "--region", "ZZ"), 'unknown region "ZZ" of DE'),
        (("DE", *map(str, range(2027, 2049))), "22 years are too many"),
        (("DE",), "Missing argument"),
        (("DE", "27"), "27 is not in the range"),
    ],
)
def test_what_cannot_be_meant_is_told_and_nothing_written(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    write(tmp_path, teams=TEAMS, roles=ROLES)
    before = settings(tmp_path)
    done = holidays(tmp_path, *words)
    assert done.exit_code == 2
    assert told in done.output
    assert settings(tmp_path) == before


def test_without_its_package_it_says_what_brings_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = builtins.__import__

    def missing(name: str, *rest: object, **more: object) -> object:
        if name == "holidays":
            raise ModuleNotFoundError("No module named 'holidays'", name="holidays")
        return found(name, *rest, **more)  # type: ignore[arg-type]

    write(tmp_path, teams=TEAMS, roles=ROLES)
    monkeypatch.setattr(builtins, "__import__", missing)
    done = holidays(tmp_path, "DE", "2027")
    assert done.exit_code != 0
    assert "pip install 'playpress[holidays]'" in done.output + str(
        done.exception and getattr(done.exception, "cure", "")
    )
