"""Process: the steps by which work gets done, who does them and what must be true between them."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Self

from pydantic import model_validator

from playpress.model import book_part
from playpress.model.entity import COVERED, Entity
from playpress.model.field import at_least_one, label, named, optional, required, several
from playpress.model.invalid import InvalidValue, shape
from playpress.model.kind import Kind, Parts
from playpress.model.kinds.handoff import Breach, Handoff, Object
from playpress.model.owner_by import OwnerBy, owners
from playpress.model.part import CarriedFact, Criterion, Model, Named, Part, Phrase
from playpress.model.ref import OwnStepRef, Ref, RoleRef, StageRef, TeamRef, To, own_part
from playpress.model.text import Prose, Text
from playpress.model.times import Duration
from playpress.model.value import Codec
from playpress.problems import shorten

RACI: Mapping[str, str] = {"R": "responsible", "A": "accountable", "C": "consulted", "I": "informed"}
"""What the letters stand for."""


def _letters(value: Any) -> str:
    text = value.upper().replace("/", "").replace(",", "").replace(" ", "") if isinstance(value, str) else ""
    if not text or set(text) - set(RACI) or len(set(text)) != len(text):
        found = f'"{shorten(value)}"' if isinstance(value, str) else shape(value)
        hint = f"{', '.join(f'{letter} {word}' for letter, word in RACI.items())}; A/R for both."
        raise InvalidValue(f"{found} is not a RACI letter", hint)
    return text


Letters = Annotated[str, Codec(str, _letters, "/".join)]


class Next(Model):
    meaning: ClassVar[str] = "Where the work goes from a step, and when it goes there."

    to: OwnStepRef = required(
        "The step it goes to; a bare id is a step of this process.", example="qualify", inverse="Next"
    )
    when: Text | None = optional("On what condition.", example="Buyer names a date")

    @model_validator(mode="before")
    @classmethod
    def _from_id(cls, value: Any) -> Any:
        return {"to": value} if isinstance(value, str) else value

    def in_short(self, fields: dict[str, Any]) -> Any:
        return fields if self.when else fields["to"]


class HandsTo(Model):
    meaning: ClassVar[str] = "A hand-off between teams, written where the work leaves."

    in_full: ClassVar[Mapping[str, str]] = {
        "step": "to",
        "accept": "acceptance",
        "info": "required_info",
        "reject_to": "return_to",
        "reject_reasons": "reject_reasons",
        "object": "object",
        "breach": "breach",
    }
    """Its fields, and those of a hand-off that say the same."""

    step: OwnStepRef = required("The step that receives the work.", example="qualify", inverse="Receives from")
    accept: tuple[Criterion, ...] = several(
        "What must be true for it to be accepted.", example="[Phone given]", label=label(Handoff, "acceptance")
    )
    info: tuple[Criterion, ...] = several("What the sender must pass on.", label=label(Handoff, "required_info"))
    within: Duration | None = optional("By when the receiver answers, with its clock.", example="4 business h")
    reject_to: OwnStepRef | None = optional(
        "Where rejected work goes.", example="campaign", inverse="Gets back", label=label(Handoff, "return_to")
    )
    reject_reasons: tuple[Phrase, ...] = several(
        "The reasons for which work may be sent back.", label=label(Handoff, "reject_reasons")
    )
    object: Object | None = optional("What is handed over.", example="lead", label=label(Handoff, "object"))
    breach: Breach | None = optional("What happens when the time is missed.", label=label(Handoff, "breach"))


class Step(Named, Part):
    meaning: ClassVar[str] = "One step of a process."

    name: Text = optional("What people call it; the id in words when omitted.", example="Qualify the lead", title=True)
    do: Text | None = optional("What is done, in one sentence.", example="Call, check need and budget")
    details: Prose | None = optional(
        "Details in Markdown: paragraphs, lists, tables.",
        example="Call twice. Then write, and name a day.",
        label="In detail",
    )
    how: tuple[Text, ...] = several("What to do, point by point.", label="How it is done")
    pitfalls: tuple[Text, ...] = several("What often goes wrong here.", label="What goes wrong")
    owner: RoleRef | None = optional(
        "The role that does it and is accountable for it.", example="sales-rep", inverse="Owns step"
    )
    team: TeamRef | None = optional(
        "The team that does it, where several roles may: its leader is accountable.",
        example="sales",
        inverse="Does step",
    )
    owners: tuple[OwnerBy, ...] = owners()
    raci: dict[Annotated[Ref, To("role")], Letters] = named(
        "Who is Responsible, Accountable, Consulted, Informed; instead of `owner`.",
        example="{sales-rep: A/R, head-of-sales: I}",
        inverse="Takes part in",
        label="Who takes part",
    )
    inputs: tuple[Text, ...] = several("What it starts with.", label="Starts from")
    entry: tuple[Criterion, ...] = several(
        "What must be true to begin.", example="[Phone given]", label="Entry criteria"
    )
    exit: tuple[Criterion, ...] = several(
        "What must be true to go on.", example="[Buyer names a date]", label="Exit criteria"
    )
    outputs: tuple[Text, ...] = several("What it produces.", label="Results in")
    time_limit: Duration | None = optional(
        "How long it may take: hours, days or the `same day`.", example="2 business d"
    )
    next: tuple[Next, ...] | None = optional(
        "The steps that may follow; the next one in the list when omitted, [] at an end.",
        example="[{to: offer, when: Budget fits}]",
    )
    hands_to: HandsTo | None = optional("The hand-off, when the next step belongs to another team.")
    decides: tuple[Text, ...] = several("Decisions taken here.", example="[price]")
    goals: tuple[Annotated[Ref, To("goal")], ...] = several("Goals it works towards.", inverse="Pursued in")
    stage: StageRef | None = optional("The funnel stage it reaches.", example="leads#sql", inverse="Reached in")
    assets: tuple[Annotated[Ref, To("asset")], ...] = several(
        "What to show or send here.", example="[case-study]", inverse="Used in", label="To show or send"
    )
    objections: tuple[Annotated[Ref, To("objection")], ...] = several(
        "What buyers say here.", example="[price-too-high]", inverse="Comes up in", label="What buyers say"
    )
    channels: tuple[Text, ...] = several("Channels used.", example="[phone, email]", ordered=False)
    tools: tuple[Text, ...] = several("Tools used.", example="[CRM]", ordered=False)
    tags: tuple[Text, ...] = several("Free words to group by.", running=False, upkeep=True, ordered=False)
    covers: tuple[CarriedFact, ...] = several(
        "Inventory facts stated in this step: the id of each, alone or with the passage that states it.",
        example="[SST-01]",
        running=False,
        upkeep=True,
        ordered=False,
        unshown=COVERED,
        searched=False,
    )

    @model_validator(mode="after")
    def _one_way_to_name_people(self) -> Self:
        if self.owner and self.raci:
            hint = "Write the owner as A/R inside raci, or delete raci."
            raise InvalidValue("this step has an owner too", hint, at=("raci",))
        if self.owners and self.raci:
            hint = "Write who owns the rest as `owner`, and delete raci."
            raise InvalidValue("this step has owners by segment or region too", hint, at=("raci",))
        return self

    @property
    def letters(self) -> dict[Ref, str]:
        """Role -> RACI letters; an owner is accountable and responsible, also one of a segment or region only."""
        return self.letters_of_all | {each.owner: "AR" for each in self.owners}

    @property
    def letters_of_all(self) -> dict[Ref, str]:
        """The same of those who take part in every segment and region."""
        return {self.owner: "AR"} if self.owner else dict(self.raci)


class Process(Entity):
    meaning: ClassVar[str] = "The steps by which work gets done, in order."

    about: ClassVar[Kind] = Kind(
        "process",
        "processes",
        "Process",
        "Processes",
        tab="Process",
        place=1,
        part=book_part.WORK,
        rank=1,
        parts=Parts("step", Step, "steps"),
        icon="M3 5h8v5H3zM13 14h8v5h-8zM11 7.5h4a2 2 0 0 1 2 2V14",
    )

    team: TeamRef = required("The team that runs it.", example="sales", inverse="Processes", compare=True, index=True)
    trigger: Text | None = optional("What starts it.", example="A lead raises its hand", compare=True)
    outcome: Text | None = optional("What it ends with.", example="A signed order", compare=True)
    steps: tuple[Step, ...] = at_least_one("Its steps, in order.", compare=True)

    @model_validator(mode="before")
    @classmethod
    def _own_steps(cls, value: Any) -> Any:
        """A bare id in `next` and `hands_to` means a step of this process."""
        return _with_own_steps(value) if isinstance(value, dict) else value


def _with_own_steps(value: dict[str, Any]) -> dict[str, Any]:
    steps = value.get("steps")
    if not isinstance(steps, list) or not isinstance(value.get("id"), str):
        return value
    return {**value, "steps": [_step_with_own(step, value["id"]) for step in steps]}


def _step_with_own(step: Any, process: str) -> Any:
    if not isinstance(step, dict):
        return step
    result = dict(step)
    if isinstance(step.get("next"), list):
        result["next"] = [_own(item, "to", process) for item in step["next"]]
    if isinstance(step.get("hands_to"), dict):
        result["hands_to"] = _own(_own(step["hands_to"], "step", process), "reject_to", process)
    return result


def _own(item: Any, name: str, process: str) -> Any:
    if isinstance(item, dict):
        return {**item, name: _own(item[name], name, process)} if name in item else item
    return own_part(item, "process", process)
