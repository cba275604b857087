"""Scripts in every text of every kind of definition: no page has one that runs, with the policy of pages taken away.

`python tests/bench/sweep_injection.py [--count COUNT]`: the first COUNT payloads, each in all texts of a playbook in
which every field is written, in its company, in words of its search and in cells of an imported table; each page of the
site is opened in Chromium, and searched for elements that act. So are results of its search, and what is staged for
other hosts, as their Markdown reads it.
"""

import csv
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "generator")]

import markdown  # noqa: E402
from click.testing import CliRunner  # noqa: E402
from playwright.sync_api import Error, sync_playwright  # noqa: E402
from tests.bench import figure  # noqa: E402
from tests.bench.sweep_cells import BOOK, filled  # noqa: E402
from tests.book import TODAY  # noqa: E402
from tests.browser import ensure_browser  # noqa: E402
from tests.editions import Raw  # noqa: E402

from playpress import cli, host  # noqa: E402
from playpress.host import rendering  # noqa: E402
from playpress.outputs import stage  # noqa: E402
from playpress.pipeline import Edition  # noqa: E402
from playpress.problems import faults  # noqa: E402
from playpress.report.problems import plain  # noqa: E402

PAYLOADS = (
    '"><img src=x onerror=pwned=1><svg onload=pwned=1> ',
    "</title></style></script></svg><script>pwned=1</script> ",
    "{{7*7}}{%raw%}{: onclick=pwned=1} [x](javascript:pwned=1) ",
    "<meta http-equiv=refresh content=0;url=//pwned> ",
    "<base href=//pwned><!--><img src=x onerror=pwned=1>--> ",
    "<math><mtext></table><mglyph><style><img src onerror=pwned=1> ",
    "&lt;img src=x onerror=pwned=1&gt; `<b onclick=pwned=1>` ",
    "<iframe srcdoc='pwned'></iframe><a href=data:text/html,pwned>x ",
)
ACTIVE = """() => {
  const found = [];
  if (window.pwned) found.push('a script ran');
  for (const each of document.querySelectorAll('*')) {
    if (each.localName === 'script' && /pwned/.test(each.textContent) && each.type !== 'application/json')
      found.push('a script');
    if (each.localName === 'meta' && /refresh/i.test(each.httpEquiv)) found.push('a meta refresh');
    if (each.localName === 'base' || (each.localName === 'iframe' && each.srcdoc)) found.push(each.localName);
    for (const {name, value} of each.attributes) {
      if (/^on/.test(name) && /pwned/.test(value)) found.push(name);
      if (/^(href|src|action|xlink:href)$/.test(name) && /^\\s*(javascript|data:text)/i.test(value)) found.push(value);
    }
  }
  return found;
}"""
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_OURS = re.compile(r'<meta http-equiv="?refresh"?(?![^>]*pwned)[^>]*>', re.IGNORECASE)
"""How a former address of a page leads on: that would be followed before anything is looked at."""


def acting(page: Any, uri: str, html: str, folder: Path) -> Iterator[str]:
    """What acts on a page once it has no policy."""
    path = folder / uri
    path.write_text(_OURS.sub("", _POLICY.sub("", html)), encoding="utf-8")
    page.goto(path.as_uri())
    try:
        yield from (f"{uri}: {each}" for each in page.evaluate(ACTIVE))
    except Error as error:
        yield f"{uri}: leads elsewhere by itself, or cannot be looked at ({error.message})"


def with_more(project: Path, payload: str) -> None:
    """The payload in the words of the search, and in the cells of a table that is imported."""
    raw = Raw(project)
    raw.settings["synonyms"] = {f"pwned {payload}": [payload], "lamp": [f"{payload} light"]}
    raw.write()
    table = io.StringIO()
    cells = (f"{payload}{n}" for n in range(4))
    csv.writer(table).writerows([("id", "name", "summary", "definition", "aliases"), ("imported", *cells)])
    (project.parent / "terms.csv").write_text(table.getvalue(), encoding="utf-8")
    command = ["import", str(project.parent / "terms.csv"), "--as", "term", "--yes", "--project", str(project)]
    done = CliRunner().invoke(cli.main, command)
    if done.exit_code:
        raise ValueError(done.output)


def in_results(page: Any, folder: Path, payload: str) -> Iterator[str]:
    """What acts once the search of a site has found the payload."""
    page.goto((folder / "index.html").as_uri())
    page.get_by_role("button", name="Search").first.click()
    box = page.get_by_role("dialog", name="Search").get_by_role("searchbox", name="Search")
    for words in ("pwned", "lamp", payload):
        box.fill(words)
        page.locator("dialog li").first.wait_for()
        yield from (f"results of {words!r}: {each}" for each in page.evaluate(ACTIVE))


def of_payload(page: Any, payload: str, folder: Path, done: dict[str, int]) -> Iterator[str]:
    """What acts in a site and in a staged tree whose texts all begin with a payload."""
    project = filled(BOOK, folder / "book", payload)
    with_more(project, payload)
    built = host.build(project, folder / "site", TODAY, edition=Edition(guide=False))
    if built.problems:
        yield from [*plain(faults(built.problems))][:3]
        return
    for path in sorted((folder / "site").rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        done["pages"] += 1
        done["texts"] += html.count("pwned")
        yield from acting(page, path.relative_to(folder / "site").as_posix(), html, folder / "site")
    yield from in_results(page, folder / "site", payload)
    files, problems = host.staged(rendering.read(project, TODAY))
    yield from plain(problems)
    for number, file in enumerate(each for each in files if each.uri.endswith(".md")):
        text = re.sub(r"\A---\n.*?\n---\n", "", file.content.decode("utf-8"), flags=re.DOTALL)
        html = markdown.markdown(text, extensions=[*stage.EXTENSIONS, "md_in_html", "tables"])
        done["staged"] += 1
        yield from acting(page, f"staged-{number}.html", f"<!doctype html><body>{html}", folder / "site")


def main(count: int) -> None:
    done, failed = {"pages": 0, "texts": 0, "staged": 0}, 0
    with sync_playwright() as engines:
        browser = engines.chromium.launch(executable_path=ensure_browser.find(), args=["--no-sandbox"])
        for payload in PAYLOADS[:count]:
            page = browser.new_page()
            with TemporaryDirectory() as folder:
                failed += figure.wrong(of_payload(page, payload, Path(folder), done))
            page.close()
        browser.close()
    words = (
        f"{len(PAYLOADS[:count])} payloads in all texts, words of the search and imported cells, shown "
        f"{done['texts']:,} times on {done['pages']:,} pages and in {done['staged']:,} staged ones: {failed} act"
    )
    figure.end(done["texts"], failed, words)


if __name__ == "__main__":
    main(figure.asked(__doc__, len(PAYLOADS), "payloads").count)
