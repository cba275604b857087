"""A project -> where it is in its repository, without asking git: a folder of many things may hold one playbook."""

from pathlib import Path


def path_of(project: Path) -> str:
    """The project's path below the root of its repository; empty at the root, and where there is no repository."""
    project = project.resolve()
    root = next((folder for folder in (project, *project.parents) if _is_root(folder)), project)
    path = project.relative_to(root).as_posix()
    return "" if path == "." else path


def _is_root(folder: Path) -> bool:
    """A worktree and a submodule have a file there, a clone has a folder."""
    try:
        return (folder / ".git").exists()
    except OSError:
        return False
