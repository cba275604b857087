"""Product: what we sell, what it does for a buyer, and whom it does not fit."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from playpress.model import book_part
from playpress.model.entity import Entity
from playpress.model.field import optional, several
from playpress.model.kind import Kind
from playpress.model.part import Phrase
from playpress.model.ref import Ref, To
from playpress.model.text import Text


class Product(Entity):
    meaning: ClassVar[str] = "What we sell: what it does for a buyer, who it is for, and who it does not suit."
    elsewhere: ClassVar[Mapping[str, str]] = {
        "price": "A price is that of an offer: write it in content/offers.yml, with this product in its `products`."
    }

    about: ClassVar[Kind] = Kind(
        "product",
        "products",
        "Product",
        "Products",
        tab="Sell",
        part=book_part.OFFERS,
        rank=1,
        gathered=True,
        icon="M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8",
    )

    line: Text | None = optional(
        "The group of products it belongs to: one of `product_lines` in playbook.yml, where it lists some.",
        example="Lamps",
        index=True,
        compare=True,
        listed="product_lines",
    )
    outcomes: tuple[Phrase, ...] = several(
        "What it does for the buyer.", example="[No bulb to change for years]", compare=True, label="What it is for"
    )
    audiences: tuple[Annotated[Ref, To("audience")], ...] = several(
        "Who it is for.", example="[facility-manager]", inverse="Buys", compare=True, label="Made for"
    )
    not_for: Text | None = optional("Who it does not suit.", example="Rooms without sockets", compare=True)
    requires: tuple[Text, ...] = several("What a buyer needs in order to use it.", example="[A socket]", compare=True)
    messages: tuple[Annotated[Ref, To("message")], ...] = several(
        "What we say about it.", example="[light-for-years]", inverse="Said of"
    )
    proof: tuple[Annotated[Ref, To("source", "asset")], ...] = several(
        "What proves it.", example="[asset:case-study]", inverse="Proves"
    )
    competitors: tuple[Annotated[Ref, To("comparison")], ...] = several(
        "Comparisons with what others sell.", example="[us-and-them]", inverse="About our product"
    )
