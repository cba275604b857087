"""OWN of metrics: two numbers of one name that contradict each other."""

from collections.abc import Iterator

from playpress.checks.check import Finding, check, in_use
from playpress.checks.same_word import key
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds.metric import Metric
from playpress.problems import listed


@check(
    "OWN-3",
    "Two metrics share a name or an alias and differ in owner, unit or formula.",
    why="Two numbers under one name lead to two reports, and to a meeting about which of them is right.",
    fix="Keep one of them, or say `not_same_as` and rename the other. (A metric without an owner: OWN-1.)",
    level="error",
    requires=in_use("a metric", Metric),
)
def metrics_that_contradict_each_other(book: Book) -> Iterator[Finding]:
    """A metric without an owner is reported by OWN-1."""
    known: dict[tuple[str, str], Metric] = {}
    for metric in book.active(Metric):
        differ: dict[str, list[str]] = {}
        for word in dict.fromkeys(key(str(name)) for name in (metric.name, *metric.aliases)):
            for field in ("owner", "unit", "formula"):
                said = _said(book, metric, field)
                first = known.setdefault((word, field), metric) if said else metric
                if _said(book, first, field) != said and not _told_apart(first, metric):
                    differ.setdefault(first.key, []).append(field)
        for other, fields in differ.items():
            yield _contradiction(book, book.entities[other], metric, list(dict.fromkeys(fields)))


def _contradiction(book: Book, first: Entity, metric: Metric, fields: list[str]) -> Finding:
    names = [f'"{each.name}"' for each in (first, metric)]
    if names[0] == names[1]:
        names = [f"{name} ({each.key})" for name, each in zip(names, (first, metric), strict=True)]
    message = f"the metrics {listed(names)} share a name and differ in {listed(fields)}"
    hint = "Keep one of them, or say `not_same_as` and give each a name of its own."
    also = book.place(first, fields[0])
    return Finding(message, book.place(metric, fields[0]), metric, hint, also=(also,))


def _said(book: Book, metric: Metric, name: str) -> str:
    if name == "owner":
        owner = book.owner(metric)
        return owner.role.id if owner else ""
    return key(str(getattr(metric, name) or ""))


def _told_apart(one: Entity, other: Entity) -> bool:
    pairs = ((one, other), (other, one))
    return any(second.key == str(ref.whole) for first, second in pairs for ref in first.not_same_as)
