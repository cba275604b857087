"""The preview in a browser: the policy of the published site, and a new build shown at once within it."""

import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.preview import Preview

from playpress import host, starter

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
NOTES = '# Notes\n\n<script>window.pwned = 1</script>\n<p id="styled" style="color: red">Red</p>\n'
PAGES = ("index.html", "goals/close-deals.html", "notes.html", "404.html")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small playbook with a page by hand on which a policy forbids two things."""
    folder = tmp_path_factory.mktemp("preview") / "book"
    starter.create(folder, "small")
    (folder / "content" / "notes.md").write_text(NOTES, encoding="utf-8")
    return folder


@pytest.fixture(scope="module", params=["playpress serve", "mkdocs serve"])
def preview(request: pytest.FixtureRequest, project: Path) -> Iterator[Preview]:
    """Its preview, by our command and by MkDocs alone."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    alone = ("mkdocs", "serve", "--dev-addr", address)
    found = Preview(project, *(alone if request.param == "mkdocs serve" else ()))
    yield found
    found.stop()


def test_the_preview_states_the_policy_of_the_site(preview: Preview, project: Path, tmp_path: Path) -> None:
    assert host.build(project, tmp_path / "site", host.today()).problems == ()
    for page in PAGES[:3]:
        stated = POLICY.findall(preview.page(page))
        assert stated == POLICY.findall((tmp_path / "site" / page).read_text(encoding="utf-8")), page
        assert len(stated) == 1


def test_what_the_site_forbids_is_forbidden_in_the_preview(preview: Preview, visit: Callable) -> None:
    reader = visit(f"{preview.url}notes.html")
    expect(reader.page.locator("#styled")).to_be_visible()
    assert reader.page.evaluate("window.pwned") is None
    assert reader.page.locator("#styled").evaluate("each => getComputedStyle(each).color") != "rgb(255, 0, 0)"
    assert len(reader.errors) == 2
    assert all("Content Security Policy" in error for error in reader.errors)


def test_the_preview_follows_a_change_within_its_policy(preview: Preview, project: Path, visit: Callable) -> None:
    reader = visit(f"{preview.url}index.html", own=True)
    page = reader.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{preview.url}goals/close-deals.html")
    expect(page.locator("h1")).to_contain_text("deals")
    path = project / "content" / "goals.yml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace("Close 8 deals", "Close 88 deals"), encoding="utf-8")
    expect(page.locator("h1")).to_contain_text("88 deals")
    path.write_text(before, encoding="utf-8")
    assert [each for each in asked if re.search(r"/livereload/\d+/\d+$", each)]
    assert reader.errors == []
    assert reader.foreign == []
