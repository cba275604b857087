"""Letters that no package has -> files of fonts on this machine that have them, as few as will do."""

import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import uharfbuzz

_WHERE = {
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
    "win32": ("%WINDIR%/Fonts", "%LOCALAPPDATA%/Microsoft/Windows/Fonts"),
}
_ELSEWHERE = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
_ENDINGS = (".ttf", ".otf", ".ttc")
_SPECIAL = re.compile(r"bold|black|heavy|italic|oblique|light|thin|mono|condensed|serif|symbol", re.IGNORECASE)
_EMBEDDING, _RESTRICTED = 8, 0x0002
"""Where a font says what may be done with it (OpenType, OS/2, fsType), and that it may not be embedded."""


def having(letters: frozenset[int]) -> tuple[str, ...]:
    """Files that have as many of the letters as can be had; the same ones on each run of a machine.

    `PLAYPRESS_FONTS` names the folders to look into, separated like those of PATH; empty: none.
    """
    found: list[str] = []
    while letters:
        best = max(_known(), key=lambda each: (len(letters & each[1]), -each[2]), default=None)
        if best is None or not letters & best[1]:
            break
        found.append(best[0])
        letters -= best[1]
    return tuple(found)


def _known() -> tuple[tuple[str, frozenset[int], int], ...]:
    named = os.environ.get("PLAYPRESS_FONTS")
    folders = _WHERE.get(sys.platform, _ELSEWHERE) if named is None else filter(None, named.split(os.pathsep))
    return _all(tuple(Path(os.path.expandvars(each)).expanduser() for each in folders))


@cache
def _all(folders: tuple[Path, ...]) -> tuple[tuple[str, frozenset[int], int], ...]:
    """Files with their letters, and with the number of words in their names that say they are no plain ones."""
    files = sorted({str(path) for folder in folders for path in _files(folder)})
    return tuple((path, letters, len(_SPECIAL.findall(path))) for path in files if (letters := _letters(path)))


def _files(folder: Path) -> Iterator[Path]:
    for place, _, names in os.walk(folder):
        yield from (Path(place, name) for name in names if name.lower().endswith(_ENDINGS))


def _letters(path: str) -> frozenset[int]:
    """What a font has outlines for; nothing where it is broken, in colours, or not to be embedded."""
    try:
        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path))
        tags = set(face.table_tags)
        if tags & {"CBDT", "COLR", "sbix", "SVG "} or not tags & {"glyf", "CFF ", "CFF2"} or "OS/2" not in tags:
            return frozenset()
        allowed = bytes(face.reference_table("OS/2").data)[_EMBEDDING : _EMBEDDING + 2]
        return frozenset() if int.from_bytes(allowed) & _RESTRICTED else frozenset(face.unicodes)
    except (OSError, uharfbuzz.HarfBuzzError):
        return frozenset()
