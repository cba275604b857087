"""Every text of this repository that a person reads, with its place: files, strings of the code, templates, scripts."""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import tree_sitter_javascript
from tests.conftest import ROOT
from tree_sitter import Language, Parser

CODE = ROOT / "generator" / "playpress"
_PATTERN = re.compile(r"\\[bsw]|\(\?|\[\^")
"""What is in a regular expression only, which is not read."""
_TYPED = {*CODE.glob("thesaurus/*.py"), CODE / "site" / "search" / "words.py"}
"""What readers type into a search, in words of their own: it is compared, and never said."""
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "themes/README.md")


class Wording(NamedTuple):
    """A text, its file from the root of the repository, and the line where it begins (from 1)."""

    file: str
    line: int
    text: str


@cache
def of_tools() -> tuple[Wording, ...]:
    """What Playpress says: its documentation, its code, its theme, its scripts, the examples of its checks."""
    documents = [ROOT / name for name in DOCUMENTS]
    examples = sorted((CODE / "checks" / "examples").glob("*.yml"))
    found = [*_paragraphs([*documents, *examples]), *_strings(), *_templates(), *_scripts()]
    return tuple(Wording(file, line, re.sub(r"`[^`]*`", "``", text)) for file, line, text in found)


@cache
def of_samples() -> tuple[Wording, ...]:
    """What the reference playbook and the other samples say, which may narrate."""
    paths = [path for folder in (ROOT / "content", CODE / "starters") for path in sorted(folder.rglob("*"))]
    return tuple(_paragraphs(path for path in paths if path.suffix in (".yml", ".md", ".csv")))


def _paragraphs(paths: Iterable[Path]) -> Iterator[Wording]:
    """Sentences go over the ends of lines, and never over an empty one."""
    for path in paths:
        text = path.read_text(encoding="utf-8")
        for found in re.finditer(r"(?:.+\n?)+", text):
            yield _at(path, text.count("\n", 0, found.start()) + 1, found[0])


def _at(path: Path, line: int, text: str) -> Wording:
    return Wording(path.relative_to(ROOT).as_posix(), line, text)


def _strings() -> Iterator[Wording]:
    for path in sorted(set(CODE.rglob("*.py")) - _TYPED):
        for node, text in _constants(ast.parse(path.read_text(encoding="utf-8")), path.parent.name == "cli"):
            yield _at(path, node.lineno, text)


def _constants(tree: ast.Module, helps: bool) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    """Strings, with a `{}` for what is put into one. Docstrings count where they are help of a command."""
    seen: set[int] = set()
    for node in ast.walk(tree):
        if id(node) in seen:
            continue
        if isinstance(node, ast.Expr):
            seen.add(id(node.value))
        elif isinstance(node, ast.JoinedStr):
            seen.update(map(id, node.values))
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
            yield from () if _PATTERN.search(text) else [(node, text)]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and not _PATTERN.search(node.value):
            yield node, node.value
        elif helps and isinstance(node, ast.FunctionDef) and node.decorator_list:
            yield node, ast.get_docstring(node) or ""


def _templates() -> Iterator[Wording]:
    """Their text outside of Jinja's marks, and the sentences in its expressions, line by line."""
    for path in _files(".j2", ".html"):
        text = re.sub(r"\{#.*?#\}", _lines, path.read_text(encoding="utf-8"), flags=re.DOTALL)
        text = re.sub(r"\{[{%].*?[%}]\}", _sentences, text, flags=re.DOTALL)
        for line, words in enumerate(text.split("\n"), 1):
            yield _at(path, line, words)


def _files(*suffixes: str) -> list[Path]:
    return sorted(path for folder in (ROOT / "themes", CODE) for path in folder.rglob("*") if path.suffix in suffixes)


def _lines(found: re.Match[str]) -> str:
    """As many lines without their words."""
    return "\n" * found[0].count("\n")


def _sentences(found: re.Match[str]) -> str:
    """Of an expression the strings of more than a word, and its lines."""
    quoted = [each for each in re.findall(r"""("[^"\n]*"|'[^'\n]*')""", found[0]) if " " in each.strip("\"' ")]
    return " ".join(["{}", *quoted]) + _lines(found)


def _scripts() -> Iterator[Wording]:
    parser = Parser(Language(tree_sitter_javascript.language()))
    for path in _files(".js"):
        nodes = [parser.parse(path.read_bytes()).root_node]
        while nodes:
            node = nodes.pop()
            if node.type in ("string_fragment", "template_string"):
                yield _at(path, node.start_point[0] + 1, (node.text or b"").decode())
            else:
                nodes += node.children
