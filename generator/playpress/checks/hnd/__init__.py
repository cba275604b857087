"""HND: the hand-offs between teams."""

from playpress.checks.check import Family, definitions, in_use
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.process import Process

FAMILY = Family(
    "HND",
    "Hand-offs",
    question="Is there a complete hand-off wherever work passes between the teams?",
    weight=90,
    looks_at=definitions(Process, Handoff),
)

A_HANDOFF = in_use("a hand-off", Handoff)
