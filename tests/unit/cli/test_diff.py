"""`playpress diff` and the page "What changed": both tell each role what is different since a revision."""

import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.book import SETTINGS, TODAY
from tests.gitrepo import Repository, repository

from playpress import cli, host
from playpress.pipeline import pages, read
from playpress.report.problems import plain

PAGE = "more/what-changed.md"


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    """Two tags: v2 has a quicker promise, another word, and a goal that nobody serves any more."""
    found = repository(tmp_path / "repo", "books/ours")
    found.swap("handoffs.yml", "value: 4 h", "value: 2 h")
    found.swap("glossary.yml", "asked for something", "asked for a price")
    found.swap("strategies.yml", "goals: [win]", "goals: [fame]")
    found.commit("v2")
    return found


def run(repo: Repository, *arguments: str) -> Result:
    command = ["diff", *arguments, "--project", str(repo.project), "--today", TODAY.isoformat()]
    return CliRunner().invoke(cli.main, command)


def test_it_tells_what_changed_for_whom_and_which_findings_came(repo: Repository) -> None:
    done = run(repo, "v1")
    assert done.exit_code == 0
    assert (
        done.output
        == """\
3 definitions changed, 2 findings new, 0 gone.

Strategy: Calls  changed
  For Head of sales
  Goals: gone: "Win"
  Goals: new: "Fame"

Hand-off: Lead  changed
  For Sales rep, Campaign manager
  Commitments › Sales: Ring the lead › value: was "4 business h", now "2 business h"

Term: Lead  changed
  For all roles
  Definition: was "Somebody who asked for something", now "Somebody who asked for a price"

New findings
  warn COV-1  no strategy supports the goal "Win"
  warn COV-3  strategy "Calls" has no metric
"""
    )


