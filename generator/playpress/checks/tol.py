"""TOL: tools, and what each of them is the record of."""

from collections.abc import Iterator

from playpress.checks.check import Family, Finding, check, definitions, requirement
from playpress.checks.same_word import key
from playpress.graph import Book
from playpress.model.kinds.tool import Tool
from playpress.problems import Place

FAMILY = Family(
    "TOL",
    "Tools",
    question="Does each kind of record have one system of record?",
    weight=32,
    looks_at=definitions(Tool),
)


@requirement("a tool with `records`")
def _has_records(book: Book) -> bool:
    return any(tool.records for tool in book.active(Tool))


@check(
    "TOL-1",
    "Two tools are the system of record for the same thing.",
    why="The stage of a deal is right in the CRM and right in the sheet, and the two differ.",
    fix="Keep it in the `records` of one tool, and say with `feeds` where the other gets it from.",
    level="error",
    requires=_has_records,
)
def two_records_of_one_thing(book: Book) -> Iterator[Finding]:
    first: dict[str, tuple[Tool, Place]] = {}
    for tool in book.active(Tool):
        for number, record in enumerate(tool.records):
            place = book.place(tool, "records", number)
            other, there = first.setdefault(key(record.text), (tool, place))
            if other is not tool:
                message = f'"{tool.name}" and "{other.name}" are both the record of "{record.text}"'
                hint = "Keep it in the `records` of one tool, and say with `feeds` where the other gets it from."
                yield Finding(message, place, tool, hint, also=(there,))
