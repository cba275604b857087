"""A text -> what is known of it besides its tokens: its links, its words, and what is wrong with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from playpress.prose.links import ProseLink, links
from playpress.prose.parser import headings, parse
from playpress.prose.words import of_blocks, words


@dataclass(frozen=True, slots=True)
class ProseFacts:
    """What checks, search and tooltips ask of a text. Tokens take a hundred times its space, and are not kept."""

    links: Sequence[ProseLink]
    headings: Sequence[str]
    """The words of each heading."""
    too_deep: int
    unused: Sequence[tuple[str, int]]
    addresses: Sequence[tuple[int, int]]
    """The lines of addresses that no link leads to: the first of each, and the one behind its last."""
    words: str
    """All that is read of it, on one line."""
    sentences: str
    """The same without what is marked as code."""


@lru_cache(maxsize=1 << 16)
def facts(text: str) -> ProseFacts:
    """What is known of a text, found in one reading of it."""
    parsed = parse(text)
    return ProseFacts(
        tuple(links(parsed)),
        tuple(words(inline.children or ()) for _, inline in headings(parsed)),
        parsed.too_deep,
        parsed.unused,
        parsed.addresses,
        _line(of_blocks(parsed, code=True)),
        _line(of_blocks(parsed, code=False)),
    )


def plain(text: str) -> str:
    """The words of a text on one line."""
    return facts(text).words


def _line(pieces: Sequence[str]) -> str:
    return " ".join(" ".join(pieces).split())
