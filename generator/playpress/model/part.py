"""What stands inside definitions: models that refuse what is unknown, and parts with ids that others refer to."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)

from playpress.model.field import chosen, hidden, optional, required, several
from playpress.model.former_id import FormerId
from playpress.model.invalid import InvalidValue, shape
from playpress.model.ref import Ref, RoleRef, To
from playpress.model.text import Text, in_words, with_colon
from playpress.model.times import Date
from playpress.problems import shorten
from playpress.source.ids import FORM, ID, slug

MAX_NAME = 120
SEEN = "An edition for a circle of readers has only what they may see."
LEADS_ON = "Its former addresses lead to it."
_ROOM_TO_ANSWER = "Paper leaves room for one's own answer; the booklet with answers has the right one."


class Model(BaseModel):
    """Frozen fields, nothing unknown, in the model and in everything inside it."""

    meaning: ClassVar[str] = ""
    """What it is, for authors and readers: one sentence, then more for the guide. `python -OO` drops docstrings."""
    elsewhere: ClassVar[Mapping[str, str]] = {}
    """Fields that authors look for here and that another thing has -> how to say it there."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        arbitrary_types_allowed=True,
        protected_namespaces=(),
        defer_build=True,  # A playbook uses few of the kinds, and a command that only looks on none.
    )

    def in_short(self, fields: dict[str, Any]) -> Any:
        """What an author may write instead of these fields: fewer of them, or one text."""
        return fields

    @model_serializer(mode="wrap")
    def _written(self, fields: SerializerFunctionWrapHandler) -> Any:
        return self.in_short(fields(self))


def _part_id(value: Any) -> Any:
    if not isinstance(value, str):
        raise InvalidValue(f"expected an id, found {shape(value)}", "For example: phone-given")
    if not ID.fullmatch(value):
        hint = f'Did you mean "{slug(value)}"?'
        raise InvalidValue(f'"{shorten(value)}" is not an id ({FORM})', hint, "VAL-ID", meant=(slug(value),))
    return value


Id = Annotated[str, BeforeValidator(_part_id)]


def _name(value: Any) -> Any:
    if isinstance(value, str) and not value.strip():
        raise InvalidValue("this name is empty", "Write what people call it, or delete the line.")
    length = len(" ".join(value.split())) if isinstance(value, str) else 0
    if length > MAX_NAME:
        hint = "Write a shorter name, and put the rest into `summary`."
        raise InvalidValue(f"this name has {length} characters; the limit is {MAX_NAME}", hint)
    return value


Name = Annotated[Text, BeforeValidator(_name)]


class Part(Model):
    """Something that lives inside an entity and can be referred to as `kind:entity#id`."""

    id: Id = required("Its id, unique in the entity; also its anchor on the page.", example="phone-given")
    visibility: Id | None = optional(
        "Who may see this part, at most the readers who may see the whole.",
        example="internal",
        upkeep=True,
        unshown=SEEN,
        searched=False,
    )
    was: tuple[FormerId, ...] = several(
        "Its former ids, so that old links lead here: an id, or process:other#step if it was part of another "
        "definition.",
        example="[phone-known]",
        also="formerly",
        upkeep=True,
        unshown=LEADS_ON,
        searched=False,
    )

    @property
    def called(self) -> str:
        """What people call it: what its title fields say, the first that is written, else its id in words."""
        found = (getattr(self, name) for name in chosen(type(self), "title"))
        return next((str(text) for text in found if text), "") or in_words(self.id)


