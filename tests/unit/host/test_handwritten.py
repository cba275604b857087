"""Pages by hand: what would not work in the site is found before it is built, at its line, by every command."""

import datetime as dt
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build as mkdocs_build
from tests.preview import Preview

from playpress import cli, host, pipeline, starter
from playpress.host.project import configuration
from playpress.outputs import publish
from playpress.pipeline import Edition
from playpress.problems import Problem
from playpress.site.file import File

DAY = dt.date(2026, 11, 23)
STORY = """\
---
title: Story
---
# Story of ours

## First part {#one}

A [page](goals/close-deals.md), [dead](goals/no.md), [here](#one), [not here](#first-part), [other](notes.md#later),
[gone](notes.md#earlier), [made](goals/close-deals.md#zzz) and `[code](nope.md)`. [ref][r]
[also made](goals/index.html), [both](goals/index.md#where), [again](goals/no.md)

[r]: goals/nope.md "Title"

![Pic](pic.png) <img src="pictures/x.png" alt="x"> <a href="notes.md">raw</a> <a href="notes.html#later">raw</a>

!!! note

    [in a box](boxed.md) and ![Pic](own.svg)

```
[x](fenced.md)
```

<!-- [x](hidden.md) -->
"""
NOTES = "# Notes\n\n## Later\n\n<a id='mark'></a>[up](story.md#one) [own](own.svg) [home](index.md)\n"
DEAD = """\
goals.yml:2:93: "notes.md" has no heading and no part "never"
goals.yml:3:85: "goals/index.md" has no heading and no part "t-none"
story.md:8:40: there is no page and no file "goals/no.md"
story.md:8:79: this page has no heading and no part "first-part"
story.md:9:8: "notes.md" has no heading and no part "earlier"
story.md:9:34: "goals/close-deals.md" has no heading and no part "zzz"
story.md:10:39: "goals/index.md" has no heading and no part "where"
story.md:10:70: there is no page and no file "goals/no.md"
story.md:12:6: there is no page and no file "goals/nope.md"
story.md:14:8: there is no picture "pic.png"
story.md:14:27: there is no picture "pictures/x.png"
story.md:14:61: "notes.md" leads nowhere: in HTML, or behind a slash, it has to end in .html
story.md:18:16: there is no page and no file "boxed.md"
"""
FINE = """\
# Ä Ö

## One

## One

[a](#one) [b](#one_1) [c](notes.md#mark) [d](own.svg) [f](goals/) [g](/goals/close-deals.html)
[h](https://example.org/x.md) [i](mailto:a@example.org) [j](sitemap.xml) [k](assets/playpress.css)
[l](notes.md#:~:text=x) [m](<goals/index.md> "T") [n](tags/../goals/index.md)
"""
BLOCKED = """\
# What is blocked

<script>act()</script>
<script src="https://cdn.example.org/x.js"></script>
<style>p {color: red}</style>

<p style="color: red" onclick="act()">Red</p>
<img src="//example.org/x.png" alt="x"> ![y](https://example.org/y.png?a=1&b=2)
<a href="javascript:act()">x</a>
<object data="own.svg"></object>
<form action="/send"><input name="x"></form>
<link rel="stylesheet" href="https://example.org/a.css">

Written `<script>`, and fine: <script src="own.js"></script> <img src="own.svg" alt="x"> <video src="own.mp4"></video>
"""
NAMED = """\
blocked.md:3:1: a script written into a page is
blocked.md:4:14: the script "https://cdn.example.org/x.js" is on another site:
blocked.md:5:1: `<style>` is
blocked.md:7:4: `style=` is
blocked.md:7:23: `onclick=` is
blocked.md:8:11: the picture "//example.org/x.png" is on another site:
blocked.md:8:46: the picture "https://example.org/y.png?a=1&b=2" is on another site:
blocked.md:9:10: a link that runs a script is
blocked.md:10:1: `<object>` is
blocked.md:11:1: a form that is sent to an address is
blocked.md:12:30: the style sheet "https://example.org/a.css" is on another site:
mkdocs.yml:{font}: the font "Roboto" is on another site:
mkdocs.yml:{css}: "https://fonts.example.org/a.css" is on another site:
mkdocs.yml:{js}: "https://cdn.example.org/m.js" is on another site:
"""
ENDING = " blocked by the policy of the pages"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small playbook with a picture."""
    starter.create(tmp_path / "book", "small")
    (tmp_path / "book" / "content" / "own.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    )
    return tmp_path / "book"


@pytest.fixture
def dead(project: Path) -> Path:
    """The same with links that lead nowhere, in two pages by hand and in two texts."""
    put(project, "story.md", STORY)
    put(project, "notes.md", NOTES)
    goals = (project / "content" / "goals.yml").read_text(encoding="utf-8")
    goals = goals.replace("team: marketing}", 'team: marketing, body: "[x](notes.md#later), [x](notes.md#never)"}', 1)
    goals = goals.replace("team: sales}", 'team: sales, body: "[x](goals/index.md), [x](goals/index.md#t-none)"}', 1)
    put(project, "goals.yml", goals)
    configure(project, "  - attr_list\n", "  - attr_list\n  - admonition\n")
    return project


def put(project: Path, name: str, text: str) -> None:
    (project / "content" / name).write_text(text, encoding="utf-8")


def configure(project: Path, old: str, new: str) -> None:
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    assert old in text
    (project / "mkdocs.yml").write_text(text.replace(old, new, 1), encoding="utf-8")


def told(problems: Iterable[Problem]) -> str:
    """Places, without the folder of the content, and messages."""
    return "".join(f"{str(each.place).removeprefix('content/')}: {each.message}\n" for each in problems)


def linked(problems: Iterable[Problem]) -> set[str]:
    """The places of what is found, if all of it is a dead link."""
    problems = tuple(problems)
    assert {(each.code, each.category) for each in problems} == {("SITE-LINK", "fault")}
    return {str(each.place) for each in problems}


def test_every_dead_link_anchor_and_picture_is_found_where_it_is_written(dead: Path) -> None:
    found = host.read(dead, DAY).faults
    assert told(found) == DEAD
    assert len(linked(found)) == 13
    assert all(each.hint for each in found)


def test_hints_name_what_is_there(dead: Path) -> None:
    hints = {str(each.place): each.hint for each in host.read(dead, DAY).faults}
    assert hints["content/story.md:8:40"].startswith("A link to another page ends in .md;")
    assert hints["content/story.md:14:61"] == 'Write "notes.html", or a Markdown link: [words](notes.md).'
    put(
        dead, "story.md", "# Story\n\n[x](nots.md) [y](notes.md#latr) ![z](onw.svg) [a](close-deals.md) ![b](own.png)\n"
    )
    hints = {str(each.place): each.hint for each in host.read(dead, DAY).faults if each.place.file.endswith("story.md")}
    meant = [
        *(f'Did you mean "{each}"?' for each in ("notes.md", "#later", "own.svg", "goals/close-deals.md", "own.svg"))
    ]
    assert list(hints.values()) == meant


def test_build_stage_and_print_find_the_same(dead: Path, tmp_path: Path) -> None:
    assert host.build(dead, tmp_path / "site", DAY).problems == host.read(dead, DAY).problems
    assert host.staged(host.read(dead, DAY)) == ((), host.read(dead, DAY).faults)
    for command in (
        ["stage", str(tmp_path / "staged")],
        ["print", "goal:loved-brand", "--out", str(tmp_path / "paper")],
    ):
        done = CliRunner().invoke(cli.main, [*command, "--project", str(dead), "--today", str(DAY)])
        assert done.exit_code == 1, done.output
        found = re.findall(r"^content/(\S+)", done.stdout, re.MULTILINE)
        assert found == re.findall(r"^(\S+): ", DEAD, re.MULTILINE)
    assert not [name for name in ("site", "staged", "paper") if (tmp_path / name).exists()]


def test_mkdocs_alone_stops_at_the_same(dead: Path) -> None:
    run = [sys.executable, "-m", "mkdocs", "build", "-q"]
    done = subprocess.run(run, cwd=dead, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    said = re.sub(r"error \S+ ", "", done.stdout + done.stderr)
    assert [line for line in DEAD.splitlines() if line not in said] == []


def test_what_is_found_is_what_the_built_site_lacks(dead: Path, tmp_path: Path) -> None:
    """The site is built from the same definitions without a look at its pages by hand; then its links are followed."""
    playbook = pipeline.read(dead, DAY)
    files = pipeline.pages(playbook)
    config = configuration(dead, tmp_path / "site")
    config.plugins["playpress"].take(playbook, files)  # type: ignore[attr-defined]
    mkdocs_build(config)
    pages = {publish.address(each.uri): each for each in files}
    pages |= {name: File(name, b"", "") for name in ("story.html", "notes.html")}
    lacking = {re.findall('"([^"]*)"', each.message)[0] for each in publish.verify(tmp_path / "site", pages)}
    assert lacking == {
        "boxed.md", "goals/no.md", "goals/nope.md", "pic.png", "pictures/x.png", "notes.md", "#first-part",
        "notes.html#earlier", "goals/close-deals.html#zzz", "goals/index.html#where",
        "../notes.html#never", "index.html#t-none",
    }  # fmt: skip


def test_a_preview_shows_the_page_and_says_what_is_wrong_at_its_head(dead: Path) -> None:
    preview = Preview(dead)
    try:
        for uri in ("story.html", "goals/loved-brand.html"):
            page = preview.page(uri)
            assert "13 errors to fix. The site is not published before that." in page
            assert "content/story.md:18:16: error SITE-LINK" in page
            assert "Content-Security-Policy" in page
        put(dead, "story.md", "# Another story {#one}\n\n[x](no.md)\n")
        preview.until(lambda text: "Another story" in text and "3 errors to fix" in text, "story.html")
        shutil.copy(dead / "content" / "story.md", dead / "content" / "no.md")
        put(
            dead, "goals.yml", (dead / "content" / "goals.yml").read_text().replace("#never", "").replace("#t-none", "")
        )
        preview.until(lambda text: "Another story" in text and "to fix" not in text, "story.html")
    finally:
        preview.stop()


def test_links_that_lead_somewhere_are_no_faults(project: Path) -> None:
    put(project, "notes.md", NOTES)
    put(project, "story.md", FINE)
    assert host.read(project, DAY).faults == ()
    assert host.build(project, project / "site", DAY).problems == ()


def test_a_footnote_leads_back_where_its_number_is_written(project: Path, tmp_path: Path) -> None:
    put(
        project,
        "story.md",
        "# A\n\nOne[^b], two[^b].\n\n[^a]: Unused.\n[^b]: Used.\n[^c]: List:\n\n    - unused\n",
    )
    assert host.build(project, tmp_path / "site", DAY).problems == ()
    html = (tmp_path / "site" / "story.html").read_text(encoding="utf-8")
    assert re.findall(r'href="#(fnref[^"]*)"', html) == ["fnref:b", "fnref2:b"]
    assert re.findall(r'<li id="(fn:[^"]*)"', html) == ["fn:a", "fn:b", "fn:c"]


def test_a_page_of_pdfs_may_be_linked_where_the_site_has_them(project: Path) -> None:
    put(project, "story.md", "# Story\n\n[The book](print/book.pdf)\n")
    assert linked(host.read(project, DAY).faults) == {"content/story.md:3:12"}
    with (project / "content" / "playbook.yml").open("a") as settings:
        settings.write("downloads: yes\n")
    assert host.read(project, DAY).faults == ()
    assert host.read(project, DAY, edition=Edition(pdfs=False)).faults == ()


def test_what_the_policy_blocks_is_named_with_its_place_and_what_to_do(project: Path) -> None:
    put(project, "blocked.md", BLOCKED)
    put(project, "own.js", "")
    put(project, "own.mp4", "")
    configure(project, "font: false", "font: Roboto")
    with (project / "mkdocs.yml").open("a") as config:
        config.write('extra_css:\n  - own.js\n  - "https://fonts.example.org/a.css"\n')
        config.write("extra_javascript:\n  - https://cdn.example.org/m.js\n")
    lines = (project / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    place = {name: next(f"{n}:{line.index(sign) + 1}" for n, line in enumerate(lines, 1) if sign in line)
             for name, sign in {"font": "font: ", "css": "https://fonts", "js": "https://cdn"}.items()}  # fmt: skip
    playbook = host.read(project, DAY)
    found = [each for each in playbook.problems if each.code == "SITE-BLOCKED"]
    assert told(found) == NAMED.format(**place).replace("\n", f"{ENDING}\n")
    assert all(each.hint and each.category == "notice" for each in found)
    assert playbook.faults == ()
    done = CliRunner().invoke(cli.main, ["build", "--project", str(project), "--today", str(DAY)])
    assert done.exit_code == 0
    assert [
        each.message for each in found if f"{each.place}: info SITE-BLOCKED {each.message}" not in done.stderr
    ] == []


def test_styles_and_scripts_of_mkdocs_yml_that_are_not_there_are_faults(project: Path) -> None:
    with (project / "mkdocs.yml").open("a") as config:
        config.write("extra_css: [own.svg, nope.css]\nextra_javascript: [nope.js]\n")
    count = (project / "mkdocs.yml").read_text(encoding="utf-8").count("\n")
    assert told(host.read(project, DAY).faults) == (
        f'mkdocs.yml:{count - 1}:22: extra_css: there is no file "nope.css"\n'
        f'mkdocs.yml:{count}:20: extra_javascript: there is no file "nope.js"\n'
    )


def test_where_a_plugin_may_make_pages_their_links_wait_for_the_build(project: Path) -> None:
    put(project, "story.md", "# Story\n\n[x]({{ 'goals/' ~ 'index.md' }}) [y](goals/no.md)\n")
    configure(project, "  - playpress\n", "  - macros\n  - playpress\n")
    playbook = host.read(project, DAY)
    assert playbook.faults == ()
    (found,) = [each for each in playbook.problems if each.code == "SITE-LATER"]
    assert "the plugin macros may change pages" in found.message
    (built,) = host.build(project, project / "site", DAY).problems
    assert (built.code, str(built.place)) == ("SITE-LINK", "content/story.md:3:38")


def test_check_finds_what_is_wrong_with_mkdocs_yml(project: Path) -> None:
    configure(project, "  - playpress\n", "  - playpress\n  - nonesuch\n")
    (found,) = host.read(project, DAY).faults
    assert (found.code, found.place.file) == ("SITE-HOST", "mkdocs.yml")
    assert host.build(project, project / "site", DAY).problems == (found,)


def test_the_samples_have_no_notices_of_their_pages() -> None:
    root = Path(__file__).resolve().parents[3]
    assert [each for each in host.read(root, DAY).problems if each.code.startswith("SITE-")] == []
