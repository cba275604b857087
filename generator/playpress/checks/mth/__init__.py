"""MTH: whether plans add up."""

from playpress.checks.check import Family, in_use
from playpress.model.kinds.plan import Plan

FAMILY = Family(
    "MTH",
    "The plan",
    all_good="Every plan adds up: what its target needs is stated, promised and paid for, in time.",
    needs=("MTH-2", "MTH-3", "MTH-5", "MTH-6", "MTH-9"),
    weight=100,
)

A_PLAN = in_use("a plan", Plan)
