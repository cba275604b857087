"""A checklist, written or made from a process or a hand-off -> a sheet that people fill in, one copy for each case."""

from collections.abc import Sequence

from playpress import urls
from playpress.derive.checklist import ChecklistBox, Derived, by_heading
from playpress.exports.sheets import FILLED_IN, PAGE, STATUS, Head, Sheet
from playpress.graph import Book
from playpress.model import field
from playpress.model.kinds.checklist import Checklist, Item
from playpress.model.part import Criterion
from playpress.prose.facts import plain

_NAME, _GROUP, ITEM = "Checklist", "Group", "Item"
"""The name of the sheet, and the heads of what all have."""
_FILLED_IN = tuple(Head(title, choices=STATUS if title == "Status" else ()) for title in FILLED_IN)


def of_written(book: Book, checklist: Checklist) -> Sheet:
    """The items of a checklist, under the headings that its page has them under."""
    facts = [(str(checklist.per or "for").capitalize(), "")]
    if checklist.sign_off:
        facts.append((field.label(Checklist, "sign_off"), book.name(checklist.sign_off)))
    heads = [_GROUP, ITEM, *field.labels(Item, "role", "due", "required", "evidence", "details")]
    rows = [_item(book, each) for items in by_heading(checklist).values() for each in items]
    return _sheet(book, str(checklist.name), urls.page(checklist), facts, heads, rows)


def of_derived(book: Book, derived: Derived) -> Sheet:
    """The boxes of a checklist that is made from a process or a hand-off, group by group."""
    subject = derived.subject
    facts = [("For", ""), ("Made from", f"{subject.about.title}: {subject.name}")]
    heads = [_GROUP, ITEM, "When", *field.labels(Criterion, "kind", "evidence")]
    rows = [(group.title, *_box(box)) for group in derived.groups for box in group.boxes]
    return _sheet(book, derived.full_title, urls.boxes(derived.id), facts, heads, rows)


def _item(book: Book, item: Item) -> tuple[str, ...]:
    required = str(field.facts(Item, "required").words(item.required)) if item.required else ""
    role = book.name(item.role) if item.role else ""
    details = plain(str(item.details)) if item.details else ""
    return (
        str(item.group or ""),
        str(item.text),
        role,
        str(item.due or ""),
        required,
        str(item.evidence or ""),
        details,
    )


def _box(box: ChecklistBox) -> tuple[str, str, str, str]:
    criterion = box.criterion
    kind, evidence = (criterion.kind, criterion.evidence) if criterion else (None, None)
    return box.text, box.when, str(kind or ""), str(evidence or "")


def _sheet(
    book: Book,
    title: str,
    page: str,
    facts: Sequence[tuple[str, str]],
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
) -> Sheet:
    """The columns in which some row says something, and those to fill in; above them what a copy is, and is for."""
    settings = book.settings
    said = [number for number in range(len(heads)) if any(row[number] for row in rows)]
    above = [(title, ""), ("Playbook", str(settings.full_title)), ("Version", str(settings.version or ""))]
    above.append(("As of", book.today.isoformat()))
    above += [(PAGE, f"{settings.site_url}{urls.relative(page, '')}")] if settings.site_url else []
    kept = [each for each in above[1:] if each[1]]
    lines = (tuple(row[number] for number in said) for row in rows)
    return Sheet(
        _NAME,
        (*(Head(heads[number]) for number in said), *_FILLED_IN),
        tuple((*line, STATUS[0], *("" for _ in FILLED_IN[1:])) for line in lines),
        fixed=1 + said.index(1),
        above=(above[0], *kept, *facts),
    )
