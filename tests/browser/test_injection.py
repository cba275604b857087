"""What an author writes is shown, never obeyed: a script in every sort of text, judged by a real browser."""

import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from tests import plugins
from tests.browser.kinds import SWEEP
from tests.preview import OF_FEW_CHECKS

CONTENT = {
    "playbook.yml": """format: 1
company: '</title><script>window.pwned=1</script>"><img src=x onerror="window.pwned=2">'
description: '"><script>window.pwned=3</script>'
tagline: '<script>window.pwned=4</script>'
""",
    "teams.yml": """
sales: {name: '</title><script>window.pwned=5</script>', purpose: '<img src=x onerror=window.pwned=6>',
  leader: boss, levers: ['<script>window.pwned=7</script>']}
""",
    "roles.yml": """
boss: {team: sales, name: '"><script>window.pwned=8</script>',
  aliases: ['<script>window.pwned=9</script>'],
  tags: ['"><script>window.pwned=10</script>'], summary: '"><script>window.pwned=11</script>'}
""",
    "goals.yml": """win: {team: sales, examples: ['{{ config }}'],
  name: '{{ 7*7 }} {% raw %} </title></h1><script>window.pwned=12</script> `x` {: onclick=alert(1) }'}
""",
    "strategies.yml": """ring: {team: sales, goals: [win], tactics: ['<script>window.pwned=13</script>'],
  when_to_use: '[x](javascript:alert(1)) <script>window.pwned=14</script>', channels: ['<img src=x onerror=alert(1)>']}
""",
    "processes.yml": """
sell: {team: sales, name: '</svg><script>window.pwned=15</script>',
  steps: [{id: call, owner: boss,
  name: '</text></svg><script>window.pwned=16</script>', exit: ['"><script>window.pwned=17</script>']}]}
""",
    "glossary.yml": """lead: {summary: '"><script>window.pwned=18</script>', acronym: LED}
""",
    "checklists.yml": """daily: {items: ['<script>window.pwned=19</script>', '"><img src=x onerror=window.pwned=20>']}
""",
    "comparisons.yml": """rival: {type: competitor, name: 'Us & them</span><svg onload="window.pwned=23"></svg>',
  subjects: ['strategy:ring', 'goal:win'],
  criteria: [{id: price, criterion: '</td><img src=x onerror=window.pwned=26>',
  values: {ring: '<svg onload=alert(1)>'}}]}
""",
    "own.md": """# Own `</span><img src=x onerror="window.pwned=25"><meta http-equiv=refresh content="0;url=/x">`
""",
    "sources.yml": """paper: {url: 'javascript:alert(1)', title: '<script>window.pwned=21</script>'}
""",
}
ACTIVE = """() => [
  window.pwned,
  [...document.scripts].filter(each => each.textContent.includes('pwned')).length,
  document.querySelectorAll('[onclick], [onerror], [onload], a[href^="javascript:"], meta[http-equiv=refresh]').length,
]"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tmp_path_factory.mktemp("injection")
    (project / "content").mkdir()
    for name, text in CONTENT.items():
        (project / "content" / name).write_text(text, encoding="utf-8")
    done = plugins.run([sys.executable, "-c", OF_FEW_CHECKS, "playpress", "build", "--guide"], project)
    assert done.returncode == 0, done.stdout
    return project / "site"


def first_of_each(pages: Iterable[str]) -> list[str]:
    """Of each folder the index and one more page, and all that are in none."""
    seen: Counter[str] = Counter()
    found = []
    for page in pages:
        folder, _, name = page.rpartition("/")
        seen[folder] += name != "index.html"
        if not folder or name == "index.html" or seen[folder] == 1:
            found.append(page)
    return found


def test_no_page_holds_an_element_an_author_wrote(site: Path, serve_dir: Callable, visit: Callable) -> None:
    """Pages of one folder are alike; four are asked of the guide, which has the author's words in its frame only."""
    base = serve_dir(site)
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    if not SWEEP:
        guide = [page for page in pages if page.startswith("authoring/")]
        pages = [*first_of_each(page for page in pages if page not in guide), *guide[:2], *guide[-2:]]
    reader = visit(f"{base}/index.html")
    for page in pages:
        reader.page.goto(f"{base}/{page}")
        assert reader.page.evaluate(ACTIVE) == [None, 0, 0], page
    assert len(pages) >= 30


def test_the_words_are_still_readable(site: Path, serve_dir: Callable, visit: Callable) -> None:
    page = visit(f"{serve_dir(site)}/goals/win.html").page
    name = "{{ 7*7 }} {% raw %} </title></h1><script>window.pwned=12</script> `x` {: onclick=alert(1) }"
    assert page.locator("h1").inner_text() == name
    assert page.title().startswith(name)


def test_a_search_result_is_text_as_well(site: Path, serve_dir: Callable, visit: Callable) -> None:
    page = visit(f"{serve_dir(site)}/index.html").page
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").press_sequentially("pwned", delay=30)
    page.locator("dialog li").first.wait_for()
    assert page.evaluate(ACTIVE) == [None, 0, 0]


@pytest.mark.parametrize("field", ["site_url", "edit_url"])
def test_an_address_that_holds_a_script_is_never_published(tmp_path: Path, field: str) -> None:
    (tmp_path / "content").mkdir()
    for name, text in CONTENT.items():
        (tmp_path / "content" / name).write_text(text, encoding="utf-8")
    with (tmp_path / "content" / "playbook.yml").open("a", encoding="utf-8") as settings:
        settings.write(f"""{field}: 'https://a.example/"><script>window.pwned=22</script>'\n""")
    done = subprocess.run([sys.executable, "-m", "playpress", "build"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1
    assert "contains a character not allowed in a URL" in done.stdout
    assert not (tmp_path / "site").exists()