def test_a_logo_of_then_is_no_fault(repo: Repository) -> None:
    """Of pictures an earlier state has the names only."""
    repo.write("logo.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>')
    repo.write("playbook.yml", "format: 1\ncompany: Oak\nbrand: {logo: logo.svg}\n")
    repo.commit("v3")
    repo.swap("strategies.yml", "goals: [fame]", "goals: [win]")
    done = run(repo, "v3")
    assert done.exit_code == 0, done.output
    assert "Strategy: Calls  changed" in done.output


def test_for_one_role(repo: Repository) -> None:
    lines = run(repo, "v1", "--role", "campaign-manager").output.splitlines()
    assert lines[0] == "For Campaign manager: 2 definitions changed, 0 findings new, 0 gone."
    assert [line for line in lines if line.endswith("changed")] == ["Hand-off: Lead  changed", "Term: Lead  changed"]
    assert run(repo, "v1", "--role", "role:campaign-manager").exit_code == 0


def test_for_one_team_it_is_what_concerns_any_of_its_roles(repo: Repository) -> None:
    marketing = run(repo, "v1", "--team", "marketing").output
    assert marketing.splitlines()[0] == "For Marketing: 2 definitions changed, 0 findings new, 0 gone."
    assert "Hand-off: Lead" in marketing
    assert "Strategy: Calls" not in marketing
    told = json.loads(run(repo, "v1", "--team", "team:sales", "--format", "json").stdout)
    assert (told["team"], told["role"], len(told["definitions"])) == ("sales", "", 3)


@pytest.mark.parametrize("since", ["30d", "4 weeks", "2026-09-01", "v1"])
def test_since_takes_a_time_a_day_or_a_revision(repo: Repository, since: str) -> None:
    """The last commit up to that day is what counts: of this repository the first one, which is of August."""
    done = run(repo, "--since", since)
    assert done.exit_code == 0, done.output
    assert done.output == run(repo, "v1").output


def test_a_day_before_the_first_commit_has_no_state_to_compare_with(repo: Repository) -> None:
    done = run(repo, "--since", "1999-01-01")
    assert done.exit_code == 2
    assert "this repository has no commit up to 1999-01-01" in done.output


def test_between_two_revisions_the_working_tree_does_not_matter(repo: Repository) -> None:
    repo.swap("goals.yml", "name: Fame", "name: Glory")
    assert "Glory" in run(repo, "v1").output
    assert "Glory" not in run(repo, "v1", "v2").output
    assert run(repo, "v2", "v2").output == "Nothing changed.\n"
    assert run(repo, "HEAD").output.startswith("1 definition changed, 0 findings new, 0 gone.")
    assert 'gone: "Fame"' in run(repo, "v2", "v1").output


def test_what_became_stale_since_is_no_change(repo: Repository) -> None:
    """Both states are seen from one day."""
    repo.swap("goals.yml", "name: Fame", "name: Fame, reviewed: 2020-01-01, review_every: P90D")
    repo.commit("v3")
    assert run(repo, "v3").output == "Nothing changed.\n"


def test_json_keeps_its_contract(repo: Repository) -> None:
    found = json.loads(run(repo, "v1", "--format", "json").output)
    assert list(found) == [
        "schema", "since", "until", "role", "team", "definitions", "settings", "findings", "faults", "summary",
    ]  # fmt: skip
    assert (found["schema"], found["since"], found["until"], found["role"]) == (1, "v1", "", "")
    assert found["definitions"][1] == {
        "key": "handoff:lead",
        "kind": "handoff",
        "name": "Lead",
        "change": "changed",
        "was": "",
        "everybody": False,
        "roles": ["campaign-manager", "sales-rep"],
        "differences": [
            {
                "field": "commitments.value",
                "change": "changed",
                "before": "4 business h",
                "after": "2 business h",
                "sentence": 'Commitments › Sales: Ring the lead › value: was "4 business h", now "2 business h"',
            }
        ],
    }
    finding, second = found["findings"]["new"]
    assert second["code"] == "COV-3"  # What now serves "Fame", which has no metric.
    assert finding == {
        "level": "warn",
        "code": "COV-1",
        "subject": "goal:win",
        "message": 'no strategy supports the goal "Win"',
        "accepted": "",
        "everybody": False,
        "roles": ["head-of-sales"],
    }
    assert found["faults"] == {"since": [], "until": []}
    assert found["summary"] == {
        "added": 0, "removed": 0, "changed": 3, "renamed": 0, "settings": 0, "findings_new": 2, "findings_gone": 0,
    }  # fmt: skip


def test_faults_of_either_state_are_listed_with_their_state(repo: Repository) -> None:
    good = (repo.project / "content" / "goals.yml").read_text(encoding="utf-8")
    repo.swap("goals.yml", "team: sales", "team: sails")
    now = run(repo, "v1")
    assert now.exit_code == 1
    assert now.output.startswith("The playbook as it is now cannot be compared yet. 1 error to fix.\n")
    assert 'Did you mean "sales"?' in now.output
    repo.commit("broken")
    repo.write("goals.yml", good)
    then = run(repo, "broken")
    assert then.exit_code == 1
    assert then.output.startswith('"broken" cannot be compared yet. 1 error to fix.\n')
    assert "  1 | win: {team: sails" in then.output
    found = json.loads(run(repo, "broken", "--format", "json").output)
    assert [fault["code"] for fault in found["faults"]["since"]] == ["REF-1"]
    assert found["faults"]["since"][0]["file"] == "content/goals.yml"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["v11"], 'there is no revision "v11". Known here: main, v2, v1.'),
        (["mian"], 'there is no revision "mian". Did you mean "main"?'),
        (["--", "-x"], '"-x" is not a revision'),
        (["-x"], "No such option"),
        ([""], "is not a revision"),
        (["v1", "v22"], 'there is no revision "v22"'),
        (["v1..v2"], "Name them one by one: v1 v2"),
        (["v1", "v2", "v1"], "unexpected extra argument"),
        (["v1", "--role", "sales-repp"], 'There is no role "sales-repp". Did you mean "sales-rep"?'),
        (["v1", "--role", "zzz"], "There are: head-of-sales, sales-rep"),
        (["v1", "--team", "sale"], 'There is no team "sale". Did you mean "sales"?'),
        (["v1", "--team", "sales", "--role", "sales-rep"], "Name a role or a team, not both."),
        (["v1", "--since", "30d"], "Name one: a revision"),
        ([], "Name one: a revision"),
    ],
)
def test_wrong_use_gives_2_and_a_cure(repo: Repository, arguments: list[str], words: str) -> None:
    flags = ["--project", str(repo.project)]
    done = CliRunner().invoke(cli.main, ["diff", *flags, *arguments])
    assert (done.exit_code, words in done.stderr) == (2, True), done.output
    assert "Traceback" not in done.output


def test_outside_of_git_it_says_so(tmp_path: Path, repo: Repository) -> None:
    repo.project.rename(tmp_path / "alone")
    done = run(Repository(tmp_path, tmp_path / "alone"), "v1")
    assert done.exit_code == 2
    assert "playpress: this project is not in a git repository." in done.stderr


def test_nothing_in_a_playbook_can_move_the_cursor(repo: Repository) -> None:
    repo.swap("goals.yml", "name: Fame", 'name: "Fame \u202eemaF"')
    assert "\u202e" not in run(repo, "v2").output


