"""Meeting: where both teams look at the same things, how often and with what result."""

from typing import Annotated, ClassVar

from playpress.model import book_part
from playpress.model.entity import Entity
from playpress.model.field import optional, several
from playpress.model.kind import Kind
from playpress.model.part import Phrase
from playpress.model.ref import Ref, RoleRef, To
from playpress.model.text import Text
from playpress.model.times import Duration


class Meeting(Entity):
    meaning: ClassVar[str] = "A recurring meeting: who attends, the agenda, and what comes out of it."

    about: ClassVar[Kind] = Kind(
        "meeting",
        "meetings",
        "Meeting",
        "Meetings",
        tab="Process",
        part=book_part.PEOPLE,
        rank=3,
        gathered=True,
        icon="M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
    )

    cadence: Text | None = optional("How often.", example="every second Tuesday", compare=True, index=True)
    length: Duration | None = optional("How long.", example="45 min", compare=True)
    chair: RoleRef | None = optional(
        "The role that leads it.", example="head-of-sales", inverse="Chairs", compare=True, index=True
    )
    attendees: tuple[RoleRef, ...] = several("Who takes part.", example="[sales-rep]", inverse="Attends", compare=True)
    agenda: tuple[Phrase, ...] = several("The topics, in order.", example="[Rejected leads]")
    outputs: tuple[Text, ...] = several("What comes out of it.", example="[List of changes]", compare=True)
    metrics: tuple[Annotated[Ref, To("metric")], ...] = several(
        "The numbers it looks at.", example="[conversion-rate]", inverse="Reviewed in", compare=True
    )
    handoffs: tuple[Annotated[Ref, To("handoff")], ...] = several(
        "The hand-offs it reviews.", example="[qualified-lead]", inverse="Reviewed in", compare=True, label="Hand-offs"
    )
