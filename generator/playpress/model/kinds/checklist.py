"""Checklist: what has to be done or looked at, item by item."""

from typing import ClassVar, Literal

from playpress.model import book_part
from playpress.model.entity import Entity
from playpress.model.field import optional, several
from playpress.model.kind import Kind
from playpress.model.part import Phrase
from playpress.model.ref import AnyRef, RoleRef
from playpress.model.text import Prose, Text
from playpress.model.values import YesNo


class Item(Phrase):
    meaning: ClassVar[str] = "One box to tick: plain text, or text with who does it and by when."

    details: Prose | None = optional(
        "Details in Markdown: paragraphs, lists, tables.",
        example="Rejected leads are in the CRM, in the view *Sent back*.",
        label="In detail",
    )
    role: RoleRef | None = optional("Who does it.", example="sales-rep", inverse="Ticks")
    due: Text | None = optional("By when.", example="Monday")
    group: Text | None = optional("The heading it appears under.", example="Every week")
    required: YesNo = optional("Whether it is mandatory.", example="yes", default=False, choices={"yes": "required"})
    evidence: Text | None = optional("Where to see that it is done.")


class Checklist(Entity):
    meaning: ClassVar[str] = "Boxes to tick, for a deal, a hire, a campaign, or a week, month or quarter."

    about: ClassVar[Kind] = Kind(
        "checklist",
        "checklists",
        "Checklist",
        "Checklists",
        tab="Process",
        part=book_part.WORK,
        rank=3,
        icon="M4 6l1.5 1.5L8 5M4 12l1.5 1.5L8 11M4 18l1.5 1.5L8 17M12 6h8M12 12h8M12 18h8",
        teaser="Items to tick off, on screen or on paper.",
    )

    per: Literal["deal", "hire", "campaign", "week", "month", "quarter"] | None = optional(
        "How often to go through it: per deal, hire, campaign, week, month or quarter.",
        example="week",
        label="One for each",
    )
    items: tuple[Item, ...] = several("The boxes.", example="[Read last week's rejected leads]")
    used_at: tuple[AnyRef, ...] = several(
        "Where it is used: a step, a hand-off.", example="[process:sales-process#closing]", inverse="Checklists"
    )
    sign_off: RoleRef | None = optional(
        "Who signs it.", example="head-of-sales", inverse="Signs off", label="Signed off by"
    )
