"""Approval matrix: what may be granted to a buyer, up to which size, and by whom."""

from typing import Annotated, ClassVar, Literal

from playpress.model import book_part
from playpress.model.entity import Entity
from playpress.model.field import at_least_one, optional, required, several
from playpress.model.kind import Kind
from playpress.model.part import Model, Phrase
from playpress.model.quantity import Measured
from playpress.model.ref import Ref, RoleRef, To
from playpress.model.text import Text
from playpress.model.times import Duration


class ApprovalLevel(Model):
    meaning: ClassVar[str] = "The most that a role may grant. The last level may have no limit."

    up_to: Measured | None = optional(
        "The most it may grant; no limit when omitted.", example="10%", label="Up to", absent="more than that"
    )
    role: RoleRef = required(
        "The role that grants it.", example="head-of-sales", inverse="May grant", label="Who grants it"
    )
    given: Text | None = optional(
        "What the buyer gives or shows in return.", example="A contract over two years", label="In return for"
    )
    within: Duration | None = optional("How soon it answers.", example="1 business d", label="Answers within")


class ApprovalMatrix(Entity):
    meaning: ClassVar[str] = (
        "What a buyer can be given, such as a discount: who decides, up to what limit, and in return for what."
    )

    about: ClassVar[Kind] = Kind(
        "approval",
        "approvals",
        "Approval matrix",
        "Approvals",
        tab="Sell",
        place=4,
        part=book_part.OFFERS,
        rank=3,
        gathered=True,
        icon="M4 4h16v12H9l-5 4zM8 10l3 3 5-6",
        teaser="Discounts and terms: the limit of each role, and who decides above it.",
    )

    grants: Text | None = optional(
        "What is granted.", example="Discount on the list price", index=True, compare=True, label="What is granted"
    )
    grants_a: Literal["discount", "term", "other"] = optional(
        "discount (off the list price), term (of payment or contract) or other.",
        example="discount",
        default="discount",
        compare=True,
        label="Type of grant",
    )
    on: tuple[Annotated[Ref, To("offer", "product")], ...] = several(
        "What it applies to; everything when omitted.",
        example="[offer:reading-lamp]",
        inverse="What may be granted",
        compare=True,
        label="Applies to",
    )
    levels: tuple[ApprovalLevel, ...] = at_least_one(
        "Approval limits by role, the smallest first.", table=True, label="Approval limits by role"
    )
    ask: Text | None = optional("How to ask for more.", example="A task in the CRM", label="How to ask")
    never: tuple[Phrase, ...] = several(
        "What is never granted.", example="[A discount without a date]", label="Never granted"
    )
