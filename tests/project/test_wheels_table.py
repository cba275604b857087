"""The table of wheels: every cell is asked for, one that fails fails the command, and what is kept has all of them."""

import itertools
from pathlib import Path

import pytest

from release import wheels

CELLS = list(itertools.product(wheels.WHAT, wheels.MACHINES, wheels.PYTHONS))
UV = """#!/bin/sh
case "$*" in
*--version) echo "uv 1.2.3 (abc 2027-01-01)" ;;
*"{refused}"*) echo "no wheel for this machine" >&2; exit 1 ;;
*" -") while read -r pin || [ -n "$pin" ]; do printf '%s %s\\n    --hash=sha256:{hash}\\n' "$pin" '\\'; done ;;
esac
"""
PINNED = "click==8.4.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n    # via us\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a list, and a place for the record."""
    (tmp_path / "requirements").mkdir()
    (tmp_path / wheels.LIST).write_text(PINNED, encoding="utf-8")
    monkeypatch.setattr(wheels, "ROOT", tmp_path)
    monkeypatch.setattr(wheels, "RECORD", tmp_path / "wheels.md")
    return tmp_path


def uv(folder: Path, refused: str = "never", hash: str = "aa") -> Path:
    """A uv that finds everything but what it refuses."""
    path = folder / "uv"
    path.write_text(UV.format(refused=refused, hash=hash), encoding="utf-8")
    path.chmod(0o755)
    return path


def test_all_cells_are_looked_at_and_kept(root: Path) -> None:
    assert wheels.main(uv(root)) == 0
    text = (root / "wheels.md").read_text(encoding="utf-8")
    assert (text.count(" yes "), text.count(" no ")) == (len(CELLS), 0)
    assert "with uv 1.2.3 by" in text


@pytest.mark.parametrize("refused", [*wheels.MACHINES.values(), "--python-version 3.14", "--extra print"])
def test_one_cell_without_a_wheel_fails_with_its_cause(
    refused: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert wheels.main(uv(root, refused)) == 1
    told = capsys.readouterr()
    assert 0 < told.out.count(" no ") < len(CELLS)
    assert told.err.count("no wheel for this machine") == told.out.count(" no ")
    assert not (root / "wheels.md").exists()


def test_a_list_without_the_hash_of_a_file_fails(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert wheels.main(uv(root, hash="cc")) == 1
    assert "requirements/run.txt: the hashes of click==8.4.0 leave files out" in capsys.readouterr().err


def test_the_record_has_every_cell() -> None:
    found = [wheels.Cell(*cell, "") for cell in CELLS]
    assert wheels.table(found) in wheels.RECORD.read_text(encoding="utf-8")
