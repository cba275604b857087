"""COV and OWN of numbers: goals nobody can measure, metrics nobody uses, and metrics that contradict each other."""

from collections.abc import Iterator

from playpress.checks.check import Check, finding
from playpress.checks.voc.names import key
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.metric import Metric
from playpress.problems import Problem

_BESIDE = {"see_also", "same_as", "not_same_as"}
"""Fields that mention a metric without using it."""


def own_3(book: Book) -> Iterator[Problem]:
    """Two metrics of one name with different owners, units or formulas. That one has no owner is told by OWN-1."""
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


def _contradiction(book: Book, first: Entity, metric: Metric, fields: list[str]) -> Problem:
    message = f'the metrics "{first.name}" and "{metric.name}" share a name and differ in {" and ".join(fields)}'
    hint = "Keep one of them, or say `not_same_as` and give each a name of its own."
    also = book.place(first, fields[0])
    return finding("OWN-3", "error", message, book.place(metric, fields[0]), metric, hint, also)


def _said(book: Book, metric: Metric, name: str) -> str:
    if name == "owner":
        owner = book.owner(metric)
        return owner.role.id if owner else ""
    return key(str(getattr(metric, name) or ""))


def _told_apart(one: Entity, other: Entity) -> bool:
    pairs = ((one, other), (other, one))
    return any(second.key == str(ref.whole) for first, second in pairs for ref in first.not_same_as)


def cov_2(book: Book) -> Iterator[Problem]:
    """A goal without a metric that has both an owner and a target."""
    for goal in book.active(Goal):
        metrics = [metric for ref in goal.metrics if isinstance(metric := book.get(ref), Metric)]
        lacks = [_lacks(book, metric) for metric in metrics]
        if "" in lacks:
            continue
        message = f'nobody can tell whether the goal "{goal.name}" is reached: '
        message += "; ".join(lacks) or "it has no metric"
        hint = "Name a metric under `metrics` and give it an `owner` and `targets`."
        yield finding("COV-2", "warn", message, book.place(goal, "metrics"), goal, hint)


def _lacks(book: Book, metric: Metric) -> str:
    """What keeps a metric from measuring a goal; empty when nothing does."""
    lacks = [f"is {metric.status}"] if metric.status != "active" else []
    lacks += [] if book.owner(metric) else ["has no owner"]
    lacks += [] if metric.targets else ["has no target"]
    return f'"{metric.name}" {" and ".join(lacks)}' if lacks else ""


def cov_4(book: Book) -> Iterator[Problem]:
    """A metric that nothing in use is measured by, neither a goal nor a strategy."""
    for metric in book.active(Metric):
        users = (book.get(link.source) for link in book.links_to(metric) if link.field not in _BESIDE)
        if not any(user and user.status == "active" for user in users):
            message = f'nothing uses the metric "{metric.name}"'
            hint = f"Add `{metric.id}` to the `metrics` of a goal or a strategy, or stop counting it."
            yield finding("COV-4", "info", message, book.place(metric), metric, hint)


def _has_metric(book: Book) -> bool:
    return bool(book.active(Metric))


_WAITS = "a metric"
CHECKS = (
    Check(
        "OWN-3",
        "Two metrics share a name or an alias and differ in owner, unit or formula.",
        "Two numbers under one name make two reports, and a meeting about which of them is right.",
        "Keep one of them, or say `not_same_as` and rename the other. (A metric without an owner: OWN-1.)",
        "error",
        own_3,
        _has_metric,
        _WAITS,
    ),
    Check(
        "COV-2",
        "A goal has no metric with an owner and a target.",
        "A goal without a number and a date is never missed, and so never reached.",
        "Name a metric under `metrics` and give it an `owner` and `targets`.",
        "warn",
        cov_2,
        _has_metric,
        _WAITS,
    ),
    Check(
        "COV-4",
        "No goal and no strategy uses a metric.",
        "Counting costs time; a number nobody decides by is paid for and not read.",
        "Add it to the `metrics` of a goal or a strategy, or stop counting it.",
        "info",
        cov_4,
        _has_metric,
        _WAITS,
    ),
)
