"""What a circle of readers may not see is in no byte of its edition: many playbooks with levels drawn by chance.

`python tests/bench/sweep_editions.py [COUNT] [FIRST SEED]`. Of each playbook, what is made for partners and for the
public is searched for words that stand in hidden texts and ids only, and compared with what was made before they stood
there. Each field that a definition of these playbooks has is hidden in every way in which it can be: with its
definition, as a draft, as archived, with its part, or alone. Ways that chance has left out are asked for in more
playbooks, and one that is left then is a failure.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "generator")]

from tests.book import TODAY  # noqa: E402
from tests.editions import CIRCLES, Way, Words, drawn, hideable, marked  # noqa: E402
from tests.leaks import told  # noqa: E402

from playpress.exports.formats import FORMATS  # noqa: E402
from playpress.pdf import choosing, printing  # noqa: E402
from playpress.pipeline import Edition, Playbook, pages, read  # noqa: E402
from playpress.report.problems import plain  # noqa: E402

_MORE = 40
"""So many playbooks are drawn for what chance has left out."""

BOOKS = (ROOT / "tests" / "books" / "every-field", ROOT / "generator" / "playpress" / "starters" / "b2b")


def wrong(source: Path, folder: Path, seed: int, circle: str, wanted: AbstractSet[Way]) -> tuple[Words, list[str]]:
    """The hidden texts of a playbook, and what is wrong with its edition."""
    raw, book = drawn(source, folder / "book", seed, 0.6 + seed % 4 / 10, wanted)
    before = dict(made(read(raw.project, TODAY, edition=Edition(circle=circle))))
    words = marked(raw, book, circle)
    whole, seen = read(raw.project, TODAY), read(raw.project, TODAY, edition=Edition(circle=circle))
    if faults := list(plain((*whole.faults, *seen.faults))):
        return words, faults
    after = dict(made(seen))
    changed = [f"{name} changed" for name in {*before, *after} if before.get(name) != after.get(name)]
    on_paper = printed(seen) if seed % 5 == 0 else iter(())
    return words, [*told([*after.items(), *on_paper], words.places), *changed]


def made(playbook: Playbook) -> Iterator[tuple[str, bytes]]:
    """Every file of the site, and of what is exported for other programs."""
    yield from ((file.uri, file.content) for file in pages(playbook))
    for each in FORMATS if playbook.book else ():
        yield from ((f"{each.name}: {name}", data) for name, data in each.files(playbook.book))


def printed(playbook: Playbook) -> Iterator[tuple[str, bytes]]:
    """Every publication as a PDF."""
    source = choosing.print_source(playbook)
    volumes = choosing.chosen(source, (), None)
    done = printing.printed(playbook, source, printing.PrintOptions(), volumes)
    yield from ((volume.publication.name, each.pdf) for volume, each in zip(volumes, done, strict=True))


def main(count: int = 125, first: int = 1) -> int:
    """How many editions had a fault, told something hidden, or changed with it, and how many fields were not hidden."""
    missing = {each for source in BOOKS for each in hideable(source)}
    ways = Counter(way for *_, way in missing)
    made = hidden = failed = 0
    for seed in range(first, first + count + _MORE):
        asked = missing if seed >= first + count else frozenset[Way]()
        if seed >= first + count and not asked:
            break
        for source in BOOKS:
            for circle in CIRCLES[1:]:
                with TemporaryDirectory() as folder:
                    words, lines = wrong(source, Path(folder), seed, circle, asked)
                made, hidden, failed = made + 1, hidden + len(words.places), failed + bool(lines)
                missing -= words.fields
                for line in lines:
                    print(f"{source.name}, seed {seed}, {circle}: {line}")  # noqa: T201
    for kind, field, way in sorted(missing):
        print(f"{kind}, {field}: never hidden ({way})")  # noqa: T201
    print(f"{made} editions, {hidden:,} hidden texts and ids, {failed} editions with a fault or a hidden text")  # noqa: T201
    listed = ", ".join(f"{number} ({way})" for way, number in sorted(ways.items()))
    print(f"fields to hide: {listed}; {len(missing)} were not")  # noqa: T201
    return failed + len(missing)


if __name__ == "__main__":
    sys.exit(bool(main(*map(int, sys.argv[1:]))))
