"""Random changes to every shipped file, in seven styles of file: `python tests/bench/sweep_edits.py [COUNT] [SEED]`."""

import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parents[2] / "generator")]

from tests import edits  # noqa: E402


def sweep(count: int, seed: int) -> Counter[str]:
    """So many changes, spread over the files and the styles. Anything but a right change or a refusal is an error."""
    chance = random.Random(seed)
    done: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        files = list(edits.shipped(Path(folder)))
    for number in range(count):
        style = list(edits.STYLES)[number % len(edits.STYLES)]
        name, text = chance.choice(files)
        written = edits.STYLES[style](text, chance)
        document = edits.parsed(written)
        made, wanted = edits.change(document, chance)
        try:
            result = edits.check(written, made, wanted)
        except AssertionError:
            sys.stderr.write(f"{style}, {name}: {made}\n")
            raise
        done[f"{style}: {'made' if isinstance(result, str) else 'refused'}"] += 1
        if not isinstance(result, str):
            sys.stderr.write(f"refused: {style}, {name}: {made}: {result.message}\n")
    return done


if __name__ == "__main__":
    begun = time.process_time()
    found = sweep(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    for line, number in sorted(found.items()):
        sys.stdout.write(f"{number:6} {line}\n")
    refused = sum(number for line, number in found.items() if line.endswith("refused"))
    sys.stdout.write(f"{time.process_time() - begun:.1f} s of CPU\n")
    sys.stdout.write(
        f"{sum(found.values()):,} changes, {refused} refused; each changed only the lines that were meant\n"
    )
