"""Slips of authors in one line of a sound playbook: each is reported at its line, or shown to say the same.

`python tests/bench/sweep_mutants.py [--count COUNT] [--seed SEED] [PLAYBOOK ...]`: so many slips in each playbook that
we ship and in the one in which every field is written; where a playbook has places for fewer, all of them.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "generator")]

from tests import mutants  # noqa: E402
from tests.bench import figure  # noqa: E402
from tests.book import TODAY  # noqa: E402

from playpress.language import counted  # noqa: E402
from playpress.pipeline import read  # noqa: E402

STARTERS = ROOT / "generator" / "playpress" / "starters"
PLAYBOOKS = {
    "reference": ROOT,
    "b2b": STARTERS / "b2b",
    "small": STARTERS / "small",
    "empty": STARTERS / "empty",
    "every-field": ROOT / "tests" / "books" / "every-field",
}


def escaped(name: str, count: int, seed: int, types: Counter[str]) -> Iterator[str]:
    """The slips of a playbook that are not dealt with as they have to be. Counts all of them by their types."""
    project = PLAYBOOKS[name]
    with mutants.read_once():
        sound = read(project, TODAY)
        for each in mutants.mutants(project, count, seed):
            types[each.operator] += 1
            if why := mutants.escaped(project, sound, each):
                yield f"{name}, {each.site.file}:{each.expected}, {each.operator}: {why} ({each.site.line().strip()})"


def main(count: int, seed: int, names: list[str]) -> None:
    types: Counter[str] = Counter()
    many, failed = [], 0
    for name in names or PLAYBOOKS:
        before = types.total()
        failed += figure.wrong(escaped(name, count, seed, types))
        many.append(f"{name} {types.total() - before:,}")
    said = f"{types.total():,} slips of {counted(len(types), 'type')} ({', '.join(many)})"
    figure.end(types.total(), failed, f"{said}: {failed} not reported at their line")


if __name__ == "__main__":
    given = figure.asked(__doc__, 6_000, "slips in each playbook")
    main(given.count, given.seed, given.only)
