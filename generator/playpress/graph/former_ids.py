"""Ids that definitions and parts had before (`was`) -> what they mean now, and the faults of those that cannot."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from playpress.model.entity import Entity
from playpress.model.part import Criterion, Part
from playpress.model.ref import Ref
from playpress.model.walk import Path, Values
from playpress.problems import Problem, fault
from playpress.source.document import Origin


@dataclass(frozen=True, slots=True)
class FormerIdClaim:
    """A former id, what has it now, and where that is written."""

    old: Ref
    now: Ref
    key: str
    path: Path


@dataclass(frozen=True, slots=True)
class FormerIds:
    """What the former ids of a playbook mean. Of several that claim one, the first counts."""

    entities: Mapping[str, Entity]
    parts: Mapping[str, Mapping[str, Part]]
    claims: tuple[FormerIdClaim, ...] = ()
    now: Mapping[Ref, Ref] = field(default_factory=dict)
    """The definition or the part that has had an id, by that."""

    def with_those_in(self, inside: Mapping[str, Values]) -> "FormerIds":
        """These, and those in the values of some definitions, which count after them."""
        claims = tuple(dict.fromkeys((*self.claims, *_claims(self.entities, inside))))
        now = dict(self.now)
        for claim in claims:
            now.setdefault(claim.old, claim.now)
        return replace(self, claims=claims, now=now)

    def today(self, ref: Ref) -> Ref | None:
        """What a reference to a former id means: the definition or the part that had it; None where nothing had."""
        if exact := self.now.get(ref):
            return exact
        whole = self.now.get(ref.whole) if ref.part else None
        if whole is None or whole.part:
            return None
        inside = replace(whole, part=ref.part)
        return inside if ref.part in self.parts.get(str(whole), {}) else self.now.get(inside)

    def exists(self, ref: Ref) -> bool:
        """Whether something has an id at present. A criterion that is named only has it where it is written."""
        if not ref.part:
            return str(ref) in self.entities
        part = self.parts.get(str(ref.whole), {}).get(ref.part)
        return part is not None and not (isinstance(part, Criterion) and part.by_id)


def of(
    entities: Mapping[str, Entity], parts: Mapping[str, Mapping[str, Part]], inside: Mapping[str, Values]
) -> FormerIds:
    """The former ids of a playbook, by what is written in it. `inside` are the values of each definition."""
    return FormerIds(entities, parts).with_those_in(inside)


def _claims(entities: Mapping[str, Entity], inside: Mapping[str, Values]) -> Iterator[FormerIdClaim]:
    for key, values in inside.items():
        entity = entities[key]
        whole = Ref(entity.about.name, entity.id)
        for at, each in enumerate(entity.was):
            yield FormerIdClaim(each.of(whole), whole, key, ("was", at))
        for path, part, _ in values:
            for at, each in enumerate(part.was) if isinstance(part, Part) else ():
                now = replace(whole, part=part.id)
                yield FormerIdClaim(each.of(now), now, key, (*path, "was", at))


def problems(former: FormerIds, origins: Mapping[str, Origin]) -> Iterator[Problem]:
    """Former ids that something has at present, and those that two claim (REF-4)."""
    first: dict[Ref, FormerIdClaim] = {}
    for claim in former.claims:
        place = origins[claim.key].place(claim.path)
        if former.exists(claim.old):
            taken = origins[str(claim.old.whole)].place(_way(former, claim.old), key=True)
            message = f'"{claim.old}" is in use: it cannot be a former id of "{claim.now}"'
            yield fault("REF-4", message, place, "Delete it from `was`, or rename the one that has it now.", (taken,))
            continue
        before = first.setdefault(claim.old, claim)
        if before.now != claim.now:
            message = f'"{claim.old}" is a former id of "{before.now}" and of "{claim.now}"'
            also = (origins[before.key].place(before.path),)
            yield fault("REF-4", message, place, "Keep it where its readers should arrive.", also)


def _way(former: FormerIds, ref: Ref) -> Path:
    """The way to a step or a stage; that of its definition for a part that is elsewhere inside."""
    entity = former.entities[str(ref.whole)]
    name = entity.about.parts.field if ref.part and entity.about.parts else ""
    listed = getattr(entity, name) if name else ()
    return next(((name, at) for at, part in enumerate(listed) if part.id == ref.part), ())
