"""Funnel -> its stage path: the stages from the first to the won one, and those that work cannot reach or leave."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction

from playpress.model.kinds.funnel import Funnel, Stage
from playpress.model.ref import Ref


@dataclass(frozen=True, slots=True)
class StagePath:
    """The usual way through a funnel; the last stage is the won one, where there is one."""

    funnel: Funnel
    stages: tuple[Stage, ...]

    def ref(self, stage: Stage) -> Ref:
        """The reference to a stage."""
        return Ref("funnel", self.funnel.id, stage.id)

    def position(self, stage: Stage) -> int:
        """Its number in the funnel as written, from 0."""
        return self.funnel.stages.index(stage)

    @property
    def won(self) -> bool:
        """Whether the way ends with a customer."""
        return bool(self.stages) and self.stages[-1].outcome == "won"

    @property
    def overall(self) -> Fraction | None:
        """How many of 1 at the first stage are won: the product of all rates; None where one is missing."""
        product = Fraction(1)
        for stage in self.stages[:-1]:
            if stage.rate is None:
                return None
            product *= stage.rate
        return product


def stage_path(funnel: Funnel) -> StagePath:
    """Follow the usual way from the first stage until something is won, or the way ends or turns back."""
    by_id = {stage.id: stage for stage in funnel.stages}
    found: list[Stage] = []
    stage: Stage | None = funnel.stages[0] if funnel.stages else None
    while stage and stage not in found:
        found.append(stage)
        following = () if stage.outcome == "won" else usual(funnel, stage)
        stage = by_id.get(following[0].part) if following and following[0].id == funnel.id else None
    return StagePath(funnel, tuple(found))


def product(path: StagePath, of: Ref, reached: Ref) -> Fraction | None:
    """How many of 1 at one stage reach a later one; None where a rate is missing or they are not on the path."""
    ids = [stage.id for stage in path.stages]
    if not {of.part, reached.part} <= set(ids) or of.id != reached.id:
        return None
    found = Fraction(1)
    for stage in path.stages[ids.index(of.part) : ids.index(reached.part)]:
        if not stage.rate:
            return None
        found *= stage.rate
    return found if ids.index(of.part) < ids.index(reached.part) else None


def usual(funnel: Funnel, stage: Stage) -> tuple[Ref, ...]:
    """The stages that may follow, the usual one first: `next`, which may name another funnel, else the one below."""
    if stage.next is not None:
        return stage.next
    if stage.outcome != "open":
        return ()
    below = funnel.stages[funnel.stages.index(stage) + 1 :]
    return tuple(_ref(funnel, each) for each in below if each.outcome in ("open", "won"))[:1]


def ways(funnel: Funnel, stage: Stage) -> frozenset[Ref]:
    """Every stage that work may go to: what follows, where it is recycled to, and where the rest is lost."""
    found = set(usual(funnel, stage))
    if stage.recycle_to:
        found.add(stage.recycle_to)
    if stage.outcome == "open" and stage.next is None:
        found |= {_ref(funnel, each) for each in funnel.stages if each.outcome in ("lost", "recycled")}
    return frozenset(found)


def unreached(funnel: Funnel, entered: Collection[Ref] = ()) -> tuple[Stage, ...]:
    """Stages that no way leads to, from the first stage or from those that are `entered` from elsewhere."""
    by_id = {stage.id: stage for stage in funnel.stages}
    waiting = [stage.id for stage in funnel.stages if stage is funnel.stages[0] or _ref(funnel, stage) in entered]
    reached: set[str] = set()
    while waiting:
        stage = by_id.get(waiting.pop())
        if stage and stage.id not in reached:
            reached.add(stage.id)
            waiting += sorted(way.part for way in ways(funnel, stage) if way.id == funnel.id)
    return tuple(stage for stage in funnel.stages if stage.id not in reached)


def dead_ends(funnel: Funnel) -> tuple[Stage, ...]:
    """Open stages with no way out."""
    return tuple(stage for stage in funnel.stages if stage.outcome == "open" and not ways(funnel, stage))


def entered(funnels: Iterable[Funnel]) -> frozenset[Ref]:
    """The stages to which a stage of another funnel leads."""
    return frozenset(
        way for funnel in funnels for stage in funnel.stages for way in ways(funnel, stage) if way.id != funnel.id
    )


def _ref(funnel: Funnel, stage: Stage) -> Ref:
    return Ref("funnel", funnel.id, stage.id)
