"""Play: what to do when something happens: what to know, say, show and do."""

from typing import Annotated, ClassVar

from playpress.model import book_part
from playpress.model.entity import Entity
from playpress.model.field import optional, several
from playpress.model.kind import Kind
from playpress.model.part import Phrase
from playpress.model.ref import Ref, RoleRef, StageRef, To
from playpress.model.text import Text


class Play(Entity):
    meaning: ClassVar[str] = "What to do when something happens in a deal: what to know, say, show and do next."

    about: ClassVar[Kind] = Kind(
        "play",
        "plays",
        "Play",
        "Plays",
        tab="Sell",
        part=book_part.WORDS,
        rank=5,
        icon="M5 4l14 8-14 8z",
        teaser="When this happens: know, say, show, do.",
    )

    trigger: Text | None = optional(
        "What triggers it.", example="A customer opens a second site", compare=True, label="When", index=True
    )
    roles: tuple[RoleRef, ...] = several(
        "Who plays it.", example="[sales-rep]", inverse="Plays", compare=True, index=True
    )
    audiences: tuple[Annotated[Ref, To("audience")], ...] = several(
        "With whom.", example="[facility-manager]", inverse="Played with", compare=True, label="Play it with"
    )
    stages: tuple[StageRef, ...] = several("At which stages.", example="[leads#sql]", inverse="Plays", compare=True)
    know: tuple[Phrase, ...] = several("What you must know first.", example="[Who pays for light]")
    say: tuple[Phrase, ...] = several("What to say or to ask.", example="[Ask who reads there at night]")
    messages: tuple[Annotated[Ref, To("message")], ...] = several(
        "The messages it uses.", example="[light-for-years]", inverse="Used in play"
    )
    objections: tuple[Annotated[Ref, To("objection")], ...] = several(
        "What buyers will say against it.", example="[too-dear]", inverse="Used in play", label="Be ready for"
    )
    show: tuple[Annotated[Ref, To("asset", "source", "comparison")], ...] = several(
        "What to show.", example="[asset:case-study]", inverse="Shown in"
    )
    templates: tuple[Annotated[Ref, To("template")], ...] = several(
        "What to send.", example="[after-the-visit]", inverse="Sent in", label="Send"
    )
    do: tuple[Phrase, ...] = several("What to do, in order.", example="[Call within two days]")
    offers: tuple[Annotated[Ref, To("offer")], ...] = several(
        "What to offer.", example="[reading-lamp]", inverse="Offered in"
    )
    done_when: Text | None = optional("When it is finished.", example="A meeting has a date", label="Done when")
