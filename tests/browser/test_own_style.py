"""A project's own part of the style, `99-own.css`, has the last word: its plain rules and its tokens show."""

import re
from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path

from playwright.sync_api import Page, Route
from tests.browser.kinds import ALL_CLASSES

from playpress.site import bundle, theme

SHIPPED = theme.shipped()
STYLES = "\n".join(path.read_text(encoding="utf-8") for path in sorted((SHIPPED / "assets").rglob("*.css")))
CLASSES = sorted(set(re.findall(r"\.(pp-[a-z0-9-]+)", STYLES)))
HOST = {
    "pp-fold": ".md-typeset .pp-fold.pp-fold",
    "pp-toc": ".md-typeset .pp-toc.pp-fold",
    "pp-term": ".md-content a.pp-term",
    "pp-point": ".md-content a.pp-point",
}
"""Where Material for MkDocs has rules of its own for an element, which a class alone does not outweigh."""
LOOK = {
    "color": "rgb(1, 2, 3)",
    "background-color": "rgb(4, 5, 6)",
    "border-bottom-color": "rgb(7, 8, 9)",
    "outline-color": "rgb(10, 11, 12)",
    "--probe": "own",
}
LOST = """
([names, look]) => {
  const lost = new Set()
  const begun = document.body.dataset.mdColorScheme
  for (const scheme of ["default", "slate"]) {
    document.body.dataset.mdColorScheme = scheme
    for (const name of names) for (const element of document.getElementsByClassName(name)) {
      const style = getComputedStyle(element)
      for (const [property, value] of Object.entries(look))
        if (style.getPropertyValue(property) !== value) lost.add(`${scheme}: .${name} { ${property} }`)
    }
  }
  document.body.dataset.mdColorScheme = begun
  return [...lost].sort()
}
"""
ADDED = """
(names) => {
  for (const name of names) {
    const element = document.createElement("div")
    element.className = name
    document.querySelector("article").append(element)
  }
}
"""
"""Classes that no page has at first, because they tell of a state or are there for other playbooks."""
PRESENT = "(names) => names.filter((name) => document.getElementsByClassName(name).length)"


def own(page: Page, folder: Path, rules: str) -> None:
    """Show pages with the style that a build makes of a project which has a part of its own."""
    part = folder / "assets" / "style" / "99-own.css"
    part.parent.mkdir(parents=True, exist_ok=True)
    part.write_text(rules, encoding="utf-8")
    files = {file.uri: file.content.decode() for file in bundle.files([folder, SHIPPED])}
    styles, _ = bundle.brought_in(files)
    assert len(styles) == 3

    def answer(route: Route) -> None:
        route.fulfill(body="".join(files[each] for each in styles if each != bundle.PAPER), content_type="text/css")

    page.route("**/assets/playpress.css", answer)


def test_a_plain_rule_of_a_project_wins_for_every_class_of_the_theme(
    base: str, visit: Callable, tmp_path: Path
) -> None:
    """In the light and in the dark."""
    rules = "".join(
        f"{HOST.get(name, f'.{name}')} {{ {'; '.join(f'{p}: {v}' for p, v in LOOK.items())} }}\n" for name in CLASSES
    )
    page = visit(f"{base}/404.html", own=True).page
    own(page, tmp_path, f"{rules} * {{ transition: none !important }}")
    seen: set[str] = set()
    lost: set[str] = set()

    def look(address: str) -> None:
        lost.update(f"{address}, {each}" for each in page.evaluate(LOST, [CLASSES, LOOK]))

    for address in ALL_CLASSES:
        page.goto(f"{base}/{address}")
        seen |= set(page.evaluate(PRESENT, CLASSES))
        look(address)
    assert len(seen) >= 108, sorted(set(CLASSES) - seen)
    page.keyboard.press("/")
    page.wait_for_selector(".pp-search-dialog[open]")
    seen |= set(page.evaluate(PRESENT, CLASSES))
    unseen = sorted(set(CLASSES) - seen)
    page.evaluate(ADDED, unseen)
    assert page.evaluate(PRESENT, unseen) == unseen
    look("search")
    assert not lost, "\n".join(sorted(lost))


