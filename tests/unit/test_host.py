"""A build replaces the site or leaves it; a preview answers this machine, and shows faults on the last good pages."""

import datetime as dt
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from playpress import host, pipeline, starter
from playpress.outputs import publish
from playpress.outputs.disk import CannotWriteError, RefusedError
from playpress.outputs.lock import BusyError, lock

DAY = dt.date(2026, 11, 23)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small playbook, as `playpress new` writes it."""
    starter.create(tmp_path / "book", small=True)
    return tmp_path / "book"


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def edit(project: Path, file: str, old: str, new: str) -> None:
    path = project / "content" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_build_publishes_a_page_for_every_definition(project: Path) -> None:
    built = host.build(project, project / "site", DAY)
    assert built.problems == ()
    assert built.notes == ()
    assert "<title>Oak &amp; Lamp playbook" in (project / "site" / "index.html").read_text().replace("& ", "&amp; ")
    assert (project / "site" / "goals" / "loved-brand.html").is_file()
    assert not [uri for uri in tree(project / "site") if uri.endswith((".yml", ".yaml", ".csv", ".md"))]


def test_two_builds_give_the_same_bytes_wherever_and_whenever(project: Path, tmp_path: Path) -> None:
    host.build(project, project / "site", DAY)
    copy = tmp_path / "elsewhere" / "copy"
    shutil.copytree(project / "content", copy / "content")
    shutil.copy(project / "mkdocs.yml", copy)
    host.build(copy, tmp_path / "out", DAY)
    assert tree(project / "site") == tree(tmp_path / "out")


def test_a_project_without_mkdocs_yml_uses_ours(project: Path) -> None:
    host.build(project, project / "one", DAY)
    (project / "mkdocs.yml").unlink()
    host.build(project, project / "two", DAY)
    assert tree(project / "one") == tree(project / "two")


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("goals.yml", "team: sales", "team: sale", "REF-1"),
        ("playbook.yml", "company", "compny", "VAL-UNKNOWN"),
        ("teams.yml", "sales:", "sales", "YML-"),
    ],
)
def test_a_fault_leaves_the_published_site(project: Path, file: str, old: str, new: str, code: str) -> None:
    host.build(project, project / "site", DAY)
    before = tree(project / "site")
    edit(project, file, old, new)
    built = host.build(project, project / "site", DAY)
    assert [problem.code for problem in built.problems if problem.code.startswith(code)]
    assert tree(project / "site") == before


def test_a_dead_link_leaves_the_published_site(project: Path) -> None:
    host.build(project, project / "site", DAY)
    before = tree(project / "site")
    (project / "content" / "story.md").write_text("# Story\n\nOn [goals](goals/index.md), [no](goals/no.md).\n")
    (found,) = host.build(project, project / "site", DAY).problems
    assert (found.code, str(found.place)) == ("SITE-LINK", "content/story.md:3:34")
    assert tree(project / "site") == before


def test_a_hand_written_home_page_replaces_ours(project: Path) -> None:
    (project / "content" / "index.md").write_text("# Welcome\n\nBy hand.\n")
    assert host.build(project, project / "site", DAY).problems == ()
    assert "By hand." in (project / "site" / "index.html").read_text()


def test_any_other_page_at_a_generated_address_is_a_fault(project: Path) -> None:
    (project / "content" / "goals").mkdir()
    (project / "content" / "goals" / "close-deals.md").write_text("# Mine\n")
    (found,) = host.build(project, project / "site", DAY).problems
    assert (found.code, found.place.file) == ("PATH-PAGE", "content/goals/close-deals.md")


def test_strict_stops_at_findings(project: Path) -> None:
    built = host.build(project, project / "site", DAY, strict=True)
    assert sorted(problem.code for problem in built.problems) == ["COV-1", "HND-1"]
    assert not (project / "site").exists()


def test_a_configuration_without_the_plugin_is_a_fault_with_a_cure(project: Path) -> None:
    (project / "mkdocs.yml").write_text("site_name: x\ntheme: material\n")
    (found,) = host.build(project, project / "site", DAY).problems
    assert (found.code, found.hint) == ("SITE-PLUGIN", "Write `- playpress` under `plugins:`.")


@pytest.mark.parametrize(
    "text", ["site_name: [", "site_name: x\nplugins: [playpress, nonesuch]\n", "theme: nonesuch\n"]
)
def test_a_broken_configuration_is_a_fault_in_words(project: Path, text: str) -> None:
    (project / "mkdocs.yml").write_text(text)
    (found,) = host.build(project, project / "site", DAY).problems
    assert (found.code, found.place.file) == ("SITE-HOST", "mkdocs.yml")


def test_the_authors_navigation_and_styles_stay(project: Path) -> None:
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    nav = "nav:\n  - Home: index.md\n  - Aims: goals/index.md\n"
    (project / "content" / "own.css").write_text("h1 {}")
    (project / "mkdocs.yml").write_text(f"{text}\n{nav}extra_css: [own.css]\n", encoding="utf-8")
    assert host.build(project, project / "site", DAY).problems == ()
    page = (project / "site" / "index.html").read_text()
    assert "Aims" in page
    assert page.index("assets/playpress.css") < page.index("own.css")


def test_pages_are_edited_where_they_were_written(project: Path) -> None:
    with (project / "content" / "playbook.yml").open("a") as settings:
        settings.write("edit_url: https://git.example.org/edit/main\nsite_url: https://playbook.example.org/a\n")
    (project / "content" / "story.md").write_text("# Story\n")
    assert host.build(project, project / "site", DAY).problems == ()
    site = project / "site"
    assert "https://git.example.org/edit/main/content/goals.yml" in (site / "goals" / "close-deals.html").read_text()
    assert "https://git.example.org/edit/main/content/story.md" in (site / "story.html").read_text()
    assert "https://git.example.org/edit/main" not in (site / "goals" / "index.html").read_text()
    assert "<loc>https://playbook.example.org/a/goals/index.html</loc>" in (site / "sitemap.xml").read_text()


def test_no_page_asks_another_host(project: Path) -> None:
    host.build(project, project / "site", DAY)
    loads = re.compile(r"""<(?:script|link|img|iframe)\b[^>]*(?:src|href)=["']?((?:https?:)?//[^"'\s>]+)""")
    for uri, content in tree(project / "site").items():
        if uri.endswith(".html"):
            assert loads.findall(content.decode()) == [], uri


def test_a_broken_template_of_the_project_is_a_fault_at_its_line(project: Path) -> None:
    host.build(project, project / "site", DAY)
    before = tree(project / "site")
    template = project / "themes" / "pages" / "goal.md.j2"
    template.parent.mkdir(parents=True)
    for text in ("# x\n{{ nonesuch }}\n", "# x\n{% if %}\n", '# x\n{% import "nonesuch.j2" as x %}\n'):
        template.write_text(text)
        (found,) = host.build(project, project / "site", DAY).problems
        assert (found.code, str(found.place)) == ("SITE-TEMPLATE", "themes/pages/goal.md.j2:2:1")
    template.unlink()
    main = project / "themes" / "overrides" / "main.html"
    main.parent.mkdir()
    main.write_text('{% extends "base.html" %}\n{% block content %}{{ page.nonesuch.name }}{% endblock %}\n')
    (found,) = host.build(project, project / "site", DAY).problems
    assert (found.code, str(found.place)) == ("SITE-TEMPLATE", "themes/overrides/main.html:2:1")
    assert tree(project / "site") == before


def test_two_builds_at_once_are_refused(project: Path) -> None:
    host.build(project, project / "site", DAY)
    with lock(project / pipeline.OWN / "lock"), pytest.raises(BusyError):
        host.build(project, project / "other", DAY)


@pytest.mark.parametrize("out", [".", "..", "content", "content/site", "themes/x", ".playpress"])
def test_a_site_is_never_built_over_its_source(project: Path, out: str) -> None:
    with pytest.raises(RefusedError):
        host.build(project, project / out, DAY)


def test_a_disk_that_refuses_the_cache_is_named(project: Path) -> None:
    (project / pipeline.OWN).write_text("in the way")
    with pytest.raises(CannotWriteError, match=r"\.playpress"):
        host.build(project, project / "site", DAY)


def test_the_cache_holds_exactly_the_pages_and_is_written_only_where_they_changed(project: Path) -> None:
    host.build(project, project / "site", DAY)
    cache = project / pipeline.OWN / "pages"
    before = {path: path.stat().st_mtime_ns for path in cache.rglob("*.md")}
    edit(project, "goals.yml", "Close 8 deals", "Close 9 deals")
    host.build(project, project / "site", DAY)
    after = {path: path.stat().st_mtime_ns for path in cache.rglob("*.md")}
    assert before.keys() == after.keys()
    changed = {path.name for path in after if after[path] != before[path]}
    assert "close-deals.md" in changed
    assert "checks.md" not in changed


def test_the_day_comes_from_the_environment() -> None:
    assert host.today({"SOURCE_DATE_EPOCH": "1795392000"}) == dt.date(2026, 11, 23)
    assert abs((host.today({}) - dt.datetime.now(tz=dt.UTC).date()).days) <= 1
    with pytest.raises(RefusedError, match="number of seconds"):
        host.today({"SOURCE_DATE_EPOCH": "yesterday"})


def test_mkdocs_stops_at_a_fault_before_it_empties_the_site(project: Path) -> None:
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "-q"]
    assert subprocess.run(mkdocs, cwd=project, check=False).returncode == 0
    before = tree(project / "site")
    edit(project, "goals.yml", "team: sales", "team: sale")
    done = subprocess.run(mkdocs, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "content/goals.yml:3:50: error REF-1" in done.stdout
    assert "Traceback" not in done.stdout
    assert tree(project / "site") == before


class Preview:
    """`host.serve` in a process of its own."""

    def __init__(self, project: Path) -> None:
        code = "import sys; from playpress.cli import main; main()"
        command = [sys.executable, "-c", code, "serve", "--project", str(project), "--port", "0"]
        environ = {**os.environ, "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environ
        )
        assert self.process.stdout is not None
        found = re.search(r"http://[^ ]+/", self.process.stdout.readline())
        assert found
        self.url = found[0]

    def page(self, uri: str = "index.html", **headers: str) -> str:
        request = urllib.request.Request(self.url + uri, headers=headers)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return str(answer.read().decode())

    def until(self, holds: Callable[[str], bool], uri: str = "index.html") -> str:
        """The page, as soon as it is as wanted."""
        end = time.monotonic() + 60
        while not holds(text := self.page(uri)):
            assert time.monotonic() < end, text
            time.sleep(0.1)
        return text

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(30)


def test_a_preview_follows_edits_and_shows_faults_on_the_last_good_pages(project: Path) -> None:
    preview = Preview(project)
    try:
        assert "Close 8 deals" in preview.page("goals/close-deals.html")
        edit(project, "goals.yml", "Close 8 deals", "Close 9 deals")
        preview.until(lambda text: "Close 9 deals" in text, "goals/close-deals.html")
        edit(project, "goals.yml", "team: sales", "team: sale")
        text = preview.until(lambda text: "1 fault to mend" in text, "goals/close-deals.html")
        assert "Close 9 deals" in text
        assert "content/goals.yml:3:50: error REF-1" in text
        edit(project, "goals.yml", "team: sale}", "team: sales}")
        preview.until(lambda text: "fault to mend" not in text, "goals/close-deals.html")
    finally:
        preview.stop()


def test_a_preview_answers_only_this_machine(project: Path) -> None:
    preview = Preview(project)
    port = preview.url.rstrip("/").rpartition(":")[2]
    try:
        assert preview.page(Host=f"localhost:{port}")
        for headers in ({"Host": f"evil.example:{port}"}, {"Origin": "https://evil.example"}):
            with pytest.raises(urllib.error.HTTPError, match="403"):
                preview.page(**headers)
    finally:
        preview.stop()


def test_a_preview_of_a_faulty_playbook_says_so_and_waits(project: Path) -> None:
    edit(project, "goals.yml", "team: sales", "team: sale")
    preview = Preview(project)
    try:
        assert "content/goals.yml:3:50: error REF-1" in preview.page()
        edit(project, "goals.yml", "team: sale}", "team: sales}")
        preview.until(lambda text: "fault to mend" not in text)
    finally:
        preview.stop()


def test_a_site_of_ours_is_known_by_its_manifest(project: Path) -> None:
    host.build(project, project / "site", DAY)
    assert (project / "site" / publish.MANIFEST).is_file()
