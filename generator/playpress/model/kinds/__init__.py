"""Every kind of entity, one module each; this list is the only place that names them all."""

from playpress.model.entity import Entity
from playpress.model.kinds.asset import Asset
from playpress.model.kinds.audience import Audience
from playpress.model.kinds.checklist import Checklist
from playpress.model.kinds.comparison import Comparison
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.meeting import Meeting
from playpress.model.kinds.message import Message
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.objection import Objection
from playpress.model.kinds.onboarding import Onboarding
from playpress.model.kinds.plan import Plan
from playpress.model.kinds.process import Process
from playpress.model.kinds.role import Role
from playpress.model.kinds.source import Source
from playpress.model.kinds.strategy import Strategy
from playpress.model.kinds.team import Team
from playpress.model.kinds.term import Term

KINDS: tuple[type[Entity], ...] = (
    Strategy,
    Audience,
    Message,
    Goal,
    Plan,
    Process,
    Funnel,
    Handoff,
    Objection,
    Meeting,
    Comparison,
    Checklist,
    Onboarding,
    Term,
    Team,
    Role,
    Metric,
    Asset,
    Source,
)
