"""Book -> talk tracks: what a buyer says at a stage, with everything one needs to answer at hand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from playpress.graph import Book, insight
from playpress.model.kinds.asset import Asset
from playpress.model.kinds.audience import Audience
from playpress.model.kinds.funnel import Funnel, Stage
from playpress.model.kinds.message import Message
from playpress.model.kinds.objection import Objection
from playpress.model.ref import Ref

MOST = 3
"""More than these nobody looks at while a buyer waits."""


@dataclass(frozen=True, slots=True)
class TalkTrack:
    """One objection, with where and from whom it comes, and what fits to say and to show there."""

    objection: Objection
    stages: tuple[Ref, ...]
    audiences: tuple[Audience, ...]
    messages: tuple[Message, ...]
    assets: tuple[Asset, ...]


@insight
def talk_tracks(book: Book) -> tuple[TalkTrack, ...]:
    """A talk track for each objection, in the order of the stages where it is heard first."""
    order = {Ref("funnel", funnel.id, stage.id): number for number, (funnel, stage) in enumerate(_stages(book))}
    found = [_talk_track(book, each) for each in book.active(Objection)]
    return tuple(sorted(found, key=lambda each: min((order.get(ref, 0) for ref in each.stages), default=len(order))))


def stages(book: Book) -> list[tuple[Ref, Stage]]:
    """Every stage of every funnel in use, in order."""
    return [(Ref("funnel", funnel.id, stage.id), stage) for funnel, stage in _stages(book)]


def _stages(book: Book) -> Iterator[tuple[Funnel, Stage]]:
    for funnel in book.active(Funnel):
        for stage in funnel.stages:
            yield funnel, stage


def _talk_track(book: Book, objection: Objection) -> TalkTrack:
    """What the objection names, else what is made for the same people at the same stage.

    Material is shown beside its proof where it belongs to a message that it names: a story of a guest house answers
    nobody who has no limescale.
    """
    audiences = tuple(each for ref in objection.audiences if isinstance(each := book.get(ref), Audience))
    named = tuple(each for ref in objection.see_also if isinstance(each := book.get(ref), Message))
    found = _made(book)
    here = [each for who in objection.audiences for where in objection.stages for each in found.get((who, where), ())]
    by_name = bool(named or objection.proof)
    fitting = book.in_order(each for each in here if isinstance(each, Message))
    proof, said = {ref.id for ref in objection.proof}, {each.id for each in named}
    assets = book.in_order(
        each
        for each in here
        if isinstance(each, Asset)
        and each.id not in proof
        and (not by_name or said.intersection(ref.id for ref in each.messages))
    )
    return TalkTrack(objection, objection.stages, audiences, (named or fitting)[:MOST], assets[:MOST])


@insight
def _made(book: Book) -> Mapping[tuple[Ref, Ref], list[Message | Asset]]:
    """Messages and assets by the audiences and stages they are made for."""
    found: dict[tuple[Ref, Ref], list[Message | Asset]] = {}
    made: tuple[Message | Asset, ...] = (*book.active(Message), *book.active(Asset))
    for each in made:
        for who in each.audiences:
            for where in each.stages:
                found.setdefault((who, where), []).append(each)
    return found
