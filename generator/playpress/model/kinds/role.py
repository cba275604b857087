"""Role: what a person does and answers for, whoever the person is."""

from collections.abc import Mapping
from typing import ClassVar, Self

from pydantic import model_validator

from playpress.model import book_part
from playpress.model.entity import Entity
from playpress.model.field import optional, required, several
from playpress.model.invalid import InvalidValue
from playpress.model.kind import EntryPoint, Kind
from playpress.model.numbers import plain
from playpress.model.part import Model
from playpress.model.rates import Number, People
from playpress.model.ref import RoleRef, TeamRef
from playpress.model.text import Text
from playpress.model.values import Rate

_HOURS_OF_A_DAY = 24


class Capacity(Model):
    meaning: ClassVar[str] = "How much time the role has for its work."

    hours_per_day: Number = required("Hours a day for this work (hours).", example="5")
    utilisation: Rate | None = optional("The share of these hours that is really available.", example="80%")

    @model_validator(mode="after")
    def _of_one_day(self) -> Self:
        if self.hours_per_day > _HOURS_OF_A_DAY:
            hint = "Write the hours of one day: 40 hours in a week of five days are 8."
            raise InvalidValue(
                f"{plain(self.hours_per_day)} hours are more than a day has", hint, at=("hours_per_day",)
            )
        return self


class Role(Entity):
    meaning: ClassVar[str] = "A job to be done: its responsibilities, skills and the team it belongs to."
    elsewhere: ClassVar[Mapping[str, str]] = {
        "quota": "A quota is that of a plan: write it in its `quotas`, for this role."
    }

    about: ClassVar[Kind] = Kind(
        "role",
        "roles",
        "Role",
        "Roles",
        tab="My role",
        part=book_part.PEOPLE,
        rank=2,
        gathered=True,
        icon="M8 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0M4 21a8 8 0 0 1 16 0",
        entry=EntryPoint("My role", 2),
        teaser="What you do, receive and promise.",
    )

    team: TeamRef = required("The team it belongs to.", example="sales", inverse="Roles", compare=True, index=True)
    reports_to: RoleRef | None = optional(
        "The role it reports to.",
        example="head-of-sales",
        inverse="Direct reports",
        compare=True,
        index=True,
        acyclic=True,
    )
    responsibilities: tuple[Text, ...] = several("What it is responsible for.", compare=True)
    skills: tuple[Text, ...] = several("What it must be good at.", compare=True)
    headcount: People | None = optional("Headcount of the role (people).", example="2")
    capacity: Capacity | None = optional("The working time it has.")
