"""A project's mkdocs.yml -> what we have to know of it before MkDocs reads it, or what is wrong with it."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from playpress.host import hook_imports
from playpress.outputs.disk import files_below
from playpress.problems import Place, Problem, fault
from playpress.source import events

CONFIG = "mkdocs.yml"
_INHERIT = re.compile(
    r"""^(INHERIT)\s*:[ \t]*(?:"([^"\n]+)"|'([^'\n]+)'|([^\s"'#].*?)[ \t]*(?:[ \t]#.*)?$)""", re.MULTILINE
)
_SPOT = re.compile(r"line (\d+), column (\d+)")


def site_dir(project: Path) -> Path:
    """The folder into which `mkdocs build` writes this project."""
    value = _values(project).get("site_dir")
    return project / (value if isinstance(value, str) and value else "site")


def has_address(project: Path) -> bool:
    """Whether it says where the site is published."""
    return bool(_values(project).get("site_url"))


def hooks(project: Path) -> frozenset[Path]:
    """The scripts that run while MkDocs builds."""
    return frozenset(each.resolve() for each in _hooks(project))


def _hooks(project: Path) -> Iterator[Path]:
    values = _values(project).get("hooks")
    yield from (project / each for each in values or () if isinstance(each, str))


def configurations(project: Path) -> tuple[Path, ...]:
    """mkdocs.yml and what it inherits from, as far as it can be read; nothing where there is none."""
    return tuple(dict.fromkeys(filter(_is_readable, _chain(project / CONFIG))))


def says_of_theme(project: Path) -> frozenset[str]:
    """The names of what it says of the theme itself; the theme has values for all others."""
    theme = _values(project).get("theme")
    return frozenset(map(str, theme)) if isinstance(theme, dict) else frozenset()


def templates(project: Path) -> Path | None:
    """The folder with templates that it names as `custom_dir` of its theme."""
    theme = _values(project).get("theme")
    named = theme.get("custom_dir") if isinstance(theme, dict) else None
    return project / named if named and isinstance(named, str) and (project / named).is_dir() else None


def files(project: Path) -> Iterator[Path]:
    """What MkDocs reads besides pages: mkdocs.yml, what it inherits from, its scripts, what they import, templates."""
    yield from configurations(project)
    scripts = list(filter(_is_readable, _hooks(project)))
    yield from dict.fromkeys((*scripts, *hook_imports.imported(scripts)))
    if folder := templates(project):
        yield from files_below(folder)


def _is_readable(path: Path) -> bool:
    return path.is_file() and os.access(path, os.R_OK)


def plugins(project: Path) -> tuple[str, ...]:
    """The names of the plugins it lists, in order."""
    listed = _values(project).get("plugins")
    entries = [{name: None} for name in listed] if isinstance(listed, dict) else listed
    return tuple(
        name
        for entry in (entries if isinstance(entries, list) else ())
        for name in (entry if isinstance(entry, dict) else (entry,))
        if isinstance(name, str)
    )


def problem(project: Path) -> Problem | None:
    """What keeps mkdocs.yml from being read: the disk, its encoding or its syntax."""
    path = project / CONFIG
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return None
    except OSError as error:
        message = f"mkdocs.yml cannot be read ({(error.strerror or 'unknown cause').lower()})"
        return fault("PATH-READ", message, Place(CONFIG), "Check that it is a file and that you may read it.")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", "replace")
        place = Place(CONFIG, before.count("\n") + 1, len(before) - before.rfind("\n"))
        return fault("YML-ENCODING", "this character is not UTF-8", place, "Save mkdocs.yml again as UTF-8.")
    try:
        _load(text)
    except MkDocsException as error:
        return _syntax(text, str(error))
    except SystemExit:
        message = "a tag in mkdocs.yml runs a program that stops everything"
        return fault("SITE-HOST", message, written(text, r"(!!python/\S*)"), "Write a plain value in its place.")
    except Exception:  # What a tag of MkDocs' own does is not a matter of syntax: MkDocs will tell.
        return None
    if _in_a_circle(project):
        message = "INHERIT leads in a circle, back to this file"
        return fault("SITE-HOST", message, written(text, _INHERIT.pattern), "Name another file, or delete the line.")
    return None


def _in_a_circle(project: Path) -> bool:
    """Whether what mkdocs.yml inherits leads back, so that reading it would not end."""
    found = [os.path.realpath(each) for each in _chain(project / CONFIG)]
    return len(found) > len(set(found))


def _chain(path: Path) -> Iterator[Path]:
    """A configuration and the files that it inherits from, in their order, up to the first that was there before."""
    seen: set[str] = set()
    while True:
        yield path
        real = os.path.realpath(path)
        try:
            found = None if real in seen else _INHERIT.search(path.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError):
            return
        if found is None:
            return
        seen.add(real)
        path = Path(os.path.normpath(path.parent / (found[2] or found[3] or found[4])))


def text(project: Path) -> str:
    """What the project's mkdocs.yml says; nothing where there is none."""
    try:
        return (project / CONFIG).read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ""


def written(text: str, pattern: str, below: str = "") -> Place:
    """Where a pattern's group stands in mkdocs.yml, below a name of the first level; else the file's beginning."""
    start = re.search(rf"^{below}\s*:", text, re.MULTILINE) if below else None
    found = re.compile(pattern, re.MULTILINE).search(text, start.start() if start else 0)
    if found is None:
        return Place(CONFIG)
    at = found.start(1)
    return Place(CONFIG, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _syntax(text: str, words: str) -> Problem:
    """A syntax error in our words where our own reader stumbles over the same line, else in plain ones."""
    spots = [Place(CONFIG, int(line), int(column)) for line, column in _SPOT.findall(words)] or [Place(CONFIG)]
    lines = {place.line for place in spots}
    told = [each for each in events.parse(text, CONFIG)[1] if each.place.line in lines]
    if told:
        return fault("SITE-HOST", f"mkdocs.yml cannot be read: {told[-1].message}", told[-1].place, told[-1].hint)
    hint = "Check its quotes, brackets and indentation."
    return fault("SITE-HOST", "mkdocs.yml cannot be read: something is wrong with this line", spots[-1], hint)


def _values(project: Path) -> dict[str, Any]:
    """Its settings as MkDocs understands them, a file it inherits from included; none where it cannot be read."""
    if _in_a_circle(project):
        return {}
    try:
        with (project / CONFIG).open("rb") as file:
            values = _load(file)
    except (Exception, SystemExit):  # Whatever is wrong is reported by `problem`, or by MkDocs itself.
        return {}
    return values if isinstance(values, dict) else {}


def _load(source: str | IO[bytes]) -> Any:
    """YAML with MkDocs' own tags."""
    return yaml_load(source, get_yaml_loader(config=MkDocsConfig()))
