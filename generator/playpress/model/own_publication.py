"""OwnPublication: a book of an author's own, with what it contains and for whom it is."""

from typing import ClassVar

from playpress.model.field import optional, several
from playpress.model.part import Id, Model
from playpress.model.text import Text


class OwnPublication(Model):
    meaning: ClassVar[str] = "A book for an occasion: sections and single definitions, in this order."

    title: Text | None = optional("Its title; its id in words when omitted.", example="Field guide")
    audience: Text | None = optional(
        "Who it is for, as printed on the cover.", example="For the two weeks of trade shows"
    )
    contents: tuple[Text, ...] = several(
        "What it contains: sections by the name of a kind, and definitions as `kind:id`.",
        example='[strategies, "process:sales-process", glossary]',
    )
    visibility: Id | None = optional(
        "The widest circle of readers for whom it is made, one of `readers`: the first one when omitted.",
        example="partner",
    )
