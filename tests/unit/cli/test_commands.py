"""The command line says what is wrong, where and how to mend it, and ends with the right exit code."""

import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from playpress import cli
from playpress.cli.program import DayHours
from playpress.derive.training import Hours
from playpress.model.working_time import Moment
from playpress.outputs.lock import lock
from playpress.problems import Place, Problem, fault
from playpress.report import annotations
from playpress.report import problems as report

ROOT = Path(__file__).resolve().parents[3]
TODAY = ["--today", "2026-11-23"]


def run(*arguments: str | Path, cwd: Path | None = None) -> Result:
    before = Path.cwd()
    try:
        os.chdir(cwd or before)
        return CliRunner().invoke(cli.main, [str(each) for each in arguments])
    finally:
        os.chdir(before)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    assert run("new", "--small", tmp_path / "book").exit_code == 0
    return tmp_path / "book"


@pytest.mark.parametrize("command", [["check"], ["build"], ["stage", "staged"], ["print", "goal:close-deals"]])
def test_what_is_only_reported_is_reported_by_every_command_that_publishes(project: Path, command: list[str]) -> None:
    goals = project / "content" / "goals.yml"
    goals.write_text(f"{goals.read_text(encoding='utf-8')}\nbold: {{team: sales, summary: A **bold** word}}\n", "utf-8")
    done = run(*command, cwd=project)
    assert done.exit_code == 0, done.output
    assert "VAL-MARKDOWN" in done.output


