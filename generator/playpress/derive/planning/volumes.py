"""A target and a funnel -> how many are needed at each stage, exactly.

The arithmetic is that of the reverse funnel: required won = target / average deal, and required at a stage =
required at the next one / the rate between them. Counts stay exact fractions; they are rounded up only to be shown.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from playpress.derive.planning.stage_path import StagePath
from playpress.model.kinds.funnel import Stage
from playpress.model.kinds.plan import SourceShare
from playpress.model.ref import Ref


@dataclass(frozen=True, slots=True)
class Need:
    """What is needed at one stage. `required` is None above a rate that nothing can be divided by."""

    stage: Stage
    required: Fraction | None
    sources: tuple[tuple[Ref, Fraction], ...] = ()
    """Team and how many of them it brings in, where the plan has a source mix."""
    entering: Mapping[int, Fraction] = field(default_factory=dict)
    """How many of them enter the funnel here, by the position of their source in the mix."""

    def of(self, team: Ref) -> Fraction | None:
        """What one team has to bring: its share where the mix names it, else all."""
        return next((count for each, count in self.sources if each == team), self.required)


def shown(count: Fraction) -> int:
    """A count for people: rounded up."""
    return math.ceil(count)


def needs(won: Fraction | None, line: StagePath, mix: Sequence[SourceShare] = ()) -> tuple[Need, ...]:
    """What is needed at each stage of a line, the first stage first.

    A source counts from the stage it enters: nothing of it is needed further up. Rates that are missing or zero
    leave everything above them open, and nothing is known without the number of customers. Rates are never rounded,
    counts neither. The entries of one team are added up.
    """
    entered = [(each, _entry(each, line)) for each in mix]
    found: list[Need] = []
    factor: Fraction | None = Fraction(1)
    for number, stage in reversed(list(enumerate(line.stages))):
        if number < len(line.stages) - 1:
            factor = factor / stage.rate if factor is not None and stage.rate else None
        if factor is None or won is None:
            found.append(Need(stage, None))
            continue
        whole = won * factor
        sources = _by_team((each.team, whole * each.share) for each, entry in entered if entry <= number)
        entering = {at: whole * each.share for at, (each, entry) in enumerate(entered) if entry == number}
        found.append(
            Need(stage, sum((count for _, count in sources), Fraction(0)) if mix else whole, sources, entering)
        )
    last = found[0] if found else None
    if last and mix:
        found[0] = Need(last.stage, won, last.sources, last.entering)
    return tuple(reversed(found))


def added(stage: Stage, needs: Sequence[Need]) -> Need:
    """What several need together at a stage; unknown where it is unknown for one of them."""
    if not needs or any(each.required is None for each in needs):
        return Need(stage, None)
    entering: dict[int, Fraction] = {}
    for each in needs:
        for at, count in each.entering.items():
            entering[at] = entering.get(at, Fraction(0)) + count
    total = sum((each.required for each in needs if each.required is not None), Fraction(0))
    return Need(stage, total, _by_team(pair for each in needs for pair in each.sources), entering)


def _by_team(counts: Iterable[tuple[Ref, Fraction]]) -> tuple[tuple[Ref, Fraction], ...]:
    found: dict[Ref, Fraction] = {}
    for team, count in counts:
        found[team] = found.get(team, Fraction(0)) + count
    return tuple(found.items())


def _entry(source: SourceShare, line: StagePath) -> int:
    """The number of the stage a source enters; the first where it names none of this line."""
    ids = [stage.id for stage in line.stages]
    return ids.index(source.enters.part) if source.enters and source.enters.part in ids else 0


def lags(line: StagePath) -> tuple[Fraction | None, ...]:
    """For each stage, the days from there to the won stage; None above a lag that is missing."""
    total: Fraction | None = Fraction(0)
    found = []
    for number, stage in reversed(list(enumerate(line.stages))):
        if number < len(line.stages) - 1:
            total = total + stage.lag.days if total is not None and stage.lag else None
        found.append(total)
    return tuple(reversed(found))


def gap(required: Fraction, there: Fraction) -> Fraction:
    """How much is missing, as a share of what is required; below zero where there is more. 0 of 0 is no gap."""
    return (required - there) / required if required else Fraction(0)
