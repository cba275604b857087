"""The first place at which a script cannot be read is found, and what browsers run is left alone."""

import datetime as dt
from pathlib import Path

import pytest
from tests.book import write

from playpress.pipeline import read
from playpress.site import script, theme

MISTAKES = {
    "const a = ;": (1, 9),
    "function f() {\n  a(1;\n}\n": (2, 6),
    "if (a {\n  b();\n}\n": (1, 6),
    "a = 1;\n}\nb = 2;\n": (2, 1),
    "foo(() => { bar(); )": (1, 19),
    "let größe = 'a';\nlet x = größe +;\n": (2, 15),
    "/* open": (1, 1),
    "const s = 1;\f\u2028\nconst a = ;": (2, 9),
    "a = 1;\r\nb = ;": (2, 3),
}
RIGHT = [
    "",
    "// note",
    "(() => { 'use strict'; })();",
    "await fetch('/a'); a?.b ?? c; x ||= 3;",
    "class B { #p = 1; static { } get q() { return this.#p; } }",
    "label: for (;;) { break label }",
    "const s = `a ${b} c`, t = /re[/]gex/giu;",
    "import x from './y.js'; export default x;",
]


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_is_found_where_it_is(text: str) -> None:
    found = script.mistake(text)
    assert found is not None
    assert (found.line, found.column) == MISTAKES[text]


def test_a_script_may_be_as_deep_as_it_is_long() -> None:
    chain = "f()" + ".then(a)" * 3000
    assert script.mistake(f"{chain};") is None
    found = script.mistake(f"{chain}.then(a b);")
    assert found is not None
    assert found.line == 1


@pytest.mark.parametrize("text", RIGHT)
def test_what_browsers_run_has_none(text: str) -> None:
    assert script.mistake(text) is None


def test_no_script_of_ours_has_a_mistake() -> None:
    found = {path: script.mistake(path.read_text(encoding="utf-8")) for path in theme.shipped().rglob("*.js")}
    assert len(found) > 10
    assert [path for path, mistake in found.items() if mistake] == []


def test_check_reports_it_at_its_line_and_the_site_is_built(tmp_path: Path) -> None:
    write(tmp_path, teams="sales: {}\n")
    part = tmp_path / "themes" / "assets" / "script" / "99-own.js"
    part.parent.mkdir(parents=True)
    part.write_text("const a = 1;\nconst b = ;\n", encoding="utf-8")
    playbook = read(tmp_path, dt.date(2026, 11, 23))
    (found,) = [each for each in playbook.problems if each.code == "SITE-SCRIPT"]
    assert str(found.place) == "themes/assets/script/99-own.js:2:9"
    assert playbook.faults == ()
