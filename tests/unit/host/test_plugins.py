"""Beside other plugins: every text stays data, our pages stay ours, and what cannot work is refused by its name."""

import datetime as dt
import re
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugins
from tests import plugins
from tests.plugins import COMBINATIONS, QUICK, Combination

from playpress import host, pipeline, typography
from playpress.host.preview import serve
from playpress.site import html_blocks

DAY = dt.date(2026, 11, 23)
BY_HAND = {"story.html", "drafts/later.html", "404.html"}
HOSTILE = '''
from mkdocs.plugins import BasePlugin


def shouted(text):
    """Another letter in the place of one, wherever it is."""
    return text.replace("o", "0") if text else text


class Hostile(BasePlugin):
    """Rewrites what it is given."""

    def on_page_read_source(self, page, config):
        return "# TAKEN"

    def on_page_markdown(self, markdown, page, config, files):
        page.title = shouted(page.title)
        return shouted(markdown)

    def on_page_content(self, html, page, config, files):
        return shouted(html)


class Friendly(BasePlugin):
    """Adds a line above and below."""

    def on_page_markdown(self, markdown, page, config, files):
        return f"Above\\n\\n{markdown}\\n\\nBelow"

    def on_page_content(self, html, page, config, files):
        return f"<p>Over</p>{html}<p>Under</p>"


class Elsewhere(BasePlugin):
    """In place of plugins that read another folder, which need not be installed."""

    def on_config(self, config):
        config.docs_dir = "/elsewhere"
'''


NOT_STARTING = {
    "a package that is not there": "import nobody_has_this",
    "a file that is no Python": "def x(:",
    "a class that is not there": "",
    "whatever it does": "raise RuntimeError('not today')",
}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The site without another plugin."""
    return built(plugins.project(tmp_path_factory.mktemp("plain") / "book", Combination("plain")))


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The two plugins above, as pip would install them."""
    info = tmp_path / "installed" / "hostile-1.0.dist-info"
    info.mkdir(parents=True)
    (info.parent / "hostile_plugin.py").write_text(HOSTILE)
    points = "[mkdocs.plugins]\nhostile = hostile_plugin:Hostile\nfriendly = hostile_plugin:Friendly\n"
    points += "".join(f"{name} = hostile_plugin:Elsewhere\n" for name in ("i18n", "monorepo"))
    (info / "entry_points.txt").write_text(points)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: hostile\nVersion: 1.0\n")
    monkeypatch.syspath_prepend(str(info.parent))
    monkeypatch.setattr(MkDocsConfig.plugins, "installed_plugins", get_plugins())
    yield
    sys.modules.pop("hostile_plugin", None)


def built(project: Path) -> dict[str, str]:
    assert host.build(project, project / "site", DAY).problems == ()
    return plugins.pages(project / "site")


def by_name(name: str) -> Combination:
    return next(each for each in COMBINATIONS if each.name == name)


def article(html: str) -> str:
    return html[html.index("<article") : html.index("</article>")]


@pytest.mark.parametrize("order", [("hostile", "playpress"), ("playpress", "hostile")])
@pytest.mark.usefixtures("installed")
def test_no_plugin_rewrites_a_page_of_ours_in_any_order(
    tmp_path: Path, plain: dict[str, str], order: tuple[str, str]
) -> None:
    given = Combination("hostile", "".join(f"  - {name}\n" for name in order))
    found = built(plugins.project(tmp_path / "book", given))
    assert found.keys() == plain.keys()
    assert "TAKEN" in found["story.html"]
    for uri in plain.keys() - BY_HAND:
        assert article(found[uri]) == article(plain[uri]), uri
        assert found[uri].partition("</title>")[0] == plain[uri].partition("</title>")[0], uri


@pytest.mark.usefixtures("installed")
def test_what_a_plugin_writes_around_a_page_stays(tmp_path: Path) -> None:
    given = Combination("friendly", "  - friendly\n  - playpress\n")
    project = plugins.project(tmp_path / "book", given)
    found = built(project)
    files = pipeline.pages(pipeline.read(project, DAY))
    for file in files:
        if file.uri.endswith(".md"):
            html = found[f"{file.uri[:-3]}.html"]
            assert all(html.count(words) == 1 for words in ("Above", "Below", "Over", "Under")), file.uri
            blocks = map(typography.typeset, html_blocks.stash(file.content.decode())[1])
            assert [block for block in blocks if block not in html] == []


