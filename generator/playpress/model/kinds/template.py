"""Template: words to send or to say, as they are, or a sequence of them day by day."""

from typing import Annotated, ClassVar, Literal

from playpress.model import book_part
from playpress.model.day import RelativeDay
from playpress.model.entity import Entity
from playpress.model.field import optional, required, several
from playpress.model.kind import Kind
from playpress.model.part import Model
from playpress.model.ref import Ref, RoleRef, StageRef, To
from playpress.model.text import Text, Wording

Channel = Literal["email", "call", "voicemail", "letter", "message", "visit"]


class Touch(Model):
    meaning: ClassVar[str] = "One contact of a sequence: on which day, how, and with which words."

    day: RelativeDay = required("The day, counted from the first one.", example="D+3")
    channel: Channel = required("email, call, voicemail, letter, message or visit.", example="email", label="How")
    template: Annotated[Ref, To("template")] | None = optional(
        "The words for it.", example="after-the-visit", inverse="Part of sequence", label="Words"
    )
    what: Text | None = optional("What it is for.", example="Ask for a date", label="Aim")


class Template(Entity):
    meaning: ClassVar[str] = "Words to send or say as they are: an email, a call, a letter, or a sequence of them."

    about: ClassVar[Kind] = Kind(
        "template",
        "templates",
        "Template",
        "Templates",
        tab="Sell",
        path="wording",
        part=book_part.WORDS,
        rank=6,
        gathered=True,
        icon="M3 6h18v12H3zM3 7l9 6 9-6",
        teaser="Emails, openings and sequences to copy.",
    )

    channel: Channel | None = optional(
        "email, call, voicemail, letter, message or visit.", example="email", index=True, compare=True, label="Sent by"
    )
    use_when: Text | None = optional(
        "When to use it.", example="The day after a visit", compare=True, label="When to use", index=True
    )
    subject: Text | None = optional("The subject line.", example="What we saw in your hall", compare=True)
    text: Wording | None = optional(
        "The words, with placeholders as your tool writes them.", example="Dear {{first_name}}, …", label="Words to use"
    )
    sequence: tuple[Touch, ...] = several("The contacts of a sequence, day by day.", table=True, label="Day by day")
    roles: tuple[RoleRef, ...] = several("Who uses it.", example="[sales-rep]", inverse="Templates")
    audiences: tuple[Annotated[Ref, To("audience")], ...] = several(
        "To whom.", example="[facility-manager]", inverse="Templates", compare=True, label="To whom"
    )
    stages: tuple[StageRef, ...] = several("At which stages.", example="[leads#sql]", inverse="Templates")
    messages: tuple[Annotated[Ref, To("message")], ...] = several(
        "What it says.", example="[light-for-years]", inverse="Said in template"
    )
