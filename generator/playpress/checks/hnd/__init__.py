"""HND: the hand-offs between teams."""

from playpress.checks.check import Family, in_use
from playpress.model.kinds.handoff import Handoff

FAMILY = Family(
    "HND",
    "Borders between the teams",
    all_good="Every border between the teams has a complete contract.",
    needs=("HND-1", "HND-2"),
    weight=90,
)

A_HANDOFF = in_use("a hand-off", Handoff)
