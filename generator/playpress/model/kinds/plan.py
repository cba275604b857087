"""Plan: a revenue target for one period, and what has to be true for it to be reached."""

from fractions import Fraction
from typing import Annotated, Any, ClassVar, Self

from pydantic import model_validator

from playpress.model import book_part
from playpress.model.entity import Entity
from playpress.model.field import optional, required, several
from playpress.model.invalid import InvalidValue
from playpress.model.kind import Kind
from playpress.model.part import Model, Named, Part
from playpress.model.period import Period
from playpress.model.rates import Currency, Number, People, Share
from playpress.model.ref import OwnStageRef, Ref, RoleRef, TeamRef, To, own_part
from playpress.model.segment import Segment
from playpress.model.text import Text
from playpress.model.times import Date, Duration
from playpress.model.values import Amount, Minutes, Money, WholeNumber, YesNo
from playpress.source.ids import slug

TOLERANCE = Fraction(1, 20)
"""How far two numbers may be apart where a plan does not say it."""


class SourceEffort(Model):
    meaning: ClassVar[str] = "Work that it takes to find one contact of a source."

    role: RoleRef = required("The role that does it.", example="sales-rep", inverse="Finds customers in")
    minutes: Minutes = required("How long one attempt takes (minutes).", example="8")
    attempts: WholeNumber | None = optional(
        "How many attempts one of them takes (attempts); 1 when omitted. Alternatively, use `success_rate`.",
        example="12",
    )
    success_rate: Share | None = optional("How many of 100 attempts produce one, instead of `attempts`.", example="8%")

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if self.attempts is not None and self.success_rate is not None:
            hint = "Keep one of them: 8% is 12.5 attempts for each."
            raise InvalidValue("`attempts` and `success_rate` say the same thing", hint, at=("success_rate",))
        return self

    @property
    def tries(self) -> Fraction | None:
        """Attempts for each of them; None where none of the attempts brings one."""
        if self.success_rate is not None:
            return 1 / self.success_rate if self.success_rate else None
        return Fraction(1 if self.attempts is None else self.attempts)


class SourceShare(Model):
    meaning: ClassVar[str] = "How much of the won business one team brings in. The shares of all teams add up to 100%."

    team: TeamRef = required("The team that brings it in.", example="marketing", inverse="Brings in")
    share: Share = required("Its share of what is won.", example="80%")
    enters: OwnStageRef | None = optional(
        "The stage at which its contacts enter the funnel; the first one when omitted.",
        example="leads#sql",
        label="Enters at",
    )
    effort: tuple[SourceEffort, ...] = several("The work it takes to find one of them, role by role.")


class Stated(Model):
    meaning: ClassVar[str] = "How many the plan counts on at a stage, within the period."

    stage: OwnStageRef = required("The stage.", example="leads#mql")
    count: Number = required("How many.", example="1300")
    by: Date | None = optional("By when.", example="2026-12-31")


class UnitCost(Model):
    meaning: ClassVar[str] = "What one contact costs at a stage."

    stage: OwnStageRef = required("The stage.", example="leads#mql")
    cost: Amount = required("What one of them costs.", example="250 EUR")


class BudgetLine(Named, Part):
    meaning: ClassVar[str] = "One line of the budget."

    name: Text = optional("What it is for; the id in words when omitted.", example="Fairs", title=True)
    amount: Amount = required("How much.", example="40000 EUR")
    team: TeamRef | None = optional("The team that spends it.", example="marketing", inverse="Spends")
    strategy: Annotated[Ref, To("strategy")] | None = optional(
        "The strategy it pays for.", example="trade-fairs", inverse="Paid from"
    )
    pays_for: OwnStageRef | None = optional("The stage whose contacts it buys.", example="leads#mql")
    audience: Annotated[Ref, To("audience")] | None = optional(
        "The segment whose customers it wins; all segments share it when omitted.", example="offices", inverse="Paid in"
    )
    new_business: YesNo = optional("Whether it wins new customers.", example="no", default=True)


class TeamTotal(Model):
    meaning: ClassVar[str] = "What one team may spend in all."

    team: TeamRef = required("The team.", example="marketing", inverse="Budget")
    amount: Amount = required("How much.", example="400000 EUR")


