"""A part moves to another definition and a definition to another file: comments move along, references follow."""

from pathlib import Path

import pytest
from tests.book import TODAY
from tests.sheets import opened

from playpress.authoring import moving, workspace
from playpress.authoring.workspace import Workspace
from playpress.derive.changes import between
from playpress.model.kinds import KINDS
from playpress.model.ref import Ref
from playpress.problems import Problem
from playpress.source.edit import relocation

BOOK = {
    "teams": "sales: {leader: rep}\n",
    "roles": "rep: {team: sales}\n",
    "goals": (
        "# Ours\n\n# the first\nwin:  # since May\n  team: sales\n  body: |\n    Two\n\n      lines\n\n"
        "# the second\ngrow: {team: sales, parent: win}  # later\n"
    ),
    "processes": """\
selling:
  team: sales
  steps:
    - {id: call, owner: rep, next: [qualify]}
    # listen first
    - id: qualify  # short
      was: [check]
      owner: rep
      next: [offer]
    - {id: offer, owner: rep, next: [selling#qualify]}
qualifying:
  team: sales
  steps:
    - id: ask
      owner: rep
      next: ["process:selling#qualify"]

""",
    "glossary": "deal: {definition: 'As in [it](process:selling#qualify).'}\n",
}


def text(space: Workspace, name: str) -> str:
    data = space.bytes_of(f"content/{name}")
    return data.decode() if data else ""


def fits(space: Workspace) -> None:
    assert space.tried(KINDS, TODAY).problems == ()


def test_a_step_moves_with_its_comments_and_everything_that_refers_to_it(tmp_path: Path) -> None:
    space = opened(tmp_path, **BOOK)
    entities = space.book.entities
    assert moving.part_to(space, entities["process:selling"], "qualify", entities["process:qualifying"]) is None
    fits(space)
    assert (
        text(space, "processes.yml")
        == """\
selling:
  team: sales
  steps:
    - {id: call, owner: rep, next: [qualifying#qualify]}
    - {id: offer, owner: rep, next: [qualifying#qualify]}
qualifying:
  team: sales
  steps:
    - id: ask
      owner: rep
      next: ["process:qualifying#qualify"]
    # listen first
    - id: qualify  # short
      was: [selling#check, selling#qualify]
      owner: rep
      next: [selling#offer]
"""
    )
    assert "(process:qualifying#qualify)" in text(space, "glossary.yml")
    trial = space.tried(KINDS, TODAY)
    assert trial.book is not None
    assert trial.book.former.today(Ref("process", "selling", "check")) == Ref("process", "qualifying", "qualify")
    assert {each.sort for change in between(space.book, trial.book).definitions for each in change.differences} == {
        "moved-to", "moved-from",
    }  # fmt: skip


def moved(space: Workspace, part: str, there: str) -> None:
    """A part goes to another definition, and what comes of it is written."""
    key, _, name = part.partition("#")
    entities = space.book.entities
    assert moving.part_to(space, entities[key], name, entities[there]) is None
    fits(space)
    assert space.save() == []


def test_a_part_that_comes_back_has_its_id_again_and_not_as_a_former_one(tmp_path: Path) -> None:
    moved(opened(tmp_path, **BOOK), "process:selling#qualify", "process:qualifying")
    moved(again(tmp_path), "process:qualifying#qualify", "process:selling")
    assert "was: [selling#check, qualifying#qualify]" in text(again(tmp_path), "processes.yml")
    moved(again(tmp_path), "process:selling#qualify", "process:qualifying")
    assert "was: [selling#check, selling#qualify]" in text(again(tmp_path), "processes.yml")


@pytest.mark.parametrize(
    ("had", "has"),
    [
        ("formerly: [check]", "formerly: [selling#check, selling#qualify]"),
        ("was: ['process:old#check']", "was: ['process:old#check', selling#qualify]"),
        ("was: [qualifying#qualify]", "was: [selling#qualify]"),
    ],
    ids=["formerly", "elsewhere", "there"],
)
def test_a_part_keeps_its_former_ids_however_they_are_written(tmp_path: Path, had: str, has: str) -> None:
    processes = BOOK["processes"].replace("was: [check]", had)
    moved(opened(tmp_path, **{**BOOK, "processes": processes}), "process:selling#qualify", "process:qualifying")
    assert f"      {has}\n" in text(again(tmp_path), "processes.yml")


FUNNEL = """old:
  stages:
    - id: mql
    - id: sql
    - id: won
new:
  stages:
    - id: seen
"""
METRICS = "rate: {unit: '%', formula: 'old#sql / old#mql'}\nspeed: {unit: days, formula: Days from old#sql to won.}\n"


