"""Saving: the author's file is replaced in one move, or it is as it was."""

import stat
from pathlib import Path

import pytest

from playpress.outputs import saving
from playpress.outputs.disk import CannotWriteError
from playpress.source.edit import Put, Remove

TEXT = "sales:\r\n  name: Sales  # the team\r\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    file = tmp_path / "book" / "content" / "teams.yml"
    file.parent.mkdir(parents=True)
    file.write_bytes(TEXT.encode())
    return tmp_path / "book"


def test_a_change_is_saved(project: Path) -> None:
    assert saving.save(project, "content/teams.yml", [Put(("sales", "name"), "Sellers")]) is None
    assert (project / "content/teams.yml").read_bytes() == TEXT.replace("Sales", "Sellers").encode()
    assert [path.name for path in (project / "content").iterdir()] == ["teams.yml"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o444])
def test_who_may_read_a_file_stays_as_it_was(project: Path, monkeypatch: pytest.MonkeyPatch, mode: int) -> None:
    """Before a word of it is written, too."""
    file, seen = project / "content/teams.yml", list[int]()
    private = saving.disk._as_private

    def looked(beside: Path, path: Path) -> None:
        private(beside, path)
        seen.extend((stat.S_IMODE(beside.stat().st_mode), beside.stat().st_size))

    monkeypatch.setattr(saving.disk, "_as_private", looked)
    file.chmod(mode)
    kept = stat.S_IMODE(file.stat().st_mode)
    assert saving.save(project, "content/teams.yml", [Put(("sales", "name"), "Sellers")]) is None
    assert (stat.S_IMODE(file.stat().st_mode), seen) == (kept, [kept, 0])


def test_a_change_that_cannot_be_made_leaves_the_file(project: Path) -> None:
    problem = saving.save(project, "content/teams.yml", [Put(("sales", "name"), "Sellers"), Remove(("rep",))])
    assert problem is not None
    assert problem.code == "EDIT-REFUSED"
    assert (project / "content/teams.yml").read_bytes() == TEXT.encode()


def test_a_file_that_is_not_there_is_named(project: Path) -> None:
    problem = saving.save(project, "content/goals.yml", [Put(("a",), "b")])
    assert problem is not None
    assert str(problem.place) == "content/goals.yml:1:1"
    assert "no such file" in problem.message


@pytest.mark.parametrize("link", ["content/teams.yml", "content"])
def test_nothing_is_written_through_a_link(project: Path, tmp_path: Path, link: str) -> None:
    (project / link).rename(tmp_path / "elsewhere")
    (project / link).symlink_to(tmp_path / "elsewhere")
    problem = saving.save(project, "content/teams.yml", [Put(("sales", "name"), "Sellers")])
    assert problem is not None
    assert problem.code == "PATH-LINK"
    assert TEXT.encode() in [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]


def test_a_disk_that_refuses_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _content: bytes) -> bool:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(saving.disk, "write_file", full)
    with pytest.raises(CannotWriteError, match="no space left"):
        saving.save(project, "content/teams.yml", [Put(("sales", "name"), "Sellers")])
