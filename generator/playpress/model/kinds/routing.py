"""Routing: who gets a lead, by segment, region, source or product, and who gets it when there is no answer."""

from typing import Annotated, ClassVar, Literal

from playpress.model import book_part
from playpress.model.entity import Entity
from playpress.model.field import at_least_one, optional, required
from playpress.model.kind import Kind
from playpress.model.part import Model
from playpress.model.ref import Ref, RoleRef, StageRef, To
from playpress.model.text import Text
from playpress.model.times import Duration


class RoutingRule(Model):
    meaning: ClassVar[str] = (
        "Which leads go to whom. A condition it does not name is always met; the first rule that fits counts."
    )

    segment: Annotated[Ref, To("audience")] | None = optional(
        "The segment they belong to.", example="facility-manager", inverse="Routed by", absent="any", label="Leads of"
    )
    region: Text | None = optional(
        "The region they are from: one of `regions` in playbook.yml, where it lists some.",
        example="North",
        absent="any",
        listed="regions",
    )
    source: Text | None = optional(
        "Where they came from.", example="Trade fair", label="Source of the lead", absent="any"
    )
    product: Annotated[Ref, To("product")] | None = optional(
        "The product they ask for.", example="reading-lamp", inverse="Routed by", absent="any"
    )
    owner: RoleRef = required("Who gets them.", example="sales-rep", inverse="Gets leads by", label="Goes to")
    pick: Literal["round-robin", "account-owner", "free-first"] | None = optional(
        "How one of several people is picked.",
        example="round-robin",
        label="Which person",
        choices={
            "round-robin": "one after the other",
            "account-owner": "who has the account",
            "free-first": "who is free first",
        },
    )
    within: Duration | None = optional("How soon they are answered.", example="4 business h", label="Answered within")
    fallback: RoleRef | None = optional(
        "Who gets them when there is no answer in time.",
        example="head-of-sales",
        inverse="Steps in by",
        label="Otherwise",
    )


class Routing(Entity):
    meaning: ClassVar[str] = "Who gets a lead: rule by rule, until one fits."

    about: ClassVar[Kind] = Kind(
        "routing",
        "routings",
        "Routing",
        "Routing",
        tab="Process",
        part=book_part.WORK,
        rank=7,
        icon="M4 12h6M10 12l6-6h4M10 12l6 6h4M17 3l3 3-3 3M17 15l3 3-3 3",
    )

    stage: StageRef | None = optional(
        "The stage whose leads it routes.",
        example="leads#mql",
        inverse="Routed by",
        index=True,
        compare=True,
        label="Leads at",
    )
    handoff: Annotated[Ref, To("handoff")] | None = optional(
        "The hand-off it is part of.",
        example="qualified-lead",
        inverse="Routed by",
        index=True,
        compare=True,
        label="Hand-off",
    )
    rules: tuple[RoutingRule, ...] = at_least_one(
        "The rules, in order; the first that fits counts.", table=True, label="The first rule that fits counts"
    )
