"""A project -> its theme: folders in order of precedence, and a Jinja environment over them."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
)

from playpress.language import counted
from playpress.model.kind import Kind, icons
from playpress.problems import Place, Problem, fault, notice
from playpress.site import bundle, script, stylesheet, table_shapes
from playpress.site.bytecode import CheckedCache
from playpress.site.markup import blockwise, heading, tap
from playpress.thesaurus import by_path

Templates = Environment
"""What finds templates and fills them."""

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


def minified() -> Path:
    """Where a release has its scripts and styles made small. A checkout has none: it joins their parts."""
    return shipped().with_name("minified")


def page_templates() -> Collection[str]:
    """The names of the page templates that come with Playpress, without their endings."""
    return [path.name.partition(".")[0] for path in (shipped() / "pages").glob("*.md.j2")]


def own_assets(project: Path) -> tuple[str, ...]:
    """The addresses of styles and scripts that a site has besides ours because of the project's own theme."""
    return bundle.own(folders(project))


def problems(project: Path, kinds: Collection[str]) -> Iterator[Problem]:
    """What is wrong with the project's own theme, as far as that can be seen before pages are made.

    `kinds` are the names of the kinds, each of which may have a template.
    """
    yield from _misnamed(project, kinds)
    themes = folders(project)
    paper = (theme / "print" / "print.css" for theme in themes[:-1])
    for path in (*bundle.styles(themes), *(path for path in paper if path.is_file())):
        file = path.relative_to(project.resolve()).as_posix()
        for each in stylesheet.mistakes(_text(path)):
            yield notice("SITE-STYLE", each.message, Place(file, each.line, each.column), each.hint)
    for path in bundle.scripts(themes):
        if found := script.mistake(_text(path)):
            file = path.relative_to(project.resolve()).as_posix()
            yield notice("SITE-SCRIPT", found.message, Place(file, found.line, found.column), found.hint)


def _misnamed(project: Path, kinds: Collection[str]) -> Iterator[Problem]:
    """Files of the project's own theme that would be ignored, because their names are nearly those of ours.

    What another file of the theme names is used.
    """
    ours = {*_shipped_files(), *bundle.ADDRESSES, *(f"pages/{kind}.md.j2" for kind in kinds)}
    found = {
        (folder / name).relative_to(project.resolve()).as_posix(): name
        for folder in folders(project)
        if folder != shipped().resolve() and folder.is_relative_to(project.resolve())
        for name in _files(folder)
        if not name.startswith(("default/", "overrides/", *bundle.PARTS))
    }
    texts = [_text(project / file) for file in found if file.endswith(".j2")]
    for file, name in found.items():
        near = _nearest(name, ours) if name not in ours else ""
        if near and not any(f'"{name}"' in text or f"'{name}'" in text for text in texts):
            message = "nothing uses this file: the theme has no file of this name"
            hint = f'Did you mean "themes/{near}"? Rename it, or delete it.'
            yield fault("SITE-TEMPLATE", message, Place(file), hint)


@cache
def _shipped_files() -> tuple[str, ...]:
    """The files of our own theme, which stay as they are while we run."""
    return tuple(_files(shipped()))


def _files(folder: Path) -> list[str]:
    """The files below a folder, by their paths in it, in one order; hidden ones and notes are passed over."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in found if not path.name.startswith(".") and path.suffix != ".md")


def _text(path: Path) -> str:
    """What a file says; nothing where it cannot be read, which whoever uses it will report."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _nearest(name: str, ours: Collection[str]) -> str:
    """The file of ours that a name means: the same name in another folder, or spelled nearly so, whatever its end."""
    stems = {each.partition(".")[0]: each for each in sorted(ours)}
    return by_path(name, sorted(ours)) or stems.get(by_path(name.partition(".")[0], stems), "")


def environment(themes: Sequence[Path], kinds: Iterable[Kind] = (), *, paper: bool = False) -> Environment:
    """Templates see values as data: everything is escaped, and a missing name is an error.

    `kinds`: those with a picture of their own. `paper` tells them that what only a screen can do may be left out.
    """
    env = Environment(
        loader=ChoiceLoader([FileSystemLoader(str(folder)) for folder in themes]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    env.globals["paper"] = paper
    env.globals["icons"] = icons(kinds)
    env.globals["counted"] = counted
    env.filters["heading"] = heading
    env.filters["blockwise"] = blockwise
    env.filters["tap"] = tap
    env.filters["amounts"] = table_shapes.amounts
    env.filters["wide"] = table_shapes.wide
    env.filters["fits_a_phone"] = table_shapes.fits_a_phone
    env.filters["list_fits_a_phone"] = table_shapes.list_fits_a_phone
    env.filters["sides_fit_a_phone"] = table_shapes.sides_fit_a_phone
    env.filters["many"] = table_shapes.many
    return env


def pictures(env: Environment) -> Mapping[str, str]:
    """The paths that draw kinds, by their names."""
    found: Mapping[str, str] = getattr(env.get_template("blocks/icon.html.j2").module, "paths", {})
    return {"page": "", **found}


def missing_template(error: BaseException) -> str:
    """The name of a template that is not there; nothing for other errors."""
    return str(error.name or "") if isinstance(error, TemplateNotFound) else ""


def remember(env: Environment, folder: Path) -> None:
    """Keep compiled templates in a folder, by their text: the next build does not compile them again.

    A folder that cannot be written, or that a link makes another's, costs time, never a build.
    """
    if folder.is_symlink() or folder.parent.is_symlink():
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return
    if os.access(folder, os.W_OK):
        env.bytecode_cache = CheckedCache(folder)
