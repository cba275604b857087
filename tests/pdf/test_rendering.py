"""Many publications at once: the same bytes as one by one, in order, and an end when somebody wants one."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import click
import pytest
from click.exceptions import Exit
from tests.conftest import ROOT
from tests.pdf.conftest import START
from tests.pdf.paper import Paper

from playpress.cli import program
from playpress.outputs.disk import RefusedError
from playpress.pdf import choosing, printing, workers
from playpress.pdf.assembly import PrintSource
from playpress.pdf.print_job import PrintJob
from playpress.pdf.workers import all_rendered
from playpress.pipeline import Playbook

PAGE = '<html lang="en"><head><title>A page</title></head><body><h1>%s</h1></body></html>'
SCRIPT = PrintJob("one", PAGE % "One", ("h1 { color: navy }",), "", {})


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_cores", lambda: 2)


def test_many_publications_at_once_are_what_each_is_alone(
    larkfield: Playbook, source: PrintSource, paper: Callable[..., Paper]
) -> None:
    names = ["cards", "checklist-first-call"]
    options = printing.PrintOptions(start=START)
    jobs = [printing.print_job(larkfield, source, options, each) for each in choosing.chosen(source, names, START)]
    assert [each.pdf for each in all_rendered(jobs)] == [paper(name).pdf for name in names]


def test_what_is_wrong_with_one_is_told_with_it() -> None:
    asked = [SCRIPT, replace(SCRIPT, name="two", html=PAGE % "\u4f60"), replace(SCRIPT, name="three")]
    assert [(each.name, bool(each.notes)) for each in all_rendered(asked)] == [
        ("one", False),
        ("two", True),
        ("three", False),
    ]


class Deadly(PrintJob):
    """Ends the process that it is sent to, as a system does that has no memory left."""

    def __reduce__(self) -> Any:
        return os._exit, (9,)


def test_a_mistake_of_ours_in_another_process_is_told_with_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    """What comes back from there would name a line of the pool."""
    broken = replace(SCRIPT, name="two", html=PAGE % "Two", styles=(None,))  # type: ignore[arg-type]
    with pytest.raises(TypeError) as found:
        list(all_rendered([SCRIPT, broken]))
    where = vars(found.value)["raised_at"]
    assert re.fullmatch(r"\w+\.py:\d+", where)
    assert where.split(":")[0] not in ("process.py", "_base.py", "workers.py")
    with pytest.raises(Exit):
        program._bug(click.Context(program.main), found.value)
    assert f"({where})" in capsys.readouterr().err


def test_a_process_that_the_system_ends_is_told_in_words() -> None:
    deadly = Deadly("two", PAGE % "Two", (), "", {})
    with pytest.raises(RefusedError, match="memory ran out"):
        list(all_rendered([SCRIPT, deadly, SCRIPT]))


def looked() -> PrintJob:
    """What says by its name whether the process that it came to had what draws pages before."""
    return replace(SCRIPT, name=f"loaded: {'weasyprint' in sys.modules}")


class Looking(PrintJob):
    """Looks around where it arrives."""

    def __reduce__(self) -> Any:
        return looked, ()


def test_no_process_loads_what_draws_where_one_can_be_a_copy_of_another() -> None:
    with workers.Workers() as drawing:
        (first,) = drawing.rendered([Looking("", "", (), "", {})])
    assert first.name == f"loaded: {sys.platform == 'linux'}"


@pytest.mark.parametrize("ended", [signal.SIGINT, signal.SIGTERM])
def test_an_end_ends_all_of_them_without_a_word_and_leaves_nothing(tmp_path: Path, ended: signal.Signals) -> None:
    """An interrupt goes to all processes of a terminal; a system ends the one that it has started."""
    shutil.copytree(ROOT / "tests" / "books" / "every-field" / "content", tmp_path / "book" / "content")
    command = [sys.executable, "-m", "playpress", "print", "cards", "book", "goals", "--out", str(tmp_path)]
    heeded = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # What runs in the background ignores interrupts.
    (tmp_path / "temporary").mkdir()
    at_work = subprocess.Popen(
        command,
        cwd=tmp_path / "book",
        env={**os.environ, "TMPDIR": str(tmp_path / "temporary")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heeded,
    )
    while not (tmp_path / "cards.pdf").exists() and at_work.poll() is None:
        time.sleep(0.05)
    (os.killpg if ended == signal.SIGINT else os.kill)(at_work.pid, ended)
    _, said = at_work.communicate(timeout=300)
    told = [line for line in said.splitlines() if not line.startswith("Printing ")]
    assert (at_work.returncode, told) == (130, ["playpress: stopped before it was done."])
    assert not (tmp_path / "book.pdf").exists()
    assert left(tmp_path / "temporary") == []


@pytest.mark.parametrize("engine", ["weasyprint", "chromium"])
def test_what_is_printed_leaves_nothing_but_pdfs(tmp_path_factory: pytest.TempPathFactory, engine: str) -> None:
    """In folders with short names: a browser opens sockets in the one for temporary files."""
    book, temporary = tmp_path_factory.mktemp("book"), tmp_path_factory.mktemp("t")
    (book / "content").mkdir()
    files = {"playbook": "format: 1\ncompany: Oak\n", "goals": "win: {team: sales}\n", "teams": "sales: {}\n"}
    for name, text in files.items():
        (book / "content" / f"{name}.yml").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "playpress", "print", "goals", "goal:win", "--engine", engine]
    done = subprocess.run(
        command, cwd=book, env={**os.environ, "TMPDIR": str(temporary)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert len(list((book / "print").glob("*.pdf"))) == 2
    assert left(temporary) == []


def left(folder: Path) -> list[str]:
    """What a program has left in the folder for temporary files."""
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*")]


STOPPED = """
import os, sys, time
from contextlib import suppress
from pathlib import Path
from threading import Thread
from playpress.pdf import workers
from playpress.pdf.print_job import PrintJob

FOLDER = Path(sys.argv[1])

def endless(_book):
    (FOLDER / f"{os.getpid()}.busy").touch()
    time.sleep(3600)

class Endless(PrintJob):
    def __reduce__(self):
        return endless, ("x" * 5_000_000,)

def draw(pages):
    with suppress(Exception):
        next(pages)

if __name__ == "__main__":
    workers._cores = lambda: 2
    with workers.Workers() as drawing:
        Thread(target=draw, args=(drawing.rendered([Endless("", "", (), "", {})] * 8),), daemon=True).start()
        while len(list(FOLDER.glob("*.busy"))) < 2:
            time.sleep(0.05)
        sys.exit("stopped")
"""


def test_what_is_stopped_early_waits_for_no_process(tmp_path: Path) -> None:
    """Large books are still on their way to processes that have been ended."""
    script = tmp_path / "stopped.py"
    script.write_text(STOPPED, encoding="utf-8")
    command = [sys.executable, script, tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 1
    assert "stopped" in done.stderr


def test_who_waits_for_pages_does_not_load_what_draws_them() -> None:
    looks = "import sys, playpress.pdf.printing; print({'pikepdf', 'weasyprint'} & sys.modules.keys())"
    assert subprocess.run([sys.executable, "-c", looks], capture_output=True, text=True, check=True).stdout == "set()\n"
