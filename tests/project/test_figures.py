"""Figures are what sweeps found: README.md says them as figures.json has them, and a sweep that fails is not hidden."""

import json
import subprocess
from pathlib import Path

import pytest
from tests.bench import figure, gather
from tests.conftest import ROOT


def test_the_table_of_the_readme_is_made_from_the_figures() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert gather.with_table(text, gather.figures()) == text
    assert gather.figures()


def test_each_figure_is_of_a_sweep_and_says_when_and_at_which_commit() -> None:
    for each in gather.figures():
        name = each["command"].split()[1]
        assert (ROOT / name).is_file()
        assert each["what"] == gather.about(ROOT / name)
        assert each["figure"]
        assert each["day"] > "2026-01-01"
        assert len(each["commit"]) > 6


def test_a_figure_says_how_much_was_looked_at(capsys: pytest.CaptureFixture[str]) -> None:
    """A sweep that looked at nothing has not passed."""
    for done, failed in ((7, 0), (7, 2), (0, 0)):
        with pytest.raises(SystemExit) as left:
            figure.end(done, failed, f"{failed} of {done}")
        assert left.value.code == (not done or failed > 0)
        said = {"figure": f"{failed} of {done}", "done": done, "failed": failed}
        assert gather.said(capsys.readouterr().out.strip()) == said
    assert gather.said("== 5 passed in 2 s ==") == {"figure": "5 passed in 2 s"}


@pytest.mark.parametrize("passed", [True, False])
def test_a_sweep_is_noted_whether_it_passed_or_not(
    passed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "README.md").write_text("Before\n<!-- figures -->\nold\n<!-- /figures -->\nAfter\n", encoding="utf-8")
    sweep = f'"""Looks: `python x`."""\nprint("a")\nprint("7 of 8")\nraise SystemExit({int(not passed)})\n'
    (tmp_path / "sweep_some.py").write_text(sweep, encoding="utf-8")
    for name, value in {"ROOT": tmp_path, "BENCH": tmp_path, "FIGURES": tmp_path / "figures.json"}.items():
        monkeypatch.setattr(gather, name, value)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *identity, "commit", "-q", "--allow-empty", "-m", "a"], cwd=tmp_path, check=True)
    assert gather.main(["sweep_some.py 5"]) == (not passed)
    (row,) = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))
    assert (row["what"], row["figure"], row["passed"]) == ("Looks", "7 of 8", passed)
    assert row["command"] == "python tests/bench/sweep_some.py 5"
    text = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert text.startswith("Before\n<!-- figures -->\n\n| what ")
    assert ("| Looks | 7 of 8 (failed) |" in text) is not passed
    assert gather.with_table(text, gather.figures()) == text
