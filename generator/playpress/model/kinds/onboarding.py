"""Onboarding: the path of a new colleague from the day of the contract to working alone."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import model_validator

from playpress.model import book_part
from playpress.model.day import RelativeDay, form
from playpress.model.entity import Entity
from playpress.model.field import optional, required, several
from playpress.model.invalid import InvalidValue
from playpress.model.kind import EntryPoint, Kind, Parts
from playpress.model.part import Named, Part, Phrase
from playpress.model.quantity import Quantity
from playpress.model.rates import Share
from playpress.model.ref import AnyRef, Ref, RoleRef, To, own_part
from playpress.model.text import Text
from playpress.model.time_in_day import TimeInDay
from playpress.model.values import Minutes, WholeNumber, YesNo

Activity = Literal["read", "watch", "shadow", "practise", "meet", "check", "quiz"]


class PathItem(Phrase):
    meaning: ClassVar[str] = (
        "One thing to do on the path: plain text, or text with what it is about and how long it takes."
    )

    do: Activity = optional("read, watch, shadow, practise, meet, check or quiz.", example="shadow", default="check")
    about: tuple[AnyRef, ...] = several(
        "What is read or done; for a quiz, whose questions are asked (what was read in the phase when omitted).",
        example='["process:sales-process#qualifying"]',
        inverse="Learned in",
    )
    minutes: Minutes | None = optional("How long it takes (minutes); of reading, computed.", example="30")
    who: Literal["hire", "buddy", "manager"] = optional(
        "Whose list it is on: hire, buddy or manager.", example="buddy", default="hire"
    )
    required: YesNo = optional(
        "Whether it is mandatory.", example="no", default=True, choices={"no": "if there is time"}
    )
    day: RelativeDay | None = optional("The day, counted from the first one.", example="D+3")
    at: TimeInDay | None = optional(
        "When on that day: a time, morning or afternoon. The agenda of a class and the first-day folder keep it free.",
        example='"14:00"',
    )
    after: tuple[Annotated[Ref, To("onboarding", part=True, own=True)], ...] = several(
        "Items of this path that come before it.", example="[first-call]"
    )
    with_team: Annotated[Ref, To("team")] | None = optional(
        "The team it is done with, if `about` does not show it.",
        example="marketing",
        inverse="Teaches in",
    )


class Milestone(Part):
    meaning: ClassVar[str] = "A number the new colleague reaches."

    metric: Annotated[Ref, To("metric")] | None = optional(
        "The metric.", example="meetings-booked", inverse="Milestone in"
    )
    text: Text | None = optional("What is reached, if no metric measures it.", example="Runs a demonstration alone")
    value: Quantity | None = optional("The value to reach.", example="7")
    by: RelativeDay | None = optional("By which day.", example="D+60")

    @model_validator(mode="after")
    def _says_what(self) -> Self:
        if self.metric is None and self.text is None:
            raise InvalidValue("this milestone does not say what is reached", "Write `metric` or `text`.")
        return self


class Phase(Named, Part):
    meaning: ClassVar[str] = "A phase of the path, with what the learner can do at its end."
    elsewhere: ClassVar[Mapping[str, str]] = dict.fromkeys(
        ("days", "weeks", "month"), "Write its first and its last day: `from_day: D+0`, `to_day: D+29`."
    )

    name: Text = optional("What people call it; the id in words when omitted.", example="First week", title=True)
    from_day: RelativeDay = required("Its first day; D+0 is the day a new hire starts.", example="D+0")
    to_day: RelativeDay = required("Its last day.", example="D+6")
    outcomes: tuple[Phrase, ...] = several(
        "What the learner knows, does, shows or explains at its end.", example="[Explains what a qualified lead is]"
    )
    items: tuple[PathItem, ...] = several("What to do, in order.", example="[Meet the other team]")
    milestones: tuple[Milestone, ...] = several("Numbers to reach.")
    sign_off: RoleRef | None = optional(
        "The role that signs the phase.", example="head-of-sales", inverse="Signs off", label="Signed off by"
    )

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.to_day < self.from_day:
            message = f'the phase "{self.name}" ends before it begins'
            raise InvalidValue(message, f"Write `to_day` as {form(self.from_day)} or later.", at=("to_day",))
        return self

    @model_validator(mode="after")
    def _holds_its_items(self) -> Self:
        for number, item in enumerate(self.items):
            if item.day is not None and not self.from_day <= item.day <= self.to_day:
                message = f'"{item.text}" is on {form(item.day)}, outside of the phase "{self.name}"'
                hint = f"Write a day from {form(self.from_day)} to {form(self.to_day)}, or move it to another phase."
                raise InvalidValue(message, hint, at=("items", number, "day"))
        return self


class Onboarding(Entity):
    meaning: ClassVar[str] = (
        "The path of a new colleague: phases with things to do, numbers to reach, and a role that signs them off."
    )

    about: ClassVar[Kind] = Kind(
        "onboarding",
        "onboarding",
        "Onboarding path",
        "Onboarding paths",
        tab="Onboarding",
        part=book_part.ONBOARDING,
        rank=1,
        parts=Parts("item", PathItem),
        icon="M2 20h6v-5h6v-5h4V3l4 2-4 2",
        entry=EntryPoint("Onboarding", 1),
        teaser="Your way in, from the first day on.",
    )

    roles: tuple[RoleRef, ...] = several(
        "The roles it is for.", example="[sales-rep]", inverse="Onboarding", index=True
    )
    prerequisites: tuple[Annotated[Ref, To("onboarding")], ...] = several(
        "Paths that come first.", example="[first-week]", inverse="Comes before", acyclic=True
    )
    phases: tuple[Phase, ...] = several("Its phases, in order.")
    pass_mark: Share | None = optional("How many answers of 100 must be right.", example="80%")
    day_limit: WholeNumber = optional(
        "The most that fits into a day (minutes).",
        example="240",
        default=240,
        unshown="A check compares the days of the path with it; the page says how long each takes.",
    )
    reading_speed: WholeNumber = optional(
        "Reading speed in words a minute: 238, or 175 for readers of a second language.",
        example="175",
        default=238,
        unshown="The page says how many minutes of reading come of it.",
    )

    @model_validator(mode="after")
    def _somebody_reads(self) -> Self:
        if self.reading_speed == 0:
            raise InvalidValue("a reading speed of 0 words has no meaning", "For example: 238", at=("reading_speed",))
        if self.day_limit == 0:
            raise InvalidValue("nothing fits into a day of no minutes", "For example: 240", at=("day_limit",))
        return self

    @model_validator(mode="before")
    @classmethod
    def _own_items(cls, value: Any) -> Any:
        """A bare id in `after` means an item of this path."""
        phases = value.get("phases") if isinstance(value, dict) else None
        if not isinstance(phases, list) or not isinstance(value.get("id"), str):
            return value
        return {**value, "phases": [_phase(phase, value["id"]) for phase in phases]}


def _phase(phase: Any, path: str) -> Any:
    items = phase.get("items") if isinstance(phase, dict) else None
    return {**phase, "items": [_item(item, path) for item in items]} if isinstance(items, list) else phase


def _item(item: Any, path: str) -> Any:
    after = item.get("after") if isinstance(item, dict) else None
    return (
        {**item, "after": [own_part(each, "onboarding", path) for each in after]} if isinstance(after, list) else item
    )
