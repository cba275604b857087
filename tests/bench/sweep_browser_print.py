"""A page of each sort as a reader's browser prints it, on A4 and Letter, beside our own PDF of the page.

A page of the wiki may take 1.3 times the sheets of ours, and no sheet but the last may be filled below a quarter.
`python tests/bench/sweep_browser_print.py [PAGE.html ...]`; about three minutes for all.
"""

import datetime as dt
import subprocess
import sys
import tempfile
from pathlib import Path

import click
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from tests.browser.conftest import FINDER, QUIET, served  # noqa: E402
from tests.browser.kinds import KINDS  # noqa: E402
from tests.browser.printed_pages import FORMS, Print, printed, sheets_of_ours  # noqa: E402


def line(name: str, size: str, print_: Print) -> str:
    sign = "long" if print_.too_long else "empty" if print_.empty else ""
    fills = " ".join(f"{fill:.0%}" for fill in print_.fills)
    return f"{sign:5} {name:46} {size:6} {len(print_.fills):2} sheets, ours {print_.ours or '-':>2}: {fills}"


def main(pages: list[str]) -> int:
    found = subprocess.run([sys.executable, str(FINDER), "--find"], capture_output=True, text=True, check=True)
    ours = {(page, size): count for page, size, count in sheets_of_ours(ROOT, dt.datetime.now(dt.UTC).date(), pages)}
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            "-m",
            "playpress",
            "build",
            "--guide",
            "--project",
            str(ROOT),
            "--out",
            f"{folder}/site",
        ]
        subprocess.run(command, check=True, capture_output=True)
        with served(Path(folder, "site")) as base, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=found.stdout.strip(), args=list(QUIET))
            page = browser.new_page()
            for name in pages:
                page.goto(f"{base}/{name}")
                for size in FORMS:
                    made = printed(page, size, ours.get((name, size)))
                    wrong += made.too_long or bool(made.empty)
                    click.echo(line(name, size, made))
            browser.close()
    click.echo(f"{wrong} of {len(pages) * len(FORMS)} are too long or have an empty sheet.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or list(KINDS)))
