"""A published site -> the manifest beside it: its files and what it was made from; and what is different since."""

import datetime as dt
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal

from playpress.outputs.disk import RefusedError, write_file

FORMER = ".playpress-manifest.json"
"""Where earlier releases kept it: in the site, so that readers could fetch it."""
_NAME, _NEXT = "manifest.json", "manifest.next.json"
_LEFT = {FORMER, ".DS_Store", "Thumbs.db", "desktop.ini"}
"""What file browsers, and earlier releases, leave in a site."""

State = Literal["changed", "missing", "added"]


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """What a site was made from: never more than its readers may see."""

    circle: str = ""
    """The circle of readers it is for; empty: the authors, who see everything."""
    day: str = ""
    """The day it is seen from, as 2026-11-23."""
    made_by: str = ""
    """The release that made it."""
    options: Mapping[str, bool] = field(default_factory=dict)
    """What was asked for besides, such as PDFs."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """A hash of what the site shows of each source: a definition by its key, else a file."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Every file of a site by its address, with the SHA-256 of its bytes, and what it was made from."""

    files: Mapping[str, str]
    origin: MadeFrom = field(default_factory=MadeFrom)

    def differences(self, site: Path) -> Iterator[tuple[State, str]]:
        """The files of a folder that are not as they were made, by name."""
        there = set(names(site))
        for name in sorted(there | self.files.keys()):
            if name not in self.files:
                yield "added", name
            elif name not in there:
                yield "missing", name
            elif not self.is_as_made(site, name):
                yield "changed", name

    def is_as_made(self, site: Path, name: str) -> bool:
        """Whether a file that is there has the bytes that it was made with."""
        path = site / name
        plain = path.is_file() and not path.is_symlink()
        return name in self.files and plain and checksum(path.read_bytes()) == self.files[name]


def workshop(out: Path) -> Path:
    """The hidden folder beside a site in which it is built, and in which its manifest stays."""
    return out.parent / f".{out.name}.playpress"


def place(out: Path) -> Path:
    """Where the manifest of a site is."""
    return workshop(out) / _NAME


def exists(out: Path) -> bool:
    """Whether a build of ours made this folder."""
    return any(path.is_file() for path in (place(out), workshop(out) / _NEXT, out / FORMER))


def prepare(out: Path, new: Path, origin: MadeFrom) -> None:
    """Note what is about to be published at `out`, before it is."""
    write_file(workshop(out) / _NEXT, _text(of(new, origin)))


def confirm(out: Path) -> None:
    """What was prepared is published."""
    (workshop(out) / _NEXT).replace(place(out))


def recover(out: Path) -> None:
    """After a build that did not come to its end: whichever site is there has the manifest that tells of it."""
    prepared = workshop(out) / _NEXT
    if not prepared.is_file():
        return
    try:
        there = out.is_dir() and not any(read(prepared).differences(out))
    except RefusedError:
        there = False
    if there:
        confirm(out)
    else:
        prepared.unlink()


def is_inside(out: Path) -> bool:
    """Whether the manifest of a site is in it, where earlier releases kept it: then it goes where the site goes."""
    return not place(out).is_file() and (out / FORMER).is_file()


def last(out: Path) -> Manifest:
    """What the last build made in a folder; nothing where no build of ours did."""
    path = out / FORMER if is_inside(out) else place(out)
    return read(path) if path.is_file() else Manifest({})


def of(site: Path, origin: MadeFrom) -> Manifest:
    """The manifest of a folder as it is now."""
    return Manifest({name: checksum((site / name).read_bytes()) for name in names(site)}, origin)


def read(path: Path) -> Manifest:
    """A manifest that was written; a damaged one raises RefusedError."""
    try:
        found = json.loads(path.read_bytes())
        files = {str(name): str(each) for name, each in dict(found["files"]).items()}
        return Manifest(files, _made_from(dict(found.get("made_from", {}))))
    except (ValueError, KeyError, TypeError, RecursionError):
        fix = "choose another folder, or remove both if no file of yours is in the site"
        raise RefusedError(f"{path} is damaged and does not say what the last build made; {fix}") from None


def _made_from(found: Mapping[str, Any]) -> MadeFrom:
    """The origin that a manifest notes, as far as this release knows it; TypeError or ValueError for what cannot be."""
    nothing = MadeFrom()
    said = {each.name: found[each.name] for each in fields(MadeFrom) if each.name in found}
    for name, value in said.items():
        if not isinstance(value, type(getattr(nothing, name))):
            raise TypeError(name)
    if said.get("day"):
        dt.date.fromisoformat(said["day"])
    return MadeFrom(**said)


def names(folder: Path) -> list[str]:
    """Every file and link below a folder, hidden ones included, in one order; not what file browsers leave there."""
    found = []
    for here, folders, files in os.walk(folder, onerror=_raise):
        links = [name for name in folders if Path(here, name).is_symlink()]
        inside = (name for name in (*files, *links) if name not in _LEFT)
        found += [Path(here, name).relative_to(folder).as_posix() for name in inside]
    return sorted(found)


def checksum(data: bytes) -> str:
    """The SHA-256 of bytes, as digits."""
    return hashlib.sha256(data).hexdigest()


def _text(manifest: Manifest) -> bytes:
    origin = {each.name: getattr(manifest.origin, each.name) for each in fields(MadeFrom)}
    rows = {"schema": 2, "files": dict(manifest.files), "made_from": origin}
    return (json.dumps(rows, ensure_ascii=False, indent=0, sort_keys=True, default=dict) + "\n").encode()


def _raise(error: OSError) -> None:
    raise error
