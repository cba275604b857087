"""A project -> where it is in its repository, found without git: a folder of many things may hold one playbook."""

import shutil
import subprocess
from pathlib import Path


def path_of(project: Path) -> str:
    """The project's path below the root of its repository; empty at the root, and where there is no repository."""
    project = project.resolve()
    path = project.relative_to(_root(project) or project).as_posix()
    return "" if path == "." else path


def can_begin(folder: Path) -> bool:
    """Whether a repository could be begun in a folder: git is there, and the folder is in none yet."""
    return _root(folder.resolve()) is None and shutil.which("git") is not None


def begin(folder: Path) -> bool:
    """Begin a repository in a folder, with nothing in it yet; whether that worked."""
    done = subprocess.run(["git", "init", "--quiet"], cwd=folder, capture_output=True, check=False)
    return done.returncode == 0


def _root(project: Path) -> Path | None:
    return next((folder for folder in (project, *project.parents) if _is_root(folder)), None)


def _is_root(folder: Path) -> bool:
    """A worktree and a submodule have a file there, a clone has a folder."""
    try:
        return (folder / ".git").exists()
    except OSError:
        return False
