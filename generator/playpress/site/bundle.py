"""The theme's scripts and styles, a file for each matter -> one stylesheet or script for each sort of page."""

from collections.abc import Sequence
from pathlib import Path

from playpress.site.file import File

_BUNDLES = {
    "assets/playpress.css": ("assets/style", "{}"),
    "assets/playpress.js": ("assets/script", '(() => {{"use strict";\n{}}})();'),
    "assets/home.css": ("assets/home", "{}"),
    "assets/teams.css": ("assets/teams", "{}"),
    "assets/matrix.css": ("assets/matrix", "{}"),
    "assets/drawing.css": ("assets/drawing", "{}"),
    "assets/plan.css": ("assets/plan", "{}"),
    "assets/plan.js": ("assets/plan", '(() => {{"use strict";\n{}}})();'),
    "assets/learn.css": ("assets/learn", "{}"),
    "assets/learn.js": ("assets/learn", '(() => {{"use strict";\n{}}})();'),
    "assets/video.css": ("assets/video", "{}"),
    "assets/video.js": ("assets/video", '(() => {{"use strict";\n{}}})();'),
    "assets/wording.css": ("assets/wording", "{}"),
    "assets/wording.js": ("assets/wording", '(() => {{"use strict";\n{}}})();'),
    "assets/search.css": ("assets/search", "{}"),
    "assets/search.js": ("assets/search", '(() => {{"use strict";\n{}}})();'),
}
"""Address -> the folder of its parts in a theme, and what goes around them."""

ADDRESSES = tuple(_BUNDLES)
STYLE, SCRIPT, *_ = ADDRESSES
"""What every page brings in; the others are fetched by the pages that need them."""
PARTS = tuple(f"{folder}/" for folder, *_ in _BUNDLES.values())
"""The folders in a theme of which every file is used, whatever its name."""


def files(themes: Sequence[Path], last: str = "", minified: Path | None = None) -> tuple[File, ...]:
    """Parts stand in the order of their names. Of two themes with a part of one name, the first is heard.

    A theme that has the whole file at its address has the last word: it is taken as it is. `last` are rules for the
    end of the stylesheet. `minified` is the folder in which a release has them small: one of these is taken where all
    of its parts are those of the theme that comes with Playpress, which is the last of the themes.
    """
    files = {address: _bundle(themes, address, minified) for address in ADDRESSES}
    return tuple(File(address, text + (last.encode() if address == STYLE else b"")) for address, text in files.items())


def _bundle(themes: Sequence[Path], address: str, minified: Path | None) -> bytes:
    whole = next((theme / address for theme in themes if (theme / address).is_file()), None)
    if whole:
        return whole.read_bytes()
    folder, frame = _BUNDLES[address]
    suffix = Path(address).suffix
    parts = {part.name: part for theme in reversed(themes) for part in (theme / folder).glob(f"*{suffix}")}
    small = minified / Path(address).name if minified else None
    if small and small.is_file() and all(part.is_relative_to(themes[-1]) for part in parts.values()):
        return small.read_bytes()
    return frame.format("".join(_text(parts[name]) for name in sorted(parts))).encode()


def _text(part: Path) -> str:
    return part.read_text(encoding="utf-8", errors="replace")
