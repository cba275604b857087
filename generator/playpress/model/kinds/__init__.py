"""Every kind of entity, one module each; this list is the only place that names them all."""

from playpress.model.entity import Entity
from playpress.model.kinds.checklist import Checklist
from playpress.model.kinds.comparison import Comparison
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.process import Process
from playpress.model.kinds.role import Role
from playpress.model.kinds.source import Source
from playpress.model.kinds.strategy import Strategy
from playpress.model.kinds.team import Team
from playpress.model.kinds.term import Term

KINDS: tuple[type[Entity], ...] = (
    Strategy, Goal, Process, Handoff, Comparison, Checklist, Term, Team, Role, Metric, Source,
)  # fmt: skip
