"""What a circle of readers may not see is in no byte of its edition, and no edit of it changes one.

`python tests/bench/sweep_editions.py [--count COUNT] [--seed SEED]`. In playbooks whose levels are drawn by chance, so
many edits are made of what partners, distributors or the public may not see: a word that stands nowhere else in a share
of the hidden texts and links, in comments, inventories, names of files and circles; fields that go; definitions that
come; in every tenth edit other ids, too. Each edition, exports included, has to stay as it was, byte for byte; each
field of these playbooks has to be hidden in every way in which it can be. Some editions are made in every way there is,
and all that was written is searched: sites, staged trees, PDFs, Word files, exports, caches, and what commands say.
That the search would find something is made sure of with words put into outputs in all sorts of forms.
"""

import random
import re
import shutil
import sys
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "generator")]

from click.testing import CliRunner  # noqa: E402
from tests.bench import figure  # noqa: E402
from tests.book import TODAY  # noqa: E402
from tests.editions import CIRCLES, Raw, Way, Words, drawn, hidden_values, hideable, marked, optional  # noqa: E402
from tests.leaks import below, said, told  # noqa: E402
from tests.unit.test_leaks import FORMS  # noqa: E402

from playpress import cli  # noqa: E402
from playpress.exports.formats import FORMATS  # noqa: E402
from playpress.graph import Book  # noqa: E402
from playpress.pipeline import Edition, Playbook, pages, read  # noqa: E402
from playpress.report.problems import plain  # noqa: E402
from playpress.site import theme  # noqa: E402

EVERY, B2B = ROOT / "tests" / "books" / "every-field", ROOT / "generator" / "playpress" / "starters" / "b2b"
Files = dict[str, bytes]

_EDITS = 4
"""So many edits are made of what one circle may not see in one draw."""
_CONTROLS = 200
"""So many words are put into outputs."""
_WHOLE = 4
"""So many editions are made in every way there is."""
_LARGE = 60_000
"""Bytes; what is larger is not searched for a word that was put into it, as it would be found in the same way."""


class Figures:
    """What was looked at."""

    def __init__(self) -> None:
        self.edits = self.hidden = self.planted = self.whole = 0
        self.missing: set[Way] = set()


def made(project: Path, circle: str) -> Files:
    """Every file of a site but the guide, which is about no playbook, and of what is exported for other programs."""
    playbook = read(project, TODAY, edition=Edition(circle=circle, guide=False))
    if faults := list(plain(playbook.faults)):
        raise ValueError(faults[0])
    return dict(_made(playbook))


def _made(playbook: Playbook) -> Iterator[tuple[str, bytes]]:
    yield from ((file.uri, file.content) for file in pages(playbook))
    for each in FORMATS if playbook.book else ():
        yield from ((f"{each.name}: {name}", data) for name, data in each.files(playbook.book))


def edited(raw: Raw, book: Book, circle: str, chance: random.Random) -> Words:
    """Edit something that a circle may not see."""
    share = chance.choice((0.1, 0.5, 1.0))
    words = marked(raw, book, circle, ids=0, takes=lambda: chance.random() < share)
    hidden = {entity.key: entity for entity, _, __, why in hidden_values(book, circle) if why == "definition"}
    for entity in chance.sample(sorted(hidden.values(), key=lambda each: each.key), min(2, len(hidden))):
        fields = raw.of(book, entity)
        if chance.random() < 1 / 2:
            raw.double(book, entity, f"{entity.id}-{words.new(f'the id of another {entity.key}')}"[:64])
        elif names := [*optional(entity, fields)]:
            fields.pop(chance.choice(names))
    raw.write()
    return words


def of_one(source: Path, folder: Path, seed: int, wanted: AbstractSet[Way], figures: Figures) -> Iterator[str]:
    """What is wrong with the editions of one draw of a playbook, after edits of what each of them hides."""
    chance = random.Random(seed)
    raw, book = drawn(source, folder / "drawn", seed, 0.6 + seed % 4 / 10, wanted)
    for circle in CIRCLES[1:]:
        before = made(raw.project, circle)
        yield from planted(before, chance, figures)
        for number in range(1 if source == B2B else _EDITS):
            where, place = f"{source.name}, seed {seed}, {circle}, edit {number}", folder / f"{circle}-{number}"
            copy = raw.copied(place)
            try:
                words = (
                    marked(copy, book, circle, ids=2 if (seed + number) % 10 == 0 else 0)
                    if wanted or not number
                    else (edited(copy, book, circle, chance))
                )
                after = made(place, circle)
            except ValueError as error:
                if number:
                    continue  # what went was needed somewhere: no playbook is made of that, for anyone
                yield f"{where}: {error}"
                continue
            figures.edits += 1
            figures.hidden += len(words.places)
            figures.missing -= words.fields
            changed = sorted(name for name in {*before, *after} if before.get(name) != after.get(name))
            yield from (f"{where}: {name} changed" for name in changed)
            found = told(((name, after[name]) for name in changed if name in after), words.places)
            yield from (f"{where}: {each}" for each in found)
            shutil.rmtree(place)


