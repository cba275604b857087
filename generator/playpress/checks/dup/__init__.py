"""DUP: what is said twice, and says two things."""

from playpress.checks.check import Family, definitions

FAMILY = Family(
    "DUP",
    "Said twice",
    question="Does what is written in two places say the same in both?",
    weight=95,
    looks_at=definitions(),
)
