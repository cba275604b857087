"""Time grows with a text and no faster, and no text ends in another exception than a fault of its author.

`python tests/bench/sweep_linear.py [PIECE ...]`. Every type of value that a field may have is given the same few signs
again and again; so is every text of a playbook with all kinds, read, checked and made into pages. The signs are those
below, and for values all that the patterns of the code name, too. CPU time is compared with that of half as many.
"""

import importlib
import pkgutil
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
from tests.book import TODAY  # noqa: E402
from tests.editions import Raw, at, written  # noqa: E402

import playpress  # noqa: E402
from playpress.model import guide, walk  # noqa: E402
from playpress.model.kinds import KINDS  # noqa: E402
from playpress.model.notation import UNSAID  # noqa: E402
from playpress.model.text import Prose, Text  # noqa: E402
from playpress.pipeline import pages, read  # noqa: E402

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
PARSED, SAID = 16_000, 4_000
"""Signs of a value, and of each text of the playbook; then twice as many."""
FELT = 0.05
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


def named() -> set[str]:
    """The literal words and signs of every pattern of the code."""
    found: set[str] = set()
    for module in pkgutil.walk_packages(playpress.__path__, "playpress."):
        if not module.name.endswith("__main__"):
            for value in vars(importlib.import_module(module.name)).values():
                if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                    found |= {*_literals(_parser.parse(value.pattern, value.flags))}
    return {each for each in found if each.strip()}


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
    """The playbook with all kinds, in which the first definition of each says the piece again and again."""

    shutil.copytree(BOOK, folder)
    book, raw = read(folder, TODAY).book, Raw(folder)
    assert book is not None
    seen: set[str] = set()
    for entity in written(book):
        if entity.about.name in seen:
            continue
        seen.add(entity.about.name)
        for path, value, _ in walk.values(entity):
            holder = at(raw.of(book, entity), path[:-1])
            if isinstance(value, Text) and isinstance(at(raw.of(book, entity), path), str) and not _BOUND & {*path}:
                said = piece * (size // len(piece))
                said = said if isinstance(value, Prose) else " ".join(said.split())
                holder[path[-1]] = f"{holder[path[-1]]}. {said}. So it is." if said else holder[path[-1]]
    raw.write()
    return folder


_BOUND = {"name", "summary", "choices", "covers", "enforced_by", "answer", "region", "line", "fact", "period", "check"}
"""Fields whose texts name something, or have to be short."""


def slow_texts(piece: str) -> Iterator[str]:
    """Whether all that is done with texts takes too long for a piece."""
    with TemporaryDirectory() as folder:
        projects = {size: filled(Path(folder) / str(size), piece, size) for size in (SAID, 2 * SAID)}

        def said(size: int) -> None:
            playbook = read(projects[size], TODAY)
            if not playbook.faults:
                pages(playbook)

        if found := slower(said, SAID):
            yield f"{piece!r} in each text: {found}"


def main(pieces: list[str]) -> int:
    """How many types and pieces take too long."""
    chosen = pieces or list(PIECES)
    values = sorted({*chosen, *(() if pieces else named())})
    slow = list(slow_values(values))
    for piece in chosen:
        slow += slow_texts(piece)
    print("".join(f"{each}\n" for each in slow), end="")  # noqa: T201
    print(  # noqa: T201
        f"{len(types())} types of values x {len(values)} pieces, all texts of a playbook x {len(chosen)}: "
        f"{len(slow)} grow faster than the text"
    )
    return len(slow)


if __name__ == "__main__":
    sys.exit(bool(main([each.encode().decode("unicode_escape") for each in sys.argv[1:]])))
