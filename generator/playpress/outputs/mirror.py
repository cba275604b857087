"""Files -> a folder that holds exactly these files of ours; files that an earlier run did not write are left alone."""

import json
from collections.abc import Sequence
from pathlib import Path

from playpress.outputs import disk
from playpress.outputs.disk import RefusedError
from playpress.site.file import File


def mirror(target: Path, files: Sequence[File], mark: str, cure: str) -> int:
    """Bring a folder to exactly these files, and return how many changed.

    `mark` names the list of what was written, which is kept in the folder: only files in it are ever removed. `cure`
    completes the error for a folder that cannot be used: "… ; <cure>".
    """
    before = written(target, mark, cure)
    now = sorted(file.uri for file in files)
    if before and not _whole(target, mark):
        disk.sweep(target, before)
    disk.write(target, [File(mark, _list(sorted({*before, *now}), whole=False))])
    disk.remove(target, [uri for uri in before if uri not in set(now)])  # With the last file, the folder is whole.
    changed = disk.write(target, files)
    disk.write(target, [File(mark, _list(now))])
    return changed


def written(target: Path, mark: str, cure: str) -> list[str]:
    """The addresses of what an earlier run wrote into a folder. A link is refused: its folder is another's."""
    if target.is_symlink():
        raise RefusedError(f"{target} is a link to another place; {cure}")
    if target.exists() and not target.is_dir():
        raise RefusedError(f"{target} is not a folder; {cure}")
    if not (target / mark).is_file():
        return []
    try:
        found = json.loads((target / mark).read_text(encoding="utf-8"))
        uris = [str(uri) for uri in found["files"]]
        return [uri for uri in uris if disk.inside(target, uri)]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise RefusedError(f"{target / mark} is damaged; {cure}") from None


def _whole(target: Path, mark: str) -> bool:
    """Whether the last run came to its end."""
    return bool(json.loads((target / mark).read_text(encoding="utf-8")).get("whole", True))


def _list(uris: Sequence[str], whole: bool = True) -> bytes:
    begun = {} if whole else {"whole": False}
    return (json.dumps({"schema": 1, **begun, "files": list(uris)}, ensure_ascii=False, indent=0) + "\n").encode()
