"""Whatever state git is in, and wherever in a repository the playbook is, no command takes it for a mistake of ours."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from playpress import cli

TODAY = ("--today", "2027-03-01")
NOBODY = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}
AS = ("-c", "user.name=Ada", "-c", "user.email=ada@example.com")


def git(folder: Path, *args: str) -> None:
    """Run git in a folder."""
    subprocess.run(["git", *AS, *args], cwd=folder, env=NOBODY, check=True, capture_output=True)


def new(project: Path) -> Path:
    """The small sample in a new folder."""
    assert CliRunner().invoke(cli.main, ["new", str(project), "--sample", "small"]).exit_code == 0
    return project


def committed(root: Path) -> Path:
    """A repository of many things, with two commits; the playbook is two folders below its root."""
    project = new(root / "teams" / "sales book")
    git(root, "init", "--quiet")
    for number in (1, 2):
        (root / "notes.txt").write_text(str(number), encoding="utf-8")
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--message", f"state {number}")
    return project


def none(root: Path) -> Path:
    return new(root / "book")


def no_commits(root: Path) -> Path:
    project = new(root / "book")
    git(project, "init", "--quiet")
    return project


def detached(root: Path) -> Path:
    project = committed(root)
    git(root, "checkout", "--quiet", "--detach", "HEAD~1")
    return project


def shallow(root: Path) -> Path:
    project = committed(root / "whole")
    git(root, "clone", "--quiet", "--depth", "1", (root / "whole").as_uri(), "end")
    return root / "end" / project.relative_to(root / "whole")


def worktree(root: Path) -> Path:
    project = committed(root / "whole")
    git(root / "whole", "worktree", "add", "--quiet", str(root / "beside"), "HEAD~1")
    return root / "beside" / project.relative_to(root / "whole")


def damaged(root: Path) -> Path:
    project = committed(root)
    (root / ".git" / "HEAD").write_text("no reference", encoding="utf-8")
    return project


def elsewhere(root: Path) -> Path:
    """A submodule whose repository has gone."""
    project = new(root / "book")
    (project / ".git").write_text("gitdir: /nowhere\n", encoding="utf-8")
    return project


def merging(root: Path) -> Path:
    """A merge that waits for somebody to resolve it."""
    project = committed(root)
    git(root, "checkout", "--quiet", "-b", "other", "HEAD~1")
    (root / "notes.txt").write_text("other", encoding="utf-8")
    git(root, "commit", "--quiet", "--all", "--message", "other")
    merge = subprocess.run(["git", *AS, "merge", "@{-1}"], cwd=root, env=NOBODY, check=False, capture_output=True)
    assert merge.returncode == 1
    return project


STATES = (none, no_commits, committed, detached, shallow, worktree, damaged, elsewhere, merging)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_every_state_has_an_answer(state: Callable[[Path], Path], tmp_path: Path) -> None:
    project = state(tmp_path)
    settings = project / "content" / "playbook.yml"
    plain = settings.read_text(encoding="utf-8")
    for since in ("", "HEAD", "HEAD~1", "HEAD~9", "nowhere", "@{upstream}"):
        settings.write_text(plain + (f'changes_since: "{since}"\n' if since else ""), encoding="utf-8")
        commands = [("check",), ("check", "--format", "sarif"), ("diff", since or "HEAD"), ("diff", "HEAD~1", "HEAD")]
        for command in commands:
            done = CliRunner().invoke(cli.main, [*command, "--project", str(project), *TODAY])
            assert done.exit_code in (0, 1, 2), (command, since, done.output)
            assert "mistake in Playpress" not in done.output
