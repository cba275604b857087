"""Names of classes and attributes that the code and the theme share: constants, which both of them use."""

import ast
import os
import re

import pytest
from tests.conftest import ROOT

from playpress import markup_names
from playpress.site import theme

CODE = ROOT / "generator" / "playpress"
NAMES = {name: value for name, value in vars(markup_names).items() if isinstance(value, str) and name.isupper()}
THEME = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted(theme.shipped().rglob("*"))
    if path.suffix in (".css", ".js", ".j2", ".html")
)


@pytest.mark.parametrize("name", NAMES)
def test_the_theme_and_the_code_use_each_name(name: str) -> None:
    value = NAMES[name]
    end = "-[a-z0-9{]" if value in markup_names.FAMILIES else "(?![a-z0-9-])"
    assert re.search(rf"(?<![a-z0-9-]){re.escape(value)}{end}", THEME) or in_camel_case(value) in THEME
    assert any(f"css.{name}" in path.read_text(encoding="utf-8") for path in CODE.rglob("*.py")), name


def test_no_other_text_of_the_code_holds_such_a_name() -> None:
    found = [
        f"{path.relative_to(CODE)}:{each.lineno} {each.value!r}"
        for path in sorted(CODE.rglob("*.py"))
        if path.name != "markup_names.py"
        for each in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and re.search(r"\bpp-[a-z]", each.value)
    ]
    assert found == []


def test_the_readme_lists_what_print_and_search_read() -> None:
    page = theme.shipped().parent / "README.md"
    text = page.read_text(encoding="utf-8")
    rows = "".join(f"- `{name}`: {said}.\n" for name, said in markup_names.READ.items())
    head, begin, rest = text.partition("<!-- read -->\n")
    listed, end, tail = rest.partition("<!-- /read -->\n")
    assert begin
    assert end
    if os.environ.get("PLAYPRESS_GOLDEN") == "write":
        page.write_text(f"{head}{begin}{rows}{end}{tail}", encoding="utf-8")
    else:
        assert listed == rows


@pytest.mark.parametrize("room", ["pdf/compose.py", "pdf/anchors.py", "site/search/entries.py"])
def test_what_is_read_by_an_expression_is_listed(room: str) -> None:
    lines = (CODE / room).read_text(encoding="utf-8").splitlines()
    patterns = [line for line in lines if re.match(r"_[A-Z]+ = |\s+(?:rf?|f)'.*<", line)]
    read = {NAMES[each] for line in patterns for each in re.findall(r"css\.([A-Z_]+)", line)}
    assert read - {markup_names.FOOTNOTE} <= markup_names.READ.keys()


def in_camel_case(name: str) -> str:
    """An attribute as a script calls it: data-pp-until -> ppUntil."""
    return re.sub("-([a-z])", lambda found: found[1].upper(), name.removeprefix("data-"))
