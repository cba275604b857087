"""A project's own part of the style, `99-own.css`, has the last word: its plain rules and its tokens show."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from playpress.site import bundle, theme

SHIPPED = theme.shipped()
STYLES = "\n".join(path.read_text(encoding="utf-8") for path in sorted((SHIPPED / "assets").rglob("*.css")))
CLASSES = sorted(set(re.findall(r"\.(pp-[a-z0-9-]+)", STYLES)))
HOST = {"pp-fold": ".md-typeset .pp-fold", "pp-toc": ".md-typeset .pp-toc.pp-fold", "pp-term": ".md-content a.pp-term"}
"""Where Material for MkDocs has rules of its own for an element, which a class alone does not outweigh."""
LOOK = {
    "color": "rgb(1, 2, 3)",
    "background-color": "rgb(4, 5, 6)",
    "border-bottom-color": "rgb(7, 8, 9)",
    "outline-color": "rgb(10, 11, 12)",
    "--probe": "own",
}
PAGES = (
    "index.html",
    "strategies/index.html",
    "strategies/cold-calling.html",
    "processes/marketing-process.html",
    "handoffs/qualified-lead.html",
    "compare/strategies.html",
    "compare/sales-vs-marketing.html",
    "glossary/index.html",
    "objections/price-too-high.html",
    "onboarding/sales-development-rep.html",
    "alignment/index.html",
    "alignment/goal-grid.html",
    "plans/year-2027.html",
    "metrics/satisfaction-score.html",
    "roles/shop-adviser.html",
)
LOST = """
([names, look]) => {
  const lost = new Set()
  for (const name of names) for (const element of document.getElementsByClassName(name)) {
    const style = getComputedStyle(element)
    for (const [property, value] of Object.entries(look))
      if (style.getPropertyValue(property) !== value) lost.add(`.${name} { ${property} }`)
  }
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
    text = next(file.content for file in bundle.files([folder, SHIPPED]) if file.uri == bundle.STYLE).decode()

    def answer(route: Route) -> None:
        route.fulfill(body=text, content_type="text/css")

    page.route("**/assets/playpress.css", answer)


@pytest.fixture(scope="module")
def base(reference_site: Path, serve_dir: Callable[[Path], str]) -> str:
    """The address of the reference playbook's site."""
    return serve_dir(reference_site)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_plain_rule_of_a_project_wins_for_every_class_of_the_theme(
    base: str, visit: Callable, tmp_path: Path, scheme: str
) -> None:
    rules = "".join(
        f"{HOST.get(name, f'.{name}')} {{ {'; '.join(f'{p}: {v}' for p, v in LOOK.items())} }}\n" for name in CLASSES
    )
    page = visit("about:blank", scheme=scheme).page
    own(page, tmp_path, f"{rules} * {{ transition: none !important }}")
    seen: set[str] = set()
    lost: set[str] = set()
    for address in PAGES:
        page.goto(f"{base}/{address}")
        page.wait_for_load_state("load")
        seen |= set(page.evaluate(PRESENT, CLASSES))
        lost |= {f"{address} {each}" for each in page.evaluate(LOST, [CLASSES, LOOK])}
    assert len(seen) >= 108, sorted(set(CLASSES) - seen)
    page.keyboard.press("/")
    page.wait_for_selector(".pp-search-dialog[open]")
    page.evaluate(ADDED, sorted(set(CLASSES) - set(page.evaluate(PRESENT, CLASSES))))
    assert sorted(set(CLASSES) - set(page.evaluate(PRESENT, CLASSES))) == []
    lost |= {f"search {each}" for each in page.evaluate(LOST, [CLASSES, LOOK])}
    assert not lost, "\n".join(sorted(lost))


@pytest.mark.parametrize(
    ("address", "selector", "looks"),
    [
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
    ],
)
def test_a_rule_of_a_project_wins_over_the_sheets_that_some_pages_fetch(
    base: str, visit: Callable, tmp_path: Path, address: str, selector: str, looks: dict[str, str]
) -> None:
    page = visit("about:blank").page
    own(page, tmp_path, f"{selector} {{ {'; '.join(f'{name}: {value}' for name, value in looks.items())} }}")
    page.goto(f"{base}/{address}")
    page.wait_for_load_state("networkidle")
    page.wait_for_selector(selector, state="attached")
    shown = """
    ([selector, names]) => [...document.querySelectorAll(selector)].map((element) =>
      Object.fromEntries(names.map((name) => [name, getComputedStyle(element).getPropertyValue(name)])))
    """
    each = page.evaluate(shown, [selector, list(looks)])
    assert each == [looks] * len(each)


def test_one_token_makes_every_space_smaller(base: str, visit: Callable, tmp_path: Path) -> None:
    height = "() => document.querySelector('article').getBoundingClientRect().height"
    heights = []
    for number, rules in enumerate(("", ":root { --pp-space: 0.05rem }")):
        page = visit("about:blank").page
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
            page = visit("about:blank", scheme=scheme).page
            own(page, tmp_path / str(number), rules)
            page.goto(f"{base}/compare/strategies.html")
            assert page.evaluate(ground) == "rgb(253, 230, 138)", (rules, scheme)
