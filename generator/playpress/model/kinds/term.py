"""Term: a word both teams use, with the one meaning they agreed on."""

from typing import ClassVar, Literal

from playpress.model import book_part
from playpress.model.entity import Entity
from playpress.model.field import optional, required, several
from playpress.model.kind import EntryPoint, Kind
from playpress.model.part import Model, Phrase
from playpress.model.ref import TeamRef
from playpress.model.text import Prose, Text


class TeamDefinition(Model):
    meaning: ClassVar[str] = "What one team means by the word, where the teams differ."

    team: TeamRef = required("The team.", example="sales", inverse="Own meanings")
    definition: Text = required("What the word means to that team.")


class Term(Entity):
    meaning: ClassVar[str] = "A word with one agreed meaning; tooltips and the glossary show it wherever it is used."

    about: ClassVar[Kind] = Kind(
        "term",
        "glossary",
        "Term",
        "Glossary terms",
        tab="Glossary",
        part=book_part.REFERENCE,
        rank=1,
        gathered=True,
        icon="M5 20V5a2 2 0 0 1 2-2h12v18H7a2 2 0 0 1 0-4h12M9 8h6",
        entry=EntryPoint("What does it mean?", 5),
        teaser="Every word and acronym we share.",
    )

    team: TeamRef | None = optional("The team it belongs to, if any.", example="sales", inverse="Words")
    definition: Prose | None = optional("The meaning both teams agreed on.")
    value: Text | None = optional(
        "Its number, if it has one: a price, a limit, a threshold. Texts quote it as `<term:discount-limit.value>`.",
        example="10% of the list price",
        running=False,
    )
    acronym: Text | None = optional("Its short form.", example="MQL")
    avoid: tuple[Text, ...] = several(
        "Words not to use for it.", example="[hot lead]", label="Words to avoid", running=False, ordered=False
    )
    claims: tuple[Phrase, ...] = several("Facts worth knowing about it.", label="Key facts")
    system_field: Text | None = optional(
        "Where it is kept in a system.", example="crm.lead.status", label="Field in the CRM", running=False
    )
    team_definitions: tuple[TeamDefinition, ...] = several(
        "What each team means by it, while they differ.", label="What each team means by it"
    )
    direction: Literal["inbound", "outbound"] | None = optional(
        "For a motion: does the buyer come to us (inbound), or do we go to the buyer (outbound)?",
        example="inbound",
    )
