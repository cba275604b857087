"""What every kind shares: the common fields, and what every definition has."""

from typing import ClassVar, Literal, Self

from pydantic import model_validator

from playpress.model.field import hidden, named, of, optional, several, unwritten
from playpress.model.former_id import FormerId
from playpress.model.invalid import InvalidValue
from playpress.model.kind import Kind
from playpress.model.part import LEADS_ON, SEEN, Approval, CarriedFact, Citation, Id, Name, Named, Question, Waiver
from playpress.model.ref import AnyRef, RoleRef
from playpress.model.text import Prose, Summary, Text
from playpress.model.times import Date, Interval
from playpress.problems import shorten
from playpress.thesaurus import nearest

Status = Literal["draft", "active", "deprecated", "archived"]
COVERED = "The page of the sources lists every fact with the definitions that carry it."


class Entity(Named):
    """One definition of a playbook. The id is the file name or the mapping key, never a field."""

    about: ClassVar[Kind]

    id: Id = hidden()
    name: Name = optional(
        "The name people use, up to 120 characters; the id in words when omitted.", example="Cold calling"
    )
    summary: Summary | None = optional(
        "One sentence of at most 200 characters, shown in lists, search and tooltips.",
        example="Call a list of prospects.",
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
        "What to use instead once it is out of use.",
        example="strategy:trade-fairs",
        inverse="Replaces",
        upkeep=True,
        mention=True,
        past=True,
        label="Use instead",
    )
    was: tuple[FormerId, ...] = several(
        "Its former ids, so that old links lead here.",
        example="[trade-fairs]",
        also="formerly",
        upkeep=True,
        unshown=LEADS_ON,
        searched=False,
    )
    visibility: Id | None = optional(
        "Who may see it: a circle listed under `readers` in playbook.yml, which are internal (when omitted), "
        "partner and public unless it names others.",
        example="partner",
        upkeep=True,
        unshown=SEEN,
        searched=False,
    )
    restricted: dict[str, Id] = named(
        "Fields that fewer readers may see than the rest.",
        example="{summary: internal}",
        upkeep=True,
        unshown=SEEN,
        searched=False,
    )
    reviewed: Date | None = optional("The day of its last review.", example="2026-09-30", upkeep=True, searched=False)
    review_every: Interval | None = optional("How long a review is valid.", example="P90D", upkeep=True)
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
        "Inventory facts stated here: the id of each, alone or with the passage that states it.",
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

    @model_validator(mode="after")
    def _can_do_without(self) -> Self:
        """Only what a definition can do without may be restricted: for others it is as if it were not written."""
        for name in self.restricted:
            _refuse_restricted(type(self), name)
        return self

    def __hash__(self) -> int:
        return hash(self.key)

    @property
    def key(self) -> str:
        """The reference to this entity: `strategy:cold-calling`."""
        return f"{self.about.name}:{self.id}"

    @property
    def state(self) -> str:
        """What every list says behind its name: draft, deprecated or archived; nothing of what is in use."""
        return "" if self.status == "active" else self.status


_TOLD = frozenset({"id", "name", "was", "visibility", "restricted"})


def _refuse_restricted(kind: type[Entity], name: str) -> None:
    """Refuse to restrict what is no field, or what no definition of a kind can do without."""
    fields = {info.alias or each: info for each, info in kind.model_fields.items() if not of(info).hidden}
    if name not in fields or name in _TOLD:
        near = nearest(name, [each for each in fields if each not in _TOLD])
        hint = f'Did you mean "{near}"?' if near else "Name a field of this definition."
        raise InvalidValue(f'"{shorten(name)}" is not a field that can be restricted', hint, at=("restricted", name))
    if fields[name].is_required() or unwritten(fields[name]):
        message = f"{kind.about.with_article} cannot do without `{name}`"
        raise InvalidValue(message, "Restrict the whole definition: `visibility: …`.", at=("restricted", name))