def planted(files: Files, chance: random.Random, figures: Figures) -> Iterator[str]:
    """Words that are put into outputs and not found."""
    names = sorted(name for name, data in files.items() if 200 < len(data) < _LARGE and b"\0" not in data)
    for _ in range(5 if figures.planted < _CONTROLS else 0):
        name, form = chance.choice(names), chance.choice(sorted(FORMS))
        word, lines = f"zqx{figures.planted}00qz", files[name].split(b"\n")
        hidden = FORMS[form](word)
        if not hidden.isascii():
            continue
        lines.insert(chance.randint(0, len(lines)), f" {hidden} ".encode())
        figures.planted += 1
        if word not in said(name, b"\n".join(lines)):
            yield f"a word in {name} was not found ({form})"


def in_every_way(source: Path, folder: Path, seed: int, circle: str) -> Iterator[str]:
    """Hidden words that anything says which is written for a circle by any command."""
    raw, book = drawn(source, folder / "book", seed)
    words = marked(raw, book, circle, ids=6)
    seen = read(raw.project, TODAY, edition=Edition(circle=circle)).book
    assert seen is not None
    out, where = folder / "out", ["--project", str(raw.project), "--today", TODAY.isoformat(), "--for", circle]
    commands = [
        *[["build", "--out", str(out / "site")]] * 2,
        ["stage", str(out / "staged")],
        *(["print", each, "--word", "--out", str(out / f"print-{each}")] for each in _printed(where)),
        *(["export", each.name, str(out / f"export-{each.name}")] for each in FORMATS),
    ]
    if roles := sorted(each.id for each in seen.entities.values() if each.about.name == "role"):
        class_ = folder / "class.csv"
        class_.write_text(f"name,role,start\nAda,{roles[0]},2026-11-02\n", encoding="utf-8")
        commands.append(["print", "--cohort", str(class_), "--out", str(out / "class")])
    logs = []
    for command in commands:
        done = CliRunner().invoke(cli.main, [*command, *where])
        logs.append((f"what {' '.join(command[:2])} says", done.output.encode()))
        if done.exit_code:
            yield f"{' '.join(command[:2])} for {circle} ended with {done.exit_code}: {done.output[-200:]}"
    written = [*below(out), *below(raw.project / ".playpress"), *logs]
    yield from (f"{source.name}, seed {seed}, {circle}: {each}" for each in told(written, words.places))


def _printed(where: list[str]) -> list[str]:
    """What can be printed for a circle: the book, cards, and what is listed first besides."""
    listed = CliRunner().invoke(cli.main, ["print", "--list", *where]).output
    names = re.findall(r"^([a-z][a-z0-9-]*) {2,}\S", listed, re.MULTILINE)
    return sorted({*names[:8], *({"book", "cards"} & {*names})})


def main(count: int, seed: int) -> None:
    figures, failed = Figures(), 0
    figures.missing = {each for source in (EVERY, B2B) for each in hideable(source)}
    ways = len(figures.missing)
    with TemporaryDirectory() as compiled:
        theme.CheckedCache = partial(lambda _, shared: _kept(shared), shared=Path(compiled))  # type: ignore[misc]
        number = seed
        while figures.edits < count or (figures.missing and number < seed + count):
            source = B2B if number % 6 == 0 else EVERY
            asked = frozenset(figures.missing) if figures.edits >= count / 3 else frozenset[Way]()
            with TemporaryDirectory() as folder:
                failed += figure.wrong(of_one(source, Path(folder), number, asked, figures))
            number += 1
        for turn in range(min(_WHOLE, count // 100)):
            with TemporaryDirectory() as folder:
                found = in_every_way(EVERY, Path(folder), seed + turn, CIRCLES[1 + turn % 3])
                failed += figure.wrong(found)
                figures.whole += 1
    if count >= 100:
        failed += figure.wrong(f"{kind}, {field}: never hidden ({way})" for kind, field, way in sorted(figures.missing))
    words = (
        f"{figures.edits} edits, {figures.hidden:,} hidden words in {len(CIRCLES) - 1} editions: "
        f"{failed} showed one or changed a byte; {ways - len(figures.missing):,} of {ways:,} ways to hide a field; "
        f"{figures.whole} editions in all that commands write; {figures.planted} words put into outputs to be found"
    )
    figure.end(figures.edits, failed, words)


_kept = theme.CheckedCache


if __name__ == "__main__":
    given = figure.asked(__doc__, 500, "edits")
    main(given.count, given.seed)
