"""A plan and the larger plans it is part of -> the plan with what it leaves unsaid taken from them."""

from playpress.graph import Book
from playpress.model.field import chosen
from playpress.model.kinds.plan import Plan


def whole(book: Book, plan: Plan) -> Plan:
    """The plan with what holds for a part as it does for the whole, from the nearest plan above that says it."""
    found: dict[str, object] = {}
    above = book.get(plan.parent)
    while isinstance(above, Plan):
        said = {name: getattr(above, name) for name in chosen(Plan, "inherited") if name in above.model_fields_set}
        found = {**said, **found}
        above = book.get(above.parent)
    unsaid = {name: value for name, value in found.items() if name not in plan.model_fields_set}
    return plan.model_copy(update=unsaid) if unsaid else plan
