"""Staging turns a project's mkdocs.yml into one that needs nothing of ours, and its folder into exactly our files."""

import shutil
from pathlib import Path

import pytest
import yaml
from tests import disks
from tests.book import sound

from playpress.graph import Book
from playpress.outputs import stage
from playpress.outputs.disk import RefusedError
from playpress.outputs.lock import BusyError, lock
from playpress.site import sitemap
from playpress.site.file import File

ROOT = Path(__file__).resolve().parents[3]
TEAM = {"teams": "sales: {leader: boss}\n", "roles": "boss: {team: sales}\n"}


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return sound(tmp_path / "project", **TEAM)[1]


def completed(config: str, book: Book, overrides: bool = False) -> dict[str, object]:
    found = yaml.safe_load(stage.complete(config, book, sitemap.plan(book).nav, overrides))
    assert isinstance(found, dict)
    return found


def test_our_own_configuration_loses_the_plugin_and_gains_what_it_sets(book: Book) -> None:
    found = completed((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), book)
    assert found["site_name"] == "Oak & Lamp playbook"
    assert found["docs_dir"] == "docs"
    assert found["plugins"] == []
    assert found["extra_css"] == ["assets/playpress.css", "assets/paper.css"]
    assert found["extra_javascript"] == ["assets/playpress.js"]
    assert found["nav"][0]["Home"][0] == {"Home": "index.md"}
    assert {"Browse": "browse.md"} in found["nav"][0]["Home"]
    assert "exclude_docs" not in found


def test_a_host_brings_in_what_the_theme_of_a_project_adds_after_ours_and_before_mkdocs_yml_s(book: Book) -> None:
    config = "site_name: x\nplugins: [playpress]\nextra_javascript: [last.js]\n"
    added = ["assets/script/99-b.js", "assets/script/10-a.js", "assets/playpress.spare.js", "assets/plan/1.js"]
    found = yaml.safe_load(stage.complete(config, book, [], False, ["index.md", "assets/style/99-own.css", *added]))
    assert found["extra_css"] == ["assets/playpress.css", "assets/paper.css", "assets/style/99-own.css"]
    assert found["extra_javascript"] == [
        "assets/playpress.js",
        "assets/playpress.spare.js",
        "assets/script/10-a.js",
        "assets/script/99-b.js",
        "last.js",
    ]


@pytest.mark.parametrize(
    ("plugins", "left"),
    [
        ("plugins:\n- search\n- playpress\n", ["search"]),
        ("plugins:\n  - playpress: {}\n  - search:\n      lang: en\n", [{"search": {"lang": "en"}}]),
        ("plugins:\n  - playpress:\n      enabled: true\n  - search\n", ["search"]),
        ("plugins: [search, playpress]\n", ["search"]),
        ("plugins: [playpress, search]\n", ["search"]),
        ("plugins: [playpress]\n", []),
        ("plugins:\n  - playpress  # ours\n", []),
        ("plugins:\n  playpress: {}\n  search: {}\n", {"search": {}}),
        ("", []),
    ],
)
def test_the_plugin_is_taken_out_of_every_form_of_list(book: Book, plugins: str, left: object) -> None:
    assert completed(f"site_name: x\n{plugins}theme: material\n", book)["plugins"] == left


@pytest.mark.parametrize(
    ("css", "listed"),
    [
        ("", ["assets/playpress.css", "assets/paper.css"]),
        ("extra_css: [own.css]\n", ["assets/playpress.css", "assets/paper.css", "own.css"]),
        ("extra_css: []\n", ["assets/playpress.css", "assets/paper.css"]),
        ("extra_css:\n- own.css\n", ["assets/playpress.css", "assets/paper.css", "own.css"]),
        (
            "extra_css:\n    - own.css\n    - two.css\n",
            ["assets/playpress.css", "assets/paper.css", "own.css", "two.css"],
        ),
    ],
)
def test_the_authors_styles_come_after_ours(book: Book, css: str, listed: list[str]) -> None:
    assert completed(f"site_name: x\n{css}", book)["extra_css"] == listed


