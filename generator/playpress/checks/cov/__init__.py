"""COV: goals, what serves and measures them, and what there is to show and say."""

from playpress.checks.check import Family, definitions
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.strategy import Strategy

FAMILY = Family(
    "COV",
    "Goals and strategies",
    question="Does each goal have strategies and numbers, and each strategy a goal?",
    weight=80,
    looks_at=definitions(Goal, Strategy),
)