FETCHED = (
    ("index.html", ".pp-team", {"padding-left": "3px", "border-top-left-radius": "2px"}),
    ("index.html", ".pp-team-links", {"font-size": "19px"}),
    ("index.html", "[dir] .md-typeset ul.pp-entries", {"margin-bottom": "3px", "display": "block"}),
    ("alignment/goal-grid.html", ".pp-mark", {"width": "31px", "font-weight": "300"}),
    ("alignment/goal-grid.html", "[dir] .md-typeset ul.pp-legend", {"margin-left": "3px", "row-gap": "5px"}),
    ("alignment/goal-grid.html", "[dir] .md-typeset ul.pp-legend li", {"margin-left": "3px"}),
    ("processes/marketing-process.html", ".pp-figure-box", {"padding-left": "3px", "border-left-width": "5px"}),
    ("processes/marketing-process.html", ".md-typeset figure.pp-figure", {"text-align": "left"}),
    ("plans/year-2027.html", ".pp-whatif label", {"row-gap": "7px", "padding-left": "3px"}),
    ("onboarding/sales-development-rep.html", ".pp-progress", {"margin-top": "3px", "font-size": "19px"}),
    (
        "onboarding/sales-development-rep.html",
        ".pp-quiz label",
        {"padding-left": "3px", "border-left-width": "5px"},
    ),
    ("onboarding/sales-development-rep.html", "[dir] .md-typeset .pp-quiz ul li", {"margin-left": "3px"}),
)
"""Rules of a project for what stands in sheets that only some pages fetch: the page, where on it, and the looks."""
SHOWN = """
([selector, names]) => [...document.querySelectorAll(selector)].map((element) =>
  Object.fromEntries(names.map((name) => [name, getComputedStyle(element).getPropertyValue(name)])))
"""


def ruled(rules: Iterable[tuple[str, str, dict[str, str]]]) -> str:
    """The rules as a style sheet."""
    looks = ((selector, "; ".join(f"{name}: {value}" for name, value in looks.items())) for _, selector, looks in rules)
    return "".join(f"{selector} {{ {look} }}\n" for selector, look in looks)


def test_a_rule_of_a_project_wins_over_the_sheets_that_some_pages_fetch(
    base: str, visit: Callable, tmp_path: Path
) -> None:
    page = visit(f"{base}/404.html", own=True).page
    for address, group in groupby(FETCHED, key=lambda rule: rule[0]):
        rules = list(group)
        page.unroute_all()
        own(page, tmp_path / address, ruled(rules))
        page.goto(f"{base}/{address}", wait_until="networkidle")
        for _, selector, looks in rules:
            page.wait_for_selector(selector, state="attached")
            each = page.evaluate(SHOWN, [selector, list(looks)])
            assert each == [looks] * len(each), selector


def test_one_token_makes_every_space_smaller(base: str, visit: Callable, tmp_path: Path) -> None:
    height = "() => document.querySelector('article').getBoundingClientRect().height"
    heights = []
    for number, rules in enumerate(("", ":root { --pp-space: 0.05rem }")):
        page = visit(f"{base}/404.html", own=True).page
        own(page, tmp_path / str(number), rules)
        page.goto(f"{base}/strategies/index.html")
        page.wait_for_load_state("load")
        heights.append(page.evaluate(height))
    assert heights[1] < heights[0]


def test_a_rule_for_the_heads_of_tables_and_a_token_for_them_show(base: str, visit: Callable, tmp_path: Path) -> None:
    ground = "() => getComputedStyle(document.querySelector('.pp-table thead th')).backgroundColor"
    for number, rules in enumerate(
        (".pp-table thead th { background: #fde68a }", "[data-md-color-scheme] { --pp-table-head: #fde68a }")
    ):
        for scheme in ("light", "dark"):
            page = visit(f"{base}/404.html", scheme=scheme, own=True).page
            own(page, tmp_path / str(number), rules)
            page.goto(f"{base}/compare/strategies.html")
            assert page.evaluate(ground) == "rgb(253, 230, 138)", (rules, scheme)
