"""Asset: something to show, send or read, such as a brochure, a page or a price list."""

from typing import Annotated, ClassVar, Literal

from playpress.model import book_part
from playpress.model.entity import Entity
from playpress.model.field import optional, several
from playpress.model.kind import Kind
from playpress.model.link import Link
from playpress.model.ref import Ref, StageRef, To
from playpress.model.text import Text
from playpress.model.times import Date


class Asset(Entity):
    meaning: ClassVar[str] = "Something to show, send or read: its purpose, its audience, and how long it is valid."

    about: ClassVar[Kind] = Kind(
        "asset",
        "assets",
        "Asset",
        "Assets",
        tab="Sell",
        path="material",
        part=book_part.WORDS,
        rank=4,
        gathered=True,
        icon="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h4",
    )

    type: Text | None = optional("The type of asset.", example="case study", compare=True, index=True)
    link: Link | None = optional(
        "Where it is: a web address, or a file under content/.", example="https://example.org/case.pdf"
    )
    use: Literal["internal", "customer-facing"] = optional(
        "internal (for us) or customer-facing (may be sent).",
        example="customer-facing",
        default="internal",
        compare=True,
        label="Who may see it",
    )
    language: Text | None = optional("Its language.", example="English", compare=True)
    expires: Date | None = optional("The last day it may be used.", example="2026-12-31", compare=True)
    stages: tuple[StageRef, ...] = several("The stages it helps in.", example="[leads#mql]", inverse="Assets")
    audiences: tuple[Annotated[Ref, To("audience")], ...] = several(
        "Who it is for.", example="[facility-manager]", inverse="Assets", compare=True, index=True
    )
    messages: tuple[Annotated[Ref, To("message")], ...] = several(
        "What it says.", example="[water-without-weight]", inverse="Carried by", compare=True
    )
