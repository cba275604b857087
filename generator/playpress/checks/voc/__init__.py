"""VOC: the words that both teams use."""

from playpress.checks.check import Family, in_use
from playpress.model.kinds.term import Term

FAMILY = Family(
    "VOC",
    "Words we share",
    all_good="Every word means one thing to both teams.",
    needs=("VOC-2",),
    weight=50,
)

A_TERM = in_use("a term", Term)
