"""What a circle of readers may not see is in no byte of its edition: many playbooks with levels drawn by chance.

`python tests/bench/sweep_editions.py [COUNT] [FIRST SEED]`. Of each playbook, what is made for partners and for the
public is searched for words that stand in hidden texts only, and compared with what was made before they stood there.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "generator")]

from tests.book import TODAY  # noqa: E402
from tests.editions import CIRCLES, drawn, found_in, marked  # noqa: E402

from playpress.pipeline import Edition, pages, read  # noqa: E402
from playpress.report.problems import plain  # noqa: E402

BOOKS = (ROOT / "tests" / "books" / "every-field", ROOT / "generator" / "playpress" / "starters" / "b2b")


def wrong(source: Path, folder: Path, seed: int, circle: str) -> tuple[int, list[str]]:
    """How many hidden texts a playbook has, and what is wrong with its edition."""
    raw, book = drawn(source, folder / "book", seed, share=0.6 + seed % 4 / 10)
    before = {file.uri: file.content for file in pages(read(raw.project, TODAY, edition=Edition(circle=circle)))}
    words = marked(raw, book, circle)
    whole, seen = read(raw.project, TODAY), read(raw.project, TODAY, edition=Edition(circle=circle))
    if faults := list(plain((*whole.faults, *seen.faults))):
        return len(words), faults
    after = {file.uri: file.content for file in pages(seen)}
    changed = [f"{uri} changed" for uri in {*before, *after} if before.get(uri) != after.get(uri)]
    return len(words), [*found_in(after.values(), words), *changed]


def main(count: int = 10, first: int = 1) -> int:
    """How many editions had a fault, told something hidden, or changed with it."""
    hidden = failed = 0
    for seed in range(first, first + count):
        for source in BOOKS:
            for circle in CIRCLES[1:]:
                with TemporaryDirectory() as folder:
                    texts, lines = wrong(source, Path(folder), seed, circle)
                hidden, failed = hidden + texts, failed + bool(lines)
                for line in lines:
                    print(f"{source.name}, seed {seed}, {circle}: {line}")  # noqa: T201
    print(f"{count * 4} editions, {hidden:,} hidden texts, {failed} editions with a fault or a hidden text")  # noqa: T201
    return failed


if __name__ == "__main__":
    sys.exit(bool(main(*map(int, sys.argv[1:]))))
