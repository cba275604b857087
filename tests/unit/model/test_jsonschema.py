"""JSON Schemas agree with the reader: what it takes they take, what it refuses they refuse."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from playpress.model import example, guide, jsonschema
from playpress.model.entity import Entity
from playpress.model.kinds import KINDS
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.process import Process
from playpress.model.kinds.role import Role

ROOT = Path(__file__).resolve().parents[3]
BY_FOLDER = {kind.about.plural: kind for kind in KINDS}


class Editor(yaml.SafeLoader):
    """YAML as editors read it: 1.2, where `yes` and a date are text."""


Editor.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in found if not tag.endswith((":bool", ":timestamp"))]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))

TYPES = {
    "string": lambda value: isinstance(value, str),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
}


def wrong(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str = "") -> list[str]:
    """What a validator would say; only the words of JSON Schema that our schemas use."""
    if "$ref" in schema:
        return wrong(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root, at)
    if "anyOf" in schema:
        found = [wrong(value, each, root, at) for each in schema["anyOf"]]
        return [] if [] in found else [each for several in found for each in several]
    types = [schema["type"]] if isinstance(schema.get("type"), str) else schema.get("type", [])
    if types and not any(TYPES[name](value) for name in types):
        return [f"{at}: {value!r} is no {types}"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{at}: {value!r} is none of {schema['enum']}"]
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        return [f"{at}: {value!r} is not like {schema['pattern']}"]
    if isinstance(value, list):
        return [each for item in value for each in wrong(item, schema.get("items", {}), root, f"{at}[]")]
    return _wrong_fields(value, schema, root, at) if isinstance(value, dict) else []


def _wrong_fields(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any], at: str) -> list[str]:
    found = [f"{at}: {name} is missing" for name in schema.get("required", ()) if name not in value]
    known, more = schema.get("properties", {}), schema.get("additionalProperties", {})
    for name, each in value.items():
        if not re.search(schema.get("propertyNames", {}).get("pattern", ""), name):
            found.append(f"{at}: {name} is no id")
        if name in known or more is not False:
            found += wrong(each, known.get(name, more), root, f"{at}.{name}")
        else:
            found.append(f"{at}: {name} is unknown")
    return found


def told(kind: type[Entity], text: str) -> list[str]:
    """What an editor says of one definition."""
    schema = jsonschema.of_file(kind)
    return wrong(yaml.load(text, Editor), schema, schema)


def definitions() -> list[Path]:
    files = sorted((ROOT / "content").rglob("*.yml"))
    return [path for path in files if path.relative_to(ROOT / "content").parts[0].removesuffix(".yml") in BY_FOLDER]


@pytest.mark.parametrize("path", definitions(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_reference_playbook_is_valid_in_an_editor(path: Path) -> None:
    single = path.parent != ROOT / "content"
    kind = BY_FOLDER[path.parent.name if single else path.stem]
    schema = jsonschema.of_file(kind) if single else jsonschema.of_collection(kind)
    assert wrong(yaml.load(path.read_text(encoding="utf-8"), Editor), schema, schema) == []


def test_so_are_its_settings() -> None:
    schema = jsonschema.of_settings()
    text = (ROOT / "content" / "playbook.yml").read_text(encoding="utf-8")
    assert wrong(yaml.load(text, Editor), schema, schema) == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.about.name)
def test_the_guide_s_examples_are_valid_in_an_editor(kind: type[Entity]) -> None:
    assert told(kind, example.full(kind)) == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.about.name)
def test_a_schema_holds_what_an_author_may_write_and_nothing_else(kind: type[Entity]) -> None:
    schema = jsonschema.of_file(kind)
    assert list(schema["properties"]) == [entry.name for entry in guide.entries(kind)]
    assert "id" not in schema["properties"]
    assert schema["additionalProperties"] is False
    assert all(field.get("description") for field in schema["properties"].values())
    assert not {"back", "compare", "hidden"} & {key for field in schema["properties"].values() for key in field}


@pytest.mark.parametrize(
    ("kind", "text", "problem"),
    [
        (Goal, "horizon: long", "team is missing"),
        (Goal, "{team: sales, horizn: long}", "horizn is unknown"),
        (Goal, "{team: sales, horizon: longer}", "none of"),
        (Goal, "{team: sales, reviewed: 30.9.2026}", "is not like"),
        (Goal, "{team: The Sales}", "is not like"),
        (Goal, "{team: sales, id: win}", "id is unknown"),
        (Goal, "{team: sales, tags: big}", "is no"),
        (Goal, "{team: sales, see_also: [win]}", "is not like"),
        (Goal, "{team: sales, shared: perhaps}", "none of"),
        (Process, "{team: sales, steps: [{id: a, exit: [{id: b}]}]}", "text is missing"),
        (Process, "{team: sales, steps: [{id: a, exit: [{text: b, plain: yes}]}]}", "plain is unknown"),
    ],
)
def test_it_refuses_what_the_reader_refuses(kind: type[Entity], text: str, problem: str) -> None:
    assert problem in " ".join(told(kind, text))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Goal, "{team: sales, name: 2026, shared: yes, aliases: [1, true]}"),
        (Process, "{team: sales, steps: [{id: a, exit: [Phone given], next: [b]}, {id: b, next: [{to: a}]}]}"),
        (Handoff, "{from: a#b, to: process:a#c, commitments: [{by: sales, what: Call, value: 2 h, attempts: 6}]}"),
    ],
)
def test_it_takes_what_the_reader_takes(kind: type[Entity], text: str) -> None:
    assert told(kind, text) == []


def test_a_file_for_many_maps_ids_to_definitions() -> None:
    schema = jsonschema.of_collection(Goal)
    assert wrong({"win": {"team": "sales"}}, schema, schema) == []
    assert wrong({"To win": {"team": "sales"}}, schema, schema) == [": To win is no id"]
    assert wrong({"win": {}}, schema, schema) == [".win: team is missing"]


def test_examples_are_values_not_words() -> None:
    fields = jsonschema.of_file(Goal)["properties"]
    assert fields["metrics"]["examples"] == [["monthly-revenue"]]
    assert jsonschema.of_file(Role)["properties"]["headcount"]["examples"] == [2]
