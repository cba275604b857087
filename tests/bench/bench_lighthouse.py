"""What Lighthouse says of a page of every sort, on a middling phone with a slow line, gzipped as any host sends it.

`bench_lighthouse.py [page ...]`. Needs npm, which brings Lighthouse into build/. The bars: performance 90,
accessibility 100, largest paint 2.5 s, 300 ms of blocking. A page that misses one is tried twice more, and the median
counts; the exit code is 1 where it misses again.
"""

import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.browser.kinds import KINDS  # noqa: E402

LIGHTHOUSE = "lighthouse@12.8.2"
TOOLS = ROOT / "build" / "lighthouse"
FLAGS = "--headless --no-sandbox --disable-gpu --disable-background-networking"
MORE = 2
BARS = {"performance": (90, min), "accessibility": (100, min), "paint": (2500, max), "blocking": (300, max)}
"""Score or milliseconds, and which of the bar and the figure has to be the bar."""
Run = tuple[dict[str, float], list[str]]
"""The figures of one run, and what accessibility finds wrong."""


class Packed(SimpleHTTPRequestHandler):
    """Every text gzipped."""

    def send_head(self) -> BytesIO | None:  # type: ignore[override]
        """The head of an answer; its body is what is returned."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return None
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


def installed() -> Path:
    """The command of Lighthouse, brought here by npm the first time."""
    command = TOOLS / "node_modules" / ".bin" / "lighthouse"
    if not command.exists():
        if not (npm := shutil.which("npm")):
            sys.exit("Lighthouse needs npm, which is not on this machine (on Debian: apt-get install npm).")
        TOOLS.mkdir(parents=True, exist_ok=True)
        subprocess.run([npm, "install", "--silent", "--prefix", str(TOOLS), LIGHTHOUSE], check=True)
    return command


def audit(command: Path, address: str, browser: str) -> Run:
    """The figures of one run, and what accessibility finds wrong."""
    run = [str(command), address, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    run.append("--only-categories=performance,accessibility")
    done = subprocess.run(run, env={**os.environ, "CHROME_PATH": browser}, capture_output=True, text=True, check=True)
    report = json.loads(done.stdout)
    scores, audits = report["categories"], report["audits"]
    wrong = [each["id"] for each in scores["accessibility"]["auditRefs"] if audits[each["id"]]["score"] == 0]
    return {
        "performance": round(100 * scores["performance"]["score"]),
        "accessibility": round(100 * scores["accessibility"]["score"]),
        "paint": audits["largest-contentful-paint"]["numericValue"],
        "blocking": audits["total-blocking-time"]["numericValue"],
    }, wrong


def judged(runs: list[Run]) -> tuple[dict[str, float], list[str]]:
    """The medians, and which of them miss their bars."""
    figures = {name: statistics.median(run[0][name] for run in runs) for name in BARS}
    return figures, [name for name, (bar, better) in BARS.items() if better(bar, figures[name]) != bar]


def main() -> None:
    """Print a line a page, and judge it."""
    finder = [sys.executable, str(ROOT / "tests" / "browser" / "ensure_browser.py"), "--find"]
    browser = subprocess.run(finder, capture_output=True, text=True, check=True).stdout.strip()
    command = installed()
    site = ROOT / "build" / "lighthouse-site"
    build = [sys.executable, "-m", "playpress", "build", "--project", str(ROOT), "--out", str(site)]
    subprocess.run(build, check=True, capture_output=True)
    missed = False
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Packed, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        for page in sys.argv[1:] or KINDS:
            runs = [audit(command, f"http://127.0.0.1:{server.server_port}/{page}", browser)]
            if judged(runs)[1]:
                runs += [audit(command, f"http://127.0.0.1:{server.server_port}/{page}", browser) for _ in range(MORE)]
            figures, under = judged(runs)
            missed |= bool(under)
            sys.stdout.write(
                f"{page}: performance {figures['performance']:.0f}, accessibility {figures['accessibility']:.0f}, "
                f"largest paint {figures['paint'] / 1000:.1f} s, blocked {figures['blocking']:.0f} ms"
                f"{f'  MISSED: {under} {runs[0][1]}' if under else ''}\n"
            )
            sys.stdout.flush()
        server.shutdown()
    sys.exit(missed)


if __name__ == "__main__":
    main()
