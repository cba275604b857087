"""What holds texts against files fails wherever they differ."""

from pathlib import Path

import pytest
from tests import golden

BEFORE = {"a.md": "one\ntwo\n", "deep/b.md": "three\n"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that was written by the first of two runs."""
    monkeypatch.setattr(golden, "WRITE", True)
    golden.compare_folder(tmp_path, BEFORE)
    monkeypatch.setattr(golden, "WRITE", False)
    return tmp_path


@pytest.mark.parametrize(
    ("after", "line"),
    [
        ({**BEFORE, "a.md": "one\n"}, "-two"),
        ({**BEFORE, "a.md": "two\none\n"}, "+two"),
        ({"a.md": BEFORE["a.md"]}, "-three"),
        ({**BEFORE, "new.md": "four\n"}, "+four"),
        ({**BEFORE, "new.md": ""}, "1 of 3 differ"),
    ],
)
def test_a_lost_moved_or_new_line_or_file_is_shown(folder: Path, after: dict[str, str], line: str) -> None:
    golden.compare_folder(folder, BEFORE)
    with pytest.raises(AssertionError) as failed:
        golden.compare_folder(folder, after)
    assert line in str(failed.value)


def test_writing_leaves_exactly_what_there_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    after = {"a.md": "new\n"}
    monkeypatch.setattr(golden, "WRITE", True)
    golden.compare_folder(folder, after)
    assert golden.files(folder) == after
