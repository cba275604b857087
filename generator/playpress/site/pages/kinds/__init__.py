"""What the pages of single kinds show besides their fields: each kind's part in a module of its own, listed here."""

from collections.abc import Callable, Mapping
from typing import Any

from playpress.model.entity import Entity
from playpress.model.kinds.checklist import Checklist
from playpress.model.kinds.comparison import Comparison
from playpress.model.kinds.framework import Framework
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.onboarding import Onboarding
from playpress.model.kinds.plan import Plan
from playpress.model.kinds.process import Process
from playpress.model.kinds.role import Role
from playpress.model.kinds.team import Team
from playpress.site.context import Detail
from playpress.site.pages.checklists import checklist_detail
from playpress.site.pages.kinds.comparison import comparison_detail
from playpress.site.pages.kinds.framework import framework_detail
from playpress.site.pages.kinds.funnel import funnel_detail
from playpress.site.pages.kinds.goal import goal_detail
from playpress.site.pages.kinds.handoff import handoff_detail
from playpress.site.pages.kinds.metric import metric_detail
from playpress.site.pages.kinds.plan import plan_detail
from playpress.site.pages.kinds.process import process_detail
from playpress.site.pages.kinds.team import team_detail
from playpress.site.pages.onboarding_paths import path_detail
from playpress.site.pages.roles import role_detail
from playpress.site.view import View

DETAILS: Mapping[type[Entity], Callable[[View, Any], Detail]] = {
    Checklist: checklist_detail,
    Process: process_detail,
    Handoff: handoff_detail,
    Role: role_detail,
    Goal: goal_detail,
    Metric: metric_detail,
    Comparison: comparison_detail,
    Plan: plan_detail,
    Onboarding: path_detail,
    Funnel: funnel_detail,
    Framework: framework_detail,
    Team: team_detail,
}
"""Kind -> what its pages are given besides what every definition's page is."""
