"""The theme's README lists each token of the style, and no other."""

import re

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
    for path in sorted((theme.shipped() / "assets").rglob("*.css")):
        lines = ["", *path.read_text(encoding="utf-8").splitlines()]
        rules = [number for number, line in enumerate(lines) if re.search(r"!important\s*[;}]", line)]
        silent += [f"{path.name}:{number}" for number in rules if "/* !important: " not in lines[number - 1]]
    assert silent == []
