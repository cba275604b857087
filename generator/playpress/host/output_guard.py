"""A project and the folder for its site -> nothing, or the refusal to build where something would be destroyed."""

import os
from pathlib import Path

from playpress.host import mkdocs_yml
from playpress.outputs.disk import RefusedError
from playpress.pipeline import OWN

_CURE = "choose another folder for the site"


def refuse_place(project: Path, out: Path) -> None:
    """A site is never built over the project, nor into what it is made from, nor over a Git repository.

    The folder that `site_dir` in mkdocs.yml names must be no source either: `mkdocs build` would empty it.
    """
    place = Path(os.path.realpath(out))
    if any(part.casefold() == ".git" for part in place.parts):
        raise RefusedError(f"{out} belongs to a Git repository (.git); {_CURE}")
    _refuse_source(project, place, str(out))
    if os.path.lexists(place / ".git"):
        raise RefusedError(f"{out} contains a Git repository (.git), which a site would replace; {_CURE}")
    _refuse_source(project, mkdocs_yml.site_dir(project), "the folder that site_dir in mkdocs.yml names")


def is_mkdocs_own(project: Path, out: Path) -> bool:
    """Whether `mkdocs build` writes this project's site there."""
    return _same(out, mkdocs_yml.site_dir(project))


def _refuse_source(project: Path, out: Path, name: str) -> None:
    place, root = Path(os.path.realpath(out)), Path(os.path.realpath(project))
    if _within(root, place):
        raise RefusedError(f"{name} contains the project itself; {_CURE}")
    for each in ("content", "themes", OWN):
        source = Path(os.path.realpath(root / each))
        if _same(place, source):
            raise RefusedError(f"{name} is the project's own {each}/, which a site would replace; {_CURE}")
        if _within(place, source):
            raise RefusedError(f"{name} is inside the project's own {each}/; {_CURE}")
        if _within(source, place):
            raise RefusedError(f"{name} contains the project's own {each}/; {_CURE}")


def _within(path: Path, folder: Path) -> bool:
    """Whether a path is a folder or lies somewhere below it."""
    return any(_same(each, folder) for each in (path, *path.parents))


def _same(one: Path, other: Path) -> bool:
    """Whether two paths are one place, however they are written: some disks do not tell `Content` from `content`."""
    try:
        return one.samefile(other)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)
