"""Files of a project -> what a validator of JSON Schemas says of them, by the project's own settings for editors."""

import json
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from referencing import Registry, Resource


class EditorLoader(yaml.SafeLoader):
    """YAML as editors read it: 1.2, where `yes` and a date are text."""


EditorLoader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in found if not tag.endswith((":bool", ":timestamp"))]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


class Validator:
    """What stands in for an editor where there is none: it finds the schema of a file, and says what is wrong in it."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self._settings = json.loads((project / ".vscode" / "settings.json").read_text(encoding="utf-8"))
        self._known: dict[str, Draft202012Validator] = {}

    def wrong(self, texts: dict[str, str]) -> dict[str, list[str]]:
        """Where each of these files is wrong: the paths of values that no schema accepts."""
        return {file: list(self._wrong(file, text)) for file, text in texts.items()}

    def _wrong(self, file: str, text: str) -> Iterator[str]:
        for error in self._of(file).iter_errors(yaml.load(text, EditorLoader)):
            yield from (f"{'.'.join(map(str, each.absolute_path))}: {each.message}" for each in _innermost(error))

    def _of(self, file: str) -> Draft202012Validator:
        (found,) = [path for path, patterns in self._settings["yaml.schemas"].items() if _matches(file, patterns)]
        if found not in self._known:
            schema = json.loads((self.project / found).read_text(encoding="utf-8"))
            self._known[found] = Draft202012Validator(schema, registry=self._beside((self.project / found).parent))
        return self._known[found]

    @staticmethod
    def _beside(folder: Path) -> Registry[Any]:
        ids = json.loads((folder / "ids.json").read_text(encoding="utf-8"))
        return Registry().with_resource("ids.json", Resource.from_contents(ids))


def _matches(file: str, patterns: list[str]) -> bool:
    return any(fnmatch(file, pattern) and file.count("/") == pattern.count("/") for pattern in patterns)


def _innermost(error: ValidationError) -> Iterator[ValidationError]:
    """The errors below alternatives; the alternatives themselves where all of them are about one value."""
    below = [each for each in error.context or () if len(each.absolute_path) > len(error.absolute_path)]
    if not below:
        yield error
    for each in below:
        yield from _innermost(each)
