"""Every kind of entity, one module each; this list is the only place that names them all."""

from playpress.model.entity import Entity
from playpress.model.kind import built_in
from playpress.model.kinds.approval import ApprovalMatrix
from playpress.model.kinds.asset import Asset
from playpress.model.kinds.audience import Audience
from playpress.model.kinds.campaign import Campaign
from playpress.model.kinds.checklist import Checklist
from playpress.model.kinds.comparison import Comparison
from playpress.model.kinds.framework import Framework
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.meeting import Meeting
from playpress.model.kinds.message import Message
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.objection import Objection
from playpress.model.kinds.offer import Offer
from playpress.model.kinds.onboarding import Onboarding
from playpress.model.kinds.plan import Plan
from playpress.model.kinds.play import Play
from playpress.model.kinds.process import Process
from playpress.model.kinds.product import Product
from playpress.model.kinds.reasons import Reasons
from playpress.model.kinds.role import Role
from playpress.model.kinds.routing import Routing
from playpress.model.kinds.scoring import Scoring
from playpress.model.kinds.source import Source
from playpress.model.kinds.strategy import Strategy
from playpress.model.kinds.team import Team
from playpress.model.kinds.template import Template
from playpress.model.kinds.term import Term
from playpress.model.kinds.tool import Tool

KINDS: tuple[type[Entity], ...] = (
    Strategy,
    Audience,
    Campaign,
    Goal,
    Plan,
    Message,
    Objection,
    Product,
    Offer,
    ApprovalMatrix,
    Play,
    Template,
    Framework,
    Reasons,
    Process,
    Funnel,
    Handoff,
    Scoring,
    Routing,
    Meeting,
    Comparison,
    Checklist,
    Onboarding,
    Term,
    Team,
    Role,
    Metric,
    Tool,
    Asset,
    Source,
)

for _kind in KINDS:
    built_in(_kind.about)
