"""COV: goals, what serves and measures them, and what there is to show and say."""

from playpress.checks.check import Family

FAMILY = Family(
    "COV",
    "Goals and strategies",
    all_good="Every goal has a strategy of its own team, and none pulls both ways.",
    needs=("COV-1", "COV-3"),
    weight=80,
)
