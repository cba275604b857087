"""A check in a new family takes two files, its module and its example, as CONTRIBUTING shows; all else follows."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest

ROOT = Path(__file__).resolve().parents[3]

SECTION = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Add a check")[2].partition("\n## ")[0]


def block(language: str) -> str:
    """The first block of code in a language, as CONTRIBUTING shows how to add a check."""
    found = re.search(rf"^ *```{language}\n(.*?)^ *```$", SECTION, re.DOTALL | re.MULTILINE)
    assert found, f"CONTRIBUTING shows no {language} under Add a check"
    return dedent(found[1])


REPORT = """
import datetime as dt, json, sys
from pathlib import Path
from playpress import checks
from playpress.checks.examples import examples
from playpress.pipeline import Edition, pages, read

def play(state):
    unserved = {"goals.yml": "awareness: {team: marketing}"}
    for name, text in {**unserved, **examples("CMP-1")[0].project(state)}.items():
        path = Path(state, "content", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return read(Path(state), dt.date(2026, 10, 1), edition=Edition(guide=True))

def seen(playbook):
    files = {file.uri: file.content.decode() for file in pages(playbook) if file.uri.endswith(".md")}
    return {
        "faults": [problem.message for problem in playbook.faults],
        "found": [problem.message for problem in playbook.findings if problem.code == "CMP-1"],
        "warnings": [problem.code for problem in checks.by_effect(playbook.findings) if problem.level == "warn"],
        "alignment": files["alignment/index.md"],
        "overview": files["authoring/checks.md"],
        "page": files["authoring/checks/cmp-1.md"],
    }

json.dump(
    {
        "families": [family.code for family in checks.FAMILIES],
        "failing": seen(play("failing")),
        "fixed": seen(play("fixed")),
    },
    sys.stdout,
)
"""


@dataclass(frozen=True)
class Seen:
    """What a program with the new family says."""

    families: list[str]
    failing: dict[str, str | list[str]]
    fixed: dict[str, str | list[str]]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """The program with the two files of CONTRIBUTING, run on the example of the new check."""
    root = tmp_path_factory.mktemp("program")
    package = root / "generator" / "playpress"
    shutil.copytree(ROOT / "generator" / "playpress", package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "themes", root / "themes")
    (package / "checks" / "cmp.py").write_text(block("python"), encoding="utf-8")
    (package / "checks" / "examples" / "CMP-1.yml").write_text(block("yaml"), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(package.parent)}
    done = subprocess.run(
        [sys.executable, "-c", REPORT], cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return Seen(**json.loads(done.stdout))


def test_its_example_is_true(seen: Seen) -> None:
    assert seen.failing["faults"] == seen.fixed["faults"] == []
    assert seen.failing["found"] == ['nothing follows from the comparison "Both"']
    assert seen.fixed["found"] == []


def test_it_ranks_by_its_weight(seen: Seen) -> None:
    assert seen.families[:4] == ["MTH", "DUP", "HND", "CMP"]
    warnings = [code.partition("-")[0] for code in seen.failing["warnings"]]
    assert "CMP" in warnings[:-1]
    assert warnings == sorted(warnings, key=seen.families.index)


def test_the_alignment_page_has_its_section_between_those_of_its_neighbours(seen: Seen) -> None:
    for page, said in (
        (seen.failing, "Nothing follows from the comparison"),
        (seen.fixed, "No findings, in 1 check of 1 comparison."),
    ):
        _, _, section = str(page["alignment"]).partition("## Comparisons {: #s-cmp }")
        assert said in section.partition("## Goals and strategies")[0]


def test_the_guide_has_its_page_and_names_it(seen: Seen) -> None:
    assert "No row of a comparison says what follows from it." in str(seen.failing["overview"])
    page = str(seen.failing["page"])
    assert "The table shows that sales thinks in quarters" in page
    assert "<mark>" in page
