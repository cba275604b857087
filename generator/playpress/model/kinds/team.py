"""Team: a group of people with a purpose, such as sales or marketing."""

from collections.abc import Mapping
from typing import ClassVar

from playpress.model import book_part
from playpress.model.entity import Entity
from playpress.model.field import optional, several
from playpress.model.kind import Kind
from playpress.model.part import Phrase
from playpress.model.ref import RoleRef, TeamRef
from playpress.model.text import Prose, Text


class Team(Entity):
    meaning: ClassVar[str] = "A group of people with one purpose and one leader."
    elsewhere: ClassVar[Mapping[str, str]] = dict.fromkeys(
        ("members", "roles", "people"), "Each role names its team: write `team` in content/roles.yml."
    )

    about: ClassVar[Kind] = Kind(
        "team",
        "teams",
        "Team",
        "Teams",
        tab="My role",
        part=book_part.PEOPLE,
        rank=1,
        gathered=True,
        icon="M9 7a3 3 0 1 0 6 0a3 3 0 1 0-6 0M6 20a6 6 0 0 1 12 0zM4 15a4 4 0 0 1 1-6M20 15a4 4 0 0 0-1-6",
    )

    purpose: Text | None = optional(
        "Why the team exists.", example="Turn interest into orders", compare=True, index=True
    )
    definition: Prose | None = optional("What the team's function is, in plain words.")
    leader: RoleRef | None = optional("The role that leads it.", example="head-of-sales", inverse="Leads", index=True)
    means: tuple[Phrase, ...] = several(
        "How it persuades.", example="[Explain the benefits]", compare=True, label="How it persuades"
    )
    levers: tuple[Phrase, ...] = several("What it controls.", example="[Price]", compare=True)
    claims: tuple[Phrase, ...] = several("Facts about its work that the other team should know.", label="Key facts")
    partner_teams: tuple[TeamRef, ...] = several(
        "Teams it works with every day.", example="[marketing]", inverse="Partner of"
    )
