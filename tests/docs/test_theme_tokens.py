"""The tokens of the style are in the theme's README, and its rules weigh so little that a project's own ones win."""

import itertools
import re

import tinycss2

from playpress.site import theme


def test_every_token_is_documented_and_every_documented_token_exists() -> None:
    shipped = theme.shipped()
    styles = "".join(path.read_text(encoding="utf-8") for path in (shipped / "assets").rglob("*.css"))
    page = (shipped.parent / "README.md").read_text(encoding="utf-8")
    table = page.partition("| token |")[2].partition("\n\n")[0]
    documented = set(re.findall(r"`(--pp-[a-z0-9-]+)`", table))
    assert documented == set(re.findall(r"(--pp-[a-z0-9-]+)\s*:", styles))


def test_every_token_that_is_used_is_set_or_has_another_value_beside_it() -> None:
    styles = "".join(path.read_text(encoding="utf-8") for path in (theme.shipped() / "assets").rglob("*.css"))
    used = set(re.findall(r"var\((--pp-[a-z0-9-]+)\)", styles))
    assert used <= set(re.findall(r"(--pp-[a-z0-9-]+)\s*:", styles))


def test_every_important_rule_says_why() -> None:
    """In the line above it: a project's own rule cannot win over it, so there has to be a reason."""
    silent = []
    for path in sorted(theme.shipped().rglob("*.css")):
        lines = ["", *path.read_text(encoding="utf-8").splitlines()]
        rules = [number for number, line in enumerate(lines) if re.search(r"!important\s*[;}]", line)]
        silent += [f"{path.name}:{number}" for number in rules if "/* !important: " not in lines[number - 1]]
    assert silent == []


def selectors(css: str) -> list[str]:
    """Every selector of a sheet, inside media queries too; lists of them are whole."""
    found: list[str] = []
    for rule in tinycss2.parse_rule_list(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            found.append(tinycss2.serialize(rule.prelude).strip())
        elif rule.content is not None and rule.lower_at_keyword == "media":
            found += selectors(tinycss2.serialize(rule.content))
    return found


def weighing(selector: str) -> list[str]:
    """What has weight of each selector of a list: all but what is in `:where()`."""
    while ":where(" in selector:
        start = selector.index(":where(")
        end = start + depths(selector[start:]).index(0, len(":where("))
        selector = selector[:start] + selector[end + 1 :]
    commas = [at for at, depth in enumerate(depths(selector)) if selector[at] == "," and not depth]
    return [selector[start + 1 : end].strip() for start, end in itertools.pairwise([-1, *commas, len(selector)])]


def depths(selector: str) -> list[int]:
    """How many brackets are open after each sign."""
    return list(itertools.accumulate({"(": 1, ")": -1}.get(sign, 0) for sign in selector))


def sheets() -> list[tuple[str, list[str]]]:
    """The sheets of the theme by their places, with their selectors."""
    assets = theme.shipped() / "assets"
    paths = sorted(assets.rglob("*.css"))
    return [(p.relative_to(assets).as_posix(), selectors(p.read_text(encoding="utf-8"))) for p in paths]


def test_no_rule_is_made_heavier_than_what_it_says() -> None:
    """An id that no element has, or a class written twice: a project would have to do the same to win."""
    heavy = re.compile(r"#|(\.[a-z][a-z0-9-]*)\1(?![a-z0-9-])")
    assert [(name, each) for name, all_of in sheets() for each in all_of if heavy.search(each)] == []


def test_a_class_of_a_project_outweighs_every_rule_of_a_sheet_that_is_fetched_after_its_own() -> None:
    """Those have the weight of elements only, or of the host's rule that they are there to overcome."""
    host = re.compile(r"^(\[dir\] )?\.md-(typeset|content) ")
    heavy = re.compile(r"[.#\[]|(?<!:):(?!:|is\()")
    before = ("style/", "sometimes/", "paper/")
    fetched = [(name, each) for name, all_of in sheets() for each in all_of if not name.startswith(before)]
    assert len(fetched) > 90
    assert [each for each in fetched if any(heavy.search(host.sub("", part)) for part in weighing(each[1]))] == [
        ("drawing/10-drawings.css", ".pp-picture-wide"),
        ("drawing/20-pictures.css", ".pp-wide svg"),
    ]


def test_every_space_follows_the_token() -> None:
    """But for the width of a column, and for what a thumb has to hit, which is 44 px for a thumb of any taste."""
    space = re.compile(r"(?:margin|padding|gap)[a-z-]*:[^;}]*?(?<![\d.])(-?[\d.]+rem)")
    left = []
    for path in sorted((theme.shipped() / "assets").rglob("*.css")):
        if path.name != "85-touch.css":
            left += [(path.name, found) for found in space.findall(path.read_text(encoding="utf-8"))]
    assert left == [
        ("10-matrix.css", "10rem"),
    ]
