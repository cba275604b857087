"""Offer: a product at a price, with the lowest price at which it may be sold."""

from typing import Annotated, ClassVar

from playpress.model import book_part
from playpress.model.entity import Entity
from playpress.model.field import optional, several
from playpress.model.kind import EntryPoint, Kind
from playpress.model.part import Phrase
from playpress.model.ref import Ref, To
from playpress.model.text import Text
from playpress.model.times import Date
from playpress.model.values import Amount


class Offer(Entity):
    meaning: ClassVar[str] = "A product at a price: what the price is for, and the lowest one at which it may be sold."

    about: ClassVar[Kind] = Kind(
        "offer",
        "offers",
        "Offer",
        "Offers",
        tab="Sell",
        place=3,
        part=book_part.OFFERS,
        rank=2,
        gathered=True,
        icon="M4 4h8l8 8-8 8-8-8zM8 8h.01",
        entry=EntryPoint("What does it cost?", 4),
        teaser="List prices, and the lowest ones.",
    )

    products: tuple[Annotated[Ref, To("product")], ...] = several(
        "What is sold.", example="[reading-lamp]", inverse="Sold as", compare=True, index=True
    )
    list_price: Amount | None = optional(
        "What it costs without a discount; omitted where each price is agreed on.",
        example="90 EUR",
        compare=True,
        index=True,
    )
    unit: Text | None = optional("What the price is for.", example="per lamp", compare=True, index=True, label="Unit")
    floor: Amount | None = optional(
        "The lowest price at which it may be sold.",
        example="70 EUR",
        compare=True,
        index=True,
        label="Lowest price",
    )
    minimum: Text | None = optional("The smallest order.", example="10 lamps", compare=True, label="Smallest order")
    includes: tuple[Phrase, ...] = several("What the price includes.", example="[Delivery]", compare=True)
    excludes: tuple[Phrase, ...] = several(
        "What costs extra.", example="[Mounting]", compare=True, label="Not included"
    )
    payment: Text | None = optional(
        "The term, and how it is paid.", example="Twelve months, paid in advance", compare=True
    )
    audiences: tuple[Annotated[Ref, To("audience")], ...] = several(
        "Who it is made for.", example="[facility-manager]", inverse="Offers", compare=True
    )
    valid_from: Date | None = optional(
        "The first day of this price.", example="2026-10-01", compare=True, label="Price valid from"
    )
    valid_until: Date | None = optional(
        "The last day of this price.", example="2027-09-30", compare=True, label="Price valid until"
    )
