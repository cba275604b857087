"""A built site is as it was built, from the playbook as it is; or what is different is listed."""

import datetime as dt
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests import few_checks
from tests.book import write
from tests.shared import made_once

from playpress import cli, host, starter
from playpress.outputs import manifest
from playpress.pipeline import Edition

DAY = dt.date(2026, 11, 23)
FILES = {
    "teams": "sales: {visibility: partner, purpose: Sell lamps}\npress: {purpose: Write about lamps}\n",
    "goals": "lamps: {team: sales, visibility: partner, summary: Thirty lamps}\nsecret: {team: press, summary: Hush}\n",
    "metrics": "sold: {unit: lamps}\n",
}


@pytest.fixture(scope="module", autouse=True)
def sites_of_few_checks() -> Iterator[None]:
    with few_checks.only():
        yield


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def build(folder: Path) -> None:
        project = write(folder / "book", **FILES)
        (project / "content" / "story.md").write_text("# Story\n", encoding="utf-8")
        assert host.build(project, project / "site", DAY).problems == ()
        assert host.build(project, project / "site-partner", DAY, edition=Edition("partner")).problems == ()

    return made_once(tmp_path_factory, "verified-sites", build) / "book"


@pytest.fixture
def project(built_once: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built_once, tmp_path / "book")


def verify(project: Path, site: str = "site", *more: str) -> Result:
    where = [] if "--files-only" in more else ["--project", str(project)]
    return CliRunner().invoke(cli.main, ["verify", str(project / site), *where, *more])


