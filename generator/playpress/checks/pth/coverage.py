"""PTH of coverage: roles without a path, duties that a path leaves out, and teams that it brings together."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from playpress.checks.check import Cause, Finding, check
from playpress.checks.pth import AN_ONBOARDING_PATH
from playpress.derive import duties, onboarding
from playpress.derive.onboarding import Duty
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds.onboarding import Onboarding, PathItem
from playpress.model.kinds.role import Role
from playpress.model.kinds.team import Team
from playpress.model.numbers import percent
from playpress.problems import listed


@check(
    "PTH-5",
    "A role with several people, or that does steps, has no path, or a path has no phases.",
    why="The next person in this role learns it from a colleague who happens to have time.",
    fix="Add the role to the `roles` of a path; write the `phases` of a path.",
    level="warn",
    requires=AN_ONBOARDING_PATH,
    in_starter="later",
)
def role_without_path(book: Book) -> Iterator[Finding]:
    """Only once any role has one: a playbook without onboarding is not one with gaps in it. Of a role that one person
    holds and that takes part in no step, the playbook knows nothing a path could teach.
    """
    for path in book.active(Onboarding):
        if not path.phases:
            message = f'the path "{path.name}" has no phases: there is nothing to walk along'
            hint = "Write `phases`, each with its days and its items, or `status: draft`."
            yield Finding(message, book.place(path, "phases"), path, hint)
    led = {ref.id for path in book.active(Onboarding) for ref in path.roles}
    taught = [role for role in book.active(Role) if _is_taught(book, role)] if led else []
    for role in taught:
        if role.id not in led:
            message = f'role "{role.name}" has no onboarding path'
            hint = "Add the role to the `roles` of an onboarding path."
            lacks = "that do steps or have several people have no onboarding path"
            yield Finding(message, book.place(role), role, hint, lacks=lacks, among=len(taught))


def _is_taught(book: Book, role: Role) -> bool:
    """Whether there is something that a path could teach to who gets a role.

    Who leads a team is one person, and no path is written for one: but for the profile strict, not for their steps.
    """
    if role.headcount and role.headcount.amount > 1:
        return True
    leads = any(team.leader and team.leader.id == role.id for team in book.active(Team))
    return duties.does_steps(book, role) and (book.settings.checks == "strict" or not leads)


@check(
    "PTH-6",
    "A path leaves out duties of its role.",
    why="New colleagues hear of this the first time they have to do it alone.",
    fix="Add items about the steps, hand-offs and metrics that are missing.",
    level="warn",
    requires=AN_ONBOARDING_PATH,
    in_starter="later",
)
def duties_left_out(book: Book) -> Iterator[Finding]:
    """A path that others build on need not cover them. What a path has no words about is one finding for all its roles.

    Items that name nothing they are about may well prepare for it: that is asked once, for all paths.
    """
    for path in book.active(Onboarding):
        if onboarding.is_shared(book, path):
            continue
        roles = [role for ref in path.roles if isinstance(role := book.get(ref), Role)]
        found = [(role, onboarding.duties_of(book, path, role)) for role in roles]
        left = [(role, each) for role, each in found if not all(duty.covered for duty in each)]
        if left and book.settings.checks != "strict" and not _tells(book, path):
            if path.phases and not any(phase.items for phase in path.phases):
                message = f'the phases of "{path.name}" have no items: how its role learns its work is not said'
                hint = "Add `items`, each with the step or hand-off it prepares for under `about`."
                yield Finding(message, book.place(path, "phases"), path, hint, level="info")
                continue
            message = f'no item of "{path.name}" says for which step or hand-off it prepares: {_UNKNOWN}'
            hint = "Name them under `about` of the items; what no item names is then reported."
            cause = Cause("untold", _untold, hint)
            yield Finding(message, book.place(path, "phases"), path, hint, level="info", cause=cause)
        elif left:
            message = f'"{path.name}" prepares ' + ", and ".join(_for_role(book, *each) for each in left)
            hint = "Add an item whose `about` names what is missing."
            yield Finding(message, book.place(path, "phases"), path, hint)


_NAMED = 8
"""So many duties that a path leaves out are named; the others are counted."""
_UNKNOWN = "whether all that its role does is taught is not known"


def _untold(paths: Sequence[Entity]) -> str:
    names = listed(f'"{path.name}"' for path in paths)
    return f"no item of {names} says for which step or hand-off it prepares: {_UNKNOWN}"


def _tells(book: Book, path: Onboarding) -> bool:
    """Whether any item of a path, or of what comes before it, says for which work it prepares."""
    about = {
        ref for each in onboarding.chain(book, path) for _, _, _, item in onboarding.items(each) for ref in item.about
    }
    return any(ref.kind in ("process", "handoff", "metric") for ref in about)


def _for_role(book: Book, role: Role, found: Sequence[Duty]) -> str:
    missing = [f'{duty.kind} "{book.name(duty.ref)}"' for duty in found if not duty.covered]
    share = percent(Fraction(len(found) - len(missing), len(found)))
    more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
    return f'"{role.name}" for {share} of its duties, not for: {", ".join(missing[:_NAMED])}{more}'


@check(
    "PTH-7",
    "An onboarding path has no session with the other team.",
    why="What a team learns about the other in the first weeks, it believes for years.",
    fix="Add an item with the other team, early on.",
    level="warn",
    requires=AN_ONBOARDING_PATH,
    in_starter="later",
)
def path_without_the_other_team(book: Book) -> Iterator[Finding]:
    """Asked of the paths of one team, once a path; in the profile strict of each phase.

    An item that is a meeting, and does not say with whom, may be with them.
    """
    strict = book.settings.checks == "strict"
    for path in (each for each in book.active(Onboarding) if len(onboarding.own_teams(book, each)) == 1):
        met = [any(_with_others(book, path, item, strict) for item in phase.items) for phase in path.phases]
        alone = [number for number, phase in enumerate(path.phases) if phase.items and not met[number]]
        for number in alone if strict else alone[: not any(met)]:
            message = f'the phase "{path.phases[number].name}" of "{path.name}" has no session with the other team'
            message = message if strict else f'the path "{path.name}" has no session with another team'
            hint = "Add an item with them: sit in on their calls, or read their part of a hand-off (`with_team`)."
            yield Finding(message, book.place(path, "phases", number), path, hint)


_OWN_PEOPLE = re.compile(
    r"\b(?:managers?|mentors?|budd(?:y|ies)|coach(?:es)?|boss|leaders?|lead|team|colleagues?)\b", re.I
)


def _with_others(book: Book, path: Onboarding, item: PathItem, strict: bool) -> bool:
    """Whether an item brings one together with another team, or may do so."""
    if onboarding.partner(book, path, item):
        return True
    unsaid = item.with_team is None and not item.about and item.who == "hire"
    return not strict and item.do == "meet" and unsaid and not _OWN_PEOPLE.search(str(item.text))
