"""COV of buyers: the parts that the people of one purchase play in it."""

from collections.abc import Iterator, Mapping
from itertools import chain

from playpress.checks.check import Finding, check, requirement
from playpress.graph import Book
from playpress.model.kinds.audience import Audience
from playpress.problems import Level

_FEW = 2
"""From so many personas on, a segment says who takes part in a purchase."""
_NEEDED: Mapping[str, tuple[frozenset[str], Level]] = {
    "decides": (frozenset({"decider", "buyer"}), "warn"),
    "argues for you": (frozenset({"champion"}), "info"),
}
"""What someone has to do in each purchase, the buying roles that do it, and how much it matters that none is named."""


def _groups(book: Book) -> Iterator[tuple[Audience, list[Audience]]]:
    """Segments with the personas whose buying roles are written, where there are several of them.

    A persona with others below it is a person in more detail, and no group that buys together.
    """
    found: dict[str, list[Audience]] = {}
    for each in book.active(Audience):
        if each.level == "persona" and each.parent and each.buying_roles:
            found.setdefault(each.parent.id, []).append(each)
    for segment in book.active(Audience):
        if segment.level == "segment" and len(personas := found.get(segment.id, [])) >= _FEW:
            yield segment, personas


@requirement("a persona with `buying_roles`")
def _has_buying_roles(book: Book) -> bool:
    return any(each.buying_roles for each in book.active(Audience))


@check(
    "COV-10",
    "No persona of a segment decides, or one persona has two roles that exclude each other.",
    why="The rep convinces three people, and finds out at the signature that a fourth one decides.",
    fix="Write the `buying_roles` of each persona: who decides, who buys, who argues for you.",
    level="warn",
    levels="warn; info where only a champion is missing",
    requires=_has_buying_roles,
)
def incomplete_buying_group(book: Book) -> Iterator[Finding]:
    """Segments with two personas or more whose buying roles are written; one alone says nothing about the others.

    Where one person decides and buys, no champion is needed.
    """
    for audience in book.active(Audience):
        if {"champion", "blocker"} <= set(audience.buying_roles):
            message = f'"{audience.name}" is both champion and blocker'
            hint = "Keep one of the two, or make two personas of it."
            yield Finding(message, book.place(audience, "buying_roles"), audience, hint)
    for segment, personas in _groups(book):
        roles = set(chain.from_iterable(each.buying_roles for each in personas))
        alone = any({"decider", "buyer"} <= set(each.buying_roles) for each in personas)
        for what, (doing, level) in _NEEDED.items():
            if not roles & doing and not alone:
                message = f'"{segment.name}" has no persona who {what}'
                hint = f"Write `{' or '.join(sorted(doing, reverse=True))}` into the `buying_roles` of one of them."
                place, *also = [book.place(each, "buying_roles") for each in personas]
                yield Finding(message, place, segment, hint, level=level, also=tuple(also))
