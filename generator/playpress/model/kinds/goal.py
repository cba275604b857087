"""Goal: what a team wants to reach."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from playpress.model import book_part
from playpress.model.entity import Entity
from playpress.model.field import optional, required, several
from playpress.model.kind import Kind
from playpress.model.kinds.metric import WHERE_TARGETS_ARE
from playpress.model.owner_by import OwnerBy, owners
from playpress.model.ref import Ref, TeamRef, To
from playpress.model.times import Period
from playpress.model.values import YesNo


class Goal(Entity):
    meaning: ClassVar[str] = "Something a team wants to reach. Its targets come from its metrics."
    elsewhere: ClassVar[Mapping[str, str]] = {"target": WHERE_TARGETS_ARE}

    about: ClassVar[Kind] = Kind(
        "goal",
        "goals",
        "Goal",
        "Goals",
        tab="Plan",
        place=1,
        part=book_part.AIMS,
        rank=1,
        gathered=True,
        icon="M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M8 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0M12 12h.01",
    )

    team: TeamRef = required(
        "The team whose goal it is.", example="marketing", inverse="Goals", compare=True, index=True
    )
    owners: tuple[OwnerBy, ...] = owners(table=True)
    horizon: Literal["short", "long"] | None = optional(
        "short or long term.",
        example="long",
        compare=True,
        choices={"short": "short-term", "long": "long-term"},
        index=True,
    )
    period: Period | None = optional("How often it is looked at.", example="quarter", compare=True)
    priority: Literal["high", "medium", "low"] | None = optional(
        "high, medium or low. A high goal without a strategy is an error.", example="high", compare=True, index=True
    )
    shared: YesNo = optional("Whether both teams share it.", example="yes", default=False, compare=True)
    parent: Annotated[Ref, To("goal")] | None = optional(
        "The larger goal it is part of.",
        example="increase-monthly-revenue",
        inverse="Made of",
        label="Part of",
        acyclic=True,
    )
    metrics: tuple[Annotated[Ref, To("metric")], ...] = several(
        "What it is measured by.", example="[monthly-revenue]", inverse="Measures", compare=True, index=True
    )
