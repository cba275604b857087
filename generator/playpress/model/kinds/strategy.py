"""Strategy: a way of reaching goals."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from playpress.model import book_part
from playpress.model.entity import Entity
from playpress.model.field import optional, required, several
from playpress.model.kind import Kind
from playpress.model.kinds.metric import WHERE_TARGETS_ARE
from playpress.model.owner_by import OwnerBy, owners
from playpress.model.part import Phrase
from playpress.model.ref import Ref, StepRef, TeamRef, To
from playpress.model.text import Prose, Text
from playpress.model.values import MoneyPer


class Strategy(Entity):
    meaning: ClassVar[str] = "A way of reaching one goal or several: when it fits, and what people do."
    elsewhere: ClassVar[Mapping[str, str]] = {"target": WHERE_TARGETS_ARE}

    about: ClassVar[Kind] = Kind(
        "strategy",
        "strategies",
        "Strategy",
        "Strategies",
        tab="Plan",
        place=2,
        part=book_part.AIMS,
        rank=2,
        icon="M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M15.5 8.5l-2 5-5 2 2-5z",
    )

    team: TeamRef = required("The team that runs it.", example="sales", inverse="Strategies", compare=True, index=True)
    owners: tuple[OwnerBy, ...] = owners(table=True)
    goals: tuple[Annotated[Ref, To("goal")], ...] = several(
        "The goals it serves.", example="[close-sales]", inverse="Served by", compare=True, index=True
    )
    works_against: tuple[Annotated[Ref, To("goal")], ...] = several(
        "Goals it makes harder to reach.",
        example="[increase-profit-margin]",
        inverse="Hindered by",
        compare=True,
        label="Conflicts with",
    )
    motion: Literal["inbound", "outbound", "both"] | None = optional(
        "inbound (the buyer comes to us), outbound (we go to the buyer) or both.",
        example="outbound",
        compare=True,
        index=True,
    )
    force: Literal["push", "pull"] | None = optional(
        "push (take the product to the buyer) or pull (make the buyer want it).",
        example="push",
        compare=True,
        label="Push or pull",
        choices={"push": "push (we go to the buyer)", "pull": "pull (the buyer comes to us)"},
        index=True,
    )
    when_to_use: Prose | None = optional("When it fits.", compare=True, label="When to use it")
    when_not: Prose | None = optional("When it does not.", compare=True, label="When not to use it")
    tactics: tuple[Phrase, ...] = several(
        "What people do.", example="[Ten calls before noon]", compare=True, label="How we do it"
    )
    channels: tuple[Text, ...] = several("Where it reaches people.", example="[phone]", compare=True, ordered=False)
    budget: MoneyPer | None = optional("What it may cost.", example="2000 EUR per month", compare=True)
    audiences: tuple[Annotated[Ref, To("audience")], ...] = several(
        "Who it is for.", example="[facility-manager]", inverse="Reached by", compare=True
    )
    messages: tuple[Annotated[Ref, To("message")], ...] = several(
        "What it says.", example="[water-without-weight]", inverse="Said in", compare=True
    )
    metrics: tuple[Annotated[Ref, To("metric")], ...] = several(
        "What shows whether it works.", example="[conversion-rate]", inverse="Measures", compare=True
    )
    steps: tuple[StepRef, ...] = several(
        "Process steps that use it.", example="[sales-process#connecting]", inverse="Used in", label="Where it is used"
    )