@pytest.mark.parametrize("command", [["serve", "--port", "0"], ["print", "goal:close-deals"], ["diff", "HEAD"]])
def test_no_room_for_temporary_files_is_said_in_words(
    project: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", lambda: [str(project / "nonesuch")])
    monkeypatch.setattr(tempfile, "tempdir", None)
    done = run(*command, *TODAY, cwd=project)
    assert done.exit_code == 73, done.output
    assert "no folder for temporary files can be written. Free space" in done.output
    assert "TMPDIR=" in done.output


def spoil(project: Path) -> None:
    """Misspell a team."""
    path = project / "content" / "goals.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("team: sales", "team: sale"), encoding="utf-8")


def test_the_small_book_gives_two_findings_and_one_line_of_what_sleeps(project: Path) -> None:
    done = run("check", *TODAY, cwd=project)
    assert done.exit_code == 0
    assert done.output.count("COV-1\n") == 1
    assert done.output.count("HND-1\n") == 1
    lines = done.output.splitlines()
    assert "2 findings: 2 warnings. Profile: starter." in lines
    assert len([line for line in lines if line.startswith("Skipped, nothing to check yet: ")]) == 1


def test_a_problem_is_shown_with_its_line_a_caret_and_a_cure(project: Path) -> None:
    spoil(project)
    done = run("check", *TODAY, cwd=project)
    assert done.exit_code == 1
    assert done.output == (
        "content/goals.yml:3:50  error REF-1\n"
        "  3 | close-deals: {name: Close 8 deals a month, team: sale}\n"
        '    |                                                  ^^^^ there is no team "sale"\n'
        '  Did you mean "sales"?\n'
        "\n"
        "1 error to fix. Alignment checks run after that.\n"
    )


def test_the_summary_gives_three_percentages(project: Path) -> None:
    lines = run("check", *TODAY, cwd=project).output.splitlines()
    assert "Goals covered        66.7%  2 of 3 goals have a strategy" in lines
    assert any(line.startswith("Hand-offs complete") and " 0%  1 place without a hand-off" in line for line in lines)
    assert any(line.startswith("Content current") for line in lines)


@pytest.mark.parametrize(("level", "code"), [("error", 1), ("warn", 1)])
def test_findings_fail_where_that_is_asked_for(project: Path, level: str, code: int) -> None:
    goals = project / "content" / "goals.yml"
    text = goals.read_text(encoding="utf-8")
    goals.write_text(text.replace("loved-brand: {", "loved-brand: {priority: high, "), encoding="utf-8")
    assert run("check", "--fail-on", level, *TODAY, cwd=project).exit_code == code


def test_a_profile_is_tried_without_a_change_of_the_settings(project: Path) -> None:
    """What starter only counts is listed by team; strict runs all, and says what had nothing to look at as well."""
    (project / "content" / "glossary.yml").write_text("pipeline: {definition: The pipeline}\n", encoding="utf-8")
    said = {
        profile: run("check", "--all", "--profile", profile, *TODAY, cwd=project).output
        for profile in ("starter", "team", "strict")
    }
    assert "For later: 1 finding that can wait." in said["starter"]
    assert "For later: " not in said["team"]
    assert "Skipped, nothing to check yet: " in said["strict"]
    assert run("check", "--all", *TODAY, cwd=project).output == said["starter"]


def test_warnings_pass_where_only_errors_fail(project: Path) -> None:
    assert run("check", "--fail-on", "error", *TODAY, cwd=project).exit_code == 0
    assert run("check", "--fail-on", "warn", *TODAY, cwd=project).exit_code == 1


def test_json_keeps_its_contract(project: Path) -> None:
    found = json.loads(run("check", "--format", "json", *TODAY, cwd=project).output)
    assert found["schema"] == 1
    keys = {"sort", "level", "code", "message", "hint", "file", "line", "column", "also"}
    assert all(keys <= set(problem) for problem in found["problems"])
    summary = found["summary"]
    assert (summary["faults"], summary["findings"], summary["errors"], summary["warns"]) == (0, 2, 0, 2)
    assert summary["goals_covered"] == 0.6667
    assert summary["content_current"] is None


def test_json_with_faults_has_no_figures(project: Path) -> None:
    spoil(project)
    done = run("check", "--format", "json", *TODAY, cwd=project)
    assert done.exit_code == 1
    assert json.loads(done.output)["summary"]["goals_covered"] is None


def test_annotations_are_escaped() -> None:
    problem = Problem("COV-1", "warn", "100 % of\nit: a, b", Place("content/a,b.yml", 2, 3), "Mend.", "finding")
    (line,) = annotations.github([problem])
    assert line == "::warning file=content/a%2Cb.yml,line=2,col=3,title=COV-1::100 %25 of%0Ait: a, b%0AMend."


def test_annotations_leave_only_annotations_on_the_output(project: Path) -> None:
    done = CliRunner().invoke(cli.main, ["check", "--format", "github", "--project", str(project), *TODAY])
    assert all(line.startswith("::") for line in done.stdout.splitlines())
    assert len(done.stdout.splitlines()) == 2


@pytest.mark.parametrize(
    ("line", "column", "below"),
    [
        ('name: "Two words"', 7, "      ^^^^^^^^^^^"),
        ("list: [one, two]", 13, "            ^^^"),
        ("\u540d: \u540d\u524d value", 4, "    ^^^^"),
        ("name: x", 40, "       ^"),
        ("a: 12:30", 4, "   ^^^^^"),
        ("a: {b: c}", 4, "   ^"),
    ],
)
def test_the_caret_stands_below_the_value(tmp_path: Path, line: str, column: int, below: str) -> None:
    (tmp_path / "a.yml").write_text(f"{line}\n", encoding="utf-8")
    found = list(report.carets([fault("X-1", "wrong", Place("a.yml", 1, column))], tmp_path))
    assert [click.unstyle(each) for each in found[1:3]] == [f"  1 | {line}", f"    | {below} wrong"]


def test_nothing_in_a_file_can_move_the_cursor(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("name: \x1b[2Jgone\u202e\n", encoding="utf-8")
    text = "\n".join(report.carets([fault("X-1", "a \x1b[2J b", Place("a.yml", 1, 7))], tmp_path))
    assert "\x1b[2J" not in text
    assert "\u202e" not in text


def test_a_long_line_is_cut_around_its_caret(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(f"{'x ' * 200}here{' y' * 200}\n", encoding="utf-8")
    lines = list(report.carets([fault("X-1", "wrong", Place("a.yml", 1, 401))], tmp_path))
    assert max(len(line) for line in lines[:2]) < 120
    assert "here" in lines[1]


def test_build_says_what_it_found_and_what_to_open(project: Path) -> None:
    done = run("build", *TODAY, cwd=project)
    assert done.exit_code == 0, done.output
    assert "2 findings" in done.output
    assert str(project / "site" / "index.html") in done.output


def test_a_relative_output_lies_below_the_current_folder(project: Path, tmp_path: Path) -> None:
    before = sorted(path.name for path in project.iterdir())
    done = run("build", "--project", "book", "--out", "public/site", *TODAY, cwd=tmp_path)
    assert done.exit_code == 0, done.output
    assert (tmp_path / "public" / "site" / "index.html").is_file()
    assert sorted(path.name for path in project.iterdir()) == before


def test_build_with_faults_says_that_nothing_was_built(project: Path) -> None:
    spoil(project)
    done = run("build", *TODAY, cwd=project)
    assert done.exit_code == 1
    assert "Nothing was built. 1 error to fix." in done.output
    assert not (project / "site").exists()


def test_strict_builds_fail_at_findings(project: Path) -> None:
    done = run("build", "--strict", *TODAY, cwd=project)
    assert done.exit_code == 1
    assert "Nothing was built. 2 findings: 2 warnings." in done.output


def test_another_build_gives_75(project: Path) -> None:
    with lock(project / ".playpress" / "lock"):
        done = run("build", *TODAY, cwd=project)
    assert done.exit_code == 75
    assert "another build is running" in done.stderr


def test_an_output_that_cannot_be_written_gives_73(project: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = run("build", "--out", tmp_path / "file" / "site", *TODAY, cwd=project)
    assert done.exit_code == 73
    assert "not a directory" in done.stderr
    assert "as it was" in done.stderr


def test_a_mistake_of_ours_gives_70_and_no_traceback(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("playpress.pipeline.read", broken)
    monkeypatch.delenv("PLAYPRESS_DEBUG", raising=False)
    done = run("check", *TODAY, cwd=project)
    assert done.exit_code == 70
    assert "ZeroDivisionError: oops (test_commands.py:" in done.stderr
    assert "Traceback" not in done.output
    monkeypatch.setenv("PLAYPRESS_DEBUG", "1")
    assert isinstance(run("check", *TODAY, cwd=project).exception, ZeroDivisionError)


def test_an_excerpt_shows_plain_files_of_the_project_only(tmp_path: Path) -> None:
    project, secret = tmp_path / "book", tmp_path / "secret.yml"
    (project / "content").mkdir(parents=True)
    secret.write_text("password: hunter2\n")
    (project / "inside.yml").write_text("token: hunter2\n")
    (project / "content" / "out.yml").symlink_to(secret)
    (project / "content" / "in.yml").symlink_to(project / "inside.yml")
    (project / "content" / "folder").symlink_to(tmp_path)
    (project / "content" / "loop.yml").symlink_to(project / "content" / "loop.yml")
    (project / "content" / "huge.yml").write_text("hunter2" * 1_000_000)
    (project / "content" / "book.xlsx").write_bytes(b"PK\0hunter2")
    (project / "content" / "cells.csv").write_text("hunter2,a\n")
    os.mkfifo(project / "content" / "pipe.yml")
    names = (
        "out.yml",
        "in.yml",
        "book.xlsx",
        "folder/secret.yml",
        "loop.yml",
        "huge.yml",
        "pipe.yml",
        "../../secret.yml",
        "a\0b",
    )
    places = [Place(f"content/{name}") for name in names] + [Place(str(secret)), Place("content")]
    places += [Place("content/cells.csv", 1, 2, "cells")]
    lines = list(report.carets([fault("X-1", "wrong", place) for place in places], project))
    assert "hunter2" not in "".join(lines)
    assert lines.count("  wrong") == len(places)


def test_a_pipe_in_the_content_is_told_and_never_opened(project: Path) -> None:
    os.mkfifo(project / "content" / "pipe.yml")
    for command in ("check", "build"):
        arguments = [sys.executable, "-m", "playpress", command, *TODAY, "--project", str(project)]
        done = subprocess.run(arguments, capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 1
        assert "content/pipe.yml:1:1  error PATH-READ\n  this is neither a file nor a folder" in done.stdout


@pytest.mark.parametrize(
    ("command", "where"), [("check", "playpress.pipeline.read"), ("build", "playpress.pipeline.pages")]
)
def test_ctrl_c_gives_130_and_one_line(
    project: Path, monkeypatch: pytest.MonkeyPatch, command: str, where: str
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(where, interrupted)
    done = run(command, *TODAY, cwd=project)
    assert done.exit_code == 130
    assert done.stdout == ""
    same = " What was published before is as it was." if command == "build" else ""
    assert done.stderr == f"playpress: stopped before it was done.{same}\n"


def test_a_playbook_that_may_not_be_opened_is_found_all_the_same(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.is_file

    def denied(self: Path) -> bool:
        if self.name == "playbook.yml":
            raise PermissionError(13, "Permission denied", str(self))
        return real(self)

    monkeypatch.setattr(Path, "is_file", denied)
    done = run("check", *TODAY, cwd=project)
    assert done.exit_code == 1
    assert "content/playbook.yml" in done.output
    assert "error PATH-READ" in done.output
    assert "cannot be read (permission denied)" in done.output


@pytest.mark.parametrize("out", [".git", "themes", "content", "site"])
def test_an_output_that_would_destroy_something_gives_2_and_a_cure(project: Path, out: str) -> None:
    (project / "site").mkdir()
    (project / "site" / "CNAME").write_text("playbook.example.org\n")
    done = run("build", "--out", out, *TODAY, cwd=project)
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1
    assert "choose another folder" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "--today", "soon"], '"soon" is not a day; write it like 2026-11-23.'),
        (["check", "--today", "2026-02-30"], "is not a day"),
        (["print", "--hours", "09:00Z-16:00"], '"09:00Z" has a time zone. Times are local: write "09:00".'),
        (["print", "--hours", "9-16:00"], 'Write "09:00", or "21:00" for the evening.'),
        (["print", "--hours", "09:00"], '"09:00" has no end; write it like 09:00-16:00.'),
        (["print", "--hours", "09:00-"], '"" is not a time of day'),
        (["print", "--hours", "16:00-16:00"], "ends before it begins"),
        (["print", "--hours", "09:00-16:00"], "name its people with --cohort FILE"),
        (["check", "--project", "nowhere"], "'nowhere' does not exist"),
        (["check", "--project", "file"], "'file' is a file"),
        (["check", "--project", "loop"], "'loop' does not exist"),
        (["check", "--format", "xml"], "'xml' is not one of"),
        (["frobnicate"], "No such command"),
        (["new"], "Missing argument 'DIR'"),
        (["new", "file"], "file is not a folder"),
        (["new", "loop"], "loop is not a folder"),
        (["new", "full"], "full is not empty (it contains x.txt)"),
        (["check"], "There is no playbook here"),
        (["build"], "playpress new DIR"),
        (["serve", "--port", "99999999"], "is not in the range"),
    ],
)
def test_wrong_use_gives_2_and_a_cure(tmp_path: Path, arguments: list[str], words: str) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x.txt").write_text("")
    done = run(*arguments, cwd=tmp_path)
    assert (done.exit_code, words in done.stderr) == (2, True), done.output


@pytest.mark.parametrize("written", ["09:00-24:00", "9:00 - 24:00", "9am–24:00"])
def test_hours_are_read_as_a_playbook_has_them(written: str) -> None:
    assert DayHours().convert(written, None, None) == Hours(Moment(9 * 60), Moment(24 * 60))


def test_an_output_in_a_circle_of_links_is_refused(project: Path) -> None:
    (project / "loop").symlink_to(project / "loop")
    for out in ("loop", "loop/site"):
        assert run("build", "--out", out, *TODAY, cwd=project).exit_code in {2, 73}
        assert run("stage", out, *TODAY, cwd=project).exit_code in {2, 73}


def test_a_folder_without_settings_is_a_fault_with_a_cure(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    for command in ("check", "build"):
        done = run(command, *TODAY, cwd=tmp_path)
        assert done.exit_code == 1
        assert "content/playbook.yml is missing" in done.output
        assert "playpress new DIR" in done.output


def test_a_project_is_found_from_a_folder_below_it(project: Path) -> None:
    assert run("check", *TODAY, cwd=project / "content").exit_code == 0


@pytest.mark.parametrize("flags", [[], ["--small"]])
def test_a_new_project_is_sound_and_says_what_is_next(tmp_path: Path, flags: list[str]) -> None:
    done = run("new", "a b", *flags, cwd=tmp_path)
    assert done.exit_code == 0
    assert [line.split()[:2] for line in done.output.splitlines() if line.startswith("  ")] == [
        ["cd", '"a'],
        ["playpress", "check"],
        ["playpress", "serve"],
    ]
    project = tmp_path / "a b"
    settings = {".gitignore", ".idea", ".playpress", ".vscode", "AGENTS.md", "mkdocs.yml"}
    assert {"content", *settings} == {path.name for path in project.iterdir()}
    assert run("check", *TODAY, "--project", project).exit_code == 0


def test_the_full_starter_is_the_reference_playbook(tmp_path: Path) -> None:
    run("new", tmp_path / "book")
    for path in (ROOT / "content").rglob("*.*"):
        copy = tmp_path / "book" / path.relative_to(ROOT)
        assert copy.read_bytes() == path.read_bytes()


def test_new_works_in_a_fresh_clone(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    done = run("new", ".", "--small", cwd=tmp_path)
    assert done.exit_code == 0
    assert "  cd " not in done.output


def test_stage_writes_once_and_then_only_what_changed(project: Path) -> None:
    assert run("stage", "staged", *TODAY, cwd=project).exit_code == 0
    done = run("stage", "staged", *TODAY, cwd=project)
    assert ", 0 of them changed." in done.output
    spoil(project)
    done = run("stage", "staged", *TODAY, cwd=project)
    assert done.exit_code == 1
    assert "Nothing was written. 1 error to fix." in done.output


@pytest.mark.parametrize(
    ("line", "place"), [("hooks: [own.py]", "own.py:2:1"), ("site_name: [", "mkdocs.yml:"), ("{", "mkdocs.yml:")]
)
def test_what_keeps_a_preview_from_its_first_pages_is_a_fault(project: Path, line: str, place: str) -> None:
    (project / "own.py").write_text("def on_config(config):\n    raise ValueError('no such thing')\n", encoding="utf-8")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(f"{config}\n{line}\n", encoding="utf-8")
    done = run("serve", "--port", "0", "--project", project)
    assert done.exit_code == 1, done.output
    assert done.output.startswith(place)
    assert "Nothing is shown. 1 error to fix." in done.output


def test_every_command_is_explained_with_an_example() -> None:
    for name in ("new", "check", "build", "stage"):
        assert "Examples:\n    playpress " in run(name, "--help").output
    done = run("--help")
    assert all(name in done.output for name in ("new", "check", "build", "serve", "stage"))


def test_the_day_can_come_from_the_environment(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = project / "content" / "goals.yml"
    text = path.read_text(encoding="utf-8")
    more = "loved-brand: {reviewed: 2026-01-01, review_every: 90 d, "
    path.write_text(text.replace("loved-brand: {", more), encoding="utf-8")

    def current(day: dt.date) -> str:
        moment = dt.datetime(day.year, day.month, day.day, 23, tzinfo=dt.UTC)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
        return str(json.loads(run("check", "--format", "json", cwd=project).stdout)["summary"]["content_current"])

    assert current(dt.date(2026, 2, 1)) == "0.0909"
    assert current(dt.date(2026, 11, 23)) == "0.0"
