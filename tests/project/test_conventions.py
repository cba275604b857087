"""What other tools expect of a repository: hooks, forms for issues, CI to copy, an image; each valid, each at work."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml
from tests.pdf import ensure_pango

from playpress import __version__, starter
from playpress.cli import main
from playpress.pdf import printing

ROOT = Path(__file__).resolve().parents[2]
FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"
CI = "generator/playpress/starters/ci"
SCHEMAS = {
    "vendor.github-workflows": [f"{CI}/github.yml"],
    "vendor.gitlab-ci": [f"{CI}/gitlab.yml"],
    "vendor.github-issue-config": [".github/ISSUE_TEMPLATE/config.yml"],
    "vendor.github-issue-forms": [".github/ISSUE_TEMPLATE/bug.yml", ".github/ISSUE_TEMPLATE/idea.yml"],
}
HOOK = {"id", "name", "description", "entry", "language", "files", "pass_filenames"}
CONTAINERFILE = (ROOT / "generator" / "release" / "Containerfile").read_text(encoding="utf-8")


def shell(script: str, folder: Path) -> int:
    """Run lines of a CI file as its runner does, with playpress in the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    line = ["sh", "-e", "-c", script]
    return subprocess.run(
        line, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, check=False
    ).returncode


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The small sample with a finding at the level error: nothing serves a goal of high priority."""
    starter.create(tmp_path / "book", "small")
    goals = tmp_path / "book" / "content" / "goals.yml"
    text = goals.read_text(encoding="utf-8")
    goals.write_text(text.replace("loved-brand: {", "loved-brand: {priority: high, "), encoding="utf-8")
    return tmp_path / "book"


@pytest.mark.parametrize("schema", SCHEMAS)
def test_files_for_others_are_valid(schema: str) -> None:
    line = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *SCHEMAS[schema]]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_form_is_among_them() -> None:
    assert {f".github/ISSUE_TEMPLATE/{path.name}" for path in FORMS.iterdir()} == {
        file for schema, files in SCHEMAS.items() if "issue" in schema for file in files
    }


def test_hooks_before_a_commit_lay_out_and_check_the_playbook(book: Path) -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for hook in hooks:
        assert hook.keys() <= HOOK
        assert (hook["language"], hook["pass_filenames"]) == ("python", False)
        assert re.search(hook["files"], "content/goals.yml")
        assert re.search(hook["files"], "sales/content/goals/a.yml")
        assert not re.search(hook["files"], "site/content.html")
    hook, layout = hooks
    assert shell(layout["entry"], book) == 0
    assert shell(f"{layout['entry']} --check", book) == 0
    assert shell(hook["entry"], book) == 0
    assert shell(f"{hook['entry']} --fail-on error", book) == 1
    (book / "content" / "goals.yml").write_text("a: {nme: x}\n", encoding="utf-8")
    assert shell(hook["entry"], book) == 1


def test_what_gitlab_runs_leaves_its_reports_and_its_pages(book: Path) -> None:
    jobs = yaml.safe_load((ROOT / CI / "gitlab.yml").read_text(encoding="utf-8"))
    assert shell("\n".join(jobs["check"]["script"]), book) == 1, "a finding at the level error fails the job"
    reports = jobs["check"]["artifacts"]["reports"]
    assert json.loads((book / reports["codequality"]).read_text(encoding="utf-8"))[0]["severity"] == "critical"
    assert ET.parse(book / reports["junit"]).getroot().get("failures") != "0"
    assert shell("\n".join(jobs["pages"]["script"]), book) == 0
    (published,) = jobs["pages"]["artifacts"]["paths"]
    assert (book / published / "index.html").is_file()


def test_what_github_runs_checks_and_publishes(book: Path) -> None:
    jobs = yaml.safe_load((ROOT / CI / "github.yml").read_text(encoding="utf-8"))["jobs"]
    lines = {name: [step["run"] for step in job["steps"] if "run" in step] for name, job in jobs.items()}
    assert [shell(line, book) for line in lines["check"] if line.startswith("playpress")] == [1]
    assert [shell(line, book) for line in lines["publish"] if line.startswith("playpress")] == [0]
    with_path = {
        step["uses"]: step["with"]["path"] for step in jobs["publish"]["steps"] if "path" in step.get("with", {})
    }
    (uploaded,) = [path for uses, path in with_path.items() if uses.startswith("actions/upload-")]
    assert (book / uploaded / "index.html").is_file()


def test_hosts_keep_the_pdfs_that_were_drawn_between_their_runs() -> None:
    kept = printing.kept_prints(Path()).folder.as_posix()
    jobs = yaml.safe_load((ROOT / CI / "github.yml").read_text(encoding="utf-8"))["jobs"]
    steps = [step for step in jobs["publish"]["steps"] if step.get("uses", "").startswith("actions/cache@")]
    assert [step["with"]["path"] for step in steps] == [kept]
    jobs = yaml.safe_load((ROOT / CI / "gitlab.yml").read_text(encoding="utf-8"))
    assert jobs["pages"]["cache"]["paths"] == [kept]


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_what_is_written_for_a_host_names_this_release(host: str, tmp_path: Path) -> None:
    starter.create(tmp_path / "book", "small", [host])
    text = (tmp_path / "book" / starter.CI[host]).read_text(encoding="utf-8")
    assert f"playpress-{__version__}-py3-none-any.whl" in text
    for line in re.findall(r"^ +- (?:run: )?playpress (\w+)", text, re.MULTILINE):
        assert line in main.commands


def test_an_image_holds_what_the_wheel_and_paper_need() -> None:
    """It cannot be built where no image can be fetched; what it copies and installs is looked at."""
    lines = re.findall(r"^COPY (?!--from)(.+)$", CONTAINERFILE, re.MULTILINE)
    copied = [path for line in lines for path in line.split()[:-1]]
    assert [path for path in copied if not (ROOT / path).exists()] == []
    hatch = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    needed = {"generator", *re.findall(r'^"(\S+)" = "playpress/', hatch, re.MULTILINE)}
    assert needed <= set(copied)
    assert set(ensure_pango.PACKAGES) <= set(CONTAINERFILE.split())
    assert "/" not in "".join(re.findall(r"^FROM (\S+)", CONTAINERFILE, re.MULTILINE)), "no address in a committed file"
