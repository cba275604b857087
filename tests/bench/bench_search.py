"""What looking something up costs a reader: a search, ours beside Material's in one browser, and the page Browse.

`bench_search.py [1000 5000]` makes a playbook of so many definitions and builds it twice, with our search and with the
theme's. A reader on a mobile line (10 Mbit/s, 40 ms there and back, nothing compressed) opens a page, searches at
once, and waits. The bar is 500 KB and 1.5 s for the slowest question. Browse is opened and narrowed on a phone four
times slower than this machine, in 2.5 s and 0.5 s. The exit code is 1 where ours misses a bar.
"""

import gzip
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
BYTES, SECONDS = 500 * 1024, 1.5
OPENED, NARROWED, SLOWER = 2.5, 0.5, 4
NARROW = """value => new Promise(resolve => {
  const filter = document.querySelector('.pp-controls input');
  const begun = performance.now();
  filter.value = value;
  filter.dispatchEvent(new Event('input', { bubbles: true }));
  requestAnimationFrame(() => setTimeout(() => resolve((performance.now() - begun) / 1000)));
})"""
LINE = {"offline": False, "latency": 40, "downloadThroughput": 1_250_000, "uploadThroughput": 1_250_000}
THEIRS = """plugins:
  - material/search:
      lang: en
      separator: '[\\s\\-_,:;!?()/]+'
      pipeline: []
"""
SOUNDS = "ba be co da de fo ga ha in ka la le ma me na no pa po ra re sa se ta te vo wa".split()  # noqa: SIM905
VOCABULARY = 9_000
Cost = tuple[float, int, int]
"""Seconds, bytes as they are, bytes gzipped."""


def words(rng: random.Random) -> list[str]:
    """A vocabulary of its own, in which few words are frequent and most are rare, as in any language."""
    return [
        "".join(rng.choices(SOUNDS, k=rng.randint(2, 4))) + rng.choice(("", "n", "s", "r")) for _ in range(VOCABULARY)
    ]


def write(project: Path, count: int) -> None:
    """A playbook of about `count` definitions with some 150 words each."""
    rng = random.Random(count)
    known = words(rng)
    shares = [1 / (rank + 20) for rank in range(len(known))]
    said = partial(rng.choices, known, shares)
    content = project / "content"
    for folder in ("goals", "strategies"):
        (content / folder).mkdir(parents=True)
    texts = {
        "playbook": "format: 1\ncompany: Oak & Lamp\nchecks: starter\n",
        "teams": "sales: {leader: boss}\nmarketing: {leader: chief}\n",
        "roles": "boss: {team: sales}\nchief: {team: marketing}\n",
        "glossary": "mql: {name: Marketing qualified lead, aliases: [MQL], definition: A lead to be called.}\n",
    }
    for name, text in texts.items():
        (content / f"{name}.yml").write_text(text, encoding="utf-8")
    for at in range(count):
        goal = at % 3 == 0
        facts = [f"name: {' '.join(said(k=3))} {at}", f"summary: {' '.join(said(k=12))}", f"aliases: [QX{at}Z]"]
        facts.append(f"team: {('sales', 'marketing')[at % 2]}")
        if not goal:
            facts += [f"goals: [goal-{3 * (at // 3)}]", "tactics:", *(f"  - {' '.join(said(k=9))}" for _ in range(6))]
        facts.append(f"body: {' '.join(said(k=80))}")
        path = content / (f"goals/goal-{at}.yml" if goal else f"strategies/strategy-{at}.yml")
        path.write_text("\n".join(facts) + "\n", encoding="utf-8")
    (project / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())


def build(project: Path, site: str) -> Path:
    """The site, and what making it costs."""
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "playpress", "build", "--out", site],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    sys.stdout.write(f"  {site}: built in {time.perf_counter() - begun:.0f} s\n")
    return project / site


