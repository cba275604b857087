"""A build replaces the site, or leaves it as it is with the reason."""

import builtins
import datetime as dt
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from tests.shared import made_once

from playpress import host, pipeline, starter
from playpress.outputs import manifest
from playpress.outputs.disk import CannotWriteError, RefusedError
from playpress.outputs.lock import BusyError, lock

DAY = dt.date(2026, 11, 23)


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small playbook and its site."""

    def build(folder: Path) -> None:
        starter.create(folder / "book", "small")
        assert host.build(folder / "book", folder / "book" / "site", DAY).problems == ()

    return made_once(tmp_path_factory, "small-site", build) / "book"


@pytest.fixture
def published(built_once: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed and built again."""
    return shutil.copytree(built_once, tmp_path / "published")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small playbook, as `playpress new` writes it."""
    starter.create(tmp_path / "book", "small")
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
    page = (project / "site" / "goals" / "loved-brand.html").read_text()
    assert '<link rel="alternate " type="text/markdown" href="loved-brand.md.txt">' in page.partition("</head>")[0]
    assert (project / "site" / "goals" / "loved-brand.md.txt").read_text().startswith("# ")
    sources = [uri for uri in tree(project / "site") if uri.endswith((".yml", ".yaml", ".csv", ".md"))]
    assert [uri for uri in sources if not uri.startswith("more/data/")] == []


def test_two_builds_give_the_same_bytes_wherever_and_whenever(built_once: Path, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere" / "copy"
    shutil.copytree(built_once / "content", copy / "content")
    shutil.copy(built_once / "mkdocs.yml", copy)
    host.build(copy, tmp_path / "out", DAY)
    assert tree(built_once / "site") == tree(tmp_path / "out")


def test_a_project_without_mkdocs_yml_uses_ours(published: Path) -> None:
    (published / "mkdocs.yml").unlink()
    host.build(published, published / "two", DAY)
    assert tree(published / "site") == tree(published / "two")


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("goals.yml", "team: sales", "team: sale", "REF-1"),
        ("playbook.yml", "company", "compny", "VAL-UNKNOWN"),
        ("teams.yml", "sales:", "sales", "YML-"),
    ],
)
def test_a_fault_leaves_the_published_site(published: Path, file: str, old: str, new: str, code: str) -> None:
    before = tree(published / "site")
    edit(published, file, old, new)
    built = host.build(published, published / "site", DAY)
    assert [problem.code for problem in built.problems if problem.code.startswith(code)]
    assert tree(published / "site") == before


def test_a_dead_link_leaves_the_published_site(published: Path) -> None:
    before = tree(published / "site")
    (published / "content" / "story.md").write_text("# Story\n\nOn [goals](goals/index.md), [no](goals/no.md).\n")
    (found,) = host.build(published, published / "site", DAY).problems
    assert (found.code, str(found.place)) == ("SITE-LINK", "content/story.md:3:34")
    assert tree(published / "site") == before


def test_a_hand_written_home_page_replaces_ours(project: Path) -> None:
    (project / "content" / "index.md").write_text("# Welcome\n\nBy hand.\n")
    (project / "content" / "story.md").write_text("# Story\n")
    built = host.build(project, project / "site", DAY)
    assert built.problems == ()
    assert "By hand." in (project / "site" / "index.html").read_text()
    assert built.pages == len({*(project / "site").rglob("*.html")} - {project / "site" / "404.html"})


def test_any_other_page_at_a_generated_address_is_a_fault(project: Path) -> None:
    (project / "content" / "goals").mkdir()
    (project / "content" / "goals" / "close-deals.md").write_text("# Mine\n")
    (found,) = host.build(project, project / "site", DAY).problems
    assert (found.code, found.place.file) == ("PATH-PAGE", "content/goals/close-deals.md")


def configured(project: Path, old: str, new: str) -> None:
    """Change mkdocs.yml; without `old`, add to its end."""
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    assert old in text
    (project / "mkdocs.yml").write_text(text.replace(old, new) if old else f"{text}\n{new}", encoding="utf-8")


def test_other_addresses_of_pages_are_one_fault_at_their_line(project: Path) -> None:
    configured(project, "use_directory_urls: false", "use_directory_urls: true")
    (found,) = host.build(project, project / "site", DAY).problems
    assert (found.code, str(found.place)) == ("SITE-HOST", "mkdocs.yml:7:1")
    assert found.hint == "Write `use_directory_urls: false` on a line of its own."
    configured(project, "use_directory_urls: true\n", "")
    (found,) = host.build(project, project / "site", DAY).problems
    assert (found.code, str(found.place)) == ("SITE-HOST", "mkdocs.yml:1:1")
    assert "without a line that says so" in found.message


def test_each_wrong_entry_of_a_navigation_is_one_fault_at_its_place(project: Path) -> None:
    nav = "nav:\n  - Home: index.md\n  - Aims: goals.md\n  - More:\n      - X: https://x.org\n      - gaols/index.md\n"
    configured(project, "", nav)
    first = (project / "mkdocs.yml").read_text(encoding="utf-8").split("\n").index("nav:") + 1
    one, two = host.build(project, project / "site", DAY).problems
    assert (one.code, str(one.place), one.hint) == (
        "SITE-HOST",
        f"mkdocs.yml:{first + 2}:11",
        'Did you mean "goals/index.md"?',
    )
    assert (str(two.place), two.message) == (f"mkdocs.yml:{first + 5}:9", 'nav: there is no page "gaols/index.md"')


def test_a_folder_that_mkdocs_leaves_out_is_one_fault(project: Path) -> None:
    (project / "content" / "templates").mkdir()
    for name in ("one", "two"):
        (project / "content" / "templates" / f"{name}.md").write_text(f"# {name}\n")
    (project / "content" / "story.md").write_text("# Story\n\n[One](templates/one.md)\n")
    (found,) = host.build(project, project / "site", DAY).problems
    assert (found.code, found.place.file) == ("SITE-PAGE", "content/templates/one.md")
    assert "the folder content/templates/ (2 of its files)" in found.message


def test_what_exclude_docs_leaves_out_is_one_fault_at_its_line(project: Path) -> None:
    configured(project, "exclude_docs: |\n", "exclude_docs: |\n  drafts/\n")
    (project / "content" / "drafts").mkdir()
    for name in ("one", "two"):
        (project / "content" / "drafts" / f"{name}.md").write_text(f"# {name}\n")
    (found,) = host.build(project, project / "site", DAY).problems
    line = (project / "mkdocs.yml").read_text(encoding="utf-8").split("\n").index("exclude_docs: |") + 1
    assert (found.code, str(found.place)) == ("SITE-PAGE", f"mkdocs.yml:{line}:1")


def test_dead_links_with_one_cause_are_one_fault_with_their_number(project: Path) -> None:
    main = project / "themes" / "overrides" / "main.html"
    main.parent.mkdir(parents=True)
    main.write_text(
        '{% extends "base.html" %}\n{% block content %}{{ super() }}<a href="no.html">x</a>{% endblock %}\n'
    )
    found = [each for each in host.build(project, project / "site", DAY).problems if "no.html" in each.message]
    assert [each.code for each in found] == ["SITE-LINK"]
    assert re.search(r"nor does it on \d+ other pages", found[0].message)
    assert len(found[0].also) == 3


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
    for uri, ways in {"goals/close-deals": 1, "story": 1, "goals/index": 0}.items():
        assert (site / f"{uri}.html").read_text().count('href="https://git.example.org/edit/main') == ways, uri
    assert "<loc>https://playbook.example.org/a/goals/index.html</loc>" in (site / "sitemap.xml").read_text()


def test_no_page_asks_another_host(published: Path) -> None:
    loads = re.compile(r"""<(?:script|link|img|iframe)\b[^>]*(?:src|href)=["']?((?:https?:)?//[^"'\s>]+)""")
    for uri, content in tree(published / "site").items():
        if uri.endswith(".html"):
            assert loads.findall(content.decode()) == [], uri


def test_a_broken_template_of_the_project_is_a_fault_at_its_line(published: Path) -> None:
    before = tree(published / "site")
    template = published / "themes" / "pages" / "goal.md.j2"
    template.parent.mkdir(parents=True)
    for text in ("# x\n{{ nonesuch }}\n", "# x\n{% if %}\n", '# x\n{% import "nonesuch.j2" as x %}\n'):
        template.write_text(text)
        (found,) = host.build(published, published / "site", DAY).problems
        assert (found.code, str(found.place)) == ("SITE-TEMPLATE", "themes/pages/goal.md.j2:2:1")
    template.write_text("# x\n{{ conflicts }}\n")
    (found,) = host.build(published, published / "site", DAY).problems
    assert found.message == "this template does not work: 'conflicts' is undefined"
    assert found.hint.startswith('Did you mean "conflict"? pages/goal.md.j2 is given: added_fields, book, chips, ')
    template.unlink()
    main = published / "themes" / "overrides" / "main.html"
    main.parent.mkdir()
    main.write_text('{% extends "base.html" %}\n{% block content %}{{ page.nonesuch.name }}{% endblock %}\n')
    (found,) = host.build(published, published / "site", DAY).problems
    assert (found.code, str(found.place)) == ("SITE-TEMPLATE", "themes/overrides/main.html:2:1")
    assert tree(published / "site") == before


def test_two_builds_at_once_are_refused(published: Path) -> None:
    with lock(published / pipeline.OWN / "lock"), pytest.raises(BusyError):
        host.build(published, published / "other", DAY)


@pytest.mark.parametrize(
    ("out", "words"),
    [
        (".", "contains the project itself"),
        ("..", "contains the project itself"),
        ("content", "is the project's own content/, which a site would replace; choose another folder"),
        ("content/site", "is inside the project's own content/"),
        ("themes", "is the project's own themes/, which a site would replace"),
        ("themes/x", "is inside the project's own themes/"),
        (".playpress", "is the project's own .playpress/"),
        (".git", "belongs to a Git repository"),
        (".git/site", "belongs to a Git repository"),
        ("clone", "contains a Git repository"),
    ],
)
def test_a_site_is_never_built_over_its_source(project: Path, out: str, words: str) -> None:
    (project / "clone" / ".git").mkdir(parents=True)
    before = tree(project)
    with pytest.raises(RefusedError, match=re.escape(words)):
        host.build(project, project / out, DAY)
    assert tree(project) == before


def test_a_source_behind_a_link_is_never_built_over(project: Path, tmp_path: Path) -> None:
    (tmp_path / "real" / "themes").mkdir(parents=True)
    (project / "themes").symlink_to(tmp_path / "real" / "themes")
    for out in ("real", "real/themes", "real/themes/site"):
        with pytest.raises(RefusedError, match="the project's own themes/"):
            host.build(project, tmp_path / out, DAY)


@pytest.mark.parametrize("folder", ["content", ".", "themes", "content/site"])
def test_site_dir_may_be_no_source_either(project: Path, tmp_path: Path, folder: str) -> None:
    set_site_dir(project, folder)
    with pytest.raises(RefusedError, match=r"the folder that site_dir in mkdocs\.yml names"):
        host.build(project, tmp_path / "out", DAY)


def set_site_dir(project: Path, folder: str) -> None:
    path = project / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    assert "site_dir: site\n" in text
    path.write_text(text.replace("site_dir: site\n", f"site_dir: {folder}\n"), encoding="utf-8")


def mkdocs(project: Path) -> None:
    """What `mkdocs build` does, in this process."""
    mkdocs_build(load_config(str(project / "mkdocs.yml")))


@pytest.mark.parametrize("folder", ["site", "public"])
def test_a_build_replaces_what_mkdocs_made_of_this_project(project: Path, folder: str) -> None:
    """Whichever of the two built last, and also where nobody has named another folder than that of MkDocs."""
    if folder != "site":
        set_site_dir(project, folder)
    mkdocs(project)
    assert host.build(project, project / folder, DAY).problems == ()
    edit(project, "goals.yml", "loved-brand:", "loved-name:")
    mkdocs(project)
    assert host.build(project, project / folder, DAY).problems == ()
    (project / folder / "CNAME").write_text("playbook.example.org\n")
    with pytest.raises(RefusedError, match="contains CNAME"):
        host.build(project, project / folder, DAY)
    assert (project / folder / "CNAME").is_file()


def test_what_mkdocs_made_elsewhere_stays(project: Path, tmp_path: Path) -> None:
    mkdocs(project)
    shutil.move(project / "site", tmp_path / "other")
    with pytest.raises(RefusedError, match=r"contains 404\.html"):
        host.build(project, tmp_path / "other", DAY)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("site_name: x\nplugins:\n  - playpress\ntheme: [material\n", "mkdocs.yml:4:8", "bracket"),
        ("site_name: x\nplugins:\n\t- playpress\n", "mkdocs.yml:3:1", "cannot be read"),
        ('site_name: "x\nplugins: [playpress]\n', "mkdocs.yml:1:12", "quote"),
        ("site_name: x\ntheme: !nonesuch y\n", "mkdocs.yml:2:8", "tag"),
    ],
)
def test_a_syntax_error_of_mkdocs_yml_has_its_line_and_plain_words(
    project: Path, text: str, place: str, words: str
) -> None:
    (project / "mkdocs.yml").write_text(text)
    (found,) = host.build(project, project / "site", DAY).problems
    assert (found.code, str(found.place)) == ("SITE-HOST", place)
    assert found.message.startswith("mkdocs.yml cannot be read")
    assert words in found.message
    assert found.hint
    assert "MkDocs encountered" not in found.message
    assert host.staged(pipeline.read(project, DAY))[1] == (found,)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("INHERIT: mkdocs.yml\n", "INHERIT leads in a circle"),
        ('INHERIT: "content/../mkdocs.yml" # ours\n', "INHERIT leads in a circle"),
        ("copyright: !!python/object/apply:sys.exit [3]\n", "runs a program that stops everything"),
    ],
)
def test_a_line_that_ends_or_repeats_the_reading_of_mkdocs_yml_is_a_fault(project: Path, line: str, words: str) -> None:
    configured(project, "", line)
    number = (project / "mkdocs.yml").read_text(encoding="utf-8").count("\n")
    (found,) = host.build(project, project / "site", DAY).problems
    assert (found.code, found.place.file, found.place.line) == ("SITE-HOST", "mkdocs.yml", number)
    assert words in found.message


