"""Time grows with a text and no faster, and no text ends in another exception than a fault of its author.

`python tests/bench/sweep_linear.py [--count COUNT] [--seed SEED] [PIECE ...]`. A few signs are said again and again:
those below, COUNT mixtures of them and as many of the words that the patterns of the code name, by chance. Every type
of value that a field may have is given all of them; a text and a running text of each kind in a playbook that is read,
checked and made into pages are given COUNT of them. CPU time is compared with that of half as many.
"""

import importlib
import pkgutil
import random
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from re import _constants, _parser  # type: ignore[attr-defined]
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "generator")]

from pydantic import TypeAdapter, ValidationError  # noqa: E402
from tests.bench import figure  # noqa: E402
from tests.book import TODAY  # noqa: E402
from tests.editions import Raw, at, written  # noqa: E402

import playpress  # noqa: E402
from playpress.model import guide, walk  # noqa: E402
from playpress.model.kinds import KINDS  # noqa: E402
from playpress.model.notation import UNSAID  # noqa: E402
from playpress.model.text import Prose, Text  # noqa: E402
from playpress.pipeline import Edition, pages, read  # noqa: E402
from playpress.site import theme  # noqa: E402
from playpress.source.edit import whole  # noqa: E402

BOOK = ROOT / "tests" / "books" / "every-field"
PIECES = (
    "\n", " ", "\n \n", "a", "a ", "A ", "a. ", "Is it? ", "1 ", "1,", "1.", "- ", "(", "((a ", ")", "\"", "'", "=",
    "=1 ", "<b>x ", "<a ", "</", "&lt;", "&amp", "{{ ", "{% ", "[a ", "[a](", "![a](", "[a]: ", "[^a]", "`", "``a ",
    "~~a ", "*a ", "**", "_a", "|", "| a ", "#", "# ", "a#b ", "goal:a ", "<goal:", "https://", "www.a", "a@a.",
    "@a ", "the a is a ", "each ", "by ", "who ", "1 day ", "5 % of ", "within 3 ", "EUR 1 ", "4 of 5 ", "FY27 ",
    "D+5 ", "ABC (", "ABC stands for ", "商", "Ä", "\u00ad", "😀", "a-", "a/", "a_b", ".", "…", "\\", ">", "> - ",
)  # fmt: skip
SLOWER = 3.0
"""What takes so much longer for a text twice as long grows faster than the text."""
PARSED, SAID = 8_000, 2_000
"""Signs of a value or what a pattern is given, and of each text of the playbook; then twice as many."""
FELT = 0.03
"""Seconds of CPU below which nothing can be said."""


def slower(work: Callable[[int], object], size: int) -> str:
    """How long some work takes for so many signs and for twice as many, where that is out of proportion; else "".

    What seems so is looked at three times, and the quickest of each size counts.
    """
    once, twice = cpu(work, size), cpu(work, 2 * size)
    if twice > max(FELT, SLOWER * once):
        once, twice = (min(cpu(work, each) for _ in range(3)) for each in (size, 2 * size))
    return f"{once:.3f} -> {twice:.3f} s" if twice > max(FELT, SLOWER * once) else ""


def cpu(work: Callable[[int], object], size: int) -> float:
    """The CPU time of some work for so many signs, in seconds."""
    begun = time.process_time()
    work(size)
    return time.process_time() - begun


def patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern of the code by where it is: in modules, in their classes, and in lists and tables of them."""
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(playpress.__path__, "playpress."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                for number, each in enumerate(_patterns_in(value, 3)):
                    found.setdefault(f"{module.name}.{name}{f' {number}' if number else ''}", each)
    return found


def _patterns_in(value: Any, deep: int) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif deep and isinstance(value, dict | list | tuple | set | frozenset):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _patterns_in(each, deep - 1)
    elif deep and isinstance(value, type) and value.__module__.startswith("playpress."):
        for each in vars(value).values():
            yield from _patterns_in(each, 1)


def named() -> list[str]:
    """The literal words and signs of every pattern of the code."""
    found: set[str] = set()
    for pattern in patterns().values():
        found |= {*_literals(_parser.parse(pattern.pattern, pattern.flags))}
    return sorted(each for each in found if each.strip())


def _literals(tree: Any) -> Iterator[str]:
    run = ""
    for name, said in tree:
        if name is _constants.LITERAL:
            run += chr(said)
            continue
        yield run
        run = ""
        for inner in said if isinstance(said, tuple | list) else ():
            trees = inner if isinstance(inner, list) else [inner]
            yield from (each for tree in trees if isinstance(tree, _parser.SubPattern) for each in _literals(tree))
    yield run


def types() -> dict[str, TypeAdapter[Any]]:
    """Every type that a field of a definition or of a part has, by how it is written in code."""
    models = [model for kind in KINDS for model in (kind, *guide.parts(kind))]
    fields = {
        f"{info.annotation} {info.metadata}": info.rebuild_annotation()
        for model in models
        for info in model.model_fields.values()
    }
    return {name: TypeAdapter(annotation) for name, annotation in fields.items()}


def slow_values(pieces: list[str]) -> Iterator[str]:
    """The types that take too long for a piece. Another exception than a fault ends the sweep."""
    for name, kind in types().items():
        for piece in pieces:

            def parsed(size: int, kind: TypeAdapter[Any] = kind, piece: str = piece) -> None:
                with suppress(ValidationError):
                    kind.validate_python(piece * (size // len(piece)), context=UNSAID)

            if found := slower(parsed, PARSED):
                yield f"{name[:120]}: {piece!r} {found}"


def filled(folder: Path, piece: str, size: int) -> Path:
    """The playbook with all kinds: the first of each says a piece again and again in a text and in running text."""
    shutil.copytree(BOOK, folder)
    book, raw = read(folder, TODAY).book, Raw(folder)
    assert book is not None
    seen: set[str] = set()
    for entity in written(book):
        if entity.about.name in seen:
            continue
        seen.add(entity.about.name)
        done: set[bool] = set()
        for path, value, _ in walk.values(entity):
            if isinstance(value, Prose) in done:
                continue
            holder = at(raw.of(book, entity), path[:-1])
            if isinstance(value, Text) and isinstance(at(raw.of(book, entity), path), str) and not _BOUND & {*path}:
                said = piece * (size // len(piece))
                said = said if isinstance(value, Prose) else " ".join(said.split())
                holder[path[-1]] = f"{holder[path[-1]]}. {said}. So it is." if said else holder[path[-1]]
                done.add(isinstance(value, Prose))
    raw.write()
    return folder


_BOUND = {"name", "summary", "choices", "covers", "enforced_by", "answer", "region", "line", "fact", "period", "check"}
"""Fields whose texts name something, or have to be short."""


def slow_texts(piece: str) -> Iterator[str]:
    """Whether all that is done with texts takes too long for a piece."""
    with TemporaryDirectory() as folder:
        projects = {size: filled(Path(folder) / str(size), piece, size) for size in (SAID, 2 * SAID)}

        def said(size: int) -> None:
            playbook = read(projects[size], TODAY, edition=Edition(guide=False))
            if not playbook.faults:
                pages(playbook)

        if found := slower(said, SAID):
            yield f"{piece!r} in each text: {found}"


def mixtures(count: int, seed: int) -> list[str]:
    """So many mixtures of two or three of the pieces."""
    chance = random.Random(seed)
    return ["".join(chance.choices(PIECES, k=chance.choice((2, 3)))) for _ in range(count)]


def main(count: int, seed: int, only: list[str]) -> None:
    words = named()
    chosen = random.Random(seed).sample(words, min(len(words), count))
    pieces = only or [*PIECES, *mixtures(count, seed), *chosen]
    sayable = only or [each for each in pieces if isinstance(whole({"text": each}, "text.yml"), bytes)]
    said = only or random.Random(seed).sample(sayable, min(len(sayable), count))
    failed = figure.wrong(slow_values(pieces))
    with TemporaryDirectory() as compiled:
        kept = theme.CheckedCache(Path(compiled))
        theme.CheckedCache = lambda _: kept  # type: ignore[misc, assignment]
        for piece in said:
            failed += figure.wrong(slow_texts(piece))
    looked = f"{len(types())} types of values x {len(pieces)} pieces, texts of a playbook x {len(said)}"
    figure.end(len(pieces), failed, f"{looked}: {failed} grow faster than the text")


if __name__ == "__main__":
    given = figure.asked(__doc__, 60, "mixtures of pieces")
    main(given.count, given.seed, [each.encode().decode("unicode_escape") for each in given.only])
