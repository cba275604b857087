"""DeclaredKind: a kind of a playbook's own, or fields that it adds to a kind of ours, as an author declares them."""

import re
from typing import Annotated, Any, ClassVar, Literal, Self, get_args

from pydantic import BeforeValidator, model_validator

from playpress.model import book_part
from playpress.model.book_part import PartName
from playpress.model.field import named, optional, required, several
from playpress.model.invalid import InvalidValue, shape
from playpress.model.kind import Tab
from playpress.model.part import Id, Model
from playpress.model.text import Text
from playpress.model.values import YesNo
from playpress.problems import shorten
from playpress.source.ids import slug

ValueType = Literal[
    "text",
    "prose",
    "wording",
    "number",
    "percent",
    "money",
    "duration",
    "date",
    "yes_no",
    "link",
    "choice",
    "reference",
]
FieldType = Literal[ValueType, "parts"]
TYPES: dict[str, str] = {
    "text": "one line of words",
    "prose": "Markdown of several paragraphs",
    "wording": "words to send or say as they are, line breaks included",
    "number": "a number, such as 12.5",
    "percent": "a percentage, such as 20%",
    "money": "an amount of money, such as 75000 EUR",
    "duration": "a length of time, such as 4 business h",
    "date": "a day, such as 2026-09-30",
    "yes_no": "yes or no",
    "link": "a web address, or a file under content/",
    "choice": "one of the words in `choices`",
    "reference": "the id of a definition of one of the kinds in `to`",
    "parts": "a list of things with ids, each a text with the fields in `fields`",
}
"""What may be written in a field of each type."""
_TYPES_OF_VALUES = {name: TYPES[name] for name in get_args(ValueType)}
_NAME = re.compile(r"[a-z](?:[a-z0-9_]{0,38}[a-z0-9])?")
_FACTS_OF: dict[str, FieldType] = {
    "choices": "choice",
    "to": "reference",
    "part": "reference",
    "inverse": "reference",
    "called": "parts",
    "fields": "parts",
}
"""Facts that only one type has."""


def _field_name(value: Any) -> str:
    text = str(value)
    if _NAME.fullmatch(text):
        return text
    meant = slug(text).replace("-", "_")
    message = f'"{shorten(text)}" cannot name a field (small letters, digits and _, a letter first, at most 40)'
    raise InvalidValue(message, f'Did you mean "{meant}"?', meant=(meant,) if _NAME.fullmatch(meant) else ())


FieldName = Annotated[str, BeforeValidator(_field_name)]


class DeclaredFacts(Model):
    """What every declared field says of itself."""

    type: FieldType = required("What may be written there.", example="reference", choices=TYPES)
    label: Text | None = optional(
        "What readers call it; its name in words when omitted.", example="Looked after by", running=False
    )
    description: Text | None = optional(
        "Its description for authors, in the guide and in editors.", example="Who the partner calls."
    )
    choices: dict[str, Text] = named(
        "Of a choice: each word that may be written, with the words that readers see for it.",
    )
    to: tuple[Text, ...] = several("Of a reference: the kinds it may lead to; any kind when omitted.", example="[role]")
    part: YesNo | None = optional("Of a reference: whether it leads to a part, as in `process:selling#offer`.")
    inverse: Text | None = optional(
        "Of a reference: the relation as seen from the other end; the titles of the kind when omitted.",
        example="Looks after partners",
    )
    many: YesNo | None = optional("Whether it is a list of such values.")
    required: YesNo | None = optional("Whether a definition without it is an error.")
    expected: Text | None = optional(
        "Why every definition should have it: the check KND-1 then lists those in use without it.",
        example="A partner without one gets calls from three of us, or no calls at all.",
    )
    index: YesNo | None = optional(
        "Whether the index of the kind has a column for it; when omitted: if it is required.", example="yes"
    )
    compare: YesNo | None = optional(
        "Whether the side-by-side table has a row for it; when omitted: if it is short enough.",
    )
    example: Text | None = optional("An example for the guide and for editors, as it is written in YAML.")

    @model_validator(mode="before")
    @classmethod
    def _from_type(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"type": value}
        if not isinstance(value, dict | DeclaredFacts):
            raise InvalidValue(f"expected a type, found {shape(value)}", "For example: `level: text`")
        return value

    @model_validator(mode="after")
    def _facts_fit_the_type(self) -> Self:
        for name, types in _FACTS_OF.items():
            if getattr(self, name, None) and self.type != types:
                message = f"`{name}` belongs to fields of the type {types}, and this one is {self.type}"
                raise InvalidValue(message, f"Write `type: {types}`, or delete `{name}`.", at=(name,))
        if self.type == "choice" and not self.choices:
            hint = "Write `choices: {gold: Gold partner, silver: Silver partner}`."
            raise InvalidValue("a choice has no `choices`", hint, at=("type",))
        if self.part and not self.to:
            message = "a reference to a part does not say of which kind"
            raise InvalidValue(message, "Write `to: [process]`.", at=("part",))
        return self

    def in_short(self, fields: dict[str, Any]) -> Any:
        return fields["type"] if fields.keys() == {"type"} else fields

    @property
    def is_list(self) -> bool:
        """Whether several values may be written."""
        return bool(self.many)


