"""Hand-off: the contract at a border where work passes from one team to the other."""

from dataclasses import replace
from typing import Annotated, ClassVar, Literal

from playpress.model import book_part
from playpress.model.entity import Entity
from playpress.model.field import optional, required, several
from playpress.model.kind import Kind
from playpress.model.owner_by import OwnerBy, owners
from playpress.model.part import Criterion, Id, Model, Phrase
from playpress.model.rates import Share
from playpress.model.ref import EndRef, Ref, RoleRef, StageRef, TeamRef, To
from playpress.model.text import Text
from playpress.model.times import Clock, Duration
from playpress.model.values import CountPer, Minutes, WholeNumber, YesNo

Object = Literal[
    "lead", "opportunity", "account", "customer", "order", "contract", "request", "document", "research", "insight",
    "content",
]  # fmt: skip


class Commitment(Model):
    meaning: ClassVar[str] = "What one team promises the other in this hand-off."

    by: TeamRef = required("The team that promises.", example="sales", inverse="Promises in")
    what: Text = required("What it promises.", example="First call to the lead")
    value: Duration | None = optional("Within what time: hours, days or the `same day`.", example="2 h")
    share: Share | None = optional(
        "In how many of 100 cases it must be kept; all of them when omitted.", example="95%", label="Kept in"
    )
    clock: Clock | None = optional(
        "Which clock counts: business hours or the calendar. A time without a clock is ambiguous.",
        example="business",
    )
    answers: YesNo | None = optional(
        "Whether it is the receiver's answer: within this time it accepts the work or sends it back. Only "
        "a marked commitment is called the answer.",
        example="yes",
        choices={"yes": "the deadline is for this answer"},
    )
    stage: StageRef | None = optional(
        "The funnel stage whose contacts it is about; its time then counts towards the lag of the stage.",
        example="leads#mql",
        inverse="Promised in",
        label="Counts towards",
    )
    volume: CountPer | None = optional("How many, per period.", example="400 per month")
    attempts: WholeNumber | None = optional("How many attempts (attempts for each item).", example="6")
    minutes: Minutes | None = optional("How long one attempt takes (minutes).", example="4")
    id: Id | None = optional(
        "An id by which texts quote it: `<handoff:qualified-lead#first-call.value>`.",
        example="first-call",
        upkeep=True,
        unshown="It is for texts that quote the commitment; readers see what they quote.",
        searched=False,
    )

    @property
    def counted_by(self) -> str | None:
        """The clock, wherever it was written."""
        return self.clock or (self.value.clock if self.value else None)

    @property
    def time(self) -> Duration | None:
        """The time with its clock, wherever that was written."""
        return replace(self.value, clock=self.counted_by) if self.value else None


class Breach(Model):
    meaning: ClassVar[str] = "What happens when a commitment is missed."

    escalate_to: RoleRef | None = optional("Who is informed.", example="head-of-sales", inverse="Informed of misses in")
    action: Text | None = optional("What is done in that case.", example="The lead goes to the next free rep")


class Handoff(Entity):
    meaning: ClassVar[str] = (
        "Work that passes from one team to the other: what is accepted, how fast, and what happens otherwise."
    )

    about: ClassVar[Kind] = Kind(
        "handoff",
        "handoffs",
        "Hand-off",
        "Hand-offs",
        tab="Process",
        place=2,
        part=book_part.WORK,
        rank=2,
        gathered=True,
        icon="M4 9h15l-4-4M20 15H5l4 4",
        teaser="What one team may expect from the other, and by when.",
    )

    kind: Literal["transfer", "information"] = optional(
        "transfer (the receiver takes the work over) or information (it only gets information).",
        example="transfer", default="transfer", compare=True, label="Kind of hand-off",
        choices={"transfer": "the work changes hands", "information": "for information only"})  # fmt: skip
    owners: tuple[OwnerBy, ...] = owners(table=True)
    object: Object | None = optional(
        "What is handed over.", example="lead", compare=True, label="What is handed over", index=True
    )
    from_: EndRef = required(
        "The step the work leaves, as process#step; or a stage, as funnel:leads#mql.",
        alias="from",
        example="marketing-process#campaign",
        inverse="Hands over in",
        compare=True,
        index=True,
    )
    to: EndRef = required(
        "The step (or stage) that receives it.",
        example="sales-process#qualifying",
        inverse="Receives in",
        compare=True,
        index=True,
    )
    acceptance: tuple[Criterion, ...] = several(
        "What must be true for it to be accepted.", compare=True, label="Accepted when"
    )
    required_info: tuple[Criterion, ...] = several(
        "What the sender must pass on.", compare=True, label="Required information"
    )
    channels: tuple[Text, ...] = several("How it is passed on.", example="[CRM task]", ordered=False)
    reject_reasons: tuple[Phrase, ...] = several(
        "The reasons for which it may be sent back.", compare=True, label="Reject reasons"
    )
    return_to: EndRef | None = optional(
        "The step that rejected work goes back to.",
        example="marketing-process#campaign",
        inverse="Gets back",
        compare=True,
        label="Returns to",
    )
    commitments: tuple[Commitment, ...] = several("What each team promises.", compare=True)
    auto_accept_after: Duration | None = optional(
        "How long until silence counts as acceptance.", example="2 business d", label="Accepted automatically after"
    )
    breach: Breach | None = optional(
        "What happens when a commitment is missed.", compare=True, label="If the SLA is missed"
    )
    reviewed_in: Annotated[Ref, To("meeting")] | None = optional(
        "The meeting in which both teams look at it.", example="weekly-review", inverse="Reviews"
    )

    @property
    def passes(self) -> str:
        """What is handed over, in a sentence: "the lead"; "work" where nothing says it."""
        return self.object or "work"
