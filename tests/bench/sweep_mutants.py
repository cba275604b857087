"""Slips of authors in one line of a sound playbook: each is reported at its line, or shown to say the same.

`python tests/bench/sweep_mutants.py [COUNT] [SEED] [PLAYBOOK ...]`: so many slips in each of the playbooks that we ship
and in the one in which every field is written.
"""

import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "generator")]

from tests import mutants  # noqa: E402
from tests.book import TODAY  # noqa: E402

from playpress.language import counted  # noqa: E402
from playpress.pipeline import read  # noqa: E402

STARTERS = ROOT / "generator" / "playpress" / "starters"
PLAYBOOKS = {
    "reference": ROOT,
    "b2b": STARTERS / "b2b",
    "every-field": ROOT / "tests" / "books" / "every-field",
}


def main(count: int = 6_000, seed: int = 1, *names: str) -> int:
    """How many slips were not dealt with as they have to be."""
    made = failed = 0
    sorts: Counter[str] = Counter()
    for name, project in PLAYBOOKS.items():
        if names and name not in names:
            continue
        sound = read(project, TODAY)
        for each in mutants.mutants(project, count, seed):
            made += 1
            sorts[each.operator] += 1
            if why := mutants.escaped(project, sound, each):
                failed += 1
                print(f"{name}, {each.site.file}:{each.expected}, {each.operator}: {why} ({each.site.line().strip()})")  # noqa: T201
    made_in = f"{made:,} slips of {counted(len(sorts), 'type')} in {counted(len(names) or len(PLAYBOOKS), 'playbook')}"
    print(f"{made_in}: {failed} not reported at their line")  # noqa: T201
    return failed


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[1:3]]
    sys.exit(bool(main(*numbers, *sys.argv[3:])))