class DeclaredValue(DeclaredFacts):
    meaning: ClassVar[str] = (
        "A field of a part: what may be written there and what readers call it. A type alone is enough: `mail: text`."
    )

    type: ValueType = required("What may be written there.", example="text", choices=_TYPES_OF_VALUES)


class DeclaredField(DeclaredFacts):
    meaning: ClassVar[str] = (
        "A field: its accepted values, what readers call it and where they see it. "
        "A type alone is enough: `level: text`."
    )

    fields: dict[FieldName, DeclaredValue] = named("Of parts: the fields that each has besides its text.")
    called: Text | None = optional("Of parts: what one of them is called; from the field's name when omitted.")

    @model_validator(mode="after")
    def _parts_are_lists(self) -> Self:
        if self.type == "parts" and self.many is False:
            raise InvalidValue("parts are always a list", "Delete `many`.", at=("many",))
        return self

    @property
    def is_list(self) -> bool:
        """Whether several values may be written."""
        return self.type == "parts" or bool(self.many)


class DeclaredKind(Model):
    meaning: ClassVar[str] = (
        "A kind of definition that only this playbook has, in `content/kinds/<name>.yml`: its name is that of the "
        "file.\n\nA file with the name of a kind that every playbook hasadds its `fields` to that kind, and "
        "contains nothing else."
    )

    title: Text | None = optional("What one of them is called; its name in words when omitted.", example="Partner")
    titles: Text | None = optional(
        "What several of them are called; the folder in words when omitted.", example="Partners"
    )
    plural: Id | None = optional(
        "The folder of its definitions under content/, and of its pages; the plural of its name when omitted.",
        example="partners",
    )
    description: Text | None = optional(
        "What it means, in a sentence, on its index and in the guide.", example="A company that sells with us."
    )
    tab: Tab = optional(
        "The tab of the site that lists it; Home if that tab has no other page.",
        example="Sell",
        default="More",
    )
    book_part: PartName = optional(
        "The part of the printed playbook in which it is.",
        example="people",
        default="reference",
        choices={part.name: part.title for part in book_part.PARTS},
    )
    gathered: YesNo = optional(
        "Whether its definitions are short, and entries of one printed chapter instead of a chapter each.",
        example="yes",
        default=False,
    )
    referred_from: tuple[Text, ...] = several(
        "Kinds of which at least one definition should refer to each of them: the check KND-2 lists those that none "
        "refers to.",
        example="[play]",
    )
    fields: dict[FieldName, DeclaredField] = named(
        "Its fields by name, in the order in which pages show them.",
        example="{founded: date, manager: {type: reference, to: [role]}}",
    )