@pytest.mark.parametrize("theme", ["theme: material\n", "theme:\n  name: material\n  custom_dir: mine\n", ""])
def test_the_theme_uses_our_copy_of_the_overrides(book: Book, theme: str) -> None:
    found = completed(f"site_name: x\n{theme}", book, overrides=True)["theme"]
    assert found == {"name": "material", "custom_dir": "overrides"}


@pytest.mark.parametrize(
    "theme",
    [
        "theme: material\n",
        "theme:\n  name: material\n  logo: old.png\n  icon:\n    logo: material/handshake\n",
        "theme:\n    name: material\n    favicon: old.ico\n    icon:\n        logo: material/handshake\n",
    ],
)
def test_the_playbooks_logo_takes_the_place_of_the_themes(tmp_path: Path, theme: str) -> None:
    settings = "format: 1\ncompany: Oak\nbrand: {logo: assets/logo.svg}\n"
    project = tmp_path / "project" / "content" / "assets"
    project.mkdir(parents=True)
    (project / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    branded = sound(tmp_path / "project", playbook=settings, **TEAM)[1]
    found = completed(f"site_name: x\n{theme}", branded, overrides=True)["theme"]
    assert isinstance(found, dict)
    assert (found["logo"], found["favicon"]) == ("assets/logo.svg", "assets/logo.svg")
    assert (found["name"], found["custom_dir"]) == ("material", "overrides")
    assert found.get("icon", {"logo": "material/handshake"}) == {"logo": "material/handshake"}


@pytest.mark.parametrize(
    ("language", "theme", "said"),
    [
        ("de-AT", "theme: material\n", ("de", "ltr")),
        ("ar", "theme:\n  name: material\n", ("ar", "rtl")),
        ("ar", "theme:\n  name: material\n  language: en\n", ("en", "rtl")),
        ("ar", "theme:\n  name: material\n  direction: ltr\n", ("ar", "ltr")),
        ("sw", "theme: material\n", (None, "ltr")),
    ],
)
def test_the_theme_follows_the_language_of_the_playbook(
    language: str, theme: str, said: tuple[str | None, str], tmp_path: Path
) -> None:
    told = sound(tmp_path / "told", playbook=f"format: 1\ncompany: Oak\nlanguage: {language}\n", **TEAM)[1]
    found = completed(f"site_name: x\n{theme}", told)["theme"]
    assert isinstance(found, dict)
    assert (found.get("language"), found["direction"]) == said


def test_without_a_language_the_theme_is_the_authors(book: Book) -> None:
    assert completed("site_name: x\ntheme:\n  name: material\n", book)["theme"] == {"name": "material"}


def test_the_authors_navigation_stays(book: Book) -> None:
    assert completed("site_name: x\nnav:\n  - Home: index.md\n", book)["nav"] == [{"Home": "index.md"}]


def test_inheriting_is_refused(book: Book) -> None:
    with pytest.raises(RefusedError, match="INHERIT"):
        stage.complete("INHERIT: base.yml\nsite_name: x\n", book, [], False)


def test_what_is_no_longer_there_goes_and_what_others_wrote_stays(tmp_path: Path) -> None:
    target = tmp_path / "staged"
    stage.write(target, [File("docs/a/one.md", b"1"), File("docs/two.md", b"2")])
    (target / "docs" / "notes.md").write_text("mine")
    assert stage.write(target, [File("docs/two.md", b"2")]) == 0
    found = sorted(path.relative_to(target).as_posix() for path in target.rglob("*") if path.name != stage.MARK)
    assert found == ["docs", "docs/notes.md", "docs/two.md"]


def test_a_folder_with_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(RefusedError, match="did not make"):
        stage.write(tmp_path, [File("mkdocs.yml", b"")])
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_forged_list_leads_nowhere_outside(tmp_path: Path) -> None:
    target, victim = tmp_path / "staged", tmp_path / "victim.txt"
    stage.write(target, [File("docs/two.md", b"2")])
    victim.write_text("theirs")
    (target / stage.MARK).write_text('{"schema": 1, "files": ["../victim.txt"]}')
    with pytest.raises(RefusedError, match="damaged"):
        stage.write(target, [File("docs/two.md", b"2")])
    assert victim.read_text() == "theirs"


def test_what_is_behind_a_link_in_the_folder_is_never_removed(tmp_path: Path) -> None:
    stage.write(tmp_path / "out", [File("docs/a.md", b"a"), File("docs/gone/old.md", b"old")])
    others = tmp_path / "others"
    others.mkdir()
    for name in ("old.md", ".old.md.new"):
        (others / name).write_bytes(b"theirs")
    shutil.rmtree(tmp_path / "out" / "docs" / "gone")
    (tmp_path / "out" / "docs" / "gone").symlink_to(others)
    mark = tmp_path / "out" / stage.MARK
    mark.write_bytes(mark.read_bytes().replace(b'"files"', b'"whole": false, "files"'))
    stage.write(tmp_path / "out", [File("docs/a.md", b"a")])
    assert sorted(each.name for each in others.iterdir()) == [".old.md.new", "old.md"]


def test_two_stages_at_once_are_refused_and_leave_no_lock(tmp_path: Path) -> None:
    target = tmp_path / "staged"
    with lock(tmp_path / ".staged.playpress-lock"), pytest.raises(BusyError):
        stage.write(target, [File("mkdocs.yml", b"x")])
    stage.write(target, [File("mkdocs.yml", b"x")])
    assert [path.name for path in tmp_path.iterdir()] == ["staged"]


def test_a_stage_that_is_stopped_leaves_no_tree_to_build_and_the_next_one_sweeps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "staged"
    files = [File("docs/one.md", b"1"), File("docs/two.md", b"2"), File("mkdocs.yml", b"x")]
    assert stage.write(target, files) == 3
    changed = [File("docs/one.md", b"one"), File("docs/two.md", b"two"), files[2]]
    replace = Path.replace

    def stopped(path: Path, other: Path) -> Path:
        if path.name == ".two.md.new":
            raise KeyboardInterrupt
        return replace(path, other)

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        stage.write(target, changed)
    assert not (target / "mkdocs.yml").exists()
    assert (target / "docs" / ".two.md.new").exists()
    monkeypatch.undo()
    assert stage.write(target, changed) == 2
    found = {path.relative_to(target).as_posix(): path.read_bytes() for path in target.rglob("*") if path.is_file()}
    assert found.keys() == {"docs/one.md", "docs/two.md", "mkdocs.yml", stage.MARK}
    assert found["docs/two.md"] == b"two"


def test_a_template_of_the_project_builds_on_our_frame(book: Book, tmp_path: Path) -> None:
    ours, own = tmp_path / "ours", tmp_path / "own"
    for folder, name in ((ours, "playpress.html"), (own, "main.html")):
        folder.mkdir()
        (folder / name).write_text('{% extends "base.html" %}\n')
    alone = {file.uri: file.content for file in stage.tree(book, [], [], "site_name: x\n", [ours])}
    assert alone["overrides/main.html"] == b'{% extends "playpress.html" %}\n'
    assert alone["overrides/playpress.html"] == b'{% extends "base.html" %}\n'
    both = {file.uri: file.content for file in stage.tree(book, [], [], "site_name: x\n", [own, ours])}
    assert both["overrides/main.html"] == b'{% extends "playpress.html" %}\n'
    assert both["overrides/playpress.html"] == b'{% extends "base.html" %}\n'


def test_whenever_there_is_a_configuration_the_tree_is_a_whole_one(tmp_path: Path) -> None:
    """A process may be killed before any change of the disk: no host then builds a tree that is half of two."""
    target = tmp_path / "staged"
    one = [File("docs/old.md", b"1"), File("docs/both.md", b"1"), File("mkdocs.yml", b"1")]
    two = [File("docs/new.md", b"2"), File("docs/both.md", b"2"), File("mkdocs.yml", b"2")]
    whole = [{each.uri: each.content for each in files} for files in (one, two)]
    seen: list[dict[str, bytes]] = []

    def look(_: int, __: str, ___: str) -> None:
        files = (path for path in target.rglob("*") if path.is_file() and not path.name.startswith("."))
        there = {path.relative_to(target).as_posix(): path.read_bytes() for path in files}
        if "mkdocs.yml" in there:
            seen.append(there)

    stage.write(target, one)
    with disks.watched(look):
        stage.write(target, two)
    assert whole[0] in seen
    assert [each for each in seen if each not in whole] == []
