"""Files changed together: all of them or none, whenever the program that changes them is ended."""

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests import disks
from tests.book import SETTINGS, write

from playpress.cli import main
from playpress.outputs import saving, together
from playpress.outputs.disk import CannotWriteError, RefusedError
from playpress.outputs.lock import BusyError, lock

BEFORE: dict[str, bytes | None] = {"content/a.yml": b"a: 1\n", "content/b.yml": b"b: 1\n", "content/new.yml": None}
AFTER: dict[str, bytes | None] = {"content/a.yml": b"a: 2\n", "content/b.yml": None, "content/new.yml": b"c: 2\n"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    _restore(tmp_path)
    return tmp_path


def _restore(project: Path) -> None:
    for file, data in BEFORE.items():
        (project / file).unlink(missing_ok=True) if data is None else (project / file).write_bytes(data)


def _there(project: Path) -> dict[str, bytes | None]:
    return {file: (project / file).read_bytes() if (project / file).exists() else None for file in BEFORE}


def _left(project: Path) -> list[str]:
    """What lies in the folders and is none of the author's."""
    files = (path.relative_to(project).as_posix() for path in project.rglob("*") if path.is_file())
    return [each for each in files if each not in BEFORE and each != ".playpress/.gitignore"]


def _killed(project: Path, moment: int) -> int:
    def work() -> int:
        with disks.watched(disks.killed_at(moment)):
            together.change(project, BEFORE, AFTER)
        return 0

    return disks.ended(disks.child(work))


def test_a_change_that_is_killed_at_any_moment_is_completed_or_was_never_begun(project: Path) -> None:
    ended, done = [], []
    for moment in range(1, 40):
        _restore(project)
        code = _killed(project, moment)
        half = _there(project)
        done.append((half not in (BEFORE, AFTER), together.complete(project)))
        ended.append(code)
        assert _there(project) in (BEFORE, AFTER), moment
        assert together.complete(project) == ()
        if code == 0:
            break
        assert [each for each in _left(project) if not each.startswith(".playpress/")] == []
        assert not (project / ".playpress/changes.json").exists()
    assert ended == [-signal.SIGKILL] * (len(ended) - 1) + [0]
    assert sum(half for half, _ in done) >= 2
    assert all(files for half, files in done if half)
    assert _left(project) == []


def test_a_file_that_became_something_else_meanwhile_stays(project: Path) -> None:
    note = {file: [together._text(data), together._text(AFTER[file])] for file, data in BEFORE.items()}
    (project / ".playpress").mkdir()
    (project / ".playpress/changes.json").write_text(json.dumps(note))
    (project / "content/a.yml").write_bytes(b"a: mine\n")
    assert together.complete(project) == ("content/b.yml", "content/new.yml")
    assert _there(project) == {**AFTER, "content/a.yml": b"a: mine\n"}


@pytest.mark.parametrize(
    "note",
    [
        "", "{", "[]", "null", "[" * 100_000, '{"content/a.yml": null}', '{"content/a.yml": ["YTogMQo=", "???"]}',
        '{"../a.yml": [null, "YTogMgo="]}', '{"/tmp/a.yml": [null, "YTogMgo="]}', '{"content/a.yml": [1, 2]}',
        '{"content/../../a.yml": [null, "YTogMgo="]}', '{"content/\\u0000.yml": [null, "YTogMgo="]}',
        '{"": [null, ""]}',
        '{"content/..\\\\..\\\\a.yml": [null, "YTogMgo="]}',
    ],
)  # fmt: skip
def test_a_note_that_is_none_of_ours_is_removed_and_changes_nothing(project: Path, note: str) -> None:
    (project / ".playpress").mkdir()
    (project / ".playpress/changes.json").write_text(note)
    assert together.complete(project) == ()
    assert _there(project) == BEFORE
    assert _left(project) == []
    assert not (project.parent / "a.yml").exists()


@pytest.mark.parametrize(
    "file",
    [
        ".git/config", ".git/hooks/post-checkout", "mkdocs.yml", "hooks.py", "themes/print/book.html", "a.yml",
        "content/.git/a.yml", "content/.envrc", "content/run.py", "content/a.html", "content", "site/content/a.yml",
    ],
)  # fmt: skip
def test_a_note_from_elsewhere_changes_no_file_that_runs(project: Path, file: str) -> None:
    """A clone or an archive may have one in it: git, MkDocs and shells run what some files say."""
    (project / ".git/hooks").mkdir(parents=True)
    (project / ".git/config").write_bytes(b"a: 1\n")
    before = together._text(b"a: 1\n" if file == ".git/config" else None)
    there = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    note = {file: [before, together._text(b"x")], "content/a.yml": [*map(together._text, (b"a: 1\n", b"a: 2\n"))]}
    (project / ".playpress").mkdir()
    (project / ".playpress/changes.json").write_text(json.dumps(note))
    assert together.complete(project) == ()
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == there


def test_nothing_is_written_through_a_link(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "a.yml").write_bytes(b"a: 1\n")
    (project / "content/a.yml").unlink()
    (project / "content/a.yml").symlink_to(elsewhere / "a.yml")
    (project / ".playpress").mkdir()
    (project / ".playpress/changes.json").write_text(json.dumps({"content/a.yml": ["YTogMQo=", "YTogMgo="]}))
    assert together.complete(project) == ()
    assert (elsewhere / "a.yml").read_bytes() == b"a: 1\n"
    (project / ".playpress/.gitignore").unlink(missing_ok=True)
    (project / ".playpress").rmdir()
    (project / ".playpress").symlink_to(elsewhere)
    with pytest.raises(RefusedError, match="a link to another place"):
        together.change(project, BEFORE, AFTER)
    assert together.complete(project) == ()


def test_a_change_that_is_being_made_is_left_to_its_maker(project: Path) -> None:
    (project / ".playpress").mkdir()
    (project / ".playpress/changes.json").write_text(json.dumps({"content/a.yml": ["YTogMQo=", "YTogMgo="]}))
    with lock(project / ".playpress/changes.lock"):
        assert together.complete(project) == ()
        assert _there(project) == BEFORE
        with pytest.raises(BusyError, match="another command is changing files"):
            together.change(project, BEFORE, AFTER)
    assert together.complete(project) == ("content/a.yml",)


@pytest.mark.parametrize(
    ("raised", "seen"), [(OSError(28, "No space left"), CannotWriteError), (KeyboardInterrupt(), KeyboardInterrupt)]
)
def test_what_stops_it_leaves_all_as_it_was(
    project: Path, monkeypatch: pytest.MonkeyPatch, raised: BaseException, seen: type[BaseException]
) -> None:
    put: Callable[..., None] = together._put

    def stopped(folder: Path, file: str, data: bytes | None) -> None:
        if data == b"c: 2\n":
            raise raised
        put(folder, file, data)

    monkeypatch.setattr(together, "_put", stopped)
    with pytest.raises(seen):
        saving.save_all(project, BEFORE, AFTER)
    assert _there(project) == BEFORE
    assert _left(project) == []


@pytest.mark.skipif(os.name == "nt", reason="rights of files are those of POSIX")
def test_only_the_author_may_read_the_note(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    put: Callable[..., None] = together._put

    def looked(folder: Path, file: str, data: bytes | None) -> None:
        seen.append((folder / ".playpress/changes.json").stat().st_mode & 0o777)
        put(folder, file, data)

    monkeypatch.setattr(together, "_put", looked)
    together.change(project, BEFORE, AFTER)
    assert seen == [0o600] * 3


def test_the_next_command_completes_a_rename_that_was_killed(tmp_path: Path) -> None:
    """Whatever it is; it says so, and the playbook is sound."""
    teams, roles = "sales: {leader: rep}\n", "rep: {team: sales}\n"
    words = "".join(f"w{number}: {{summary: A word, owner: rep}}\n" for number in range(3))
    write(tmp_path, playbook=SETTINGS, teams=teams, roles=roles, glossary=words)
    for moment in range(1, 60):
        (tmp_path / "content/teams.yml").write_text(teams)
        (tmp_path / "content/roles.yml").write_text(roles)
        (tmp_path / "content/glossary.yml").write_text(words)

        def work(moment: int = moment) -> int:
            with disks.watched(disks.killed_at(moment)):
                arguments = ["rename", "role:rep", "seller", "--project", str(tmp_path)]
                return CliRunner().invoke(main, arguments).exit_code

        code = disks.ended(disks.child(work))
        checked = CliRunner().invoke(main, ["check", "--project", str(tmp_path)])
        assert "REF-1" not in checked.output, (moment, checked.output)
        assert checked.exit_code == 0
        if code == 0:
            break
        assert code == -signal.SIGKILL
    else:
        raise AssertionError("it never ended by itself")
