"""Segment: one group of customers within a plan, with a deal size, rates and a value of its own."""

from typing import Annotated, ClassVar

from playpress.model.field import optional, required, several
from playpress.model.part import Model
from playpress.model.rates import Share
from playpress.model.ref import OwnStageRef, Ref, To
from playpress.model.values import Money, MoneyPer


class SegmentRate(Model):
    meaning: ClassVar[str] = "A rate that differs from that of the funnel in one segment."

    stage: OwnStageRef = required("The stage they leave.", example="leads#sql")
    rate: Share = required("How many of 100 go on from there in this segment.", example="30%")


class Segment(Model):
    meaning: ClassVar[str] = "One group of customers with numbers of its own. All segments together are the plan."

    audience: Annotated[Ref, To("audience")] = required(
        "The audience of the segment.", example="offices", inverse="Segment of"
    )
    share: Share = required("Its share of the revenue target, of 100.", example="45%")
    avg_deal: Money = required("Average value of one of its customers.", example="75000 EUR", label="Average deal")
    rates: tuple[SegmentRate, ...] = several("The rates that differ from those of the funnel.")
    revenue: MoneyPer | None = optional(
        "What one customer is worth for as long as it stays.",
        example="2000 EUR per month",
        label="Revenue of a customer",
    )
    margin: Share | None = optional(
        "How much of 100 of that revenue is left after the cost of delivery.", example="60%"
    )
    retention: Share | None = optional("How many of 100 customers are still customers a year later.", example="80%")