class Asked(SimpleHTTPRequestHandler):
    """A server that keeps what was asked of it."""

    paths: list[str]

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:  # noqa: ARG002
        """Remember the file instead of printing it."""
        self.paths.append(self.path.partition("?")[0].lstrip("/"))


@contextmanager
def served(site: Path) -> Iterator[tuple[str, list[str]]]:
    """The address of a site, and the files that are asked of it."""
    paths: list[str] = []
    handler = type("Handler", (Asked,), {"paths": paths})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", paths
        server.shutdown()


def cost(browser: Browser, site: Path, question: str, ours: bool) -> Cost:
    """One reader with an empty cache: from the first key to the first result."""
    with served(site) as (base, paths):
        context = browser.new_context()
        page = context.new_page()
        context.new_cdp_session(page).send("Network.emulateNetworkConditions", LINE)
        page.goto(f"{base}/goals/goal-0.html")
        box, first = ("dialog input", "dialog li") if ours else (".md-search__input", ".md-search-result__item")
        begun = time.perf_counter()
        if ours:
            page.keyboard.press("/")
        else:
            page.locator(box).click()
        page.locator(box).press_sequentially(question)
        page.locator(first).first.wait_for(timeout=120_000)
        seconds = time.perf_counter() - begun
        context.close()
        found = [site / path for path in dict.fromkeys(paths) if "search" in path]
        raw = [path.read_bytes() for path in found]
        return seconds, sum(map(len, raw)), sum(len(gzip.compress(each, 6)) for each in raw)


def browsing(browser: Browser, site: Path, questions: list[str]) -> tuple[float, float]:
    """Seconds until Browse can be narrowed, and until the slowest narrowing is painted; from a disk, as from a zip."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    begun = time.perf_counter()
    page.goto((site / "browse.html").as_uri())
    page.locator(".pp-list[data-pp-ready]").wait_for()
    opened = time.perf_counter() - begun
    narrowed = max(page.evaluate(NARROW, words) for words in ["", *questions, ""])
    context.close()
    return opened, narrowed


def told(name: str, costs: list[Cost]) -> str:
    """One line of the result."""
    seconds, raw, packed = zip(*costs, strict=True)
    return (
        f"  {name}: first result after {statistics.median(seconds):.2f} s (slowest {max(seconds):.2f} s), "
        f"fetched {max(raw) / 1024:.0f} KB, {max(packed) / 1024:.0f} KB gzipped\n"
    )


def main() -> None:
    """Print both, for each size, and judge ours."""
    sizes = [int(each) for each in sys.argv[1:]] or [1000, 5000]
    finder = [sys.executable, str(ROOT / "tests" / "browser" / "ensure_browser.py"), "--find"]
    chromium = subprocess.run(finder, capture_output=True, text=True, check=True).stdout.strip()
    missed = False
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
            project = Path(folder)
            write(project, size)
            sys.stdout.write(f"{size} definitions\n")
            known = words(random.Random(size))
            typo = next(word for word in known[40:] if len(word) >= 8)
            questions = ["mql", f"qx{size // 2}z", known[0], known[500], f"{known[1]} {known[2]} {known[300]}", "ma"]
            questions.append(f"{typo[:3]}x{typo[3:]}")
            ours = build(project, "ours")
            config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("plugins:\n", THEIRS)
            (project / "mkdocs.yml").write_text(config, encoding="utf-8")
            theirs = build(project, "theirs")
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            mine = [cost(browser, ours, question, True) for question in questions]
            other = [cost(browser, theirs, question, False) for question in questions[:4]]
            opened, narrowed = browsing(browser, ours, questions)
            browser.close()
        sys.stdout.write(told("ours", mine) + told("Material's", other))
        sys.stdout.write(f"  Browse, {SLOWER} times slower: open after {opened:.2f} s, narrowed in {narrowed:.2f} s\n")
        missed |= opened > OPENED or narrowed > NARROWED
        missed |= max(each[0] for each in mine) > SECONDS or max(each[1] for each in mine) > BYTES
    sys.exit(missed)


if __name__ == "__main__":
    main()