def test_a_language_that_the_theme_does_not_know_is_a_fault_at_its_line(project: Path) -> None:
    configured(project, "name: material", "name: material\n  language: xx")
    (found,) = host.build(project, project / "site", DAY).problems
    assert (found.code, found.message) == ("SITE-TEMPLATE", 'the theme has no language "xx"')
    assert "xx" in (project / "mkdocs.yml").read_text(encoding="utf-8").splitlines()[found.place.line - 1]


@pytest.mark.parametrize(
    "name", ["404.md", "index.html", "sitemap.xml", "teams/sales.html", "search/t0.js", "Goals/index.md"]
)
def test_a_file_at_the_address_of_a_generated_one_is_a_fault(project: Path, name: str) -> None:
    path = project / "content" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("# Mine\n", encoding="utf-8")
    (found,) = host.read(project, DAY).faults
    assert (found.code, found.place.file) == ("PATH-PAGE", f"content/{name}")


def test_mkdocs_own_tags_are_no_syntax_errors(project: Path) -> None:
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("copyright: !ENV [NO_SUCH_VARIABLE, 'by us']\n")
        config.write("extra_templates: []\n")
    assert host.build(project, project / "site", DAY).problems == ()


def deny(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    """Let the disk refuse to open these paths, and what lies below them; root may read everything otherwise."""
    refuse = {"open": io.open, "stat": os.stat, "lstat": os.lstat, "listdir": os.listdir, "scandir": os.scandir}

    def guarded(real: Callable[..., object], below: bool) -> Callable[..., object]:
        def call(path: object = ".", *args: object, **options: object) -> object:
            named = Path(os.fsdecode(path)) if isinstance(path, str | bytes | os.PathLike) else None
            if (
                named
                and any(named == each or each in named.parents for each in paths)
                and not (below and named in paths)
            ):
                raise PermissionError(13, "Permission denied", str(named))
            return real(path, *args, **options)

        return call

    for name, real in refuse.items():
        monkeypatch.setattr(io if name == "open" else os, name, guarded(real, name in {"stat", "lstat"}))
    monkeypatch.setattr(builtins, "open", io.open)


def test_an_unreadable_mkdocs_yml_cannot_be_read(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deny(monkeypatch, project / "mkdocs.yml")
    (found,) = host.build(project, project / "site", DAY).problems
    assert (found.code, str(found.place)) == ("PATH-READ", "mkdocs.yml:1:1")
    assert found.message == "mkdocs.yml cannot be read (permission denied)"
    assert found.hint
    assert host.staged(pipeline.read(project, DAY))[1] == (found,)


def test_a_mkdocs_yml_in_another_encoding_has_its_line(project: Path) -> None:
    (project / "mkdocs.yml").write_bytes(b"site_name: x\n# Verk\xe4ufer\n")
    (found,) = host.build(project, project / "site", DAY).problems
    assert (found.code, str(found.place)) == ("YML-ENCODING", "mkdocs.yml:2:7")


def test_an_unreadable_content_folder_is_a_fault(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deny(monkeypatch, project / "content")
    playbook = host.read(project, DAY)
    assert {(each.code, each.place.file) for each in playbook.faults} == {("PATH-READ", "content")}
    assert all(each.hint for each in playbook.faults)


def test_an_unreadable_template_is_a_fault(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    template = project / "themes" / "pages" / "goal.md.j2"
    template.parent.mkdir(parents=True)
    template.write_text("# x\n")
    deny(monkeypatch, template)
    (found,) = host.build(project, project / "site", DAY).problems
    assert (found.code, found.place.file) == ("PATH-READ", "themes/pages/goal.md.j2")


@pytest.mark.parametrize("file", ["themes/pages/goal.md.j2", "themes/overrides/main.html", "content/story.md"])
def test_a_template_or_page_that_is_not_utf_8_is_a_fault(project: Path, file: str) -> None:
    path = project / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"# One\n\nVerk\xe4ufer\n")
    (found,) = host.build(project, project / "site", DAY).problems
    assert (found.code, str(found.place)) == ("YML-ENCODING", f"{file}:3:5")
    assert "UTF-8" in found.hint


@pytest.mark.parametrize(
    ("script", "line", "words"),
    [
        ("import nonesuch\n", 1, "No module named 'nonesuch'"),
        ("def on_config(config):\n    return 1 / 0\n", 2, "division by zero"),
        ("def on_env(env, **more):\n\n    open('/nonesuch/file')\n", 3, "No such file"),
        ("x = 1\ndef (\n", 2, "invalid syntax"),
        ("import sys\nsys.exit('enough')\n", 2, "enough"),
        ("def on_env(env, **more):\n    raise PermissionError(13, 'Permission denied', 'x')\n", 2, "Permission denied"),
    ],
)
def test_a_failing_hook_is_a_fault_at_its_line(project: Path, script: str, line: int, words: str) -> None:
    (project / "own.py").write_text(script)
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("hooks: [own.py]\n")
    (found,) = host.build(project, project / "site", DAY).problems
    assert (found.code, str(found.place)) == ("SITE-HOST", f"own.py:{line}:1")
    assert words in found.message
    assert "hooks" in found.hint
    assert not (project / "site").exists()


def test_a_disk_that_refuses_the_cache_is_named(project: Path) -> None:
    (project / pipeline.OWN).write_text("in the way")
    with pytest.raises(CannotWriteError, match=r"\.playpress"):
        host.build(project, project / "site", DAY)


@pytest.mark.parametrize("linked", [".playpress", ".playpress/pages"])
def test_a_linked_cache_is_refused_and_the_other_folder_kept(project: Path, tmp_path: Path, linked: str) -> None:
    theirs = tmp_path / "theirs"
    (theirs / "deep").mkdir(parents=True)
    (theirs / "deep" / ".hidden").write_text("kept")
    (theirs / "work.txt").write_text("kept")
    cache = project / linked
    cache.parent.mkdir(exist_ok=True)
    cache.symlink_to(theirs)
    with pytest.raises((RefusedError, SystemExit, Exception), match="link to another place"):
        host.build(project, project / "site", DAY)
    assert tree(theirs) == {"deep/.hidden": b"kept", "work.txt": b"kept"}
    assert not (project / "site").exists()


def test_the_cache_loses_only_what_a_build_wrote_there(published: Path) -> None:
    cache = published / pipeline.OWN / "pages"
    (cache / "goals" / "mine.txt").write_text("kept")
    edit(published, "goals.yml", "close-deals:", "close-more:")
    for path in (published / "content").rglob("*.yml"):
        path.write_text(path.read_text(encoding="utf-8").replace("close-deals", "close-more"), encoding="utf-8")
    host.build(published, published / "site", DAY)
    found = tree(cache)
    assert "goals/close-deals.md" not in found
    assert "goals/close-more.md" in found
    assert found["goals/mine.txt"] == b"kept"


def test_the_site_holds_only_files_that_the_playbook_publishes(project: Path, tmp_path: Path) -> None:
    """The same list decides for a site and for a staged folder."""
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "passwd").write_text("secret")
    content = project / "content"
    for name in ("note~", "~note", "Thumbs.db"):
        (content / name).symlink_to(secret / "passwd")
    (content / "folder~").symlink_to(secret)
    for name in ("own.md~", "~$own.docx", "#own.md#", "own.md.bak", "own.md.orig", ".env"):
        (content / name).write_text("leftover")
    (content / "node_modules" / "x").mkdir(parents=True)
    (content / "node_modules" / "x" / "index.js").write_text("leftover")
    (content / "own.md").write_text("# Own\n\n[A price list](prices.pdf)\n")
    (content / "prices.pdf").write_bytes(b"%PDF-1.7")
    assert host.build(project, project / "site", DAY).problems == ()
    files, faults = host.staged(host.read(project, DAY))
    assert faults == ()
    site = {name: text for name, text in tree(project / "site").items() if not name.startswith("assets/")}
    staged = {file.uri: file.content for file in files}
    assert site["prices.pdf"] == staged["docs/prices.pdf"] == b"%PDF-1.7"
    assert "own.html" in site
    assert [name for name, text in (site | staged).items() if text in (b"secret", b"leftover")] == []


def test_the_cache_holds_exactly_the_pages_and_is_written_only_where_they_changed(published: Path) -> None:
    cache = published / pipeline.OWN / "pages"
    before = {path: path.stat().st_mtime_ns for path in cache.rglob("*.md")}
    edit(published, "goals.yml", "Close 8 deals", "Close 9 deals")
    host.build(published, published / "site", DAY)
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


def test_a_site_of_ours_is_known_by_its_manifest(project: Path) -> None:
    host.build(project, project / "site", DAY)
    assert manifest.place(project / "site").is_file()
