"""What `rename` and `rm --replace-by` write keeps identity: addresses lead on, and a comparison sees a renaming."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.book import TODAY
from tests.sheets import opened

from playpress.authoring import renaming, workspace
from playpress.authoring.workspace import Workspace
from playpress.derive.changes import Changes, between
from playpress.model.entity import Entity
from playpress.model.kinds import KINDS
from playpress.model.ref import Ref

EVERY_FIELD = Path(__file__).parents[2] / "books" / "every-field"
GOALS = {
    "teams": "sales: {name: Sales}\n",
    "roles": "rep: {team: sales}\n",
    "goals": "win: {team: sales, parent: grow}\ngrow: {team: sales}\n",
    "processes": "sell:\n  team: sales\n  steps:\n    - {id: call, owner: rep}\n",
}


def text(project: Path, name: str) -> str:
    return (project / "content" / name).read_text(encoding="utf-8")


def changed(space: Workspace) -> Changes:
    """What a comparison tells of the changes in a workspace, which have no faults."""
    trial = space.tried(KINDS, TODAY)
    assert trial.problems == ()
    assert trial.book is not None
    return between(space.book, trial.book)


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace of the book with every field, which is asked for others like it."""
    project = tmp_path_factory.mktemp("every") / "book"
    shutil.copytree(EVERY_FIELD, project)
    found, _ = workspace.opened(project, KINDS, TODAY)
    assert found is not None
    return found


def unchanged(space: Workspace) -> Workspace:
    """The same files, of which nothing is changed yet."""
    return replace(space, before={}, after={})


def first_of_each_kind(space: Workspace) -> list[Entity]:
    written = [each for each in space.book.entities.values() if space.way_to(each) is not None]
    return list({each.about.name: each for each in reversed(written)}.values())


def test_one_definition_of_each_kind_is_renamed_and_nothing_else_is_different(space: Workspace) -> None:
    """References, links, quotes, names of values and hand-offs on steps follow, and a comparison sees that they did."""
    entities = first_of_each_kind(space)
    assert len(entities) > 25
    for entity in entities:
        at_work = unchanged(space)
        assert renaming.renamed(at_work, entity, "other-id") is None
        changes = changed(at_work)
        found = [(each.key, each.was, each.sort) for each in changes.definitions]
        assert found == [(f"{entity.about.name}:other-id", entity.key, "renamed")], entity.key
        lines = [each.sentence for each in changes.definitions[0].differences if not each.sentence.startswith("Name:")]
        assert lines == [], entity.key


def test_every_part_of_a_process_and_a_funnel_is_renamed_and_nothing_else_is_different(space: Workspace) -> None:
    entities = [each for each in first_of_each_kind(space) if each.about.name in ("process", "funnel")]
    for entity, part in [(each, part) for each in entities for part in space.book.parts(each)]:
        at_work = unchanged(space)
        assert renaming.renamed_part(at_work, entity, part, "other-id") is None, part
        differences = {(each.key, one.sort) for each in changed(at_work).definitions for one in each.differences}
        assert differences == {(entity.key, "renamed")}, part


def test_a_renamed_definition_remembers_what_it_was_called(tmp_path: Path) -> None:
    space = opened(tmp_path, **GOALS)
    assert renaming.renamed(space, space.book.entities["goal:grow"], "expand") is None
    assert space.save() == []
    assert text(tmp_path, "goals.yml") == (
        "win: {team: sales, parent: expand}\nexpand: {team: sales, was: [grow]}\n"
    )  # fmt: skip
    space = opened(tmp_path, **{**GOALS, "goals": text(tmp_path, "goals.yml")})
    assert renaming.renamed(space, space.book.entities["goal:expand"], "grow") is None
    assert space.save() == []
    assert text(tmp_path, "goals.yml").endswith("grow: {team: sales, was: [expand]}\n")


def test_what_is_written_as_formerly_is_kept_there(tmp_path: Path) -> None:
    space = opened(tmp_path, **{**GOALS, "goals": "win:\n  team: sales\n  formerly: [victory]  # until May\n"})
    assert renaming.renamed(space, space.book.entities["goal:win"], "conquer") is None
    assert space.save() == []
    assert text(tmp_path, "goals.yml") == "conquer:\n  team: sales\n  formerly: [victory, win]  # until May\n"


def test_a_part_that_was_written_as_a_text_remembers_it_too(tmp_path: Path) -> None:
    process = "sell:\n  team: sales\n  steps:\n    - id: call\n      owner: rep\n      exit: [Phone known]\n"
    space = opened(tmp_path, **{**GOALS, "processes": process})
    assert renaming.renamed_part(space, space.book.entities["process:sell"], "phone-known", "phone") is None
    assert space.tried(KINDS, TODAY).problems == ()
    assert space.save() == []
    space = opened(tmp_path, **{**GOALS, "processes": text(tmp_path, "processes.yml")})
    assert space.book.former.today(Ref("process", "sell", "phone-known")) == Ref("process", "sell", "phone")


def test_a_criterion_that_others_name_is_renamed_in_them_as_well(tmp_path: Path) -> None:
    process = (
        "sell:\n  team: sales\n  steps:\n    - {id: call, owner: rep, exit: [{id: phone, text: Phone known}]}\n"
        "keep:\n  team: sales\n  steps:\n    - {id: ask, owner: rep, entry: [{id: phone}]}\n"
    )
    space = opened(tmp_path, **{**GOALS, "processes": process})
    assert renaming.renamed_part(space, space.book.entities["process:sell"], "phone", "number") is None
    assert [each.key for each in changed(space).definitions] == ["process:sell"]
    assert space.save() == []
    assert "entry: [{id: number}]" in text(tmp_path, "processes.yml")


def test_what_takes_the_place_of_a_definition_takes_its_addresses(tmp_path: Path) -> None:
    goals = "win: {team: sales}\nmore: {team: sales}\ngrow: {was: [bloom], team: sales}\n"
    space = opened(tmp_path, **{**GOALS, "goals": goals})
    entities = space.book.entities
    assert renaming.removed(space, entities["goal:grow"], entities["goal:win"]) == []
    assert space.save() == []
    assert text(tmp_path, "goals.yml") == "win: {team: sales, was: [grow, bloom]}\nmore: {team: sales}\n"
