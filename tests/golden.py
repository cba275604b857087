"""Expected text beside the code: compared, or written again when PLAYPRESS_GOLDEN=write."""

import os
from collections.abc import Mapping
from difflib import unified_diff
from itertools import islice
from pathlib import Path

WRITE = os.environ.get("PLAYPRESS_GOLDEN") == "write"
SHOWN = 80
"""So many lines of a difference fit a terminal."""


def compare(path: Path, actual: str) -> None:
    """Hold a text against the file that keeps it. Look at the difference before committing what was written."""
    if WRITE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(actual, encoding="utf-8", newline="\n")
    expected = path.read_text(encoding="utf-8") if path.exists() else ""
    assert actual == expected, f"{path.name} of {path.parent.name} differs; PLAYPRESS_GOLDEN=write rewrites it"


def compare_folder(folder: Path, actual: Mapping[str, str]) -> None:
    """Hold texts, by their paths, against a folder that has exactly these files."""
    if WRITE:
        for uri in files(folder).keys() - actual.keys():
            (folder / uri).unlink()
        for uri, text in actual.items():
            compare(folder / uri, text)
    expected = files(folder)
    changed = [uri for uri in sorted({*expected, *actual}) if expected.get(uri) != actual.get(uri)]
    lines = (line for uri in changed for line in difference(uri, expected.get(uri), actual.get(uri)))
    shown = "\n".join(islice(lines, SHOWN))
    assert not changed, f"{len(changed)} of {len(actual)} differ; PLAYPRESS_GOLDEN=write rewrites them\n{shown}"


def files(folder: Path) -> dict[str, str]:
    """Every file below a folder by its path, in any depth; none where there is no folder."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in found}


def difference(uri: str, expected: str | None, actual: str | None) -> list[str]:
    """What a colleague would be shown of one file."""
    before, after = (expected or "").splitlines(), (actual or "").splitlines()
    names = uri if expected is not None else "nothing", uri if actual is not None else "nothing"
    return [line.rstrip("\n") for line in unified_diff(before, after, *names, n=1)]
