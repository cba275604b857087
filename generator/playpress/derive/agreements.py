"""Book -> agreements: the teams that have contracts with each other, and what each two of them agreed on."""

from itertools import combinations

from playpress.graph import Book
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.team import Team


def pairs(book: Book) -> list[tuple[Team, Team]]:
    """Teams with a contract between them, in the order of the teams; none in an edition, which has no such pages."""
    if book.circle:
        return []
    found = {frozenset(team.id for team in ends(book, each)) for each in book.active(Handoff)}
    return [(one, other) for one, other in combinations(book.active(Team), 2) if {one.id, other.id} in found]


def between(book: Book, one: Team, other: Team) -> list[Handoff]:
    """The hand-offs from one team to the other, in both directions."""
    both = {one.id, other.id}
    return [each for each in book.active(Handoff) if {team.id for team in ends(book, each)} == both]


def is_promised(book: Book, one: Team, other: Team) -> bool:
    """Whether either of them promises the other anything: else there is nothing to sign."""
    return any(each.commitments for each in between(book, one, other))


def nothing_promised(one: Team, other: Team) -> str:
    """What is said of an agreement without a promise."""
    return f"Neither {one.name} nor {other.name} promises anything to the other yet: there is nothing to sign."


def title(one: Team, other: Team) -> str:
    """What the agreement of two teams is called."""
    return f"Agreement: {one.name} and {other.name}"


def ends(book: Book, handoff: Handoff) -> list[Team]:
    """The teams between which something changes hands."""
    return [team for ref in (handoff.from_, handoff.to) if (team := book.team_of_step(ref))]
