"""MTH: whether plans add up."""

from playpress.checks.check import Family, definitions, in_use
from playpress.model.kinds.plan import Plan

FAMILY = Family(
    "MTH",
    "The plan",
    question="Is what each target needs stated, promised and paid for, in time?",
    weight=100,
    looks_at=definitions(Plan),
)

A_PLAN = in_use("a plan", Plan)
