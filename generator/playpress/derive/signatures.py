"""Who of the teams' leaders has signed a definition, who has not, and whether it was changed since."""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from playpress.graph import Book
from playpress.model import field, walk
from playpress.model.entity import Entity
from playpress.model.kinds.team import Team
from playpress.model.ref import Ref
from playpress.model.value import Value


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


def fingerprint(book: Book, entity: Entity) -> str:
    """What tells one wording of a definition from another: eight characters, the same on every machine."""
    return wording(signed(book.inside(entity)))


def wording(values: Iterable[tuple[walk.Path, object]]) -> str:
    """What tells one wording of these values from another: eight characters, the same on every machine."""
    said = [f"{'/'.join(map(str, path))}={value}" for path, value in values]
    return sha256("\n".join(said).encode()).hexdigest()[:8]


def signed(inside: walk.Values) -> Iterator[tuple[walk.Path, object]]:
    """The single values that a signature is for: at no level what may change without a new one."""
    left_out: set[walk.Path] = set()
    for path, value, info in inside:
        facts = field.of(info)
        if path[:-1] in left_out or facts.unsigned or facts.upkeep or facts.hidden:
            left_out.add(path)
        elif isinstance(value, str | int | Ref | Value) and value != "":
            yield path, value


def unworded(book: Book, entity: Entity) -> list[str]:
    """The roles that approved without saying which wording: whether it was changed since cannot be told."""
    return [book.name(each.role) for each in entity.approved_by if not each.text]


def outdated(book: Book, entity: Entity) -> list[str]:
    """The roles that approved another wording than the present one."""
    signed = [each for each in entity.approved_by if each.text]
    now = fingerprint(book, entity) if signed else ""
    return [book.name(each.role) for each in signed if each.text != now]
