"""One HTML document -> a PDF by a browser, in two passes: the second is told the pages that the first one came to.

What it lacks beside WeasyPrint: fields to fill, tags that hold up to PDF/UA, running heads by chapter.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from pikepdf import Array, Pdf

from playpress.outputs.requirements import MissingError

_NAMES = (
    "chromium", "chromium-headless-shell", "chromium-browser",
    "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge", "chrome",
)  # fmt: skip
_REF = re.compile(r'data-ref="#([^"]*)"')
_PASSES = 4
_SECONDS = 300
LACKS = "no fields to fill, no tags for screen readers, no lines for notes, the same head on every page"


def browser() -> str:
    """The browser of this machine that can print, or MissingError."""
    wanted = os.environ.get("PLAYPRESS_BROWSER")
    found = next((path for name in ((wanted,) if wanted else _NAMES) if (path := shutil.which(name))), None)
    if not found:
        raise MissingError("no browser was found: install Chromium, Chrome or Edge, or name one in PLAYPRESS_BROWSER")
    return found


def pdf(html: str, styles: str) -> bytes:
    """The document as PDF, in these styles."""
    program = browser()
    html = html.replace("</head>", f"<style>{styles}</style></head>", 1)
    with TemporaryDirectory(prefix="playpress-") as folder:
        numbers: Mapping[str, int] = {}
        for _ in range(_PASSES):
            made = _printed(program, _numbered(html, numbers), Path(folder))
            now = _places(made)
            if now == numbers:
                return made
            numbers = now
    return made


def _numbered(html: str, numbers: Mapping[str, int]) -> str:
    """Each place that tells a page is given its number."""
    return _REF.sub(lambda found: f'{found[0]} data-page="{numbers.get(found[1], "")}"', html)


def _printed(program: str, html: str, folder: Path) -> bytes:
    source, target = folder / "book.html", folder / "book.pdf"
    source.write_text(html, encoding="utf-8")
    options = ["--headless", "--disable-gpu", "--disable-background-networking", "--no-pdf-header-footer"]
    options += ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    command = [program, *options, f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={target}", source.as_uri()]
    done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    if not target.exists():
        told = done.stderr.decode(errors="replace").strip().splitlines()
        raise MissingError(f"{program} printed nothing ({told[-1] if told else f'exit code {done.returncode}'})")
    return target.read_bytes()


def _places(pdf: bytes) -> dict[str, int]:
    """Ids of the document -> the number of their page, from 1."""
    with Pdf.open(BytesIO(pdf)) as document:
        pages = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}
        found = document.Root.get("/Dests")
        places = {name.lstrip("/"): value for name, value in (found.items() if found is not None else ())}
        return {name: pages[value[0].objgen] for name, value in places.items() if isinstance(value, Array)}
