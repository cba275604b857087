"""OWN: who is accountable for what."""

from playpress.checks.check import Family, definitions

FAMILY = Family(
    "OWN",
    "Who answers for what",
    question="Does one role answer for each thing, and only one?",
    weight=70,
    looks_at=definitions(),
)
