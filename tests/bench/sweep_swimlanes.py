"""Draws random large processes and looks for faults: `python tests/bench/sweep_swimlanes.py [COUNT] [SEED]`."""

import sys
import time
from collections import Counter
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parents[2] / "generator")]

from hypothesis import HealthCheck, Phase, given, settings  # noqa: E402
from hypothesis import seed as from_seed  # noqa: E402
from tests.swimlanes import faults, processes  # noqa: E402

from playpress.diagrams.swimlane import Swimlane, layout  # noqa: E402

BATCH = 50
"""Examples from one seed: later ones are more and more variations of the earlier."""
MOST_NOTED = 0.02
"""The part of the labels that may be in notes: the drawing keeps words on their lines."""


def sweep(count: int, seed: int) -> Counter[str]:
    """So many different large processes, each drawn without a fault."""
    seen: set[Swimlane] = set()
    done: Counter[str] = Counter()
    while len(seen) < count:
        _batch(seed, seen, done, count)
        seed += 1
    return done


def _batch(seed: int, seen: set[Swimlane], done: Counter[str], count: int) -> None:
    @from_seed(seed)
    @settings(
        max_examples=BATCH,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(processes(most_lanes=8, least_steps=25, most_steps=40))
    def look(swimlane: Swimlane) -> None:
        if swimlane in seen or len(seen) == count:
            return
        seen.add(swimlane)
        plan = layout(swimlane)
        found = faults(plan)
        if found:
            raise SystemExit(f"seed {seed}: {found}\n{swimlane!r}")
        done["processes"] += 1
        done["labels"] += sum(bool(edge.label) for edge in set(swimlane.edges))
        done["labels in notes"] += len(plan.notes)
        done["processes with notes"] += bool(plan.notes)

    look()


if __name__ == "__main__":
    begun = time.process_time()
    found = sweep(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    for line, number in found.items():
        sys.stdout.write(f"{number:6} {line}\n")
    sys.stdout.write(f"{time.process_time() - begun:.1f} s of CPU\n")
    said = f"{found['labels in notes']:,} of {found['labels']:,} labels in notes below them"
    sys.stdout.write(f"{found['processes']:,} large processes without a fault, {said}\n")
    if found["labels in notes"] > MOST_NOTED * found["labels"]:
        raise SystemExit("too many labels have no place on their lines")
