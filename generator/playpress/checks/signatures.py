"""Who of the teams' leaders has not signed a definition yet."""

from collections.abc import Iterable

from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds.team import Team
from playpress.model.ref import Ref


def unsigned(book: Book, entity: Entity, teams: Iterable[Team]) -> list[str]:
    """The leaders of these teams who are not among `approved_by`; a team without a leader has nobody to sign."""
    signed = {approval.role.id for approval in entity.approved_by}
    missing = []
    for team in teams:
        leader = book.leader(Ref("team", team.id))
        if leader is None:
            missing.append(f"the leader of {team.name}, who is not named")
        elif leader.id not in signed:
            missing.append(str(leader.name))
    return list(dict.fromkeys(missing))
