"""OWN: who is accountable for what."""

from playpress.checks.check import Family

FAMILY = Family(
    "OWN",
    "Who answers for what",
    all_good="Everything has exactly one owner.",
    needs=("OWN-1",),
    weight=70,
)
