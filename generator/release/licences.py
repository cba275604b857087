"""The packages of requirements/run.txt -> the licence of each, as it states it: licences.md.

What one states is read from what is installed; `python generator/release/licences.py` writes the list again.
"""

import re
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RECORD = ROOT / "generator" / "release" / "licences.md"
LIST = ROOT / "requirements" / "run.txt"
MAY_BE_USED = {
    "Apache 2.0": ("Apache-2.0", "Apache License 2.0", "Apache Software License"),
    "BSD": ("BSD-2-Clause", "BSD-3-Clause", "BSD License"),
    "MIT": ("MIT", "MIT-0", "MIT-CMU", "MIT License"),
    "MPL": ("MPL-2.0", "Mozilla Public License 2.0 (MPL 2.0)", "Mozilla Public License 1.1 (MPL 1.1)"),
    "OFL 1.1": ("OFL-1.1",),
    "PSF 2.0": ("PSF-2.0",),
}
"""Licences that let a program under the MIT licence need a package, each with the ways in which packages state it."""
OTHER_MACHINES = {"brotlicffi": ("MIT",)}
"""Packages that only other machines or Pythons install, and what they state."""

_HEAD = """\
# Licences

Of every package that is installed with Playpress and what it can do besides: the licence under which it is used, and
what the package states. `python generator/release/licences.py` writes this file; a test reads both."""


def packages() -> list[str]:
    """The names of the list, in the order of the alphabet."""
    return sorted(pinned(LIST.read_text(encoding="utf-8")))


def pinned(text: str) -> set[str]:
    """The names that a list pins on some machine, among them this one."""
    return set(re.findall(r"^([a-z0-9][a-z0-9-]*)==", text, re.MULTILINE))


def stated(package: str) -> tuple[str, ...]:
    """The licences a package offers, one of which may be chosen: its expression, its classifiers, else its words."""
    try:
        found = metadata(package)
    except PackageNotFoundError:
        return OTHER_MACHINES.get(package, ())
    if "License-Expression" in found:
        return tuple(found["License-Expression"].split(" OR "))
    classified = (each for each in found.get_all("Classifier") or () if each.startswith("License ::"))
    names = tuple(each.rpartition(" :: ")[2] for each in classified)
    words = found["License"].strip().partition("\n")[0] if "License" in found else ""
    return names or tuple(filter(None, [words]))


def used_under(package: str) -> str:
    """The licence under which we use a package; empty where none of those it offers may be."""
    offered = stated(package)
    return next((name for name, ways in MAY_BE_USED.items() if any(each in ways for each in offered)), "")


def record() -> str:
    """The whole file."""
    rows = "".join(f"| {each} | {used_under(each)} | {', '.join(stated(each))} |\n" for each in packages())
    return f"{_HEAD}\n\n| package | used under | states |\n|---|---|---|\n{rows}"


def main() -> str:
    """Write the list; what has no licence that may be used is the message."""
    RECORD.write_text(record(), encoding="utf-8")
    wrong = [each for each in packages() if not used_under(each)]
    return f"No licence that may be used: {', '.join(wrong)}" if wrong else ""


if __name__ == "__main__":
    sys.exit(main() or 0)