def test_without_the_setting_git_is_never_asked(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", None)
    playbook = read(repo.project, TODAY)
    assert playbook.changes is None
    assert PAGE not in {file.uri for file in pages(playbook)}


@pytest.fixture
def wiki(repo: Repository) -> Repository:
    """The book asks for the page."""
    repo.write("playbook.yml", f"{SETTINGS}changes_since: v1\n")
    return repo


def page(repo: Repository, today: dt.date = TODAY) -> str:
    playbook = read(repo.project, today)
    assert list(plain(playbook.faults)) == []
    return next(file.content.decode() for file in pages(playbook) if file.uri == PAGE)


def test_the_page_tells_each_role_at_an_anchor_of_its_own(wiki: Repository) -> None:
    text = page(wiki)
    assert "<p>3 definitions changed, 2 findings new, 0 gone.</p>" in text
    heads = [line for line in text.splitlines() if line.startswith("## ")]
    assert heads == [
        "## All roles {: #s-everybody }",
        "## Head of sales {: #s-role-head-of-sales }",
        "## Sales rep {: #s-role-sales-rep }",
        "## Campaign manager {: #s-role-campaign-manager }",
        "## New findings {: #s-new-findings }",
    ]
    rep = text.partition("#s-role-sales-rep")[2].partition("## ")[0]
    assert '<a href="../handoffs/lead.html">Lead</a>' in rep
    assert "now &#34;2 business h&#34;" in rep
    assert "price" not in rep
    assert "No strategy supports the goal &#34;Win&#34;" in text


def test_the_setting_itself_is_no_change(wiki: Repository) -> None:
    assert "etting" not in run(wiki, "v1").output


def test_what_is_gone_is_named_without_a_link(wiki: Repository) -> None:
    wiki.swap("strategies.yml", "fairs:", "shows:")
    wiki.swap("roles.yml", "campaign-manager: {team: marketing}\n", "planner: {team: marketing}\n")
    wiki.swap("processes.yml", "owner: campaign-manager", "owner: planner")
    text = page(wiki)
    assert '<li>Fairs <span class="pp-note-text">strategy, removed</span>' in text
    assert "## Campaign manager {: #s-role-campaign-manager }" in text


def test_the_page_has_the_same_bytes_every_time(wiki: Repository) -> None:
    first = page(wiki)
    assert page(wiki) == first
    wiki.root.rename(wiki.root.with_name("elsewhere"))
    assert page(Repository(wiki.root.with_name("elsewhere"), wiki.root.with_name("elsewhere") / "books/ours")) == first


def test_what_an_author_wrote_stays_words(wiki: Repository) -> None:
    wiki.swap("goals.yml", "name: Fame", 'name: "<script>alert(1)</script> {{ 7 * 7 }} # x"')
    text = page(wiki)
    assert "<script>" not in text
    assert "{{ 7 * 7 }}" in text
    assert "\n# x" not in text


def test_nothing_changed_is_said_too(wiki: Repository) -> None:
    wiki.write("playbook.yml", f"{SETTINGS}changes_since: v2\n")
    text = page(wiki)
    assert "<p>Nothing changed.</p>" in text
    assert "## " not in text


def test_every_way_to_a_host_shows_the_page(wiki: Repository, tmp_path: Path) -> None:
    playbook = read(wiki.project, TODAY)
    assert playbook.plan is not None
    assert PAGE in json.dumps(playbook.plan.nav)
    staged, _ = host.staged(playbook)
    files = {file.uri: file.content.decode(errors="replace") for file in staged}
    assert files[f"docs/{PAGE}"] == page(wiki)
    assert PAGE in files["mkdocs.yml"]
    assert "what-changed.html" in files["docs/more/index.md"]
    built = host.build(wiki.project, tmp_path / "site", TODAY)
    assert built.problems == ()
    assert 'id="s-role-sales-rep"' in (tmp_path / "site" / "more" / "what-changed.html").read_text(encoding="utf-8")


def test_mkdocs_alone_shows_the_page(wiki: Repository, tmp_path: Path) -> None:
    from playpress import starter

    (wiki.project / "mkdocs.yml").write_bytes(starter.config_file().read_bytes())
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(tmp_path / "site")]
    environ = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=wiki.project, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "more" / "what-changed.html").is_file()


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("v11", 'changes_since: there is no revision "v11"'),
        ('"-x"', 'changes_since: "-x" is not a revision'),
        ("broken", 'changes_since: "broken" has errors of its own'),
    ],
)
def test_a_revision_that_cannot_be_read_is_a_fault_at_its_line(wiki: Repository, setting: str, words: str) -> None:
    good = (wiki.project / "content" / "goals.yml").read_text(encoding="utf-8")
    wiki.swap("goals.yml", "team: sales", "team: sails")
    wiki.commit("broken")
    wiki.write("goals.yml", good)
    wiki.write("playbook.yml", f"{SETTINGS}# what is new\nchanges_since: {setting}\n")
    (found,) = read(wiki.project, TODAY).faults
    assert (found.code, str(found.place)) == ("VAL-VALUE", "content/playbook.yml:4:16")
    assert words in found.message
    assert found.hint


def test_outside_of_git_the_setting_is_a_fault_with_a_cure(tmp_path: Path, wiki: Repository) -> None:
    wiki.project.rename(tmp_path / "alone")
    (found,) = read(tmp_path / "alone", TODAY).faults
    assert found.message == "playbook.yml, changes_since: this project is not in a git repository"
    assert "Without the line, the site has no such page." in found.hint


def test_a_hand_written_page_at_its_address_is_refused(wiki: Repository) -> None:
    wiki.write("more/what-changed.md", "# Ours\n")
    assert [found.code for found in read(wiki.project, TODAY).faults] == ["PATH-PAGE"]
