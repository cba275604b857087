"""Audience: whom we speak to, a segment of the market or a person in it."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import model_validator

from playpress.model import book_part
from playpress.model.entity import Entity
from playpress.model.field import optional, required, several
from playpress.model.invalid import InvalidValue
from playpress.model.kind import Kind
from playpress.model.part import Criterion, Model, Phrase
from playpress.model.ref import Ref, To
from playpress.model.text import Text
from playpress.model.times import Date
from playpress.model.values import WholeNumber


class AudienceSize(Model):
    meaning: ClassVar[str] = "How many there are in all."

    count: WholeNumber = required("How many there are within reach.", example="4200")
    as_of: Date = required("On which day.", example="2026-09-30")
    source: Text = required("Where the number comes from.", example="Register of companies")

    @model_validator(mode="after")
    def _some(self) -> Self:
        if not self.count:
            hint = "Write how many there are, or leave `size` out until you know."
            raise InvalidValue("an audience needs someone in it", hint, at=("count",))
        return self


class Audience(Entity):
    meaning: ClassVar[str] = "Who we speak to: how to recognise them, what troubles them and what makes them act."

    about: ClassVar[Kind] = Kind(
        "audience",
        "audiences",
        "Audience",
        "Audiences",
        tab="Sell",
        part=book_part.WORDS,
        rank=1,
        gathered=True,
        icon="M5 8a3 3 0 1 0 6 0a3 3 0 1 0-6 0M2 20a6 6 0 0 1 12 0M16 5a3 3 0 0 1 0 6M18 14.5a6 6 0 0 1 4 5.5",
    )

    level: Literal["segment", "persona"] = optional(
        "segment (a group of buyers) or persona (one type of person).",
        example="persona",
        default="segment",
        compare=True,
        index=True,
    )
    parent: Annotated[Ref, To("audience")] | None = optional(
        "The larger audience it is part of.",
        example="offices",
        inverse="Made of",
        compare=True,
        label="Part of",
        acyclic=True,
        index=True,
    )
    size: AudienceSize | None = optional("How many there are.", compare=True)
    titles: tuple[Text, ...] = several("Their job title.", example="[Office manager]", compare=True)
    fit: tuple[Criterion, ...] = several("How to recognise them.", example="[More than 20 desks]", compare=True)
    disqualifiers: tuple[Phrase, ...] = several("What rules them out.", example="[Rents by the day]", compare=True)
    pains: tuple[Phrase, ...] = several("What hurts them.", example="[Bottles take up the cellar]", compare=True)
    triggers: tuple[Phrase, ...] = several("What makes them act.", example="[Moves to a new office]", compare=True)
    buying_roles: tuple[Literal["user", "champion", "decider", "buyer", "influencer", "blocker"], ...] = several(
        "Their roles in the purchase, one or more: user, champion, decider, buyer, influencer or blocker.",
        example="[decider, user]",
        compare=True,
        index=True,
    )
