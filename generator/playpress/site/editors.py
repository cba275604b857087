"""Kinds, and the ids of a playbook -> JSON Schemas for editors, and the settings with which editors find them."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

from playpress.checks import DESCRIPTIONS
from playpress.model import id_schemas, jsonschema, own_kinds
from playpress.model.entity import Entity
from playpress.model.kind import Kind
from playpress.model.known_ids import KnownIds
from playpress.site.file import Download, File

FOLDER = ".playpress/schema"
"""The folder of a project in which its schemas are."""
SETTINGS = "playbook.json"
"""The schema of `content/playbook.yml`."""
KIND, KINDS = "kind.json", "kind-collection.json"
"""The schemas of a kind that a playbook declares, and of a file with several."""
_YAML = ("yml", "yaml")


def one(kind: Kind) -> str:
    """The schema of one definition in a file of its own."""
    return f"{kind.name}.json"


def several(kind: Kind) -> str:
    """The schema of many definitions in one file."""
    return f"{kind.name}-collection.json"


def schemas(kinds: Sequence[type[Entity]], ids: KnownIds | None = None) -> Iterator[Download]:
    """A schema for each kind, in its two forms, one for the settings, and two for kinds that a playbook declares.

    With the ids of a playbook there is one of these as well.
    """
    reference = id_schemas.by_form if ids is None else id_schemas.by_id
    yield _schema(SETTINGS, jsonschema.of_settings, reference)
    yield _schema(KIND, jsonschema.of_declaration, reference)
    yield _schema(KINDS, jsonschema.of_declarations, reference)
    for kind in kinds:
        yield _schema(one(kind.about), jsonschema.of_file, kind, reference)
        yield _schema(several(kind.about), jsonschema.of_collection, kind, reference)
    if ids is not None:
        yield _schema(id_schemas.FILE, _of_ids, kinds, ids)


def _of_ids(kinds: Sequence[type[Entity]], ids: KnownIds) -> Mapping[str, Any]:
    """The schema that says which ids there are."""
    references = {kind.about.name: jsonschema.references(kind) for kind in kinds}
    return id_schemas.of_ids(references, ids, DESCRIPTIONS)


def settings(kinds: Sequence[type[Entity]]) -> Iterator[File]:
    """What Visual Studio Code and the editors of JetBrains read to find the schema of each file."""
    schemas = {f"{FOLDER}/{name}": patterns for name, patterns in _patterns(kinds)}
    yield File(".vscode/settings.json", _json({"yaml.schemas": schemas}, indent=2))
    yield File(".vscode/extensions.json", _json({"recommendations": ["redhat.vscode-yaml"]}, indent=2))
    yield File(".idea/jsonSchemas.xml", _mappings(schemas).encode())


def _patterns(kinds: Sequence[type[Entity]]) -> Iterator[tuple[str, list[str]]]:
    """The schemas with the files that they are for."""
    yield SETTINGS, ["content/playbook.yml"]
    yield KIND, [f"content/{own_kinds.FOLDER}/*.{ending}" for ending in _YAML]
    yield KINDS, [f"content/{own_kinds.FOLDER}.{ending}" for ending in _YAML]
    for kind in kinds:
        folder = f"content/{kind.about.plural}"
        yield one(kind.about), [f"{folder}/*.{ending}" for ending in _YAML]
        yield several(kind.about), [f"{folder}.{ending}" for ending in _YAML]


def _schema(uri: str, of: Callable[..., Mapping[str, Any]], *given: Any) -> Download:
    return Download(uri, lambda: _json(of(*given)))


def _json(value: Any, indent: int | None = None) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=indent) + "\n").encode()


def _mappings(schemas: dict[str, list[str]]) -> str:
    """The mappings of a JetBrains project, as its settings dialog would write them."""
    entries = "".join(_mapping(path, patterns) for path, patterns in schemas.items())
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<project version="4">\n'
        '  <component name="JsonSchemaMappingsProjectConfiguration">\n    <state>\n      <map>\n'
        f"{entries}      </map>\n    </state>\n  </component>\n</project>\n"
    )


def _mapping(path: str, patterns: Sequence[str]) -> str:
    name = quoteattr(f"Playpress {path.rpartition('/')[2].removesuffix('.json')}")
    items = "".join(
        "                  <Item>\n"
        '                    <option name="pattern" value="true" />\n'
        f'                    <option name="path" value={quoteattr(pattern)} />\n'
        '                    <option name="mappingKind" value="Pattern" />\n'
        "                  </Item>\n"
        for pattern in patterns
    )
    return (
        f"        <entry key={name}>\n          <value>\n            <SchemaInfo>\n"
        f'              <option name="name" value={name} />\n'
        f'              <option name="relativePathToSchema" value={quoteattr(path)} />\n'
        '              <option name="schemaVersion" value="JSON schema version 7" />\n'
        '              <option name="patterns">\n                <list>\n'
        f"{items}"
        "                </list>\n              </option>\n            </SchemaInfo>\n          </value>\n"
        "        </entry>\n"
    )