class Quota(Model):
    meaning: ClassVar[str] = "What each person in a role has to sell."

    role: RoleRef = required("The role.", example="sales-rep", inverse="Quota in")
    amount: Amount = required("How much each person sells in the whole period.", example="220000 EUR")
    people: People | None = optional("How many people (people); the role's headcount when omitted.", example="9")
    ramp: Share = optional(
        "The share of the quota, of 100, that they carry while they are new.", example="50%", default=Fraction(1)
    )
    part_time: Share = optional("The share of full time, of 100, that they work.", example="80%", default=Fraction(1))
    starts: Date | None = optional(
        "The day on which they begin; the first one of the period when omitted.", example="2027-02-15"
    )


class PipelineHabit(Model):
    meaning: ClassVar[str] = "A multiple of the target that a team usually asks for: shown next to the computed need."

    name: Text = required("What it is called.", example="Three times the target")
    multiple: Number = required("How many times the target.", example="3")


class OpenDeals(Model):
    meaning: ClassVar[str] = "What is open at one stage and due in the plan's period."

    stage: OwnStageRef = required("The stage.", example="leads#sql")
    amount: Amount = required("What all of it is worth.", example="600000 EUR")


class MarketShare(Model):
    meaning: ClassVar[str] = "How many of the plan's contacts belong to one audience."

    audience: Annotated[Ref, To("audience")] = required("The audience.", example="offices", inverse="Market of")
    share: Share = required("How many of 100 contacts belong to it.", example="45%")


class Pipeline(Model):
    meaning: ClassVar[str] = "What was open at the beginning of a past period, and what became of it."

    open: Number = required("How many were open.", example="100")
    won: Number = required("How many of them were won.", example="23")
    lost: Number = required("How many of them were lost.", example="40")
    due: Amount | None = optional(
        "What is open now and due in the plan's period; the sum of `open_deals` when omitted.", example="3000000 EUR"
    )
    habit: PipelineHabit | None = optional("The multiple of the target that you usually ask for, with its name.")

    @model_validator(mode="after")
    def _no_more_than_open(self) -> Self:
        if self.won + self.lost > self.open:
            raise InvalidValue(
                "more was won and lost than was open", "What slipped is open minus won and lost.", at=("open",)
            )
        return self


