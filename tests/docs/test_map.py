"""The map of the code is made from the first sentence of every module, and cannot be out of date."""

import ast
from collections import Counter
from pathlib import Path

from tests.golden import compare

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "generator" / "playpress"
MARK = "<!-- map -->\n"


def sentence(path: Path) -> str:
    """What a module says of itself."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(docstring.split("\n\n")[0].split())


def test_every_module_says_in_one_sentence_what_it_is() -> None:
    silent = [str(path.relative_to(ROOT)) for path in sorted(PACKAGE.rglob("*.py")) if not sentence(path)]
    assert silent == []


def test_no_two_public_classes_have_one_name() -> None:
    """One word is one thing: who reads a name knows which class it is without looking at the import."""
    rooms: dict[str, list[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                rooms.setdefault(node.name, []).append(path.relative_to(PACKAGE).as_posix())
    assert {name: found for name, found in rooms.items() if len(found) > 1} == {}


def test_the_map_lists_every_module_with_its_sentence() -> None:
    """`make golden` rewrites it."""
    rows = [
        f"- `{path.relative_to(PACKAGE).as_posix()}`: {sentence(path)}\n"
        for path in sorted(PACKAGE.rglob("*.py"), key=lambda path: path.relative_to(PACKAGE).parts)
    ]
    page = ROOT / "generator" / "README.md"
    above = page.read_text(encoding="utf-8").partition(MARK)[0]
    compare(page, above + MARK + "".join(rows))


def test_no_two_test_files_have_one_name() -> None:
    """One of them would not be collected where both are asked for."""
    names = Counter(path.name for path in (ROOT / "tests").rglob("test_*.py"))
    assert [name for name, times in names.items() if times > 1] == []
