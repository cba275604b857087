"""What if: a plan and its funnel with some numbers changed, as somebody types them."""

from fractions import Fraction

from playpress.derive.planning import segment_needs
from playpress.model.invalid import InvalidValue
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.plan import Plan
from playpress.model.notation import Notation
from playpress.model.rates import part_of_whole
from playpress.model.ref import Ref
from playpress.model.values import Money

_AMOUNTS = ("revenue_target", "avg_deal")


class NotUnderstoodError(ValueError):
    """Something that cannot be changed, or not to that; the words say what would do."""


def apply(plan: Plan, funnel: Funnel, name: str, value: str, notation: Notation) -> tuple[Plan, Funnel]:
    """A plan with another `revenue_target` or `avg_deal` (2.4M, 60000), or a funnel with another rate (`sql=25%`).

    Values are read as in the files of a playbook; an amount without a currency is in that of the notation. With another
    average deal, that of each segment changes in the same proportion. A rate that each segment has of its own cannot be
    changed for all of them.
    """
    plan = segment_needs.blended(plan, notation.currency)
    amounts = _AMOUNTS if plan.avg_deal or not plan.segments else _AMOUNTS[:1]
    if name in amounts:
        amount = _amount(name, value, notation)
        return _with(plan, name, amount), funnel
    taken = segment_needs.own_everywhere(plan)
    ids = [
        each.id for each in funnel.stages if each.rate is not None and Ref("funnel", funnel.id, each.id) not in taken
    ]
    if name.removesuffix(".rate") not in ids:
        known = ", ".join((*amounts, *ids))
        raise NotUnderstoodError(f'"{name}" is not a number of this plan that you can change. You can change: {known}')
    rate = _rate(name, value, notation)
    changed = {"rate": rate, "may_exceed_one": True} if rate > 1 else {"rate": rate}
    stages = tuple(
        stage.model_copy(update=changed) if stage.id == name.removesuffix(".rate") else stage for stage in funnel.stages
    )
    return plan, funnel.model_copy(update={"stages": stages})


def _with(plan: Plan, name: str, amount: Money) -> Plan:
    if name == "avg_deal" and plan.segments:
        return segment_needs.scaled(plan, amount)
    return plan.model_copy(update={name: amount})


def _amount(name: str, value: str, notation: Notation) -> Money:
    cure = f"For example: {name}=2.4M"
    try:
        money = Money.parse(value, notation)
    except InvalidValue as wrong:
        if not wrong.instead:
            raise NotUnderstoodError(_said(wrong, f'"{value}" is not an amount. {cure}')) from None
        money = Money.parse(wrong.instead, notation)
    if money.currency != notation.currency:
        said = f'"{value}" is an amount in {money.currency}, and the plan is in {notation.currency}. {cure}'
        raise NotUnderstoodError(said)
    return money


def _said(wrong: InvalidValue, otherwise: str) -> str:
    """What is wrong, where its hint says what to write: the one value that is meant, or each of several."""
    return f"{wrong.message}. {wrong.hint}" if wrong.meant or wrong.hint.startswith("Write ") else otherwise


def _rate(name: str, value: str, notation: Notation) -> Fraction:
    try:
        return part_of_whole(value, notation)
    except InvalidValue as wrong:
        raise NotUnderstoodError(_said(wrong, f'"{value}" is not a rate. For example: {name}=25%')) from None
