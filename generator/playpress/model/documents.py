"""Files of definitions -> documents, one for each definition, under its id."""

from collections.abc import Iterator, Sequence

from playpress.model.invalid import shape
from playpress.problems import Problem, fault
from playpress.source import file_text, ids, syntax
from playpress.source.content import ContentFile, Definition
from playpress.source.document import Document
from playpress.source.readings import Readings


def document(item: ContentFile | Definition, readings: Readings | None = None) -> tuple[Document | None, list[Problem]]:
    """What a file says; None where it cannot be read as YAML."""
    text, problems = file_text.read_text(item)
    return (None, problems) if text is None else (readings or Readings()).parse(text, item.file)


def has_stubs_alone(item: Definition) -> bool:
    """Whether a file for several definitions has comments and nothing else: stubs that wait for their author."""
    text = "" if item.id else file_text.read_text(item)[0] or ""
    return bool(text.strip()) and file_text.comments_alone(text)


def under_ids(item: Definition, whole: Document, problems: list[Problem]) -> list[tuple[str, Document]]:
    """The definitions of one file: one under the file's name, or several under their keys."""
    return [(item.id, whole)] if item.id else list(_entries(whole, problems))


def _entries(document: Document, problems: list[Problem]) -> Iterator[tuple[str, Document]]:
    """The definitions under the keys of a file for several."""
    if not isinstance(document.value, dict):
        hint = "Begin each definition with its id: `some-id: {name: Some name}`"
        hint = syntax.TABLE if syntax.is_table(document.origin.text) else hint
        file = document.origin.file.rpartition("/")[2]
        message = f"{file}: expected ids with their fields, found {shape(document.value)}"
        problems.append(fault("VAL-FIELDS", message, document.origin.place(), hint))
        return
    for identifier, value in document.value.items():
        origin = document.origin.at(identifier)
        trouble = ids.problem(identifier, origin.place(key=True))
        if trouble:
            problems.append(trouble)
        else:
            yield identifier, Document(value, origin)


def not_yet_told(typed: Sequence[Problem], told: Sequence[Problem]) -> list[Problem]:
    """One line, one cause: what a reading fault broke is not reported again as a wrong value."""
    lines = {(problem.place.file, problem.place.line) for problem in told}
    return [problem for problem in typed if (problem.place.file, problem.place.line) not in lines]
