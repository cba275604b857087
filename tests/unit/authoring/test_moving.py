"""A part moves to another definition and a definition to another file: comments move along, references follow."""

from pathlib import Path

import pytest
from tests.book import TODAY
from tests.sheets import opened

from playpress.authoring import moving
from playpress.authoring.workspace import Workspace
from playpress.derive.changes import between
from playpress.model.kinds import KINDS
from playpress.model.ref import Ref

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
    from playpress.authoring import workspace

    space, problems = workspace.opened(project, KINDS, TODAY)
    assert problems == ()
    assert space is not None
    return space