class Phrase(Part):
    meaning: ClassVar[str] = "A part that can be written as plain text; its id is then made from the text."

    text: Text = required("What it says.", example="Phone number given", title=True)
    plain: bool = hidden(default=False, exclude=True)
    unnamed: bool = hidden(default=False, exclude=True)
    """Whether its id is made of its words, because nobody wrote one: other words for it make another id."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if isinstance(value, str):
            cls._refuse_glued(value)
            return {"id": slug(value), "text": value, "plain": True, "unnamed": True}
        if isinstance(value, Phrase):
            return value
        if not isinstance(value, dict):
            raise InvalidValue(f"expected text, found {shape(value)}", "Write one text, or delete the item.")
        if ours := next((name for name in ("plain", "unnamed") if name in value), ""):
            raise InvalidValue(f'unknown field "{ours}"', "Delete it.", "VAL-UNKNOWN", (ours,))
        if len(value) == 1 and not value.keys() & cls.model_fields.keys():
            hint = 'If the text contains a colon, put it in "quotes".'
            raise InvalidValue("expected text, found named fields", hint, meant=with_colon(value))
        if "text" in value and "id" not in value and isinstance(value["text"], str):
            return {**value, "id": slug(value["text"]), "unnamed": True}
        return cls._by_id(value)

    @classmethod
    def _by_id(cls, value: dict[str, Any]) -> dict[str, Any]:
        """What fields with an id alone mean, where the kind of phrase knows that."""
        return value

    def in_short(self, fields: dict[str, Any]) -> Any:
        if self.plain:
            return fields["text"]
        return {name: value for name, value in fields.items() if name != "id" or value != slug(self.text)}

    @classmethod
    def _refuse_glued(cls, text: str) -> None:
        name, colon, rest = text.partition(":")
        if colon and rest.strip() == rest != "" and name in cls.model_fields:
            raise InvalidValue(f'"{shorten(text)}" lacks a space after "{name}:"', f'Write "{name}: …".')


class Criterion(Phrase):
    meaning: ClassVar[str] = (
        "A condition that can be checked: plain text, or text with who makes it true and how that is proved.\n\n"
        "It is written once. Everywhere else its id is enough, `{id: phone-given}`: text, kind and evidence are then "
        "those that are written, and change with them."
    )

    kind: Literal["buyer", "seller", "system"] | None = optional(
        "Who makes it true: the buyer (something we can verify), the seller, or a system.", example="buyer"
    )
    evidence: Text | None = optional("Where to see that it is true.", example="Field `phone` in the CRM")
    by_id: bool = hidden(default=False, exclude=True)
    """Whether only its id is written here: everything else it takes from where the criterion is written."""

    @classmethod
    def _by_id(cls, value: dict[str, Any]) -> dict[str, Any]:
        if "by_id" in value:
            raise InvalidValue('unknown field "by_id"', "Delete it.", "VAL-UNKNOWN", ("by_id",))
        if value.keys() != {"id"} or not isinstance(value["id"], str):
            return value
        return {**value, "text": in_words(slug(value["id"])) or value["id"], "by_id": True}

    def in_short(self, fields: dict[str, Any]) -> Any:
        return {"id": self.id} if self.by_id else super().in_short(fields)


class Citation(Model):
    meaning: ClassVar[str] = "Where a fact comes from: the id of a source, and the place in it if known."

    source: Annotated[Ref, To("source")] = required("The source.", example="industry-survey", inverse="Cited by")
    locator: Text | None = optional("Chapter, page or paragraph in it.", example="page 12", running=False)

    @model_validator(mode="before")
    @classmethod
    def _from_id(cls, value: Any) -> Any:
        return {"source": value} if isinstance(value, str) else value

    def in_short(self, fields: dict[str, Any]) -> Any:
        return fields if self.locator else fields["source"]


class Named(Model):
    """Something with an id and a name, which is the id in words where none is written."""

    @model_validator(mode="before")
    @classmethod
    def _name_from_id(cls, value: Any) -> Any:
        if isinstance(value, dict) and value.get("name") is None and isinstance(value.get("id"), str):
            return {**value, "name": in_words(value["id"])}
        return value

    def in_short(self, fields: dict[str, Any]) -> Any:
        return {name: value for name, value in fields.items() if name != "name" or value != in_words(fields["id"])}


class Approval(Model):
    meaning: ClassVar[str] = "Who agreed, and when."

    role: RoleRef = required("The role that approved.", example="head-of-sales", inverse="Approved")
    date: Date = required("The day of the approval.", example="2026-09-30")
    text: Text | None = optional(
        "The fingerprint of the approved wording, as its page and `playpress check` show it. A later change "
        "needs a new approval.",
        example="3f9a2c41",
        label="Wording",
    )


class CarriedFact(Model):
    meaning: ClassVar[str] = (
        "An inventory fact stated here: its id, the passage that states it, and who compared the two.\n\n"
        "Once they have been compared, `playpress sign` writes the wording of the passage next to its name. "
        "A passage that was changed since is a finding (COV-9), and the page of the sources quotes each "
        "next to its fact."
    )

    fact: Text = required("The id of the fact.", example="SSY-01", running=False, listed="facts", searched=False)
    in_: Text | None = optional(
        "Where it is stated: a field, or a list item by its id or number. The whole part when omitted.",
        alias="in",
        example="tactics.2",
        running=False,
        searched=False,
    )
    by: RoleRef | None = optional(
        "The role that compared the fact with the passage.", example="head-of-sales", mention=True
    )
    date: Date | None = optional("The day of the comparison.", example="2026-09-30")
    text: Text | None = optional(
        "The fingerprint of the compared wording, which `playpress sign` writes. Later changes are then reported.",
        example="3f9a2c41",
        label="Wording",
        running=False,
        searched=False,
    )

    @model_validator(mode="before")
    @classmethod
    def _from_id(cls, value: Any) -> Any:
        return {"fact": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _compared_by_a_role_on_a_day(self) -> Self:
        if self.text and not (self.by and self.date):
            hint = "Let `playpress sign` write it, or add `by` and `date`."
            raise InvalidValue("a wording without the role that compared it and the day", hint, at=("text",))
        return self

    def in_short(self, fields: dict[str, Any]) -> Any:
        return fields if self.in_ or self.by or self.date or self.text else fields["fact"]


class Question(Part):
    meaning: ClassVar[str] = "A quiz question, next to the fact it tests."

    ask: Text = required("The question.", example="Who accepts a lead?", title=True)
    choices: tuple[Text, ...] = several("Possible answers; empty for a free answer.", searched=False)
    answer: Text = required(
        "The right answer; with choices, exactly one of them.", unprinted=_ROOM_TO_ANSWER, searched=False
    )
    why: Text | None = optional("Why it is right.", unprinted=_ROOM_TO_ANSWER, searched=False)

    @model_validator(mode="after")
    def _answer_is_a_choice(self) -> Self:
        if self.choices and self.answer not in self.choices:
            message = f'"{shorten(self.answer)}" is not one of the choices'
            raise InvalidValue(message, "Copy one choice word for word.", at=("answer",))
        return self


class Waiver(Model):
    meaning: ClassVar[str] = "A finding that is accepted for a time."

    check: Text = required("The code of the check.", example="COV-1", running=False, listed="checks")
    reason: Text = required("Why it is accepted.")
    until: Date = required("The last day it is accepted.", example="2026-12-31")
    by: RoleRef = required("The role that accepts it.", example="head-of-sales", inverse="Accepted findings of")
