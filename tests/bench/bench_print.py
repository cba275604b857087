"""What a book costs beside a browser's one pass: time and memory, of a booklet and of the whole reference book.

The browser prints the very HTML that WeasyPrint lays out, once, without page numbers, tags or fields. Bars: five times
its time at 60 pages, eight times at 300, three quarters of its memory.
"""

import datetime as dt
import subprocess
import sys
import tempfile
from pathlib import Path

from playpress.pipeline import read
from playpress.press import chromium, compose, fonts, printing
from playpress.site import theme

ROOT = Path(__file__).resolve().parents[2]
DAY = dt.date(2026, 11, 23)
ROUNDS = 3


def cost(*command: str) -> tuple[float, float]:
    """Seconds on the clock and peak MiB of a command: a browser's processes keep their CPU time to themselves."""
    timed = ["/usr/bin/env", sys.executable, "-c", MEASURE, *command]
    done = subprocess.run(timed, check=True, capture_output=True, text=True)
    seconds, peak = done.stdout.split()[-2:]
    return float(seconds), float(peak)


MEASURE = """
import resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, capture_output=True)
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""


def main() -> None:
    """Print the ratio for each edition."""
    playbook = read(ROOT, DAY)
    shelf = printing.shelf(playbook)
    env = theme.environment(theme.folders(ROOT))
    style = (ROOT / "themes" / "default" / "print" / "print.css").read_text(encoding="utf-8")
    styles = "\n".join([*fonts.faces(), style])
    with tempfile.TemporaryDirectory() as folder:
        for name in ("battlecard-crates-and-capsules", "booklet-sales-development-rep", "book"):
            (edition,) = printing.chosen(shelf, [name])
            html = Path(folder) / "book.html"
            html.write_text(compose.document(edition, shelf.book, env, styles), encoding="utf-8")
            target = Path(folder) / "chromium.pdf"
            browser = [chromium.browser(), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
            browser += [f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", html.as_uri()]
            ours = [sys.executable, "-m", "playpress", "print", name, "--project", str(ROOT), "--out", folder]
            rounds = [(cost(*ours), cost(*browser)) for _ in range(ROUNDS)]
            mine, theirs = (min(each[side][0] for each in rounds) for side in (0, 1))
            memory = max(each[0][1] for each in rounds)
            sys.stdout.write(
                f"{name}: playpress print {mine:.1f} s, browser's one pass {theirs:.1f} s, "
                f"ratio {mine / theirs:.1f}; peak {memory:.0f} MiB\n"
            )


if __name__ == "__main__":
    main()
