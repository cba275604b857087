"""The theme's scripts and styles, a file for each matter -> one stylesheet or script for each sort of page."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from playpress.site import stylesheet
from playpress.site.file import File

_BUNDLES = {
    "assets/playpress.css": "assets/style",
    "assets/playpress.js": "assets/script",
    "assets/paper.css": "assets/paper",
    "assets/home.css": "assets/home",
    "assets/mine.css": "assets/mine",
    "assets/mine.js": "assets/mine",
    "assets/compare.css": "assets/compare",
    "assets/teams.css": "assets/teams",
    "assets/matrix.css": "assets/matrix",
    "assets/letters.css": "assets/letters",
    "assets/drawing.css": "assets/drawing",
    "assets/plan.css": "assets/plan",
    "assets/plan.js": "assets/plan",
    "assets/learn.css": "assets/learn",
    "assets/learn.js": "assets/learn",
    "assets/point.css": "assets/point",
    "assets/point.js": "assets/point",
    "assets/video.css": "assets/video",
    "assets/video.js": "assets/video",
    "assets/wording.css": "assets/wording",
    "assets/wording.js": "assets/wording",
    "assets/search.css": "assets/search",
    "assets/search.js": "assets/search",
}
"""Address -> the folder of its parts in a theme."""

ADDRESSES = tuple(_BUNDLES)
STYLE, SCRIPT, PAPER, *_ = ADDRESSES
"""What every page brings in, PAPER for its print; the others are fetched by the pages that need them."""
_SOMETIMES = "assets/sometimes"
"""The folder of rules for the end of the stylesheet of a site that needs them."""
PARTS = tuple(f"{folder}/" for folder in _BUNDLES.values())
"""The folders in a theme of which every file is used, whatever its name."""
_FRAME = '(() => {{"use strict";\n{}}})();'
"""What goes around the parts of a script."""
_ALL_RAN = "window.playpressRan = true;\n"
"""The end of a script in which a project replaced a part: it is reached if all of it can be read and nothing fails."""
_UNLESS_ALL_RAN = "window.playpressRan || "
_FETCH = """
for (const name of {}) {{
  const src = document.currentScript.src.replace(/[^/]*$/, name);
  document.head.append(Object.assign(document.createElement("script"), {{ src, async: false }}));
}}"""


@dataclass(frozen=True)
class _Parts:
    """What some themes have for one bundle. The last of them comes with Playpress; the others are a project's."""

    address: str
    whole: Path | None
    """A file that takes the place of the bundle."""
    shipped: Mapping[str, Path]
    """Name -> a part of ours."""
    present: Mapping[str, Path]
    """Name -> the part that counts: of two of one name, that of the first theme."""

    @property
    def is_style(self) -> bool:
        return self.address.endswith(".css")

    @property
    def everywhere(self) -> bool:
        """Whether every page brings it in."""
        return self.address in (STYLE, SCRIPT)

    @property
    def replaced(self) -> bool:
        """Whether a project has something in the place of a part of ours."""
        return any(self.present[name] != part for name, part in self.shipped.items())

    @property
    def added(self) -> Mapping[str, Path]:
        """Name -> a part that only a project has."""
        return {name: part for name, part in self.present.items() if name not in self.shipped}

    @property
    def spare(self) -> str:
        """Where our own script is for pages on which that with a project's parts fails; empty where nobody needs it."""
        return "" if self.is_style or self.whole or not self.replaced else _spare(self.address)

    @property
    def alone(self) -> Mapping[str, Path]:
        """Address -> a part that is a file of its own: what a project adds, but for styles that few pages fetch."""
        if not self.everywhere and (self.is_style or self.whole):
            return {}
        return {f"{_BUNDLES[self.address]}/{name}": part for name, part in self.added.items()}


def files(themes: Sequence[Path], last: str = "", minified: Path | None = None) -> tuple[File, ...]:
    """Parts stand in the order of their names, ours before those that a project adds. A whole file replaces them all.

    A mistake in a part of a project takes nothing of ours down. What it adds is a file of its own where it can be one;
    where it replaces a part of a script, ours is there besides; and a style that it replaces is closed at its end.
    `last` are rules for the end of the stylesheet. `minified` is the folder in which a release has them small: one of
    these is taken where all of its parts are ours.
    """
    return tuple(file for address in ADDRESSES for file in _files(_parts(themes, address), last, minified))


def main_style(themes: Sequence[Path], last: str = "", minified: Path | None = None) -> bytes:
    """The stylesheet that every page brings in, as `files` has it, without the other bundles."""
    return _main(_parts(themes, STYLE), last, minified).content


def sometimes(themes: Sequence[Path], name: str) -> str:
    """Rules that only some sites need, by the name of their file; a project's before ours, closed at their end."""
    found = next(path for theme in themes if (path := theme / _SOMETIMES / f"{name}.css").is_file())
    return _text(found) if found.is_relative_to(themes[-1]) else stylesheet.closed(_text(found))


