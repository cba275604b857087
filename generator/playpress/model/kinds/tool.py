"""Tool: a program or a service that people work with, and what it is the record of."""

from typing import Annotated, ClassVar

from playpress.model import book_part
from playpress.model.entity import Entity
from playpress.model.field import optional, several
from playpress.model.kind import Kind
from playpress.model.link import Link
from playpress.model.part import Phrase
from playpress.model.ref import Ref, RoleRef, StepRef, To
from playpress.model.text import Text


class Tool(Entity):
    meaning: ClassVar[str] = (
        "A program or service: what it is for, who uses it, how to get access, and what it is the system of record for."
    )

    about: ClassVar[Kind] = Kind(
        "tool",
        "tools",
        "Tool",
        "Tools",
        part=book_part.PEOPLE,
        rank=4,
        gathered=True,
        icon="M14 4a6 6 0 0 0-5 9l-6 6 2 2 6-6a6 6 0 0 0 9-5l-4 2-3-3z",
    )

    purpose: Text | None = optional(
        "What for.", example="Contacts and deals", index=True, compare=True, label="Used for"
    )
    link: Link | None = optional("Where it is.", example="https://crm.example.org")
    access: Text | None = optional(
        "How to get access.", example="Ask the office on day one", compare=True, label="Access"
    )
    users: tuple[RoleRef, ...] = several(
        "Who uses it.", example="[sales-rep]", inverse="Works with", compare=True, label="Users"
    )
    records: tuple[Phrase, ...] = several(
        "What it is the system of record for.", example="[Stage of a deal]", compare=True, label="System of record for"
    )
    steps: tuple[StepRef, ...] = several(
        "The steps it is used in.", example="[sales-process#closing]", inverse="Tools", label="Where it is used"
    )
    feeds: tuple[Annotated[Ref, To("tool")], ...] = several(
        "The tools that get data from it.", example="[crm]", inverse="Gets data from", label="Passes data to"
    )
