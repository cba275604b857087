"""The reference playbook with an address, and its publications on paper, each printed once."""

import datetime as dt
import os
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.pdf.paper import Paper
from tests.shared import made_once

from playpress.pdf import choosing, page_size, printing
from playpress.pdf.assembly import PrintSource
from playpress.pdf.print_job import Engine
from playpress.pipeline import Playbook, read

DAY = dt.date(2026, 11, 23)
START = dt.date(2027, 1, 11)
SWEEP = "PLAYPRESS_SWEEP" in os.environ
"""Whether `tests/bench/sweep_publications.py` looks at what takes long: every bound book, in both sizes."""
WIKI = "https://playbook.example.org/"


@pytest.fixture(scope="session")
def larkfield(tmp_path_factory: pytest.TempPathFactory) -> Playbook:
    project = tmp_path_factory.mktemp("pdf") / "book"
    shutil.copytree(ROOT / "content", project / "content")
    with (project / "content" / "playbook.yml").open("a", encoding="utf-8") as settings:
        settings.write(f"site_url: {WIKI}\n")
    return read(project, DAY)


@pytest.fixture(scope="session")
def source(larkfield: Playbook) -> PrintSource:
    return choosing.print_source(larkfield)


@pytest.fixture(scope="session")
def paper(tmp_path_factory: pytest.TempPathFactory, larkfield: Playbook, source: PrintSource) -> Callable[..., Paper]:
    """A publication by its name, printed the first time it is asked for."""

    @cache
    def made(name: str, size: page_size.Paper = "a4") -> Paper:
        def render(folder: Path) -> None:
            (volume,) = choosing.chosen(source, [name], START)
            (printed,) = printing.printed(larkfield, source, printing.PrintOptions(paper=size, start=START), [volume])
            assert printed.notes == ()
            (folder / "volume.pdf").write_bytes(printed.pdf)

        folder = made_once(tmp_path_factory, f"{name}-{size}", render)
        return Paper((folder / "volume.pdf").read_bytes())

    return made


@pytest.fixture
def print_small(tmp_path: Path) -> Callable[..., printing.Printed]:
    """A playbook from inline YAML -> one of its publications."""

    def made(name: str, size: page_size.Paper = "a4", engine: Engine = "weasyprint", **files: str) -> printing.Printed:
        content = tmp_path / "content"
        content.mkdir(exist_ok=True)
        for file, text in {"playbook": "format: 1\ncompany: Oak & Lamp\n", **files}.items():
            (content / f"{file}.yml").write_text(text, encoding="utf-8")
        playbook = read(tmp_path, DAY)
        assert playbook.faults == ()
        source = choosing.print_source(playbook)
        (volume,) = choosing.chosen(source, [name])
        (printed,) = printing.printed(playbook, source, printing.PrintOptions(paper=size, engine=engine), [volume])
        return printed

    return made
