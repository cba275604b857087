"""What readers do, in Firefox and in WebKit: over HTTP, and from a folder on their own machine."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.browser.engines import ENGINES, PACKAGES, Engine, lacking
from tests.browser.ensure_browser import apt
from tests.browser.geometry import OVERLAPPING
from tests.browser.kinds import SWEEP
from tests.shared import made_once

PROBE = """<script>
window.failures = [];
const failed = (...said) => failures.push(said.join(" "));
addEventListener("error", ({ message, target }) => failed(message || `not loaded: ${target.src || target.href}`), true);
addEventListener("unhandledrejection", ({ reason }) => failed(reason));
addEventListener("securitypolicyviolation", ({ blockedURI }) => failed("forbidden:", blockedURI));
console.error = failed;
</script>"""
"""What a page says went wrong, from its first script on: no engine but one lets its driver read the console."""
PAGES = (
    "index.html",
    "say.html",
    "strategies/cold-calling.html",
    "handoffs/qualified-lead.html",
    "compare/inbound-vs-outbound.html",
    "glossary/index.html",
    "onboarding/sales-development-rep.html",
    "alignment/goal-grid.html",
)
LINES = """
const links = [...document.querySelectorAll(".md-content :is(p, dd, li) a")].filter((link) => link.checkVisibility());
const framed = ".pp-chip, .pp-card, .pp-flow, .pp-team-name, .pp-sidebar, .pp-toc, .pp-point, svg";
return links.filter((link) => !link.closest(framed) && getComputedStyle(link).textDecorationLine !== "underline")
  .map((link) => link.textContent);
"""
REACHED = """
const keys = [...document.querySelectorAll(".md-sidebar :is(a, input, [tabindex])")];
const seen = (each) => each.checkVisibility() && getComputedStyle(each).visibility !== "hidden";
return innerWidth > 900 ? ["too wide"] : keys.filter(seen).map((each) => each.textContent.trim());
"""
"""What keys reach in a menu that is closed."""
SIDEWAYS = "return document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def probed(reference_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference playbook, each page of which keeps what goes wrong in it."""

    def make(folder: Path) -> None:
        shutil.copytree(reference_site, folder / "site", ignore=shutil.ignore_patterns("authoring"))
        for page in (folder / "site").rglob("*.html"):
            page.write_text(page.read_text(encoding="utf-8").replace("<head>", f"<head>{PROBE}", 1), encoding="utf-8")

    return made_once(tmp_path_factory, "probed", make) / "site"


WAYS = [(name, way) for name in ENGINES for way in ("http", "file")]
QUICK = [("firefox", "http"), ("webkit", "file")]
"""Each engine, and each way, once; `tests/bench/sweep_pages.py` has each engine go both."""


@pytest.fixture(scope="module")
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A browser. `make test` installs it where it may; where it could have, its absence is a failure.

    Elsewhere (no Debian, or no right to install) the engine cannot be had without a question, which is said.
    """
    name = request.param
    if missing := lacking(name):
        words = f"no {', no '.join(missing)} here: apt-get install {' '.join(PACKAGES[name])}"
        if apt():
            pytest.fail(f"{words}, which `make test` does")
        pytest.skip(words)
    with ENGINES[name](tmp_path_factory.mktemp(name)) as browser:
        yield browser


@pytest.mark.parametrize(("engine", "way"), WAYS if SWEEP else QUICK, indirect=["engine"])
def test_readers_do_what_they_came_for(
    engine: Engine, way: str, probed: Path, serve_dir: Callable[[Path], str]
) -> None:
    """Links look like links, and search, ticks, filters, what-if and deep links work; no page reports a failure."""
    root = serve_dir(probed) if way == "http" else probed.as_uri()
    failures: list[str] = []

    def go(page: str) -> None:
        engine.open(f"{root}/{page}")
        engine.until("return document.querySelector('.md-content__inner[data-pp-ready]') && true")

    def leave() -> None:
        assert not engine.run(SIDEWAYS)
        failures.extend(engine.run("return window.failures"))

    for page in PAGES if SWEEP else PAGES[::2]:
        go(page)
        assert engine.run(LINES) == [], page
        leave()

    go("index.html")
    engine.type("/")
    engine.until("return document.querySelector('.pp-search-dialog[open]') && true")
    engine.type("mql")
    said = "return document.querySelector('.pp-search-dialog[open]').innerText.includes(arguments[0])"
    engine.until(said, "Marketing qualified lead")
    leave()

    go("checklists/first-call.html")
    tick = "return document.querySelector('input[data-pp-item]')?.checked"
    engine.until("return document.querySelector('.pp-progress progress') && true")
    engine.click("input[data-pp-item]")
    assert engine.run(tick)
    go("checklists/first-call.html")
    engine.until(tick)
    leave()

    go("strategies/index.html")
    engine.click(".pp-list input[type=search]")
    engine.type("telephone cold")
    left = "return [...document.querySelectorAll('.pp-list tbody tr')].filter((row) => !row.hidden).length"
    assert engine.run(left) < 3
    assert "words=telephone+cold" in engine.run("return location.hash")
    leave()

    go("plans/q1-2027.html#what-if?target=28000000&deal=1")
    engine.until("return document.querySelector('.pp-whatif details')?.open")
    assert (
        engine.run("return document.querySelector('[data-pp-figure=won] .pp-figure-value').textContent") == "28,000,000"
    )
    assert engine.run(f"return ({OVERLAPPING})()") == []
    leave()

    go("processes/sales-process.html")
    criterion = engine.run("return document.querySelector('details .pp-gate li[id]').id")
    go(f"processes/sales-process.html#{criterion}")
    engine.until("return document.getElementById(arguments[0]).closest('details').open", criterion)
    leave()

    tinted = "return getComputedStyle(document.getElementById(arguments[0])).backgroundColor !== 'rgba(0, 0, 0, 0)'"
    engine.until(tinted, criterion)

    go("objections/index.html")
    names = "return [...document.querySelectorAll('.pp-list tbody tr')].map((row) => row.cells[0].textContent)"
    engine.click(".pp-sort")
    upwards = engine.run(names)
    engine.click(".pp-sort")
    go(f"objections/index.html{engine.run('return location.hash')}")
    assert engine.run(names) == upwards[::-1]
    leave()

    go("compare/strategies.html")
    engine.click(".pp-side .pp-controls input")
    engine.click(".pp-side details input:checked")
    heads = "return [...document.querySelectorAll('.pp-side thead th')].filter((head) => !head.hidden).length"
    shown = engine.run(heads)
    go(f"compare/strategies.html{engine.run('return location.hash')}")
    assert engine.run(heads) == shown
    assert engine.run("return document.querySelector('.pp-side .pp-controls input').checked")
    leave()

    engine.resize(640, 800)
    go("processes/sales-process.html")
    assert engine.run(REACHED) == []
    assert not failures
