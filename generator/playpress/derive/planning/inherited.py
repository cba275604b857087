"""A plan and the larger plans it is part of -> the plan with what it leaves unsaid taken from them."""

from collections.abc import Mapping

from playpress.graph import Book, insight
from playpress.model.field import chosen
from playpress.model.kinds.plan import Plan


def whole(book: Book, plan: Plan) -> Plan:
    """The plan with what holds for a part as it does for the whole, from the nearest plan above that says it."""
    said = _said(book).get(plan.parent.id, {}) if plan.parent else {}
    unsaid = {name: value for name, value in said.items() if name not in plan.model_fields_set}
    return plan.model_copy(update=unsaid) if unsaid else plan


@insight
def _said(book: Book) -> dict[str, Mapping[str, object]]:
    """What each plan hands down to its parts, by its id: what it says itself, else what is said above it."""
    names = frozenset(chosen(Plan, "inherited"))
    found: dict[str, Mapping[str, object]] = {}
    for plan in book.all(Plan):
        line: dict[str, Plan] = {}
        each: object = plan
        while isinstance(each, Plan) and each.id not in found and each.id not in line:
            line[each.id] = each
            each = book.get(each.parent)
        for each in reversed(line.values()):
            above = found.get(each.parent.id, {}) if each.parent else {}
            found[each.id] = {**above, **{name: getattr(each, name) for name in names & each.model_fields_set}}
    return found
