"""SECURITY.md promises nothing that no test keeps."""

import ast
import re
from pathlib import Path

import pytest
from tests.conftest import ROOT

TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", TEXT)


def test_every_promise_names_its_tests() -> None:
    rows = re.findall(r"^\| (.+) \| (.+) \|$", TEXT.partition("and the test that keeps it")[2], re.MULTILINE)
    promises = [row for row in rows if row[0] != "promise"]
    assert len(promises) > 15
    assert [promise for promise, tests in promises if "::test_" not in tests] == []


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_a_test_that_is_named_exists(file: str, name: str) -> None:
    tree = ast.parse((ROOT / Path(file)).read_text(encoding="utf-8"))
    assert name in {each.name for each in tree.body if isinstance(each, ast.FunctionDef)}
