"""What CI systems read of a check: valid by the rules of each format, whatever is in the playbook."""

import json
import re
import subprocess
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner
from pydantic import ValidationError
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

from playpress import cli
from playpress.checks import CHECKS
from playpress.problems import Place, Problem, fault, notice
from playpress.report import annotations, junit, sarif

TODAY = ["--today", "2027-03-01"]
HARD = "100 % of “it”: <b>&amp;</b> {0} [a](b)\x07, “ü” \U0001f600"
PROBLEMS = (
    fault("YML-TAB", HARD, Place("content/größe, a b.yml", 2, 3), "Fix it.", (Place("content/b.yml", 9, 1),)),
    Problem("COV-1", "error", "no strategy", Place("content/goals.yml", 1, 1), "Add one.", "finding", (), "goal:a"),
    Problem("COV-1", "error", "no strategy", Place("content/goals.yml", 7, 1), "Add one.", "finding", (), "goal:a"),
    Problem("COV-2", "warn", "no metric", Place("content/goals.yml", 3, 1), "", "finding"),
    Problem("FRS-1", "info", "not reviewed", Place("content/goals.yml", 4, 1), "Review it.", "finding"),
    Problem("OWN-1", "warn", "no owner", Place("content/goals.yml", 5, 1), "", "finding", waived="until June"),
    notice("VAL-RENAMED", "a former name", Place("content/playbook.yml", 1, 1), "Use the new one."),
)
BROKEN = {"content/teams.yml": "sales: {name: Sales, leadr: head}\n"}
JUNIT = {
    "testsuites": {"name", "tests", "failures", "errors", "skipped"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped"},
    "testcase": {"name", "classname", "file", "line"},
    "failure": {"message", "type"},
    "error": {"message", "type"},
    "skipped": {"message"},
    "system-out": set(),
}
"""Element -> the attributes that the readers of the format know."""
CHILDREN = {
    "testsuites": {"testsuite"},
    "testsuite": {"testcase"},
    "testcase": {"failure", "error", "skipped", "system-out"},
}


def new(folder: Path, changed: dict[str, str] | None = None) -> Path:
    """The small sample in a folder, with some of its files changed."""
    assert CliRunner().invoke(cli.main, ["new", str(folder), "--sample", "small"]).exit_code == 0
    for file, text in (changed or {}).items():
        (folder / file).write_text(text, encoding="utf-8")
    return folder


def checked(project: Path, form: str) -> str:
    """The standard output of a check."""
    done = CliRunner().invoke(cli.main, ["check", "--format", form, "--project", str(project), *TODAY])
    assert done.exit_code in (0, 1), done.output
    return done.stdout


def places(project: Path, form: str) -> set[str]:
    """The files that a format names."""
    text = checked(project, form)
    if form == "github":
        return set(re.findall(r"file=([^,]+),", text))
    if form == "gitlab":
        return {row["location"]["path"] for row in json.loads(text)}
    if form == "sarif":
        results = json.loads(text)["runs"][0]["results"]
        return {each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in results}
    told = [line for case in ET.fromstring(text).iter("failure") for line in (case.text or "").splitlines()]
    return {line.split(":")[0] for line in told if ".yml:" in line}


def test_gitlab_knows_every_field_and_can_tell_problems_apart() -> None:
    rows = json.loads(annotations.gitlab(PROBLEMS, "books/one"))
    assert len(rows) == len(PROBLEMS) - 1, "what is accepted is no problem of a merge request"
    for row in rows:
        assert row.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert row["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert row["location"].keys() == {"path", "lines"}
        assert row["location"]["path"].startswith("books/one/content/")
        assert row["location"]["lines"]["begin"] >= 1
        assert row["description"]
    assert len({row["fingerprint"] for row in rows}) == len(rows)
    assert [row["severity"] for row in rows] == ["blocker", "critical", "critical", "major", "info", "info"]


def test_a_fingerprint_does_not_move_with_its_line() -> None:
    above = Problem("COV-1", "error", "no strategy", Place("a.yml", 1, 1), category="finding", subject="goal:a")
    below = Problem("COV-1", "error", "no strategy", Place("a.yml", 40, 1), category="finding", subject="goal:a")
    other = Problem("COV-1", "error", "no strategy", Place("a.yml", 1, 1), category="finding", subject="goal:b")
    (first,), (second,), (third,) = (annotations.fingerprints([each], "") for each in (above, below, other))
    assert first == second != third


def test_sarif_has_only_fields_of_the_format() -> None:
    text = sarif.as_sarif(PROBLEMS, "books/one")
    assert text.isascii()
    Sarif.model_validate_json(text)
    (run,) = json.loads(text)["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == sorted({problem.code for problem in PROBLEMS})
    for result, problem in zip(run["results"], PROBLEMS, strict=True):
        assert rules[result["ruleIndex"]] == result["ruleId"] == problem.code
        assert result["level"] in {"error", "warning", "note"}
        place = result["locations"][0]["physicalLocation"]
        assert re.fullmatch(r"[\w.~%/-]+", place["artifactLocation"]["uri"], re.ASCII)
        assert unquote(place["artifactLocation"]["uri"]) == f"books/one/{problem.place.file}"
        assert place["region"] == {"startLine": problem.place.line, "startColumn": problem.place.column}
    assert run["results"][0]["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 9
    accepted = [result for result in run["results"] if "suppressions" in result]
    assert [result["suppressions"][0]["justification"] for result in accepted] == ["until June"]


def test_the_model_of_sarif_refuses_what_the_format_does_not_know() -> None:
    log = json.loads(sarif.as_sarif(PROBLEMS))
    log["runs"][0]["results"][0]["lines"] = 3
    with pytest.raises(ValidationError, match="lines"):
        Sarif.model_validate(log)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_sarif_says_what_every_check_looks_for(check) -> None:
    found = Problem(check.code, check.level, "x", Place("a.yml"), category="finding")
    (rule,) = json.loads(sarif.as_sarif([found]))["runs"][0]["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"] == check.description
    assert check.fix in rule["help"]["text"]


def test_junit_has_only_elements_of_the_format() -> None:
    text = junit.as_junit(PROBLEMS, CHECKS[:20], CHECKS[20:22], "books/one")
    assert text.isascii()
    root = ET.fromstring(text)
    for parent in root.iter():
        assert set(parent.keys()) <= JUNIT[parent.tag]
        assert {child.tag for child in parent} <= CHILDREN.get(parent.tag, set())
    (suite,) = root
    cases = list(suite)
    for tag, count in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
        counted = sum(case.find(tag) is not None for case in cases)
        assert (suite.get(count), root.get(count)) == (str(counted), str(counted))
    assert len(cases) == int(suite.get("tests") or -1)
    assert (suite.get("errors"), suite.get("skipped")) == ("1", "2")
    failed = {(case.get("name") or "").split(":")[0] for case in cases if case.find("failure") is not None}
    assert failed == {"COV-1", "COV-2"}, "notes and what is accepted fail nothing"
    assert {"FRS-1", "OWN-1", "VAL-RENAMED"} <= {(case.get("name") or "").split(":")[0] for case in cases}


def test_junit_names_each_check_once_and_says_what_was_not_looked_at(tmp_path: Path) -> None:
    root = ET.fromstring(checked(new(tmp_path / "book"), "junit"))
    codes = [(case.get("name") or "").split(":")[0] for case in root.iter("testcase")]
    assert sorted(codes) == sorted({check.code for check in CHECKS})
    assert any(case.find("skipped") is not None for case in root.iter("testcase"))


def test_faults_are_all_there_is_until_they_are_fixed(tmp_path: Path) -> None:
    root = ET.fromstring(checked(new(tmp_path / "book", BROKEN), "junit"))
    assert {child.tag for case in root.iter("testcase") for child in case} == {"error"}


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif", "junit"])
@pytest.mark.parametrize("git", ["folder", "file", "none", "above"])
def test_paths_begin_at_the_root_of_the_repository(form: str, git: str, tmp_path: Path) -> None:
    root = tmp_path / "mono"
    project = new(root / "sales" / "playbook")
    if git == "folder":
        subprocess.run(["git", "init", "--quiet", root], check=True)
    if git == "file":
        (root / ".git").write_text("gitdir: /nowhere\n", encoding="utf-8")
    if git == "above":
        (project / ".git").mkdir()
    under = "sales/playbook/content/" if git in ("folder", "file") else "content/"
    found = places(project, form)
    assert found
    assert {file for file in found if not file.startswith(under)} == set()
    assert all((root if git in ("folder", "file") else project).joinpath(file).is_file() for file in found)


def test_only_the_document_is_on_standard_output(tmp_path: Path) -> None:
    project = new(tmp_path / "book")
    assert isinstance(json.loads(checked(project, "gitlab")), list)
    assert json.loads(checked(project, "sarif"))["version"] == "2.1.0"
    assert ET.fromstring(checked(project, "junit")).tag == "testsuites"
