"""`print changes --since` and `print --reprint`: what an earlier print does not say any more."""

from pathlib import Path

import pytest
from tests.gitrepo import Repository
from tests.pdf.paper import Paper
from tests.pdf.test_command import SMALL, Done, created, run

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="red"/></svg>\n'
TODAY = ("--today", "2026-11-23", "--mode", "draft")


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    project = created(tmp_path_factory.mktemp("since") / "book", SMALL)
    found = Repository(project, project)
    found.git("init", "--quiet", "--initial-branch=main")
    found.write("picture.svg", PICTURE)
    found.write("goals.yml", 'win: {team: sales, body: "![A square](picture.svg)"}\n')
    found.commit("v1")
    found.swap("strategies.yml", "ring: {", "ring: {summary: Ring twice, ")
    found.write("picture.svg", PICTURE.replace("red", "blue"))
    found.write("checklists.yml", "daily: {items: [Ring, Write]}\nnew: {items: [Look]}\n")
    return found


def printed(repo: Repository, *words: str) -> tuple[Done, dict[str, Paper]]:
    folder = repo.project / "print"
    for path in folder.glob("*.pdf"):
        path.unlink()
    done = run(repo.project, "print", *words, *TODAY)
    return done, {path.name: Paper(path.read_bytes()) for path in folder.glob("*.pdf")}


def test_what_differs_is_printed_again_and_its_pages_are_named(repo: Repository) -> None:
    done, made = printed(repo, "strategy:ring", "strategy:write", "checklist-new", "--reprint", "v1")
    assert done.returncode == 0, done.stderr
    assert set(made) == {"strategy-ring.pdf", "checklist-new.pdf"}
    assert "strategy-ring.pdf: Ring: print again page 1 of 1\n" in done.stdout
    assert "Write: no page differs" in done.stdout
    assert "checklist-new.pdf: New: new, print all of it" in done.stdout


def test_a_page_with_another_picture_is_printed_again(repo: Repository) -> None:
    done, made = printed(repo, "goal:win", "strategy:write", "--reprint", "v1")
    assert done.returncode == 0, done.stderr
    assert set(made) == {"goal-win.pdf"}
    assert "goal-win.pdf: Win: print again page 1 of 1\n" in done.stdout


def test_what_changed_is_a_sheet_for_a_role_or_for_all(repo: Repository) -> None:
    done, made = printed(repo, "changes", "--since", "v1")
    assert done.returncode == 0, done.stderr
    assert "Ring twice" in made["changes-since-v1.pdf"].text
    assert "What changed since v1" in made["changes-since-v1.pdf"].pages[0]
    done, made = printed(repo, "changes", "--since", "v1", "--role", "rep")
    assert "For Rep" in made["changes-since-v1-rep.pdf"].text
    done, made = printed(repo, "changes", "--since", "v1", "--role", "cook")
    assert done.returncode == 2
    assert 'There is no role "cook"' in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("changes",), "print changes --since 30d"),
        (("changes", "book", "--since", "v1"), "print it by itself"),
        (("book", "--since", "v1"), "--since and --role are for what changed"),
        (("book", "--reprint", "v1", "--fold"), "--reprint compares pages: leave out"),
        (("book", "--reprint", "v9"), "v9"),
        (("changes", "--since", "v1", "--for", "partner"), "the whole playbook: leave out --for"),
    ],
)
def test_what_cannot_be_compared_is_said(repo: Repository, words: tuple[str, ...], said: str) -> None:
    done, made = printed(repo, *words)
    assert done.returncode == 2, done.stderr
    assert said in done.stderr
    assert made == {}
    assert not list(Path(repo.project).glob("print/*.pdf"))
