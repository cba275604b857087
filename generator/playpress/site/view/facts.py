"""Fields of a definition -> rows of the facts block: what is written, under the names people read."""

from markupsafe import Markup

from playpress.model import day, field
from playpress.model.field import FieldFacts
from playpress.model.part import Model
from playpress.model.ref import Ref
from playpress.site.blocks import FactRow
from playpress.site.view.values import Values


def facts(values: Values, model: Model, *names: str) -> list[FactRow]:
    """The named fields that are written, in this order."""
    written = {name: value for name in names if field.is_written(value := getattr(model, name))}
    return [
        FactRow(info.label, Markup.escape(day.written(value)) if _is_day(model, name) else _html(values, info, value))
        for name, value in written.items()
        for info in [field.facts(type(model), name)]
    ]


def _is_day(model: Model, name: str) -> bool:
    """Whether a field holds a day that is counted from a first one."""
    return day.SAID in type(model).model_fields[name].metadata


def _html(values: Values, info: FieldFacts, value: object) -> Markup:
    """What a field says. Things that may share a name have their kind in front of it."""
    if not info.namesakes or not isinstance(value, tuple):
        return values.value(info.words(value))
    found = [Markup("{} {}").format(_kind(values, ref), values.link(ref)) for ref in value]
    return found[0] if len(found) == 1 else values.items(found)


def _kind(values: Values, ref: Ref) -> str:
    """What a reference means, as a word: "term", "funnel stage", "step"."""
    kind = values.book.kind(ref.kind)
    if kind is None:
        return ref.kind
    if not ref.part:
        return kind.sentence
    return (kind.parts.sentence if kind.parts else "") or kind.part_name
