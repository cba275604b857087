"""MTH of limits: values of one target that contradict each other."""

from collections.abc import Iterator

from playpress.checks.check import Finding, check, requirement
from playpress.graph import Book
from playpress.model.kinds.metric import Metric


@requirement("a target with a `floor` or a `stretch`")
def _has_limits(book: Book) -> bool:
    return any(each.floor or each.stretch for metric in book.active(Metric) for each in metric.targets)


@check(
    "MTH-23",
    "The floor of a target is better than the target, or its stretch value is worse.",
    why="A role has to act although the target is reached, or the stretch value is passed before the target.",
    fix="Correct the target, its `floor` or its `stretch`.",
    level="error",
    requires=_has_limits,
    certain=True,
)
def limit_on_the_wrong_side(book: Book) -> Iterator[Finding]:
    """Nothing is compared in different units, or where nothing says which way is better."""
    for metric in book.active(Metric):
        sign = {"up": 1, "down": -1}.get(metric.better or "", 0)
        for number, target in enumerate(metric.targets):
            for name, value, way in (("floor", target.floor, 1), ("stretch", target.stretch, -1)):
                if value is None or value.unit != target.value.unit:
                    continue
                if (value.amount - target.value.amount) * sign * way > 0:
                    message = f'the target of "{metric.name}" for {target.period} is {target.value}, and its {name} is '
                    message += f"{value}, which is {'better' if way > 0 else 'worse'}"
                    hint = f"Correct one of them: a {name} is {'worse' if way > 0 else 'better'} than the target."
                    also = (book.place(metric, "targets", number, "value"),)
                    place = book.place(metric, "targets", number, name)
                    yield Finding(message, place, metric, hint, also=also)
