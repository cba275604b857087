"""What a circle of readers may not see is in no byte of its edition: many playbooks with levels drawn by chance.

`python tests/bench/sweep_editions.py [COUNT] [FIRST SEED]`. Of each playbook, what is made for partners and for the
public is searched for words that stand in hidden texts and ids only, and compared with what was made before they stood
there. Each field that a definition of these playbooks has is hidden in every way in which it can be: with its
definition, as a draft, as archived, with its part, or alone. Ways that chance has left out are asked for in more
playbooks, and one that is left then is a failure. Editions are made by as many processes as PLAYPRESS_WORKERS says.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from concurrent.futures import ProcessPoolExecutor
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
_FEW_IDS, _ALL_IDS = 6, 40
"""At most so many ids of a playbook get a word of their own: each costs a rename in all files, so few are the rule."""

_PRINTED = {"every-field": 25, "b2b": 125}
"""Of so many editions one is searched on paper, too: b2b has two hundred PDFs."""

BOOKS = (ROOT / "tests" / "books" / "every-field", ROOT / "generator" / "playpress" / "starters" / "b2b")


def wrong(source: Path, folder: Path, seed: int, circle: str, wanted: AbstractSet[Way]) -> tuple[Words, list[str]]:
    """The hidden texts of a playbook, and what is wrong with its edition.

    A file that is what it was before the words were written says none of them, so only the others are searched.
    """
    raw, book = drawn(source, folder / "book", seed, 0.6 + seed % 4 / 10, wanted)
    before = dict(made(read(raw.project, TODAY, edition=Edition(circle=circle))))
    words = marked(raw, book, circle, ids=_ALL_IDS if seed % 10 == 0 or wanted else _FEW_IDS)
    whole, seen = read(raw.project, TODAY), read(raw.project, TODAY, edition=Edition(circle=circle))
    if faults := list(plain((*whole.faults, *seen.faults))):
        return words, faults
    after = dict(made(seen))
    changed = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    on_paper = printed(seen) if seed % _PRINTED[source.name] == 0 else iter(())
    searched = [*((name, data) for name, data in after.items() if name in changed), *on_paper]
    return words, [*told(searched, words.places), *(f"{name} changed" for name in sorted(changed))]


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


def one(source: Path, seed: int, circle: str, wanted: AbstractSet[Way]) -> tuple[int, set[Way], list[str]]:
    """How many texts of a playbook are hidden, in which ways, and what is wrong with its edition, line by line."""
    with TemporaryDirectory() as folder:
        words, lines = wrong(source, Path(folder), seed, circle, wanted)
    return len(words.places), words.fields, [f"{source.name}, seed {seed}, {circle}: {line}" for line in lines]


def main(count: int = 125, first: int = 1) -> int:
    """How many editions had a fault, told something hidden, or changed with it, and how many fields were not hidden."""
    missing = {each for source in BOOKS for each in hideable(source)}
    ways = Counter(way for *_, way in missing)
    made = hidden = failed = 0
    with ProcessPoolExecutor(int(os.environ.get("PLAYPRESS_WORKERS", "1"))) as workers:
        for seed in range(first, first + count + _MORE):
            asked = frozenset(missing) if seed >= first + count else frozenset[Way]()
            if seed >= first + count and not asked:
                break
            work = [workers.submit(one, source, seed, circle, asked) for source in BOOKS for circle in CIRCLES[1:]]
            for each in work:
                texts, fields, lines = each.result()
                made, hidden, failed = made + 1, hidden + texts, failed + bool(lines)
                missing -= fields
                for line in lines:
                    print(line, flush=True)  # noqa: T201
            print(f"seed {seed}: {made} editions so far, {len(missing)} ways not yet", file=sys.stderr, flush=True)  # noqa: T201
    for kind, field, way in sorted(missing):
        print(f"{kind}, {field}: never hidden ({way})")  # noqa: T201
    listed = ", ".join(f"{number} ({way})" for way, number in sorted(ways.items()))
    print(f"fields to hide: {listed}; {len(missing)} were not")  # noqa: T201
    print(f"{made} editions, {hidden:,} hidden texts and ids, {failed} editions that changed, told one or had a fault")  # noqa: T201
    return failed + len(missing)


if __name__ == "__main__":
    sys.exit(bool(main(*map(int, sys.argv[1:]))))
