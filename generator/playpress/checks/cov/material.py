"""COV of material: what there is to show and to say to each audience at each stage."""

from collections.abc import Iterator

from playpress.checks.check import Finding, check, requirement
from playpress.derive import content_map
from playpress.graph import Book


@requirement("a stage with `audiences`")
def _has_cells(book: Book) -> bool:
    return bool(content_map.cells(book))


@check(
    "COV-8",
    "A stage names an audience, and there is no asset or message for that audience at that stage.",
    why="Every rep improvises, and each does it differently.",
    fix="Add an asset or a message for this audience at this stage.",
    level="info",
    requires=_has_cells,
    in_starter="later",
)
def stage_without_material(book: Book) -> Iterator[Finding]:
    cells = content_map.cells(book)
    for cell in cells:
        if not cell.content:
            message = f'nothing to show or say to "{cell.audience.name}" at the stage "{cell.stage.name}"'
            hint = f"Add an asset or a message with `audiences: [{cell.audience.id}]` and `stages: [{cell.short}]`."
            place = book.place(cell.funnel, "stages", cell.position, "audiences")
            lacks, of = "have nothing to show or say", "pairs of a stage and an audience"
            named = f'"{cell.audience.name}" at "{cell.stage.name}"'
            yield Finding(message, place, cell.funnel, hint, lacks=lacks, among=len(cells), of=of, named=named)
