"""Funnel: the stages something passes on its way to a customer, with who answers for each and how many go on."""

from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal

from pydantic import model_validator

from playpress.model import book_part
from playpress.model.entity import Entity
from playpress.model.field import at_least_one, optional, required, several
from playpress.model.kind import Kind, Parts
from playpress.model.owner_by import OwnerBy, owners
from playpress.model.part import Criterion, Model, Named, Part
from playpress.model.rates import Share
from playpress.model.ref import OwnStageRef, Ref, RoleRef, TeamRef, To, own_part
from playpress.model.text import Text
from playpress.model.times import Interval
from playpress.model.values import Minutes, YesNo

Outcome = Literal["open", "won", "lost", "recycled"]
Forecast = Literal["pipeline", "best-case", "commit", "closed", "omitted"]
"""How sure a deal is, from open to won; what is omitted is in no forecast."""


class StageEffort(Model):
    meaning: ClassVar[str] = "Work that each item takes at a stage, whatever its source."

    role: RoleRef = required("The role that does it.", example="sales-rep", inverse="Works at")
    minutes: Minutes = required("The total time for one of them (minutes).", example="90")
    share: Share = optional("For how many of 100 it is done.", example="45%", default=Fraction(1))


class Stage(Named, Part):
    meaning: ClassVar[str] = (
        "One stage: what has to be true to enter it and to leave it, and how many leave it for the next."
    )

    name: Text = optional(
        "What people call it; the id in words when omitted.", example="Marketing qualified lead", title=True
    )
    definition: Text | None = optional("What it means to be at this stage.", example="Fits us and has shown interest")
    owner: RoleRef | None = optional("The role that owns it.", example="head-of-sales", inverse="Owns stage")
    team: TeamRef | None = optional(
        "The team that owns it, where several roles may: its leader is accountable.",
        example="sales",
        inverse="Owns stage",
    )
    owners: tuple[OwnerBy, ...] = owners()
    entry: tuple[Criterion, ...] = several(
        "What must be true to enter it.", example="[Phone given]", label="Enters when"
    )
    exit: tuple[Criterion, ...] = several(
        "What must be true to go on.", example="[Buyer names a date]", label="Moves on when"
    )
    audiences: tuple[Annotated[Ref, To("audience")], ...] = several(
        "Who we meet at this stage.", example="[facility-manager]", inverse="Appears at stage"
    )
    rate: Share | None = optional("How many of 100 go on to the next stage.", example="20%", label="Conversion")
    win_probability: Share | None = optional(
        "How many of 100 open deals at this stage are won, as sales judges it.", example="30%"
    )
    forecast: Forecast | None = optional(
        "The category in which its deals are forecast: pipeline, best-case, commit, closed or omitted.",
        example="commit",
        label="Forecast category",
        choices={"best-case": "best case"},
    )
    may_exceed_one: YesNo = optional(
        "Whether the rate may be above 100%, as with referrals.",
        example="yes",
        default=False,
        label="May be above 100%",
    )
    lag: Interval | None = optional(
        "How long it takes to the next stage.", example="30 d", label="Time to the next stage"
    )
    effort: tuple[StageEffort, ...] = several("The work each item takes here, role by role.")
    next: tuple[OwnStageRef, ...] | None = optional(
        "The stages that may follow, the usual one first; the next one in the list when omitted, [] at an end.",
        example="[sql, lost]",
    )
    recycle_to: OwnStageRef | None = optional(
        "The stage it goes back to when the time is not right.",
        example="mql",
        inverse="Goes back to",
        label="Returns to",
    )
    system_value: Text | None = optional("Its value in the CRM.", example="SQL", label="In the CRM")
    outcome: Outcome = optional("open, won, lost or recycled.", example="won", default="open")
    aliases: tuple[Text, ...] = several(
        "Other words people use for it.", example="[hot lead]", running=False, upkeep=True, ordered=False
    )

    @property
    def accountable(self) -> list[Ref]:
        """Each role that answers for it, also in one segment or region only."""
        return list(dict.fromkeys([*([self.owner] if self.owner else []), *(each.owner for each in self.owners)]))


class Funnel(Entity):
    meaning: ClassVar[str] = "The stages on the way from a first contact to a customer, in order."

    about: ClassVar[Kind] = Kind(
        "funnel",
        "funnels",
        "Funnel",
        "Funnels",
        tab="Process",
        place=3,
        part=book_part.NUMBERS,
        rank=1,
        parts=Parts("stage", Stage, "stages", "funnel stage"),
        icon="M3 5h18l-7 8v6l-4 2v-8z",
    )

    object: Literal["lead", "opportunity", "account", "customer"] = optional(
        "What passes through it: lead, opportunity, account or customer.",
        example="lead",
        default="lead",
        compare=True,
        label="What passes through",
        index=True,
    )
    stages: tuple[Stage, ...] = at_least_one("Its stages, in order.", compare=True)

    @model_validator(mode="before")
    @classmethod
    def _own_stages(cls, value: Any) -> Any:
        """A bare id in `next` and `recycle_to` means a stage of this funnel."""
        stages = value.get("stages") if isinstance(value, dict) else None
        if not isinstance(stages, list) or not isinstance(value.get("id"), str):
            return value
        return {**value, "stages": [_with_own(stage, value["id"]) for stage in stages]}


def _with_own(stage: Any, funnel: str) -> Any:
    if not isinstance(stage, dict):
        return stage
    result = dict(stage)
    if isinstance(stage.get("next"), list):
        result["next"] = [own_part(each, "funnel", funnel) for each in stage["next"]]
    if "recycle_to" in stage:
        result["recycle_to"] = own_part(stage["recycle_to"], "funnel", funnel)
    return result
