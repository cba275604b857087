"""A project -> its theme: folders in order of precedence, and a Jinja environment over them."""

import os
from collections.abc import Sequence
from pathlib import Path

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
)

from playpress.site.markup import blockwise, heading

_PACKAGE = Path(__file__).resolve().parent.parent


def folders(project: Path) -> tuple[Path, ...]:
    """The project's own themes/ first, then the theme that comes with Playpress.

    A file in a project's folder replaces ours of the same name, one at a time.
    """
    own = project / "themes"
    candidates = [own, own / "default", shipped()]
    found = dict.fromkeys(path.resolve() for path in candidates if path.is_dir())
    return tuple(found)


def shipped() -> Path:
    """The theme of the checkout where there is one, else the one inside the installed package.

    The checkout comes first because an editable install may leave a stale copy in the package.
    """
    checkout = _PACKAGE.parent.parent / "themes" / "default"
    return checkout if checkout.is_dir() else _PACKAGE / "themes" / "default"


def environment(themes: Sequence[Path]) -> Environment:
    """Templates see values as data: everything is escaped, and a missing name is an error."""
    env = Environment(
        loader=ChoiceLoader([FileSystemLoader(str(folder)) for folder in themes]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    env.filters["heading"] = heading
    env.filters["blockwise"] = blockwise
    return env


def remember(env: Environment, folder: Path) -> None:
    """Keep compiled templates in a folder, by their text: the next build does not compile them again.

    A folder that cannot be written costs time, never a build.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return
    if os.access(folder, os.W_OK):
        env.bytecode_cache = FileSystemBytecodeCache(str(folder))


def page_template(env: Environment, kind: str) -> str:
    """The template of a kind's pages: its own, else the one every kind can use."""
    name = f"pages/{kind}.md.j2"
    try:
        env.get_template(name)
    except TemplateNotFound:
        return "pages/entity.md.j2"
    return name


def asset(themes: Sequence[Path], name: str) -> bytes:
    """A stylesheet or script of the theme, by its path below the folder."""
    path = next((folder / name for folder in themes if (folder / name).is_file()), None)
    return path.read_bytes() if path else b""
