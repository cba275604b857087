"""A print job, and what draws it on this machine -> one hash: two jobs with the same hash give the same PDF."""

import hashlib
import json
import os
import platform
import sys
import zlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import playpress
from playpress.pdf import fonts
from playpress.pdf.print_job import PrintJob

LIBRARIES = (
    "weasyprint", "pydyf", "cffi", "tinyhtml5", "tinycss2", "cssselect2", "webencodings", "Pyphen", "Pillow",
    "fonttools", "brotli", "zopfli", "pikepdf", "uharfbuzz", "fontpkg",
)  # fmt: skip
"""Packages that have a part in what a page looks like, or in the bytes of its file."""

_ENVIRONMENT = (
    "FC_LANG", "FREETYPE_PROPERTIES", "HB_OPTIONS", "HB_SHAPER_LIST", "LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE",
    "PANGO_LANGUAGE",
)  # fmt: skip
"""Variables by which the libraries choose fonts and shape letters."""


def fingerprint(job: PrintJob, drawer: str) -> str:
    """The hash of all that the PDF of a job is made from, without its name and the day of printing.

    `drawer` is what `drawer()` tells.

    Whoever gets the same publication in another edition gets another one where a single letter differs.
    """
    made_from = [
        drawer,
        job.html,
        job.styles,
        job.for_browsers,
        sorted(job.titles.items()),
        sorted(job.sources.items()),
        job.type,
        [_of_file(path) for path in fonts.files(job.type)],
        job.mode,
        job.engine,
        job.printed is not None,
        job.language,
        job.fold,
        [(copy.name, sorted(copy.words.items())) for copy in job.copies],
        fingerprint(job.beside, "") if job.beside else "",
    ]
    return hashlib.sha256(json.dumps(made_from).encode()).hexdigest()


def drawer() -> str:
    """The hash of what draws here: our code, libraries with their versions, and the settings they read from outside.

    MissingError where WeasyPrint cannot be loaded.
    """
    from playpress.pdf import inside

    settings = [(name, os.environ.get(name)) for name in _ENVIRONMENT]
    machine = (sys.version, sys.platform, platform.machine(), zlib.ZLIB_RUNTIME_VERSION)
    libraries = [(name, _version(name)) for name in LIBRARIES]
    made_of = [playpress.__version__, _own_code(), libraries, inside.native_libraries(), machine, settings]
    return hashlib.sha256(json.dumps(made_of).encode()).hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


@cache
def _own_code() -> str:
    """All modules of Playpress: between two releases, their version says nothing of what was changed in them."""
    root = Path(playpress.__file__).parent
    held = hashlib.sha256()
    for path in sorted(root.rglob("*.py")):
        held.update(f"{path.relative_to(root).as_posix()}\0".encode())
        held.update(hashlib.sha256(path.read_bytes()).digest())
    return held.hexdigest()


def _of_file(path: str) -> str:
    """A file by its bytes: a font that was replaced under the same name is another one."""
    state = Path(path).stat()
    return _hashed(path, state.st_size, state.st_mtime_ns)


@cache
def _hashed(path: str, _size: int, _changed: int) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()
