"""The theme's scripts and styles, a file for each matter -> small stylesheets and scripts for all pages."""

from collections.abc import Sequence
from pathlib import Path

from playpress.site.file import File

_BUNDLES = {
    "assets/playpress.css": ("assets/style", "text/css", "{}"),
    "assets/playpress.js": ("assets/script", "application/javascript", '(() => {{"use strict";\n{}}})();'),
    "assets/home.css": ("assets/home", "text/css", "{}"),
    "assets/matrix.css": ("assets/matrix", "text/css", "{}"),
    "assets/drawing.css": ("assets/drawing", "text/css", "{}"),
    "assets/plan.css": ("assets/plan", "text/css", "{}"),
    "assets/plan.js": ("assets/plan", "application/javascript", '(() => {{"use strict";\n{}}})();'),
    "assets/learn.css": ("assets/learn", "text/css", "{}"),
    "assets/learn.js": ("assets/learn", "application/javascript", '(() => {{"use strict";\n{}}})();'),
    "assets/search.css": ("assets/search", "text/css", "{}"),
    "assets/search.js": ("assets/search", "application/javascript", '(() => {{"use strict";\n{}}})();'),
}
"""Address -> the folder of its parts in a theme, what they are, and what goes around them."""

ADDRESSES = tuple(_BUNDLES)
STYLE, SCRIPT, *_ = ADDRESSES
"""What every page brings in; the others are fetched by the pages that need them."""
PARTS = tuple(f"{folder}/" for folder, *_ in _BUNDLES.values())
"""The folders in a theme of which every file is used, whatever its name."""


def files(themes: Sequence[Path], last: str = "") -> tuple[File, ...]:
    """Parts stand in the order of their names. Of two themes with a part of one name, the first is heard.

    A theme that has the whole file at its address has the last word: it is taken as it is. `last` are rules for the
    end of the stylesheet.
    """
    files = {address: _bundle(themes, address) for address in ADDRESSES}
    return tuple(File(address, text + (last.encode() if address == STYLE else b"")) for address, text in files.items())


def _bundle(themes: Sequence[Path], address: str) -> bytes:
    whole = next((theme / address for theme in themes if (theme / address).is_file()), None)
    if whole:
        return whole.read_bytes()
    folder, media, frame = _BUNDLES[address]
    suffix = Path(address).suffix
    parts = {part.name: part for theme in reversed(themes) for part in (theme / folder).glob(f"*{suffix}")}
    return _small(media, frame.format("".join(_text(parts[name]) for name in sorted(parts)))).encode()


def _text(part: Path) -> str:
    return part.read_text(encoding="utf-8", errors="replace")


def _small(media: str, text: str) -> str:
    """What cannot be made small, because a project's own part has a mistake, stays as it was written."""
    import minify  # A library of Go, with a run time of its own that only a build needs.

    try:
        return str(minify.string(media, text))
    except minify.MinifyError:
        return text
