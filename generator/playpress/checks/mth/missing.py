"""MTH of what is missing -> its cause: what several plans or stages lack for one reason."""

from collections.abc import Sequence
from functools import partial

from playpress.checks.check import Cause
from playpress.derive.planning.obstacle import Obstacle
from playpress.graph import Book
from playpress.language import counted
from playpress.model.entity import Entity
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.plan import Plan
from playpress.problems import listed

_NAMED = 3
"""How many plans a finding names."""


def why_missing(book: Book, plan: Plan, missing: Obstacle) -> Cause | None:
    """The rates that one funnel lacks are one cause, and so is the average deal that a plan and its parts lack."""
    if missing.lacks == "rate" and isinstance(missing.entity, Funnel):
        message = partial(_without_rates, str(plan.name))
        return Cause(f"rates {missing.entity.key}", message, "Write `rate` in each of these stages.")
    if missing.lacks == "avg_deal":
        hint = "Write `avg_deal` in the larger plan, from which its parts take it, or in each part."
        return Cause(f"deal {_whole(book, plan).key}", _without_deals, hint)
    return None


def _whole(book: Book, plan: Plan) -> Plan:
    """The plan that a plan is a part of, directly or not."""
    seen = {plan.id}
    while isinstance(above := book.get(plan.parent), Plan) and above.id not in seen:
        seen.add(above.id)
        plan = above
    return plan


def _without_rates(plan: str, funnels: Sequence[Entity]) -> str:
    stages = counted(len(funnels), "stage")
    return f'the plan "{plan}" cannot be computed, missing: the rates of {stages} of "{funnels[0].name}"'


def _without_deals(plans: Sequence[Entity]) -> str:
    names, more = [f'"{each.name}"' for each in plans[:_NAMED]], len(plans) - _NAMED
    which = listed((*names, *([f"{more} more"] if more > 0 else [])))
    return f"the plans {which} cannot be computed, missing: their average deal"