class Plan(Entity):
    meaning: ClassVar[str] = (
        "A revenue target for one period, with the funnel, the source mix and the budget to reach it.\n\n"
        "A plan that is part of a larger one inherits what it leaves out. Its target, volumes and budget are its own. "
        "A part for the same days, such as a region, has no commitments or hours of its own: those belong to the "
        "whole plan."
    )

    about: ClassVar[Kind] = Kind(
        "plan",
        "plans",
        "Plan",
        "Plans",
        tab="Plan",
        place=3,
        part=book_part.NUMBERS,
        rank=2,
        icon="M4 4v16h16M8 16v-4M12 16V8M16 16V5",
    )

    period: Period | None = optional(
        "The year, half-year, quarter or month it is for; FY27-Q1 in the fiscal year.",
        example="2027-Q1",
        compare=True,
        index=True,
    )
    currency: Currency | None = optional(
        "The currency of all its money; the playbook's when omitted.", example="EUR", inherited=True
    )
    revenue_target: Money | None = optional(
        "The revenue to sell in the period.", example="2000000 EUR", compare=True, index=True
    )
    avg_deal: Money | None = optional(
        "Average value of one customer.", example="75000 EUR", compare=True, label="Average deal", inherited=True
    )
    funnel: Annotated[Ref, To("funnel")] | None = optional(
        "The funnel whose rates it is computed with.",
        example="leads",
        inverse="Planned in",
        compare=True,
        inherited=True,
    )
    teams: tuple[TeamRef, ...] = several(
        "The teams that deliver it.", example="[marketing, sales]", inverse="Plans", inherited=True, index=True
    )
    parent: Annotated[Ref, To("plan")] | None = optional(
        "The larger plan it is part of.", example="year-2027", inverse="Made of", label="Part of", acyclic=True
    )
    cut: Text | None = optional(
        "How the larger plan is divided: by region, product or segment. Parts with the same `cut` and length are "
        "added up.",
        example="region",
        label="Cut by",
    )
    region: Text | None = optional(
        "The region it is for: one of `regions` in playbook.yml, where it lists some.",
        example="North",
        compare=True,
        listed="regions",
    )
    segments: tuple[Segment, ...] = several(
        "The groups of customers that differ in deal size, rates or value. Customers needed are then their sum.",
        inherited=True,
        table=True,
    )
    source_mix: tuple[SourceShare, ...] = several(
        "How much each team brings in; sourced deals only, never influenced ones.",
        label="Source mix",
        inherited=True,
    )
    stated: tuple[Stated, ...] = several("The volumes it counts on, stage by stage.")
    stated_overall_rate: Share | None = optional(
        "How many of 100 at the first stage become customers, where it has been stated.",
        example="1.5%",
        inherited=True,
    )
    tolerance: Share = optional(
        "How far a number may be off before it counts as a gap.", example="5%", default=TOLERANCE, inherited=True
    )
    unit_cost: tuple[UnitCost, ...] = several("What one contact costs, stage by stage.")
    budget_total: Amount | None = optional("The total budget of the plan.", example="600000 EUR", compare=True)
    team_totals: tuple[TeamTotal, ...] = several("What each team may spend.")
    budget: tuple[BudgetLine, ...] = several("The money, line by line.")
    cac: Annotated[Ref, To("metric")] | None = optional(
        "The metric whose target limits what a new customer may cost.",
        example="customer-acquisition-cost",
        inverse="Set in",
        inherited=True,
    )
    quotas: tuple[Quota, ...] = several("What each person in a role has to sell.")
    pipeline: Pipeline | None = optional("What became of an earlier pipeline, as a yardstick for the present one.")
    open_deals: tuple[OpenDeals, ...] = several("What is open now and due in the period, stage by stage.")
    market: tuple[MarketShare, ...] = several(
        "Which audiences the contacts belong to: what the plan needs from each in a year is compared with its size.",
        inherited=True,
    )
    cycle: Duration | None = optional(
        "How long a sale takes from opportunity to order.", example="78 d", inherited=True
    )

    @model_validator(mode="after")
    def _one_row_for_each_segment(self) -> Self:
        seen: set[Ref] = set()
        for number, each in enumerate(self.segments):
            if each.audience in seen:
                message = f'"{each.audience.id}" is a segment of this plan already'
                raise InvalidValue(message, "Keep one of the two.", at=("segments", number, "audience"))
            seen.add(each.audience)
        if self.segments and self.market:
            hint = "Delete `market`: each stage says how much of an audience it takes by the segments."
            raise InvalidValue("`market` follows from `segments`", hint, at=("market",))
        return self

    @model_validator(mode="before")
    @classmethod
    def _own_stages(cls, value: Any) -> Any:
        """A bare id of a stage means a stage of the plan's funnel."""
        if not isinstance(value, dict) or not isinstance(value.get("funnel"), str):
            return value
        funnel = slug(value["funnel"].rpartition(":")[2])
        lists = {name: value[name] for name in _STAGES if isinstance(value.get(name), list)}
        found = {name: [_with_own(row, _STAGES[name], funnel) for row in rows] for name, rows in lists.items()}
        if isinstance(value.get("segments"), list):
            found["segments"] = [_with_own_rates(row, funnel) for row in value["segments"]]
        return {**value, **found}


_STAGES = {"source_mix": "enters", "stated": "stage", "unit_cost": "stage", "budget": "pays_for", "open_deals": "stage"}
"""The lists of a plan whose rows name a stage, and the field that does."""


def _with_own(row: Any, field: str, funnel: str) -> Any:
    if not isinstance(row, dict) or field not in row:
        return row
    return {**row, field: own_part(row[field], "funnel", funnel)}


def _with_own_rates(row: Any, funnel: str) -> Any:
    if not isinstance(row, dict) or not isinstance(row.get("rates"), list):
        return row
    return {**row, "rates": [_with_own(each, "stage", funnel) for each in row["rates"]]}
