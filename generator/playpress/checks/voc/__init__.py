"""VOC: the words that both teams use."""

from playpress.checks.check import Family, definitions, in_use
from playpress.model.kinds.term import Term

FAMILY = Family(
    "VOC",
    "Words we share",
    question="Does each word mean the same to both teams?",
    weight=50,
    looks_at=definitions(),
)

A_TERM = in_use("a term", Term)