def test_a_formula_follows_the_funnel_stage_that_it_counts(tmp_path: Path) -> None:
    moved(opened(tmp_path, **PEOPLE, funnels=FUNNEL, metrics=METRICS), "funnel:old#sql", "funnel:new")
    assert text(again(tmp_path), "metrics.yml") == METRICS.replace("old#sql", "new#sql")


PEOPLE = {name: BOOK[name] for name in ("teams", "roles")}
ASK, CALL = (f"{{id: {each}, owner: rep}}" for each in ("ask", "call"))
MANY = f"\n    - {ASK}\n    - {CALL}\n"


@pytest.mark.parametrize(
    ("steps", "there", "cause"),
    [
        (f"\n    - {CALL}\n", f"\n    - {ASK}\n", "its list would be empty without it"),
        (f"[{ASK}, {CALL}]\n", f"\n    - {ASK}\n", "it shares its line with others"),
        (f"\n    - {ASK}\n", f"\n    - {ASK}\n", 'unknown step "call"'),
        (MANY, f"[{ASK}]\n", "its list is between brackets"),
    ],
    ids=["last", "line", "unknown", "brackets"],
)
def test_a_part_that_cannot_be_moved_stays_with_its_cause(tmp_path: Path, steps: str, there: str, cause: str) -> None:
    processes = f"a:\n  team: sales\n  steps: {steps}b:\n  team: sales\n  steps: {there}"
    space = opened(tmp_path, **PEOPLE, processes=processes)
    problem = moving.part_to(space, space.book.entities["process:a"], "call", space.book.entities["process:b"])
    assert problem is not None
    assert problem.code == "EDIT-REFUSED"
    assert cause in problem.message
    assert text(again(tmp_path), "processes.yml") == processes


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"b: {team: sales}\n", "there is no `steps` yet"),
        (b"b: {steps: Ask}\n", "`steps` is not a list there"),
        (b"b: {steps: []}\n", "its list is empty"),
    ],
)
def test_lines_are_put_into_lists_alone(data: bytes, cause: str) -> None:
    problem = relocation.item_put(data, "content/processes.yml", ("b", "steps"), ["- Ask"])
    assert isinstance(problem, Problem)
    assert cause in problem.message


def test_a_part_that_is_not_there_is_not_moved(tmp_path: Path) -> None:
    space = opened(tmp_path, **{name: BOOK[name] for name in ("teams", "roles", "goals")})
    entities = space.book.entities
    problem = moving.part_to(space, entities["goal:win"], "none", entities["goal:grow"])
    assert problem is not None
    assert problem.code == "EDIT-REFUSED"
    assert space.after == {}


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_definition_gets_a_file_of_its_own_and_goes_back(tmp_path: Path, ends: str) -> None:
    files = {name: BOOK[name] for name in ("teams", "roles", "goals")}
    space = opened(tmp_path, **files)
    goals = tmp_path / "content" / "goals.yml"
    goals.write_bytes(goals.read_bytes().replace(b"\n", ends.encode()))
    space = again(tmp_path)
    assert moving.to_own_file(space, space.book.entities["goal:win"]) is None
    fits(space)
    own = text(space, "goals/win.yml").replace(ends, "\n")
    assert own == "# the first\n# since May\nteam: sales\nbody: |\n  Two\n\n    lines\n"
    assert text(space, "goals.yml").replace(ends, "\n") == (
        "# Ours\n\n# the second\ngrow: {team: sales, parent: win}  # later\n"
    )
    assert space.save() == []
    space = again(tmp_path)
    assert moving.to_the_others(space, space.book.entities["goal:win"]) is None
    fits(space)
    assert space.bytes_of("content/goals/win.yml") is None
    assert text(space, "goals.yml").replace(ends, "\n") == (
        "# Ours\n\n# the second\ngrow: {team: sales, parent: win}  # later\n\n"
        "win:\n  # the first\n  # since May\n  team: sales\n  body: |\n    Two\n\n      lines\n"
    )
    assert space.save() == []
    space = again(tmp_path)
    assert moving.to_own_file(space, space.book.entities["goal:grow"]) is None
    fits(space)
    assert text(space, "goals/grow.yml").replace(ends, "\n") == ("# the second\n{team: sales, parent: win}  # later\n")


def test_the_last_definition_takes_its_file_with_it(tmp_path: Path) -> None:
    space = opened(tmp_path, **{"teams": BOOK["teams"], "roles": BOOK["roles"], "goals": "win: {team: sales}\n"})
    assert moving.to_own_file(space, space.book.entities["goal:win"]) is None
    fits(space)
    assert space.bytes_of("content/goals.yml") is None


def again(project: Path) -> Workspace:
    space, problems = workspace.opened(project, KINDS, TODAY)
    assert problems == ()
    assert space is not None
    return space
