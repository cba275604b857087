"""Book -> content map: what there is to show and to tell each audience at each stage where we meet it."""

from dataclasses import dataclass

from playpress.graph import Book, insight
from playpress.model.kinds.asset import Asset
from playpress.model.kinds.audience import Audience
from playpress.model.kinds.funnel import Funnel, Stage
from playpress.model.kinds.message import Message
from playpress.model.ref import Ref


@dataclass(frozen=True, slots=True)
class ContentCell:
    """An audience at a stage, with the assets and messages made for both."""

    funnel: Funnel
    position: int
    audience: Audience
    content: tuple[Asset | Message, ...]

    @property
    def stage(self) -> Stage:
        return self.funnel.stages[self.position]

    @property
    def short(self) -> str:
        """The stage as an author refers to it."""
        return f"{self.funnel.id}#{self.stage.id}"


@insight
def cells(book: Book) -> tuple[ContentCell, ...]:
    """A cell for each audience that a stage of an active funnel names."""
    content: dict[tuple[str, Ref], list[Asset | Message]] = {}
    made: tuple[Asset | Message, ...] = (*book.active(Asset), *book.active(Message))
    for each in made:
        for whom in each.audiences:
            for where in each.stages:
                content.setdefault((whom.id, where), []).append(each)
    found = []
    for funnel in book.active(Funnel):
        for position, stage in enumerate(funnel.stages):
            for ref in stage.audiences:
                audience = book.get(ref)
                if isinstance(audience, Audience):
                    here = content.get((audience.id, Ref("funnel", funnel.id, stage.id)), ())
                    found.append(ContentCell(funnel, position, audience, tuple(here)))
    return tuple(found)
