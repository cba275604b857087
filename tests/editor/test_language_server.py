"""The YAML server of VS Code, over both samples: it offers the ids that exist, and marks those that do not."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from tests.editor import ensure_language_server, language_server
from tests.editor.language_server import CURSOR, LanguageServer
from tests.editor.sample import Sample

from playpress.model import field
from playpress.model.kinds import KINDS
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.role import Role
from playpress.model.kinds.strategy import Strategy
from playpress.model.kinds.team import Team


@pytest.fixture(scope="module")
def server(sample: Sample) -> Iterator[LanguageServer]:
    command = ensure_language_server.command()
    assert command
    with language_server.over(sample.project, command) as server:
        yield server


def test_no_file_of_a_sample_is_wrong(sample: Sample, server: LanguageServer) -> None:
    assert len(sample.texts) > 40
    assert {file: found for file, found in server.wrong(sample.texts).items() if found} == {}


def test_every_unknown_id_is_marked(sample: Sample, server: LanguageServer) -> None:
    """Neighbours in a list share one mark, from the first to the last."""
    told = server.wrong({file: text for file, (text, _) in sample.spoilt.items()})
    unmarked = [
        (file, place)
        for file, (_, places) in sample.spoilt.items()
        for place in places
        if not any(language_server.covers(each, place) for each in told[file])
    ]
    assert unmarked == []
    assert all("There is no such" in each["message"] for found in told.values() for each in found)


def names(sample: Sample, kind: Any) -> dict[str, str]:
    return {entity.id: str(entity.name) for entity in sample.book.all(kind)}


@pytest.mark.parametrize(
    ("file", "text", "kind"),
    [
        ("content/strategies/new.yml", f"team: {CURSOR}\n", Team),
        ("content/strategies/new.yml", f"owner: {CURSOR}\n", Role),
        ("content/strategies/new.yml", f"goals: [{CURSOR}]\n", Goal),
        ("content/strategies/new.yml", f"goals:\n  - {CURSOR}\n", Goal),
        ("content/strategies.yml", f"new:\n  goals: [{CURSOR}]\n", Goal),
        ("content/processes/new.yml", f"team: sales\nsteps:\n  - id: one\n    raci:\n      {CURSOR}\n", Role),
    ],
)
def test_it_offers_the_ids_with_their_names(
    sample: Sample, server: LanguageServer, file: str, text: str, kind: Any
) -> None:
    offered = {word: said for word, said in server.offered(file, text).items() if not word.startswith("- (array")}
    assert list(offered) == list(names(sample, kind))
    if "raci" not in text:  # The words of a key are its value's.
        assert offered == names(sample, kind)


def test_it_offers_parts_where_parts_are_meant(sample: Sample, server: LanguageServer) -> None:
    (funnel, *_) = [each for each in KINDS if each.about.name == "funnel"]
    (leads, *_) = sample.book.all(funnel)
    offered = server.offered("content/handoffs/new.yml", f"commitments:\n  - stage: {CURSOR}\n")
    assert offered[f"{leads.id}#mql"] == f"{leads.name}: Marketing qualified lead"


def test_it_says_the_label_and_the_description_of_a_field(server: LanguageServer) -> None:
    said = server.hover("content/strategies/new.yml", f"team: sales\nworks_aga{CURSOR}inst: [x]\n")
    assert field.label(Strategy, "works_against") in said
    assert str(Strategy.model_fields["works_against"].description) in said
    assert "* `sales`: Sales" in server.hover("content/strategies/new.yml", f"team: sa{CURSOR}les\n")


def test_it_follows_the_schemas_on_the_disk(sample: Sample, server: LanguageServer) -> None:
    path = sample.project / ".playpress" / "schema" / "ids.json"
    before = path.read_text(encoding="utf-8")
    text = {"content/strategies/new.yml": "team: support\n"}
    assert [each["message"] for each in server.wrong(text)["content/strategies/new.yml"]] == [
        "There is no such team in the playbook. After adding it, run `playpress schema`."
    ]
    known = json.loads(before)
    known["$defs"]["team"]["oneOf"][0]["enum"].append("support")
    try:
        path.write_text(json.dumps(known), encoding="utf-8")
        server.saw_change(".playpress/schema/ids.json")
        assert server.wrong(text) == {"content/strategies/new.yml": []}
    finally:
        path.write_text(before, encoding="utf-8")
        server.saw_change(".playpress/schema/ids.json")
