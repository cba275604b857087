"""Book -> what one team works with: its own definitions, and what is at hand in its work, whoever owns it."""

from collections.abc import Set as AbstractSet

from playpress.graph import Book
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
from playpress.model.kinds.plan import Plan
from playpress.model.kinds.process import Process
from playpress.model.kinds.role import Role
from playpress.model.kinds.strategy import Strategy
from playpress.model.kinds.team import Team
from playpress.model.ref import Ref

_AT_HAND = (Asset, Audience, Checklist, Comparison, Funnel, Message, Objection, Plan)
"""Kinds that belong to whoever uses them, whoever owns them."""


def needed(book: Book, team: Team) -> list[Entity]:
    """Every definition that somebody of the team needs for their work, in the order of the book."""
    own = {key: each for key, each in book.entities.items() if _concerns(book, team, each)}
    used = {str(link.target.whole) for each in own.values() for link in book.links_from(each)}
    return [each for key, each in book.entities.items() if key in own or _serves(book, team, each, used)]


def _concerns(book: Book, team: Team, entity: Entity) -> bool:
    """Whether somebody of the team needs a definition for their work."""
    if isinstance(entity, Team):
        return entity is team
    if isinstance(entity, Handoff):
        return team in (book.team_of_step(entity.from_), book.team_of_step(entity.to))
    if isinstance(entity, Process):
        return any(book.team_of_step(Ref("process", entity.id, step.id)) is team for step in entity.steps)
    if isinstance(entity, Role | Goal | Strategy | Metric):
        return book.team(entity) is team
    own = book.team(entity)
    return own is None or own is team


def _serves(book: Book, team: Team, entity: Entity, used: AbstractSet[str]) -> bool:
    """Whether a definition of somebody else is at hand in the team's work, or a meeting that the team is in."""
    if isinstance(entity, Meeting):
        return any(book.team(book.get(ref)) is team for ref in (entity.chair, *entity.attendees))
    return isinstance(entity, _AT_HAND) and entity.key in used
