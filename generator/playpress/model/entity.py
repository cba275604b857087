"""What every kind shares: the common fields, and what every definition has."""

from typing import Any, ClassVar, Literal

from pydantic import model_validator

from playpress.model.field import hidden, optional, several
from playpress.model.invalid import InvalidValue
from playpress.model.kind import Kind
from playpress.model.part import Approval, CarriedFact, Citation, Id, Name, Named, Question, Waiver
from playpress.model.ref import AnyRef, RoleRef
from playpress.model.text import Prose, Summary, Text
from playpress.model.times import Date, Interval

Status = Literal["draft", "active", "deprecated", "archived"]
COVERED = "The page of the sources lists every fact with the definitions that carry it."


class Entity(Named):
    """One definition of a playbook. The id is the file name or the mapping key, never a field."""

    about: ClassVar[Kind]

    id: Id = hidden()
    name: Name = optional(
        "What people call it, in at most 120 characters; the id in words when omitted.", example="Cold calling"
    )
    summary: Summary | None = optional(
        "One sentence of at most 200 characters, shown in lists, search and tooltips.",
        example="Ring a list of prospects.",
    )
    body: Prose | None = optional("Longer text in Markdown.")
    owner: RoleRef | None = optional(
        "The one accountable role; the team's leader when omitted.", example="head-of-sales", inverse="Owns"
    )
    status: Status = optional(
        "draft, active, deprecated or archived. Checks run on what is active.",
        default="active",
        searched=False,
        unsigned=True,
    )
    replaced_by: AnyRef | None = optional(
        "What to use instead, where it is out of use.",
        example="strategy:trade-fairs",
        inverse="Replaces",
        upkeep=True,
        mention=True,
        past=True,
        label="Use instead",
    )
    reviewed: Date | None = optional(
        "The day somebody last read it with care.", example="2026-09-30", upkeep=True, searched=False
    )
    review_every: Interval | None = optional("How long a review holds.", example="P90D", upkeep=True)
    approved_by: tuple[Approval, ...] = several("Who agreed to it, and when.", upkeep=True, searched=False, past=True)
    sources: tuple[Citation, ...] = several("Where its facts come from.", upkeep=True, searched=False)
    aliases: tuple[Text, ...] = several(
        "Other words people use and search for.",
        example="[ABM, key accounts]",
        running=False,
        upkeep=True,
        ordered=False,
    )
    tags: tuple[Text, ...] = several("Free words to group by.", running=False, upkeep=True, ordered=False)
    see_also: tuple[AnyRef, ...] = several(
        "Related entities, as kind:id.",
        example="[strategy:trade-fairs]",
        inverse="Mentioned by",
        upkeep=True,
        mention=True,
    )
    examples: tuple[Text, ...] = several("Examples from practice.")
    questions: tuple[Question, ...] = several("Quiz questions on this fact.", upkeep=True, label="Check yourself")
    covers: tuple[CarriedFact, ...] = several(
        "Facts of an inventory that this entity carries: each its id, or with the passage that says it.",
        example="[SSY-01]",
        running=False,
        upkeep=True,
        ordered=False,
        unshown=COVERED,
        searched=False,
    )
    same_as: tuple[AnyRef, ...] = several(
        "Entities that mean the same thing.",
        example="[funnel:leads#mql]",
        inverse="Same as",
        upkeep=True,
        mention=True,
        namesakes=True,
    )
    not_same_as: tuple[AnyRef, ...] = several(
        "Entities that sound alike and are not the same.",
        inverse="Not the same as",
        label="Not to be confused with",
        upkeep=True,
        mention=True,
        namesakes=True,
        past=True,
    )
    waive: tuple[Waiver, ...] = several(
        "Findings accepted for a time.",
        upkeep=True,
        mention=True,
        unshown="The alignment page lists what is accepted, why, by whom and until when.",
        searched=False,
    )

    @model_validator(mode="before")
    @classmethod
    def _seen_by_every_reader(cls, value: Any) -> Any:
        """A definition that says who may see it is refused, because no edition enforces that."""
        if isinstance(value, dict) and "visibility" in value:
            message = "`visibility` hides nothing: the definition would be published for every reader"
            hint = "Delete the line, and keep out of content/ what not every reader may see."
            raise InvalidValue(message, hint, "VAL-UNKNOWN", ("visibility",))
        return value

    @property
    def key(self) -> str:
        """The reference to this entity: `strategy:cold-calling`."""
        return f"{self.about.name}:{self.id}"
