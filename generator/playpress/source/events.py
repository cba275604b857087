"""YAML text -> document: libyaml's events, read once and strictly, with every fault at its place."""

import re
from collections.abc import Iterator

import yaml

from playpress.problems import Problem
from playpress.source import file_text, syntax, yaml_pitfalls
from playpress.source.builder import LINE_BREAK, Builder
from playpress.source.document import Document, Origin, Raw

_UNREADABLE = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def parse(text: str, file: str) -> tuple[Document | None, list[Problem]]:
    """Read one file's text. Without a document there is at least one problem."""
    builder = Builder(file, text)
    if found := _UNREADABLE.search(text):
        before = LINE_BREAK.split(text[: found.start()])
        builder.report("YML-CONTROL", len(before), len(before[-1]) + 1, "an invisible control character", "Delete it.")
        return None, builder.problems
    builder.problems += yaml_pitfalls.unseen(text, file)
    if builder.problems:
        return None, builder.problems
    try:
        for event in _events(text):
            if not builder.take(event):
                return None, builder.problems
    except yaml.MarkedYAMLError as error:
        problem = syntax.explain(error, file, builder.lines, builder.last_scalar, builder.brackets())
        told = any(each.place.line == problem.place.line for each in builder.problems)
        return None, builder.problems if told else [*builder.problems, problem]
    if builder.document is None and not builder.problems:
        builder.report("YML-EMPTY", 1, 1, "this file is empty", "Fill it or delete it.")
    return builder.document, builder.problems


def read(data: bytes, file: str) -> tuple[Document | None, list[Problem]]:
    """Read the bytes of a file, as `parse` does its text."""
    text, problems = file_text.decoded(data, file)
    return (None, problems) if text is None else parse(text, file)


def value_of(origin: Origin) -> Raw:
    """A value read again from its text: documents are not kept in memory beside the model they became."""
    indented = bool(origin.mark.children) and origin.text[0] not in "[{"
    indent = origin.place().column - 1 if indented else len("- ")
    nested = indent >= len("- ")
    text = origin.text + ("\n" if origin.source.text.find("\n", origin.mark.end) >= 0 else "")
    document, _ = parse(f"{' ' * (indent - 2)}- {text}" if nested else text, origin.file)
    value = document.value if document else None
    return value[0] if nested and isinstance(value, list) else value


def _events(text: str) -> Iterator[yaml.Event]:
    loader = yaml.CLoader(text)
    try:
        while event := loader.get_event():
            yield event
    finally:
        loader.dispose()
