"""OWN of segments and regions: where two roles answer for one thing, and where none does."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from playpress.checks.check import Finding, check, requirement
from playpress.checks.own import OWNED
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds.audience import Audience
from playpress.model.kinds.funnel import Funnel
from playpress.model.owner_by import OwnerBy
from playpress.model.ref import Ref
from playpress.problems import listed

_NAMED = 4
"""So many segments and regions without an owner are named."""


@dataclass(frozen=True, slots=True)
class _Shared:
    """Something whose owner depends on segment or region."""

    entity: Entity
    way: tuple[str | int, ...]
    name: str
    owners: tuple[OwnerBy, ...]
    rest: bool
    """Whether a role answers for all that no owner by segment or region is named for."""


def _shared(book: Book) -> Iterator[_Shared]:
    for kind in OWNED:
        for entity in book.active(kind):
            if owners := getattr(entity, "owners", ()):
                name = f'the {kind.about.sentence} "{entity.name}"'
                yield _Shared(entity, (), name, owners, book.owner(entity) is not None)
    for process, number, step in book.steps():
        if step.owners:
            yield _Shared(process, ("steps", number), f'the step "{step.name}"', step.owners, step.owner is not None)
    for funnel in book.active(Funnel):
        for number, stage in enumerate(funnel.stages):
            if stage.owners:
                way, name = ("stages", number), f'the stage "{stage.name}"'
                yield _Shared(funnel, way, name, stage.owners, stage.owner is not None)


@requirement("an owner by segment or region")
def _has_shared(book: Book) -> bool:
    return next(_shared(book), None) is not None


@check(
    "OWN-6",
    "Two roles own the same thing in one segment or region.",
    why="The account of a large customer in the north belongs to two reps, and each waits for the other.",
    fix="Leave one owner there, or add the one for that region of the segment.",
    level="error",
    requires=_has_shared,
)
def two_owners_in_one_place(book: Book) -> Iterator[Finding]:
    """The narrower of two counts: a segment inside of another, a region of a segment."""
    for each in _shared(book):
        for first, second in combinations(range(len(each.owners)), 2):
            one, other = each.owners[first], each.owners[second]
            if one.owner == other.owner or not _disputed(book, each.owners, one, other):
                continue
            where = _words(book, _narrower(book, one.segment, other.segment), one.region or other.region)
            message = f"{each.name} has two owners in {where}: {book.name(one.owner)} and {book.name(other.owner)}"
            crossing = _place(one) != _place(other)
            hint = f"Add the owner of {where}, who then counts." if crossing else "Leave one of them."
            also = (book.place(each.entity, *each.way, "owners", first),)
            yield Finding(message, book.place(each.entity, *each.way, "owners", second), each.entity, hint, also=also)


@check(
    "OWN-7",
    "Something has owners by segment or region, and some of these have none.",
    why="The newest region has no owner, and its problems come to light in the quarterly report.",
    fix="Name the owner there, or write who owns all the rest under `owner`.",
    level="warn",
    requires=_has_shared,
)
def nobody_in_one_place(book: Book) -> Iterator[Finding]:
    """Segments are the named ones and those beside them; regions are those that playbook.yml lists."""
    for each in _shared(book):
        if each.rest:
            continue
        empty = [
            (segment, region)
            for segment, region in product(_segments(book, each.owners), _regions(book, each.owners))
            if not any(_covers(book, one, segment, region) for one in each.owners)
        ]
        if empty:
            names = [_words(book, *where) for where in empty[:_NAMED]]
            more = len(empty) - len(names)
            where = listed([*names, *([f"{more} more"] if more else [])])
            hint = "Name the owner there, or write who owns all the rest under `owner`."
            yield Finding(
                f"{each.name} has no owner in {where}", book.place(each.entity, *each.way, "owners"), each.entity, hint
            )


def _place(one: OwnerBy) -> tuple[Ref | None, str | None]:
    return one.segment, one.region


def _disputed(book: Book, owners: Sequence[OwnerBy], one: OwnerBy, other: OwnerBy) -> bool:
    """Whether two meet somewhere, and neither they nor a third say who counts there."""
    segments = (_within(book, one.segment, other.segment), _within(book, other.segment, one.segment))
    regions = (other.region in (None, one.region), one.region in (None, other.region))
    if not (any(segments) and any(regions)):
        return False
    if _place(one) == _place(other):
        return True
    if (segments[0] and regions[0]) or (segments[1] and regions[1]):
        return False
    both = (_narrower(book, one.segment, other.segment), one.region or other.region)
    return both not in map(_place, owners)


def _within(book: Book, segment: Ref | None, outer: Ref | None) -> bool:
    """Whether a segment is a part of another, or the same; all of them are when there is no other."""
    return outer is None or (segment is not None and outer in _upwards(book, segment))


def _narrower(book: Book, one: Ref | None, other: Ref | None) -> Ref | None:
    return one if _within(book, one, other) else other


def _upwards(book: Book, segment: Ref) -> list[Ref]:
    """A segment and the larger ones it is part of."""
    found = [segment]
    while isinstance(audience := book.get(found[-1]), Audience) and audience.parent and audience.parent not in found:
        found.append(audience.parent)
    return found


def _covers(book: Book, one: OwnerBy, segment: Ref | None, region: str | None) -> bool:
    return _within(book, segment, one.segment) and one.region in (None, region)


def _regions(book: Book, owners: Sequence[OwnerBy]) -> list[str | None]:
    """The regions that have to have an owner; one for all where owners are not by region."""
    if not any(each.region for each in owners):
        return [None]
    return list(book.settings.regions or dict.fromkeys(each.region for each in owners if each.region))


def _segments(book: Book, owners: Sequence[OwnerBy]) -> list[Ref | None]:
    """The segments that have to have an owner: the named ones and those beside them, without the larger ones."""
    named = [each.segment for each in owners if each.segment]
    if not named:
        return [None]
    audiences = [each for each in book.active(Audience) if each.level == "segment"]
    parents = {audience.parent for ref in named if isinstance(audience := book.get(ref), Audience)}
    larger = {each.parent for each in audiences}
    refs = [Ref("audience", each.id) for each in audiences]
    beside = {ref for ref, each in zip(refs, audiences, strict=True) if each.parent in parents}
    return [
        ref
        for ref in refs
        if ref not in larger and any(outer in beside or outer in named for outer in _upwards(book, ref))
    ]


def _words(book: Book, segment: Ref | None, region: str | None) -> str:
    """A segment and a region in words: "Makers of food in North"."""
    return " in ".join([*([book.name(segment)] if segment else []), *([region] if region else [])])
