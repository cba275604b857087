"""Fields of a definition -> rows of the facts block: what is written, under the names people read."""

from markupsafe import Markup

from playpress.model.entity import Entity
from playpress.model.ref import Ref
from playpress.site.blocks import Fact
from playpress.site.naming import label, said
from playpress.site.view.values import Values

_BY_KIND = frozenset({"same_as", "not_same_as"})
"""Fields whose things share a name, so that only their kind tells them apart."""


def facts(values: Values, entity: Entity, *names: str) -> list[Fact]:
    """The named fields that are written, in this order."""
    written = {name: value for name in names if _is_written(value := getattr(entity, name))}
    kind = entity.about.name
    return [Fact(label(name, kind), _html(values, name, value)) for name, value in written.items()]


def _is_written(value: object) -> bool:
    """Whether a field says anything; `no` and an empty list go without saying."""
    return value is not None and value is not False and value not in ((), {}, "")


def _html(values: Values, name: str, value: object) -> Markup:
    """What a field says. Things that share a name are told apart by their kind."""
    if name not in _BY_KIND or not isinstance(value, tuple):
        return values.value(said(name, value))
    found = [Markup("{} {}").format(_sort(values, ref), values.link(ref)) for ref in value]
    return found[0] if len(found) == 1 else values.items(found)


def _sort(values: Values, ref: Ref) -> str:
    """What a reference means, as a word: "term", "funnel stage", "step"."""
    kind = values.book.kind(ref.kind)
    part = "funnel stage" if values.book.stage(ref) else "step" if values.book.step(ref) else ""
    return part or (kind.title.lower() if kind else ref.kind)
