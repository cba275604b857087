"""JSON Schemas agree with the reader: what it takes they take, what it refuses they refuse."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from tests.editor.validator import EditorLoader

from playpress.model import example, guide, jsonschema
from playpress.model.entity import Entity
from playpress.model.kinds import KINDS
from playpress.model.kinds.audience import Audience
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.process import Process

ROOT = Path(__file__).resolve().parents[3]
BY_FOLDER = {kind.about.plural: kind for kind in KINDS}


def wrong(value: Any, schema: dict[str, Any]) -> list[str]:
    """What a validator says, of each way in which a value might have been right."""
    return [said for error in Draft202012Validator(schema).iter_errors(value) for said in _messages(error)]


def _messages(error: ValidationError) -> Iterator[str]:
    yield error.message
    for each in error.context or ():
        yield from _messages(each)


def told(kind: type[Entity], text: str) -> list[str]:
    """What an editor says of one definition."""
    schema = jsonschema.of_file(kind)
    return wrong(yaml.load(text, EditorLoader), schema)


def definitions() -> list[Path]:
    files = sorted((ROOT / "content").rglob("*.yml"))
    return [path for path in files if path.relative_to(ROOT / "content").parts[0].removesuffix(".yml") in BY_FOLDER]


@pytest.mark.parametrize("path", definitions(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_reference_playbook_is_valid_in_an_editor(path: Path) -> None:
    single = path.parent != ROOT / "content"
    kind = BY_FOLDER[path.parent.name if single else path.stem]
    schema = jsonschema.of_file(kind) if single else jsonschema.of_collection(kind)
    assert wrong(yaml.load(path.read_text(encoding="utf-8"), EditorLoader), schema) == []


def test_so_are_its_settings() -> None:
    schema = jsonschema.of_settings()
    text = (ROOT / "content" / "playbook.yml").read_text(encoding="utf-8")
    assert wrong(yaml.load(text, EditorLoader), schema) == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.about.name)
def test_the_guide_s_examples_are_valid_in_an_editor(kind: type[Entity]) -> None:
    assert told(kind, example.full(kind)) == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.about.name)
def test_a_schema_holds_what_an_author_may_write_and_nothing_else(kind: type[Entity]) -> None:
    schema = jsonschema.of_file(kind)
    assert list(schema["properties"]) == [*(entry.name for entry in guide.entries(kind)), "formerly"]
    assert "id" not in schema["properties"]
    assert schema["additionalProperties"] is False
    assert all(field.get("description") for field in schema["properties"].values())
    assert not {"back", "compare", "hidden"} & {key for field in schema["properties"].values() for key in field}


@pytest.mark.parametrize(
    ("kind", "text", "problem"),
    [
        (Goal, "horizon: long", "'team' is a required property"),
        (Goal, "{team: sales, horizn: long}", "'horizn' was unexpected"),
        (Goal, "{team: sales, horizon: longer}", "is not one of"),
        (Goal, "{team: sales, reviewed: soon}", "does not match"),
        (Goal, "{team: The Sales}", "does not match"),
        (Goal, "{team: sales, id: win}", "'id' was unexpected"),
        (Goal, "{team: sales, tags: big}", "is not of type 'array'"),
        (Goal, "{team: sales, see_also: [win]}", "does not match"),
        (Handoff, "{from: process:a, to: process:a#b}", "does not match"),
        (Goal, "{team: sales, shared: perhaps}", "is not one of"),
        (
            Process,
            "{team: sales, steps: [{id: a, exit: [{id: b, kind: buyer}]}]}",
            "is not valid under any of the given schemas",
        ),
        (
            Process,
            "{team: sales, steps: [{id: a, exit: [{text: b, plain: yes}]}]}",
            "is not valid under any of the given schemas",
        ),
    ],
)
def test_it_refuses_what_the_reader_refuses(kind: type[Entity], text: str, problem: str) -> None:
    assert problem in " ".join(told(kind, text))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Goal, "{team: sales, name: 2026, shared: yes, aliases: [1, true]}"),
        (
            Process,
            "{team: sales, steps: [{id: a, exit: [Given, {id: shown}], next: [b]}, {id: b, next: [{to: a}]}]}",
        ),
        (Handoff, "{from: a#b, to: process:a#c, commitments: [{by: sales, what: Call, value: 2 h, attempts: 6}]}"),
    ],
)
def test_it_takes_what_the_reader_takes(kind: type[Entity], text: str) -> None:
    assert told(kind, text) == []


def test_a_file_for_many_maps_ids_to_definitions() -> None:
    schema = jsonschema.of_collection(Goal)
    assert wrong({"win": {"team": "sales"}}, schema) == []
    assert wrong({"To win": {"team": "sales"}}, schema) == ["'To win' does not match '^[a-z][a-z0-9-]{0,62}$'"]
    assert wrong({"win": {}}, schema) == ["'team' is a required property"]


def test_examples_are_values_not_words() -> None:
    fields = jsonschema.of_file(Goal)["properties"]
    assert fields["metrics"]["examples"] == [["monthly-revenue"]]
    assert jsonschema.of_file(Audience)["$defs"]["AudienceSize"]["properties"]["count"]["examples"] == [4200]
