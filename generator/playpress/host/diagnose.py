"""An exception on the way to a site -> the author's own file that causes it, as a fault at its place."""

import re
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from playpress.host import mkdocs_yml, other_plugins
from playpress.outputs.disk import CannotWriteError, RefusedError, files_below, refused_by_disk, refused_place
from playpress.outputs.requirements import MissingError
from playpress.problems import Place, Problem, fault
from playpress.site import theme

_LANGUAGE = re.compile(r"partials/languages/(.*)\.html")


def explain(error: BaseException, project: Path) -> Problem | None:
    """The fault an exception stands for; None where no file of the project causes it, so that it is ours."""
    found = _hook(error, project) or _unreadable(error, project)
    return found or _undecodable(error, project) or _template(error, project) or _missing(error, project)


def of_host(
    error: BaseException,
    project: Path,
    config: MkDocsConfig | None,
    notes: Sequence[str] = (),
    site: Path | None = None,
) -> Problem:
    """The fault that an error of MkDocs stands for. What is not an author's, or comes from the disk, is raised.

    `notes` are what MkDocs warned of before; `site` is the folder it was writing.
    """
    known = (CannotWriteError, RefusedError, MissingError)
    if isinstance(error, MkDocsException) and isinstance(error.__cause__, known):
        raise error.__cause__ from None
    found = explain(error, project)
    if found is None:
        text = mkdocs_yml.text(project)
        listed = mkdocs_yml.plugins(project)
        found = other_plugins.failing(error, config, text) if config else other_plugins.not_loaded(error, listed, text)
    if found is not None:
        return found
    if isinstance(error, MkDocsException):
        message = " ".join(" ".join([*notes[-1:], str(error)]).split())
        return fault("SITE-HOST", message, Place(mkdocs_yml.CONFIG), "Fix mkdocs.yml, or the page that is named.")
    if isinstance(error, OSError) and refused_by_disk(error):
        raise CannotWriteError(Path(refused_place(error) or site or project), error) from error
    raise error


def _template(error: BaseException, project: Path) -> Problem | None:
    """An exception that came out of a template of the project, as a fault at its line."""
    themes = project.resolve() / "themes"
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.is_relative_to(themes):
            place = Place(path.relative_to(project.resolve()).as_posix(), frame.lineno or 1)
            message = f"this template does not work: {_first_line(error)}"
            notes = getattr(error, "__notes__", ())
            advice = " ".join([*notes, "Fix it, or delete it to use the default template."])
            return fault("SITE-TEMPLATE", message, place, advice)
    return None


def _missing(error: BaseException, project: Path) -> Problem | None:
    """A template or icon that a page by hand or mkdocs.yml names, and that no theme has."""
    name = theme.missing_template(error)
    if not name:
        return None
    language = _LANGUAGE.fullmatch(name)
    short = language[1] if language else name.removeprefix(".icons/").removesuffix(".svg")
    what = "language" if language else "icon" if name.startswith(".icons/") else "template"
    message = f'the theme has no {what} "{short}"'
    place = _naming(short, project)
    hint = f"Write the name of {_with_article(what)} that the theme has, or delete the line."
    return fault("SITE-TEMPLATE", message, place, hint)


def _with_article(noun: str) -> str:
    return f"{'an' if noun == 'icon' else 'a'} {noun}"


def _naming(name: str, project: Path) -> Place:
    """Where a page by hand, in its first lines, or mkdocs.yml names something; else the beginning of mkdocs.yml."""
    line = re.compile(rf"^[ \t-]*[\w-]+\s*:.*?({re.escape(name)})", re.MULTILINE)
    pages = sorted((project / "content").rglob("*.md"))
    for path in (*pages, project / mkdocs_yml.CONFIG):
        try:
            text = path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        head = text if path.suffix != ".md" else text[: text.find("\n---", 3) + 1] if text.startswith("---") else ""
        if found := line.search(head):
            column = found.start(1) - head.rfind("\n", 0, found.start(1))
            return Place(_shown(path, project), head.count("\n", 0, found.start(1)) + 1, column)
    return Place(mkdocs_yml.CONFIG)


def _hook(error: BaseException, project: Path) -> Problem | None:
    """An exception that came out of a script which mkdocs.yml names under `hooks:`, as a fault at its line."""
    hooks = mkdocs_yml.hooks(project)
    frames = [(frame.filename, frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError):
        frames.append((error.filename or "", error.lineno or 1))
    for name, line in reversed(frames):
        if hooks and Path(name).resolve() in hooks:
            message = f"this script, listed under hooks in mkdocs.yml, fails: {_first_line(error)}"
            hint = "Fix it, or remove it from `hooks:` in mkdocs.yml."
            return fault("SITE-HOST", message, Place(_shown(Path(name), project), line), hint)
    return None


def _unreadable(error: BaseException, project: Path) -> Problem | None:
    """A file or folder of the project that the disk does not let us read."""
    if not isinstance(error, OSError) or not isinstance(error.filename, str):
        return None
    path = Path(error.filename)
    sources = [project / name for name in ("content", "themes", mkdocs_yml.CONFIG)]
    if not any(path.absolute().is_relative_to(each.absolute()) for each in sources):
        return None
    message = f"this cannot be read ({(error.strerror or 'unknown cause').lower()})"
    return fault("PATH-READ", message, Place(_shown(path, project)), "Check that it exists and that you may read it.")


def _undecodable(error: BaseException, project: Path) -> Problem | None:
    """A template or page of the project that is not saved as UTF-8."""
    if not isinstance(error, UnicodeDecodeError):
        return None
    for path in _texts(project):
        if path.read_bytes().endswith(error.object):
            before = error.object[: error.start].decode("utf-8", "replace")
            place = Place(_shown(path, project), before.count("\n") + 1, len(before) - before.rfind("\n"))
            message = "this character is not UTF-8 (the file is probably saved as Windows or Latin text)"
            return fault("YML-ENCODING", message, place, "Save the file again with the encoding UTF-8.")
    return None


def _texts(project: Path) -> Iterator[Path]:
    for folder in (project / "themes", project / "content"):
        if folder.is_dir():
            yield from files_below(folder)


def _shown(path: Path, project: Path) -> str:
    """A path as it is told: from the project's root, where it lies below that."""
    whole, root = path.resolve(), project.resolve()
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else str(path)


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).splitlines()), "") or f"no reason given ({type(error).__name__})"
