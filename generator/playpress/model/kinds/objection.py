"""Objection: what a buyer says against us, what it means, and what to answer."""

from typing import Annotated, ClassVar

from playpress.model import book_part
from playpress.model.entity import Entity
from playpress.model.field import optional, several
from playpress.model.kind import EntryPoint, Kind
from playpress.model.ref import Ref, StageRef, To
from playpress.model.text import Prose, Text


class Objection(Entity):
    meaning: ClassVar[str] = "What a buyer says against buying, what it really means, and what to answer in one breath."

    about: ClassVar[Kind] = Kind(
        "objection",
        "objections",
        "Objection",
        "Objections",
        tab="Sell",
        place=1,
        part=book_part.WORDS,
        rank=3,
        gathered=True,
        icon="M4 5h16v11h-9l-5 4v-4H4zM12 8v3M12 13.5h.01",
        entry=EntryPoint("Handle an objection", 3),
        teaser="What buyers say, and what to answer.",
    )

    says: Text | None = optional(
        "What the buyer says.", example="That is too expensive.", compare=True, label="They say", index=True
    )
    means: Text | None = optional(
        "What it usually means.",
        example="I cannot defend this price inside.",
        compare=True,
        label="What they really mean",
    )
    response: Prose | None = optional(
        "What to answer.", example="Compare it with the crates of one year.", compare=True, label="Answer"
    )
    one_line: Text | None = optional(
        "The answer in one sentence, for a glance at a battlecard.",
        example="Count the crates of one year.",
        compare=True,
        label="In one sentence",
    )
    ask_next: Text | None = optional(
        "What to ask next.", example="Who else looks at this number?", compare=True, label="Then ask"
    )
    audiences: tuple[Annotated[Ref, To("audience")], ...] = several(
        "Who says it.", example="[facility-manager]", inverse="Objections", index=True
    )
    stages: tuple[StageRef, ...] = several(
        "The stages at which it comes up.", example="[leads#sql]", inverse="Objections"
    )
    proof: tuple[Annotated[Ref, To("source", "asset")], ...] = several(
        "What proves the answer.", example="[asset:case-study]", inverse="Proves"
    )
    competitor: Annotated[Ref, To("comparison")] | None = optional(
        "The competitor it is about.", example="us-and-them", inverse="Objections", index=True
    )

    @property
    def answer(self) -> Prose | Text | None:
        """What to say: in full, else in one sentence."""
        return self.response or self.one_line