def test_a_template_in_a_name_is_shown_and_not_filled_in(plain: dict[str, str]) -> None:
    assert plugins.SIGN in unescape(plain["goals/close-deals.html"])
    assert "{{" not in plain["goals/close-deals.html"].partition("</head>")[0]


@pytest.mark.parametrize("name", QUICK)
def test_a_site_beside_another_plugin_is_whole(tmp_path: Path, plain: dict[str, str], name: str) -> None:
    given = by_name(name)
    more = {file: text for file, text in given.files.items() if not file.startswith("../")}
    before = built(plugins.project(tmp_path / "plain", Combination("plain", files=more))) if more else plain
    project = plugins.project(tmp_path / "book", given)
    built(project)
    assert list(plugins.wrong(given, before, project / "site", plugins.by_hand(project))) == []


@pytest.mark.parametrize("name", ["i18n", "monorepo", "use_directory_urls"])
@pytest.mark.usefixtures("installed")
def test_what_needs_another_way_of_building_is_refused_by_name_everywhere(tmp_path: Path, name: str) -> None:
    given = by_name(name)
    project = plugins.project(tmp_path / "book", given)
    (found,) = host.build(project, project / "site", DAY).problems
    assert given.words in found.message
    assert given.name in (project / "mkdocs.yml").read_text().splitlines()[found.place.line - 1]
    assert found.hint
    with pytest.raises(Abort, match=re.escape(given.words)):
        build(load_config(str(project / "mkdocs.yml")))
    assert not (project / "site").exists()
    assert serve(project, 0, DAY, "", lambda _url: None) == (found,)


@pytest.mark.parametrize("code", NOT_STARTING.values(), ids=list(NOT_STARTING))
@pytest.mark.usefixtures("installed")
def test_a_plugin_that_does_not_start_is_an_error_of_the_plugin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    folder = tmp_path / "installed"
    (folder / "halting.py").write_text(f"{code}\n")
    points = folder / "hostile-1.0.dist-info" / "entry_points.txt"
    points.write_text(f"{points.read_text()}halting = halting:Halting\n")
    monkeypatch.setattr(MkDocsConfig.plugins, "installed_plugins", get_plugins())
    project = plugins.project(tmp_path / "book", Combination("halting", "  - search\n  - playpress\n  - halting\n"))
    for problems in (host.build(project, project / "site", DAY).problems, host.read(project, DAY).faults):
        (found,) = problems
        assert found.code == "SITE-PLUGIN"
        assert found.message.startswith("the plugin halting does not start: ")
        assert (project / "mkdocs.yml").read_text().splitlines()[found.place.line - 1] == "  - halting"
        assert "Install what it needs" in found.hint


@pytest.mark.parametrize("error", ["ConnectionError", "__import__('mkdocs').exceptions.PluginError"])
@pytest.mark.parametrize("event", ["on_config", "on_page_markdown", "on_post_build"])
@pytest.mark.usefixtures("installed")
def test_an_error_of_a_plugin_is_the_plugins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, event: str, error: str
) -> None:
    """A network error is an OSError, and so are templates that are not there: neither is the disk's."""
    import hostile_plugin

    code = f"def {event}(*args, **options):\n    raise {error}('no network')\n"
    names: dict[str, object] = {}
    exec(compile(code, hostile_plugin.__file__, "exec"), names)
    monkeypatch.setattr(hostile_plugin.Friendly, event, staticmethod(names[event]), raising=False)
    project = plugins.project(tmp_path / "book", Combination("friendly", "  - playpress\n  - friendly\n"))
    (found,) = host.build(project, project / "site", DAY).problems
    assert (found.code, found.message) == ("SITE-PLUGIN", "the plugin friendly fails: no network")
    assert (project / "mkdocs.yml").read_text().splitlines()[found.place.line - 1] == "  - friendly"
