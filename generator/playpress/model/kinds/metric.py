"""Metric: a number that tells how things stand, with one formula and one owner."""

import re
from typing import ClassVar, Literal

from playpress.model import book_part
from playpress.model.entity import Entity
from playpress.model.field import optional, required, several
from playpress.model.kind import Kind
from playpress.model.owner_by import OwnerBy, owners
from playpress.model.part import Model
from playpress.model.period import WrittenPeriod
from playpress.model.quantity import Measured, Quantity
from playpress.model.ref import Ref, RoleRef, TeamRef
from playpress.model.text import Prose, Text

STAGE = re.compile(r"(?<![\w:#-])([a-z][a-z0-9-]*)#([a-z][a-z0-9-]*)")
"""A funnel stage inside a formula: funnel#stage."""
WHERE_TARGETS_ARE = (
    "A target is its metric's: write `targets: [{period: 2027, value: 40}]` there, and name it in `metrics`."
)
"""For those who write one at what the metric measures."""


class Target(Model):
    meaning: ClassVar[str] = "What the metric should be in one period."

    period: WrittenPeriod = required("The period, or in words how often.", example="2026-Q4")
    value: Quantity = required("The value to reach, in the metric's unit.", example="40")
    floor: Quantity | None = optional("The value below which the owner must act.", example="30")
    stretch: Quantity | None = optional("The value that would be excellent.", example="50")


class Metric(Entity):
    meaning: ClassVar[str] = "A number with one formula, one unit and one owner."

    about: ClassVar[Kind] = Kind(
        "metric",
        "metrics",
        "Metric",
        "Metrics",
        tab="Plan",
        place=4,
        part=book_part.NUMBERS,
        rank=3,
        gathered=True,
        icon="M4 18a9 9 0 1 1 16 0M12 15l4-5M12 15h.01",
    )

    team: TeamRef | None = optional(
        "The team that answers for it, where several roles may: its leader is accountable.",
        example="sales",
        inverse="Metrics",
        compare=True,
        index=True,
    )
    owners: tuple[OwnerBy, ...] = owners(table=True)
    definition: Prose | None = optional("What it says.")
    formula: Text | None = optional(
        "How it is computed, in words; a funnel stage as funnel#stage.", example="leads#won / leads#sql", compare=True
    )
    unit: Text | None = optional("Its unit.", example="deals", compare=True, index=True)
    direction: Literal["up", "down"] | None = optional(
        "Which way is better.",
        example="up",
        compare=True,
        choices={"up": "higher is better", "down": "lower is better"},
        index=True,
    )
    type: Literal["leading", "lagging"] | None = optional(
        "leading (an early sign) or lagging (the result).",
        example="leading",
        compare=True,
        choices={"leading": "leading (shows early)", "lagging": "lagging (shows afterwards)"},
        index=True,
    )
    cadence: Literal["daily", "weekly", "monthly", "quarterly", "yearly"] | None = optional(
        "How often it is read.", example="weekly", compare=True, index=True
    )
    source_system: Text | None = optional("Where the number comes from.", example="CRM report", compare=True)
    baseline: Measured | None = optional("The baseline: its value at the start.", example="12")
    targets: tuple[Target, ...] = several("What it should be, period by period.")
    contributors: tuple[RoleRef, ...] = several("Roles whose work moves it.", example="[sales-rep]", inverse="Moves")

    @property
    def better(self) -> Literal["up", "down"] | None:
        """Which way is better: as it is written, or as its targets say (`at most 5%`) where they agree."""
        said = {target.value.direction for target in self.targets} - {None}
        return self.direction or (said.pop() if len(said) == 1 else None)

    def stages(self) -> tuple[Ref, ...]:
        """The funnel stages its formula names, as funnel#stage."""
        return tuple(Ref("funnel", *found) for found in STAGE.findall(self.formula or ""))