def own(themes: Sequence[Path]) -> tuple[str, ...]:
    """The addresses that a site has besides `ADDRESSES` because of what a project adds or replaces."""
    bundles = _looked_at(themes, ADDRESSES)
    return tuple(address for parts in bundles for address in (parts.spare, *parts.alone) if address)


def brought_in(addresses: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of the generated files of a site, the styles and the scripts that every page brings in, in their order."""
    there = sorted(set(addresses))
    styles, scripts = ([each for each in there if each.startswith(f"{_BUNDLES[main]}/")] for main in (STYLE, SCRIPT))
    return (STYLE, PAPER, *styles), (SCRIPT, *(each for each in there if each == _spare(SCRIPT)), *scripts)


def styles(themes: Sequence[Path]) -> tuple[Path, ...]:
    """The files of a project that are a style or a part of one, or that are in the place of rules few sites need."""
    shipped = sorted(path.name for path in (themes[-1] / _SOMETIMES).glob("*.css"))
    replaced = (theme / _SOMETIMES / name for name in shipped for theme in themes[:-1])
    return *_of_project(themes, ".css"), *(path for path in replaced if path.is_file())


def scripts(themes: Sequence[Path]) -> tuple[Path, ...]:
    """The files of a project that are a script or a part of one."""
    return _of_project(themes, ".js")


def _of_project(themes: Sequence[Path], ending: str) -> tuple[Path, ...]:
    bundles = _looked_at(themes, [address for address in ADDRESSES if address.endswith(ending)])
    found = (path for parts in bundles for path in (parts.whole, *parts.present.values()) if path)
    return tuple(path for path in found if not path.is_relative_to(themes[-1]))


def _looked_at(themes: Sequence[Path], addresses: Iterable[str]) -> list[_Parts]:
    """What there is for these bundles; a project without a theme of its own has none."""
    return [_parts(themes, address) for address in addresses] if len(themes) > 1 else []


def _parts(themes: Sequence[Path], address: str) -> _Parts:
    def below(theme: Path) -> dict[str, Path]:
        found = (theme / _BUNDLES[address]).glob(f"*{Path(address).suffix}")
        return {path.name: path for path in sorted(found)}

    whole = next((theme / address for theme in themes if (theme / address).is_file()), None)
    present = {name: part for theme in reversed(themes) for name, part in below(theme).items()}
    return _Parts(address, whole, below(themes[-1]), dict(sorted(present.items())))


def _files(parts: _Parts, last: str, minified: Path | None) -> Iterator[File]:
    """A bundle, and what a project has besides."""
    yield _main(parts, last, minified)
    if parts.spare:
        guard = _UNLESS_ALL_RAN if parts.everywhere else ""
        yield File(parts.spare, f"{guard}{_shipped(parts, minified)}{_fetch(parts)}".encode())
    for address, part in parts.alone.items():
        yield File(address, part.read_bytes())


def _main(parts: _Parts, last: str, minified: Path | None) -> File:
    text = _style(parts, minified) if parts.is_style else _script(parts, minified)
    return File(parts.address, f"{text}{last if parts.address == STYLE else ''}".encode())


def _style(parts: _Parts, minified: Path | None) -> str:
    if parts.whole:
        return _text(parts.whole)
    added = "" if parts.everywhere else "".join(_text(part) for part in parts.added.values())
    if not parts.replaced:
        return _shipped(parts, minified) + added
    ours = ((_text(parts.present[name]), parts.present[name] == part) for name, part in parts.shipped.items())
    return "".join(text if untouched else stylesheet.closed(text) for text, untouched in ours) + added


def _script(parts: _Parts, minified: Path | None) -> str:
    if parts.whole:
        return _text(parts.whole)
    if not parts.replaced:
        return _shipped(parts, minified) + _fetch(parts)
    joined = "".join(_text(parts.present[name]) for name in parts.shipped)
    return _FRAME.format(joined + (_ALL_RAN if parts.everywhere else "")) + _fetch(parts)


def _shipped(parts: _Parts, minified: Path | None) -> str:
    """A bundle as it comes with Playpress."""
    small = minified / Path(parts.address).name if minified else None
    if small and small.is_file():
        return _text(small)
    joined = "".join(map(_text, parts.shipped.values()))
    return joined if parts.is_style else _FRAME.format(joined)


def _fetch(parts: _Parts) -> str:
    """The end of a script that few pages fetch: they fetch what a project adds to it after it."""
    names = [address.removeprefix("assets/") for address in parts.alone]
    return _FETCH.format(json.dumps(names)) if names and not parts.everywhere else ""


def _spare(address: str) -> str:
    return f"{address.removesuffix('.js')}.spare.js"


def _text(part: Path) -> str:
    return part.read_text(encoding="utf-8", errors="replace")
