"""A playbook beside other plugins: the combinations that are tried, and what has to be true of each site."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Literal

from playpress import starter

SIGN = "{{ 7 * 7 }} {% raw %} {{ x("
"""Words in a definition that are a template to some plugin; nobody may fill it in."""
STORY = "# Story\n\nHow we [close deals](goals/close-deals.md), and [what is next](drafts/later.md).\n"
POST = "---\ndate: 2026-01-02\n---\n# We won\n\nAn order.\n\n<!-- more -->\n\nThe rest.\n"
BEFORE = "plugins:\n  - playpress\n"
Says = tuple[tuple[str, str], ...]
_ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)
_TAB = re.compile(r'<a [^>]*class="?md-tabs__link')
_TAG = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)


@dataclass(frozen=True)
class Combination:
    """One way to set up a site. `outcome` is what has to come of it, with words of the message where it is refused."""

    name: str
    plugins: str = ""
    """The lines of `plugins:`, where `playpress` is one of them; empty where only ours is used."""
    config: str = ""
    """More of mkdocs.yml."""
    replaced: tuple[tuple[str, str], ...] = ()
    """What is written otherwise in mkdocs.yml."""
    files: Mapping[str, str] = field(default_factory=dict)
    outcome: Literal["works", "refused", "fails"] = "works"
    words: str = ""
    package: str = ""
    """The distribution that the plugin comes in; empty where it comes with MkDocs or Material."""
    lost: frozenset[str] = frozenset()
    """Pages by hand that the site does not have at their place."""
    wants: frozenset[str] = frozenset()
    """Files that the plugin adds."""
    says: Says = ()
    """Pages, and what stands in them because of the plugin."""
    frame: bool = True
    """Whether the pages have the frame of Material."""


def _listed(*names: str) -> str:
    return "".join(f"  - {name}\n" for name in names)


def _both(name: str, package: str, plugin: str, more: Mapping[str, str], says: Says) -> Iterator[Combination]:
    for place, plugins in {"before": (plugin, "playpress"), "after": ("playpress", plugin)}.items():
        yield Combination(f"{name}, {place}", _listed(*plugins), package=package, files=more, says=says)


COMBINATIONS = (
    Combination("search, before", _listed("search", "playpress")),
    Combination("search, after", _listed("playpress", "search")),
    Combination("an address", config="site_url: https://playbook.example.org/\n"),
    Combination(
        "redirects", _listed("playpress", "redirects: {redirect_maps: {old.md: story.md}}"),
        package="mkdocs-redirects", wants=frozenset({"old.html"}),
    ),
    Combination("section-index", _listed("playpress", "section-index"), package="mkdocs-section-index"),
    Combination("tags", _listed("playpress", "tags"), files={"tagged.md": "---\ntags: [deals]\n---\n# Tagged\n"}),
    Combination("group", _listed("playpress", "group: {enabled: true, plugins: [tags]}")),
    Combination("meta", _listed("meta", "playpress"), files={"drafts/.meta.yml": "tags: [draft]\n"}),
    Combination("social", _listed("playpress", "social: {enabled: false}")),
    Combination("minify", _listed("playpress", "minify: {minify_html: true}"), package="mkdocs-minify-plugin"),
    Combination(
        "rss", _listed("playpress", "rss"), config="site_url: https://playbook.example.org/\n",
        package="mkdocs-rss-plugin", wants=frozenset({"feed_rss_created.xml"}),
    ),
    Combination(
        "gen-files", _listed("gen-files: {scripts: [gen.py]}", "playpress"),
        files={"../gen.py": "import mkdocs_gen_files as g\nwith g.open('made.md', 'w') as f:\n    f.write('# Made')\n"},
        package="mkdocs-gen-files", wants=frozenset({"made.html"}),
    ),
    Combination(
        "literate-nav", _listed("playpress", "literate-nav: {nav_file: SUMMARY.md}"), package="mkdocs-literate-nav"
    ),
    Combination(
        "llmstxt", _listed("playpress", "llmstxt: {sections: {All: ['*.md']}}"),
        config="site_url: https://playbook.example.org/\n", package="mkdocs-llmstxt", wants=frozenset({"llms.txt"}),
    ),
    Combination(
        "include-markdown", _listed("include-markdown", "playpress"),
        files={"with.md": '# With\n\n{% include-markdown "story.md" start="How" end="and" %}\n'},
        package="mkdocs-include-markdown-plugin", says=(("with.html", "close deals"),),
    ),
    Combination("table-reader", _listed("table-reader", "playpress"), package="mkdocs-table-reader-plugin"),
    Combination("roamlinks", _listed("roamlinks", "playpress"), package="mkdocs-roamlinks-plugin"),
    Combination(
        "git-committers", _listed("playpress", "git-committers: {repository: a/b, enabled: false}"),
        package="mkdocs-git-committers-plugin-2",
    ),
    Combination("git-authors", _listed("playpress", "git-authors"), package="mkdocs-git-authors-plugin"),
    Combination("htmlproofer", _listed("playpress", "htmlproofer"), package="mkdocs-htmlproofer-plugin"),
    Combination("mike", _listed("playpress", "mike"), package="mike"),
    Combination("awesome-pages", _listed("playpress", "awesome-pages"), package="mkdocs-awesome-pages-plugin"),
    Combination("mermaid2", _listed("playpress", "mermaid2"), package="mkdocs-mermaid2-plugin"),
    Combination("navigation.instant", replaced=(("    - toc.follow\n", "    - navigation.instant\n"),)),
    Combination(
        "superfences, tabs, details",
        replaced=(
            ("  - attr_list\n", _listed("attr_list", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.details")),
        ),
    ),
    *_both(
        "macros", "mkdocs-macros-plugin", "macros", {"sum.md": "# Sum\n\nIt is {{ 6 * 7 }}.\n"},
        (("sum.html", "It is 42."),),
    ),
    Combination(
        "git-revision-date-localized", _listed("playpress", "git-revision-date-localized"),
        package="mkdocs-git-revision-date-localized-plugin", says=(("goals/close-deals.html", "January 2, 2025"),),
    ),
    Combination("awesome-nav", _listed("playpress", "awesome-nav"), package="mkdocs-awesome-nav"),
    Combination("glightbox", _listed("playpress", "glightbox"), package="mkdocs-glightbox"),
    Combination("privacy", _listed("playpress", "privacy: {assets_fetch: false}")),
    Combination("offline", _listed("playpress", "offline")),
    Combination(
        "mermaid in superfences",
        replaced=(("  - attr_list\n", "  - attr_list\n  - pymdownx.superfences\n"),),
        files={"flow.md": "# Flow\n\n```mermaid\ngraph LR\n  A --> B\n```\n"},
    ),
    Combination(
        "custom_dir", replaced=(("  name: material\n", "  name: material\n  custom_dir: mine\n"),),
        files={"../mine/main.html": '{% extends "base.html" %}\n{% block announce %}Fair on Monday{% endblock %}\n'},
        says=(("index.html", "Fair on Monday"), ("goals/close-deals.html", "Fair on Monday")),
    ),
    Combination("theme mkdocs", config="theme: mkdocs\n", frame=False),
    Combination("theme readthedocs", config="theme: readthedocs\n", frame=False),
    Combination(
        "blog", _listed("playpress", "blog"), files={"blog/index.md": "# News\n", "blog/posts/won.md": POST},
        lost=frozenset({"blog/posts/won.html"}), wants=frozenset({"blog/2026/01/02/we-won.html"}),
    ),
    Combination(
        "exclude", _listed("playpress", "exclude: {glob: 'unfinished/*'}"), files={"unfinished/x.md": "# X\n"},
        package="mkdocs-exclude", lost=frozenset({"unfinished/x.html"}),
    ),
    Combination(
        "print-site", _listed("playpress", "print-site"), package="mkdocs-print-site-plugin",
        wants=frozenset({"print_page.html"}),
    ),
    Combination(
        "i18n", _listed("playpress", "i18n: {languages: [{locale: en, default: true, name: English}]}"),
        package="mkdocs-static-i18n", outcome="refused", words="the plugin i18n does not work with Playpress",
    ),
    Combination(
        "monorepo", _listed("monorepo", "playpress"), package="mkdocs-monorepo-plugin",
        outcome="refused", words="the plugin monorepo does not work with Playpress",
    ),
    Combination("info", _listed("playpress", "info"), outcome="fails", words="the plugin material/info fails"),
    Combination("optimize", _listed("playpress", "optimize"), outcome="fails", words="the plugin"),
    Combination(
        "use_directory_urls", replaced=(("use_directory_urls: false", "use_directory_urls: true"),),
        outcome="refused", words="`use_directory_urls` must be false",
    ),
)  # fmt: skip
"""Everything that is tried by `tests/bench/sweep_plugins.py`."""


QUICK = ("redirects", "section-index", "literate-nav", "macros, before", "macros, after", "awesome-nav", "exclude",
         "include-markdown", "custom_dir", "blog", "tags", "search, before", "offline",
         "an address")  # fmt: skip
"""Those that the suite tries as well; in a browser none of their pages says anything in the console."""


def project(folder: Path, given: Combination) -> Path:
    """The small playbook with a page or two by hand, committed long ago, set up as asked."""
    starter.create(folder, "small")
    content = folder / "content"
    goals = (
        (content / "goals.yml").read_text(encoding="utf-8").replace("Close 8 deals a month", f'"Close 8 deals {SIGN}"')
    )
    (content / "goals.yml").write_text(goals, encoding="utf-8")
    for name, text in {"story.md": STORY, "drafts/later.md": "# Later\n", **given.files}.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    if given.plugins:
        config = config.replace(BEFORE, f"plugins:\n{given.plugins}")
    for old, new in given.replaced:
        assert old in config
        config = config.replace(old, new)
    if given.config.startswith("theme:"):
        config = re.sub(r"^theme:\n(?: .*\n)+", given.config, config, flags=re.MULTILINE)
    else:
        config += f"\n{given.config}"
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    _commit(folder)
    return folder


def _commit(folder: Path) -> None:
    when = {"GIT_AUTHOR_DATE": "2025-01-02T10:00:00Z", "GIT_COMMITTER_DATE": "2025-01-02T10:00:00Z"}
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    for command in (("init", "-q"), ("add", "-A"), (*who, "commit", "-q", "-m", "All")):
        subprocess.run(["git", *command], cwd=folder, check=True, env={**os.environ, **when})


def pages(site: Path) -> dict[str, str]:
    """The pages of a site by address."""
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}


def by_hand(project: Path) -> frozenset[str]:
    """The addresses of what an author wrote as a page."""
    content = project / "content"
    return frozenset(f"{path.relative_to(content).as_posix()[:-3]}.html" for path in content.rglob("*.md"))


def words(html: str) -> str:
    """What a page says in its article; spaces are no words, and other plugins take some of them away."""
    found = _ARTICLE.search(html)
    return "".join(unescape(_TAG.sub("", found[0] if found else html)).split())


def wrong(given: Combination, plain: Mapping[str, str], site: Path, authored: frozenset[str]) -> Iterator[str]:
    """What is not true of a site beside `plain`, the same without the other plugin. `authored`: pages by hand."""
    found = pages(site)
    for uri in sorted(plain.keys() - found.keys() - given.lost):
        yield f"{uri} is missing"
    for name in sorted(given.wants):
        if not (site / name).is_file():
            yield f"the plugin's {name} is missing"
    for uri, text in given.says:
        if text not in found.get(uri, ""):
            yield f'{uri} lacks "{text}"'
    tabs = [len(_TAB.findall(html)) for html in (plain["index.html"], found.get("index.html", ""))]
    if given.frame and tabs[0] > tabs[1]:
        yield f"{tabs[1]} tabs are left of {tabs[0]}"
    fewer = {"index.html"} if given.lost else set()
    if any(name.endswith(".md") for name in given.files):
        fewer.add("alignment/index.html")  # which counts how many pages by hand are reviewed
    for uri in sorted(plain.keys() & found.keys() - authored - {"404.html"} - fewer):
        if given.frame and not words(found[uri]).startswith(words(plain[uri])):
            yield f"{uri} says something else"
        if given.frame and not re.search(r'role="?button', found[uri]):
            yield f"{uri} lacks the button of the menu"
        if given.frame and "search" not in given.plugins and "pp-search-open" not in found[uri]:
            yield f"{uri} lacks the search"


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """A command in a project, with a clean site folder. It may be one of few checks (`tests/preview.py`)."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    path = os.pathsep.join(filter(None, [str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH")]))
    environ = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "COLUMNS": "200", "PYTHONPATH": path}
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environ)
