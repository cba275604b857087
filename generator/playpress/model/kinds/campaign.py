"""Campaign: what runs from one day to another to carry out a strategy."""

from typing import Annotated, ClassVar, Self

from pydantic import model_validator

from playpress.model import book_part
from playpress.model.entity import Entity
from playpress.model.field import optional, required, several
from playpress.model.invalid import InvalidValue
from playpress.model.kind import Kind
from playpress.model.part import Phrase
from playpress.model.ref import Ref, To
from playpress.model.text import Text
from playpress.model.times import Date
from playpress.model.values import Amount


class Campaign(Entity):
    meaning: ClassVar[str] = (
        "Work between two dates that carries out a strategy: who it is for, what it uses and what it costs."
    )

    about: ClassVar[Kind] = Kind(
        "campaign",
        "campaigns",
        "Campaign",
        "Campaigns",
        tab="Plan",
        part=book_part.AIMS,
        rank=3,
        gathered=True,
        icon="M4 10v4h4l8 5V5l-8 5zM19 9a4 4 0 0 1 0 6",
    )

    starts: Date = required("Its first day.", example="2026-10-01", index=True, compare=True)
    ends: Date = required("Its last day.", example="2026-10-31", index=True, compare=True)
    strategy: Annotated[Ref, To("strategy")] | None = optional(
        "The strategy it carries out.", example="trade-fairs", inverse="Campaigns", index=True, compare=True
    )
    goals: tuple[Annotated[Ref, To("goal")], ...] = several(
        "The goals it works towards.", example="[more-leads]", inverse="Campaigns", compare=True
    )
    budget: Amount | None = optional("The most it may cost in total.", example="2000 EUR", index=True, compare=True)
    audiences: tuple[Annotated[Ref, To("audience")], ...] = several(
        "Who it should reach.", example="[facility-manager]", inverse="Reached by campaigns", compare=True
    )
    messages: tuple[Annotated[Ref, To("message")], ...] = several(
        "What it says.", example="[light-for-years]", inverse="Said in campaigns", compare=True
    )
    channels: tuple[Text, ...] = several("Where it runs.", example="[post]", compare=True, ordered=False)
    assets: tuple[Annotated[Ref, To("asset")], ...] = several(
        "What it uses.", example="[case-study]", inverse="Used by campaigns"
    )
    deliverables: tuple[Phrase, ...] = several(
        "What has to be ready before it starts.", example="[Landing page]", label="Ready before the start"
    )
    success: Text | None = optional(
        "What shows that it has worked.", example="Twenty visits booked", compare=True, label="Success"
    )

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.ends < self.starts:
            message = f"it ends on {self.ends}, before it starts on {self.starts}"
            raise InvalidValue(message, "Write the later day at `ends`.", at=("ends",))
        return self
