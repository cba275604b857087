"""The README's commands, typed as it has them: what they print is what it shows, and each does what its row says."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.conftest import ROOT
from tests.docs.test_tutorial import as_written, typed

from playpress import cli

README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = [found[1] for found in re.finditer(r"^```\n(\$ .*?)^```$", README, re.MULTILINE | re.DOTALL)]
ROWS = sorted({found[1] for found in re.finditer(r"^\| `playpress (\w+)", README, re.MULTILINE)})
TYPED = (
    "check", "check --format json", "check --format github", "check --fail-on error",
    "schema --editors", "export csv tables", "export json book.json", "export ics book.ics",
    "export codeowners CODEOWNERS", "export markdown pages", "export yaml written", "export xlsx book.xlsx",
    "import book.xlsx --dry-run", "add goal 'More visits' --set team=sales --id visits", "rename goal:visits calls",
    "move goal:calls --own-file", "show goal:calls", "review --within 30", "review goal:calls", "fmt", "fmt --check",
    "rm goal:calls", "print --list", "completion bash",
)  # fmt: skip
"""Commands of the table that need nothing but the smallest sample, in an order in which each has what it needs."""
ELSEWHERE = {
    "backtest": "tests/unit/derive/test_backtest.py",
    "build": "tests/docs/test_tutorial.py",
    "diff": "tests/unit/cli/test_diff.py",
    "doctor": "tests/pdf/test_command.py",
    "edit": "tests/browser/test_editor.py",
    "holidays": "tests/unit/authoring/test_public_holidays.py",
    "new": "tests/docs/test_tutorial.py",
    "plan": "tests/unit/cli/test_plan_command.py",
    "serve": "tests/preview.py",
    "sign": "tests/unit/outputs/test_signing.py",
    "stage": "tests/project/test_optimised.py",
    "verify": "tests/unit/cli/test_verify.py",
}
"""Commands that ask for more than the smallest sample has, and where they are run."""


@pytest.fixture(autouse=True)
def in_a_new_playbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The smallest sample, as `playpress new --sample small` writes it; commands are typed there."""
    done = CliRunner().invoke(cli.main, ["new", str(tmp_path / "book"), "--sample", "small"])
    assert done.exit_code == 0, done.output
    monkeypatch.chdir(tmp_path / "book")


def run(words: list[str]) -> str:
    dated = [] if words[0] in ("completion", "print") else ["--today", "2026-11-23"]
    done = CliRunner().invoke(cli.main, [*words, *dated])
    assert done.exit_code == 0, done.output
    return done.output


def test_what_the_readme_shows_of_a_command_is_what_it_prints() -> None:
    assert SHOWN
    for block in SHOWN:
        for (program, *words), shown in typed(block):
            assert program == "playpress"
            assert as_written(run(words).splitlines(), ["...", *shown, "..."]), run(words)


def test_each_command_of_its_table_runs() -> None:
    for line in TYPED:
        [(words, _)] = typed(f"$ {line}")
        run(words)


def test_each_row_of_its_table_is_run_somewhere() -> None:
    assert sorted({line.split()[0] for line in TYPED} | ELSEWHERE.keys()) == ROWS
    unsaid = [name for name, path in ELSEWHERE.items() if name not in (ROOT / path).read_text(encoding="utf-8")]
    assert unsaid == []
