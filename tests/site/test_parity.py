"""Two ways lead to a host, the plugin and the staged tree: both give the same pages at the same addresses."""

import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from playpress.host import page_language
from playpress.language import ENGLISH

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = os.environ.get("PLAYPRESS_PARITY", "every-field").split()
"""One book in the tests, which has all there is; `tests/bench/sweep_parity.py` names all that are shipped, too."""
DAY = "2026-11-23"
SOURCES = {".yml", ".yaml", ".csv", ".md"}


@dataclass(frozen=True, slots=True)
class Ways:
    """A project, what its plugin emitted, its staged tree, and the sites that hosts built from them."""

    cache: Path
    staged: Path
    sites: dict[str, Path]


POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')


def run(*command: str | Path, cwd: Path) -> str:
    environ = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795392000"}
    done = subprocess.run(command, cwd=cwd, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr


def by_plugin(home: Path, project: Path) -> None:
    """A site by each host that has plugins, one after the other: all of them write the project's own pages."""
    for host in ("mkdocs", "properdocs"):
        run(sys.executable, "-m", host, "build", "-q", "-f", "mkdocs.yml", "-d", home / f"{host}-plugin", cwd=project)
    run(sys.executable, "-m", "playpress", "build", "--out", home / "playpress", "--today", DAY, cwd=project)


def by_stage(home: Path, project: Path) -> None:
    """The staged tree, and a site of it by each host."""
    python, staged = sys.executable, home / "staged"
    run(python, "-m", "playpress", "stage", staged, "--project", project, "--today", DAY, cwd=home)
    for host in ("mkdocs", "properdocs"):
        folder = home / f"{host}-staged"
        run(python, "-m", host, "build", "-q", "--strict", "-f", "mkdocs.yml", "-d", folder, cwd=staged)
    run(python, "-m", "zensical", "build", "--strict", cwd=staged)


@pytest.fixture(scope="module", params=SAMPLES)
def ways(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Ways:
    """A playbook, built by every host from the plugin and from the staged tree, the two ways at a time.

    In the book `every-field` is every field of every kind, an address where pages are edited and a page written by
    hand; the others are what an author starts from.
    """
    home = tmp_path_factory.mktemp(request.param)
    project = home / "book"
    every_field = request.param == "every-field"
    sample = "small" if every_field else request.param
    run(sys.executable, "-m", "playpress", "new", project, "--sample", sample, cwd=home)
    if every_field:
        shutil.rmtree(project / "content")
        shutil.copytree(ROOT / "tests" / "books" / "every-field" / "content", project / "content")
    with ThreadPoolExecutor() as pool:
        for done in [pool.submit(way, home, project) for way in (by_plugin, by_stage)]:
            done.result()
    sites = {
        path.name: path
        for path in home.iterdir()
        if path.name == "playpress" or path.name.endswith(("-plugin", "-staged"))
    }
    return Ways(project / ".playpress" / "pages", home / "staged", {**sites, "zensical-staged": home / "staged/site"})


def below(folder: Path, *suffixes: str) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file() and path.suffix in suffixes)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_both_ways_emit_the_same_bytes(ways: Ways) -> None:
    """What is staged beyond that was written by hand."""
    emitted = below(ways.cache, ".md", ".css", ".js", ".json")
    del emitted[".files.json"]  # the list of what we wrote
    staged = below(ways.staged / "docs", ".md", ".css", ".js", ".json")
    assert emitted.items() <= staged.items()
    by_hand = below(ways.cache.parents[1] / "content", ".md")
    assert staged.keys() == emitted.keys() | by_hand.keys()
    assert len([uri for uri in emitted if uri.endswith(".md")]) >= 15


def test_every_host_publishes_the_same_addresses(ways: Ways) -> None:
    assert len(ways.sites) == 6
    pages = {name: set(below(site, ".html")) for name, site in ways.sites.items()}
    docs = ways.staged / "docs"
    expected = {f"{uri[:-3]}.html" for uri in below(docs, ".md")} | below(docs, ".html").keys() | {"404.html"}
    assert {name: found ^ expected for name, found in pages.items()} == {name: set() for name in pages}


def test_the_plugin_and_the_staged_tree_build_to_the_same_pages(ways: Ways) -> None:
    """But for the policy of each page and for how its words are set, for which a host needs our code."""
    for host in ("mkdocs", "properdocs"):
        plugin, staged = (below(ways.sites[f"{host}-{way}"], ".html", ".css") for way in ("plugin", "staged"))
        bare = {uri: POLICY.sub(b"", page) for uri, page in plugin.items()}
        there = {uri: POLICY.sub(b"", page) for uri, page in staged.items()}  # of pages that lead on from a former id
        as_set = {uri: page_language.set_in_type(page.decode(), ENGLISH, uri).encode() for uri, page in there.items()}
        assert sorted(uri for uri in bare if bare[uri] != as_set.get(uri)) == []


def test_our_build_is_mkdocs_own(ways: Ways) -> None:
    """Whoever prefers `mkdocs build` gets the same site, byte for byte."""
    kinds = (".html", ".css", ".js", ".json", ".xml", ".gz")
    ours = below(ways.sites["playpress"], *kinds)
    assert ours == below(ways.sites["mkdocs-plugin"], *kinds)


def test_no_host_publishes_a_source(ways: Ways) -> None:
    for name, site in ways.sites.items():
        found = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.suffix.lower() in SOURCES}
        assert {uri for uri in found if not uri.startswith("more/data/")} == set(), name


def test_every_host_publishes_the_tables_that_are_made_for_other_programs(ways: Ways) -> None:
    tables = {name: below(site / "more" / "data", ".csv", ".json") for name, site in ways.sites.items()}
    assert len(tables["playpress"]) > 5
    assert {name for name, found in tables.items() if found != tables["playpress"]} == set()


def test_the_staged_configuration_needs_nothing_of_ours(ways: Ways) -> None:
    text = (ways.staged / "mkdocs.yml").read_text(encoding="utf-8")
    assert "- playpress" not in text
    assert "INHERIT" not in text


def test_a_page_written_by_hand_has_a_button_to_edit_it(ways: Ways) -> None:
    """Where the playbook says at which address; a definition has a link in the last lines of its page instead."""
    says = b"edit_url:" in (ways.cache.parents[1] / "content" / "playbook.yml").read_bytes()
    expected = {"story.html": b"https://git.example.org/lamps/edit/main/content/story.md"} if says else {}
    button = re.compile(rb'<a href="?([^" ]+)"? title="?[^"]*"? class="[^"]*" rel="?edit"?')
    for name, site in ways.sites.items():
        if not name.startswith("zensical"):  # it makes no button of edit_uri alone
            found = {uri: found[1] for uri, page in below(site, ".html").items() if (found := button.search(page))}
            assert found == expected, name
