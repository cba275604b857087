"""What a book costs beside a browser's one pass: time and memory, of a card, a booklet, our book and a thick one.

The browser prints the very HTML that WeasyPrint lays out, once, without true page numbers, fields or checked tags; our
side reads and checks the playbook as well. Bars: a card in 2 s; five times the browser's time at 60 pages, eight times
at 300; at 300 pages 0.8 of the pages a second of 60; three quarters of its memory, all processes together.
"""

import datetime as dt
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from pikepdf import Pdf

from playpress.pdf import choosing, chromium, fonts, printing
from playpress.pipeline import read

ROOT = Path(__file__).resolve().parents[2]
DAY = dt.date(2026, 11, 23)
ROUNDS = 3
COPIES = 4
"""How often the goals, strategies, messages and objections of the reference playbook stand in the thick one."""


def cost(command: Sequence[str]) -> tuple[float, float]:
    """Seconds on the clock, and peak MiB of a command and all processes it starts, shared memory counted once."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    peak, done = [0.0], threading.Event()

    def watch() -> None:
        while not done.wait(0.05):
            peak[0] = max(peak[0], sum(map(_share, _session(process.pid))))

    watcher = threading.Thread(target=watch)
    watcher.start()
    code = process.wait()
    seconds = time.perf_counter() - begun
    done.set()
    watcher.join()
    if code:
        sys.exit(f"exit code {code}: {' '.join(command)}")
    return seconds, peak[0]


def _session(leader: int) -> list[Path]:
    """The processes of a session, as Linux tells them."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(process.name)) == leader:
                found.append(process)
        except OSError:
            continue
    return found


def _share(process: Path) -> float:
    """MiB of a process; what it shares with others is divided among them."""
    try:
        lines = (process / "smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def thick(folder: Path) -> Path:
    """The reference playbook with some of its definitions written down several times."""
    project = folder / "thick"
    shutil.copytree(ROOT / "content", project / "content")
    shutil.copy(ROOT / "mkdocs.yml", project)
    for kind in ("goals", "strategies", "messages", "objections"):
        for file in sorted((ROOT / "content" / kind).glob("*.yml")):
            lines = file.read_text(encoding="utf-8").splitlines()
            kept = "\n".join(line for line in lines if not line.startswith(("aliases:", "acronym:")))
            for copy in range(1, COPIES):
                (project / "content" / kind / f"{file.stem}-{copy}.yml").write_text(f"{kept}\n", encoding="utf-8")
    return project


def compare(project: Path, name: str, folder: Path) -> tuple[int, float, float, float]:
    """Pages, seconds, and how many times the browser's seconds and memory."""
    playbook = read(project, DAY)
    source = choosing.print_source(playbook)
    (volume,) = choosing.chosen(source, [name])
    job = printing.print_job(playbook, source, printing.PrintOptions(), volume)
    html = folder / "book.html"
    styles = "\n".join([*job.styles, fonts.inlined(job.html)])
    html.write_text(job.html.replace("</head>", f"<style>{styles}</style></head>", 1), encoding="utf-8")
    browser = [chromium.browser(), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    browser += [f"--user-data-dir={folder}/profile", f"--print-to-pdf={folder / 'chromium.pdf'}", html.as_uri()]
    ours = [sys.executable, "-m", "playpress", "print", name, "--project", str(project), "--out", str(folder)]
    rounds = [(cost(ours), cost(browser)) for _ in range(ROUNDS)]
    (mine, memory), (theirs, its) = ([min(each[side][k] for each in rounds) for k in (0, 1)] for side in (0, 1))
    with Pdf.open(folder / f"{name}.pdf") as made:
        pages = len(made.pages)
    sys.stdout.write(
        f"{name}, {pages} pages: playpress print {mine:.1f} s, {memory:.0f} MiB; browser's one pass {theirs:.1f} s, "
        f"{its:.0f} MiB; {mine / theirs:.1f} x the time, {memory / its:.2f} x the memory; "
        f"{(folder / f'{name}.pdf').stat().st_size / pages / 1000:.1f} KB a page\n"
    )
    sys.stdout.flush()
    return pages, mine, mine / theirs, memory / its


def main() -> None:
    """Print a line for each book, and judge them."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        card = compare(ROOT, "battlecard-crates-and-capsules", folder)
        booklet = compare(ROOT, "booklet-sales-development-rep", folder)
        compare(ROOT, "book", folder)
        book = compare(thick(folder), "book", folder)
    pace = (book[0] / book[1]) / (booklet[0] / booklet[1])
    sys.stdout.write(f"pages a second, of the thick book against the booklet: {pace:.2f}\n")
    met = {
        "a card in 2 s": card[1] < 2,
        "60 pages: 5 times": booklet[2] <= 5,
        "300 pages: 8 times": book[2] <= 8,
        "0.8 of the pace": pace >= 0.8,
        "0.75 of the memory": book[3] <= 0.75,
    }
    missed = [bar for bar, held in met.items() if not held]
    sys.exit(f"missed: {', '.join(missed)}" if missed else 0)


if __name__ == "__main__":
    main()
