"""DUP: what is said twice, and says two things."""

from playpress.checks.check import Family

FAMILY = Family(
    "DUP",
    "Said twice",
    all_good="What stands in two places says the same in both: criteria, rates, counts, budgets and times.",
    needs=("DUP-1",),
    weight=95,
)
