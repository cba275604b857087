"""Message: one claim, with the words marketing writes it in and the words sales says it in."""

from typing import Annotated, ClassVar

from playpress.model import book_part
from playpress.model.entity import Entity
from playpress.model.field import optional, several
from playpress.model.kind import Kind
from playpress.model.ref import Ref, StageRef, To
from playpress.model.text import Text


class Message(Entity):
    meaning: ClassVar[str] = "One claim that both teams make, each in its own words, with its proof."

    about: ClassVar[Kind] = Kind(
        "message",
        "messages",
        "Message",
        "Messages",
        tab="Sell",
        place=2,
        part=book_part.WORDS,
        rank=2,
        gathered=True,
        icon="M4 5h16v11h-9l-5 4v-4H4zM8 9h8M8 12h5",
    )

    claim: Text | None = optional(
        "What we say, in one sentence.", example="No more bottles to carry", compare=True, index=True
    )
    marketing_wording: Text | None = optional(
        "How marketing writes it.", example="Water without weight", compare=True, label="Marketing writes"
    )
    sales_wording: Text | None = optional(
        "How a rep says it.", example="When did you last carry crates?", compare=True, label="Sales says"
    )
    avoid: tuple[Text, ...] = several(
        "What neither team says, in any text.",
        example="[cheapest on the market]",
        label="Words to avoid",
        running=False,
        ordered=False,
    )
    pillar: Text | None = optional("The larger idea it belongs to.", example="Less work", compare=True)
    audiences: tuple[Annotated[Ref, To("audience")], ...] = several(
        "Who it is for.", example="[facility-manager]", inverse="Messages", compare=True, index=True
    )
    stages: tuple[StageRef, ...] = several("The stages it is made for.", example="[leads#mql]", inverse="Messages")
    proof: tuple[Annotated[Ref, To("source", "asset")], ...] = several(
        "What proves it.", example="[asset:case-study]", inverse="Proves"
    )
