"""What if: a plan and its funnel with some numbers changed, as somebody types them."""

import re
from fractions import Fraction

from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.plan import Plan
from playpress.model.values import Money

_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)\s*([kKmM]?)\s*([A-Z]{3})?")
_RATE = re.compile(r"(\d+(?:\.\d+)?)\s*(%?)")
_TIMES = {"": 1, "k": 1_000, "m": 1_000_000}
_AMOUNTS = ("revenue_target", "avg_deal")


class NotUnderstoodError(ValueError):
    """Something that cannot be changed, or not to that; the words say what would do."""


def apply(plan: Plan, funnel: Funnel, name: str, value: str, currency: str) -> tuple[Plan, Funnel]:
    """A plan with another `revenue_target` or `avg_deal` (2.4M, 60000), or a funnel with another rate (`sql=25%`)."""
    amounts = _AMOUNTS[:1] if plan.segments else _AMOUNTS
    if name in amounts:
        return plan.model_copy(update={name: _amount(name, value, currency)}), funnel
    ids = [stage.id for stage in funnel.stages if stage.rate is not None]
    if name.removesuffix(".rate") not in ids:
        known = ", ".join((*amounts, *ids))
        raise NotUnderstoodError(f'"{name}" is no number of this plan that can be changed. These are: {known}')
    rate = _rate(name, value)
    changed = {"rate": rate, "may_exceed_one": True} if rate > 1 else {"rate": rate}
    stages = tuple(
        stage.model_copy(update=changed) if stage.id == name.removesuffix(".rate") else stage for stage in funnel.stages
    )
    return plan, funnel.model_copy(update={"stages": stages})


def _amount(name: str, value: str, currency: str) -> Money:
    found = _AMOUNT.fullmatch(value.strip().replace(",", ""))
    if not found or found[3] not in (None, currency):
        raise NotUnderstoodError(f'"{value}" is not an amount in {currency}. For example: {name}=2.4M')
    return Money(Fraction(found[1]) * _TIMES[found[2].lower()], currency)


def _rate(name: str, value: str) -> Fraction:
    found = _RATE.fullmatch(value.strip())
    rate = Fraction(found[1]) / (100 if found[2] else 1) if found else Fraction(2)
    if not found or (rate > 1 and not found[2]):
        raise NotUnderstoodError(f'"{value}" is not a rate. For example: {name}=25%')
    return rate