def edit(project: Path, name: str, old: str, new: str) -> None:
    path = project / "content" / name
    assert old in path.read_text(encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("site", ["site", "site-partner"])
def test_a_site_as_it_was_built(project: Path, site: str) -> None:
    done = verify(project, site)
    assert (done.exit_code, "files are as they were built" in done.output) == (0, True)
    assert ("for partner" in done.output) == (site == "site-partner")


def test_files_that_are_changed_missing_or_added_are_listed(project: Path) -> None:
    site = project / "site"
    (site / "index.html").write_text("other")
    (site / "goals" / "lamps.html").unlink()
    (site / "extra.html").write_text("new")
    (site / "assets" / "playpress.css").unlink()
    (site / "assets" / "playpress.css").symlink_to(site / "index.html")
    done = verify(project, "site", "--files-only")
    assert done.exit_code == 1
    assert done.output.splitlines() == [
        "changed: assets/playpress.css",
        "added: extra.html",
        "missing: goals/lamps.html",
        "changed: index.html",
        "4 files differ.",
    ]


def test_what_the_playbook_says_otherwise_is_listed(project: Path) -> None:
    edit(project, "goals.yml", "Thirty lamps", "Forty lamps")
    edit(project, "teams.yml", "press:", "radio:")
    edit(project, "goals.yml", "team: press", "team: radio")
    edit(project, "story.md", "Story", "History")
    (project / "content" / "added.md").write_text("# Added\n", encoding="utf-8")
    done = verify(project)
    assert (done.exit_code, done.output.splitlines()) == (
        1,
        [
            "new since: content/added.md",
            "different now: content/story.md",
            "different now: goal:lamps",
            "different now: goal:secret",
            "gone since: team:press",
            "new since: team:radio",
            "6 sources differ.",
        ],
    )


@pytest.mark.parametrize(
    "changed",
    [
        "base.yml", "../far off.yml", "own.py", "mine/main.html", "mkdocs.yml",
        "further.py", "package/inner.py",
    ],
)  # fmt: skip
def test_what_mkdocs_reads_for_a_project_is_compared(project: Path, changed: str) -> None:
    """What mkdocs.yml inherits from, file after file; the scripts that one of them names, their imports; templates."""
    inherited = starter.config_file().read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text("INHERIT: base.yml # ours\n", encoding="utf-8")
    (project / "base.yml").write_text('hooks: [own.py]\nINHERIT: "../far off.yml"\n', encoding="utf-8")
    inherited = inherited.replace("name: material\n", "name: material\n  custom_dir: mine\n", 1)
    (project / "../far off.yml").write_text(inherited, encoding="utf-8")
    (project / "own.py").write_text("import json, beside, package.inner\n", encoding="utf-8")
    (project / "beside.py").write_text("from further import x\n", encoding="utf-8")
    (project / "further.py").write_text("import beside\nx = 1\n", encoding="utf-8")
    (project / "package").mkdir()
    (project / "package" / "inner.py").write_text("", encoding="utf-8")
    (project / "unused.py").write_text("", encoding="utf-8")
    (project / "mine").mkdir()
    (project / "mine" / "main.html").write_text('{% extends "base.html" %}\n', encoding="utf-8")
    assert host.build(project, project / "site", DAY).problems == ()
    (project / "unused.py").write_text("x = 1", encoding="utf-8")
    assert verify(project).exit_code == 0
    with (project / changed).open("a", encoding="utf-8") as file:
        file.write("\n")
    done = verify(project)
    assert (done.exit_code, done.output.splitlines()) == (1, [f"different now: {changed}", "1 source differs."])


def test_what_readers_do_not_see_makes_no_difference_to_their_site(project: Path) -> None:
    edit(project, "goals.yml", "Hush", "Hush and louder")
    assert verify(project, "site-partner").exit_code == 0
    assert "different now: goal:secret" in verify(project).output
    noted = manifest.place(project / "site-partner").read_text(encoding="utf-8")
    assert ("goal:lamps" in noted, "secret" in noted, "press" in noted.replace("playpress", "")) == (True, False, False)


def test_a_copy_of_a_site_is_compared_with_the_manifest_that_is_named(project: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(project / "site", tmp_path / "downloaded")
    noted = str(manifest.place(project / "site"))
    done = CliRunner().invoke(cli.main, ["verify", str(copy), "--manifest", noted, "--files-only"])
    assert (done.exit_code, done.output.count("\n")) == (0, 1)
    done = CliRunner().invoke(cli.main, ["verify", str(copy), "--files-only"])
    assert (done.exit_code, "has no manifest" in done.output, "--manifest FILE" in done.output) == (2, True, True)


@pytest.mark.parametrize(
    "made_from", [{"sources": []}, {"options": None}, {"day": "x"}, {"day": 20261123}, {"circle": {}}, "x", 3]
)
def test_a_damaged_manifest_is_told(project: Path, made_from: object) -> None:
    manifest.place(project / "site").write_text(json.dumps({"files": {}, "made_from": made_from}))
    done = verify(project)
    assert (done.exit_code, "is damaged" in done.output) == (2, True), done.output
    for damaged in ("{", "[" * 100_000):
        manifest.place(project / "site").write_text(damaged)
        done = verify(project)
        assert (done.exit_code, "is damaged" in done.output) == (2, True)


def test_no_name_of_a_file_says_something_of_its_own(project: Path) -> None:
    (project / "site" / "x\x1b[2J\nAll files are as they were built.").write_text("x")
    done = verify(project)
    assert done.exit_code == 1
    assert "added: x\ufffd[2J\ufffdAll files are as they were built.\n1 file differs." in done.output
    done = CliRunner().invoke(cli.main, ["build", "--project", str(project)])
    assert (done.exit_code, "\x1b" in done.output, done.output.count("\n")) == (2, False, 1), done.output


def test_what_is_no_file_any_more_is_listed_and_not_read(project: Path) -> None:
    page = project / "site" / "story.html"
    page.unlink()
    os.mkfifo(page)
    done = verify(project)
    assert (done.exit_code, "changed: story.html" in done.output) == (1, True)


def test_what_a_later_release_says_besides_is_passed_over(project: Path) -> None:
    path = manifest.place(project / "site")
    noted = json.loads(path.read_bytes())
    noted["made_from"]["weather"] = "fine"
    path.write_text(json.dumps({**noted, "more": 1}))
    assert verify(project).exit_code == 0


def test_a_playbook_with_errors_has_nothing_to_compare(project: Path) -> None:
    edit(project, "goals.yml", "team: press", "team: nobody")
    done = verify(project)
    assert (done.exit_code, "the playbook has errors now: 1; `playpress check` lists them" in done.output) == (1, True)


@pytest.mark.parametrize(
    ("circle", "settings", "where"),
    [
        ([], "", "set `site_url` in content/playbook.yml"),
        ([], "site_url: https://host.example.org/lamps/\n", ""),
        (["--for", "partner"], "site_url: https://host.example.org/\n", "set `site_url` of partner, in `readers`"),
    ],
)
def test_a_build_says_what_does_not_work_below_a_path(
    tmp_path: Path, circle: list[str], settings: str, where: str
) -> None:
    write(tmp_path, playbook=f"format: 1\ncompany: Oak & Lamp\n{settings}", teams=FILES["teams"])
    done = CliRunner().invoke(cli.main, ["build", "--project", str(tmp_path), *circle])
    assert done.exit_code == 0
    assert ("404.html" in done.output, where in done.output) == (bool(where), True)
