"""Two Books -> changes: the definitions that differ, for whom, and which findings came or went."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from playpress.derive import role_work
from playpress.derive.differences import Difference, differences
from playpress.graph import Book
from playpress.graph.todays_ids import UnderTodaysIds, under_todays_ids
from playpress.language import counted
from playpress.model import walk
from playpress.model.entity import Entity
from playpress.model.field import chosen
from playpress.model.kinds.role import Role
from playpress.model.kinds.team import Team
from playpress.model.kinds.term import Term
from playpress.model.part import Model
from playpress.problems import Problem

Sort = Literal["added", "removed", "changed", "renamed"]
SAID: Mapping[Sort, str] = {"added": "new", "removed": "removed", "renamed": "renamed", "changed": "changed"}
"""What became of a definition, in a word for readers."""
_Same = tuple[str, str, str]
_QUOTED = re.compile('"[^"]*"')


@dataclass(frozen=True, slots=True)
class Concern:
    """Whom something concerns: roles by id, or everybody."""

    roles: tuple[str, ...] = ()
    everybody: bool = False

    def holds(self, *roles: str) -> bool:
        """Whether it concerns any of some roles."""
        return self.everybody or any(role in self.roles for role in roles)


@dataclass(frozen=True, slots=True)
class Change:
    """One definition that was added, removed, changed or renamed; a renamed one may be changed as well."""

    key: str
    """`process:sales-process`"""
    kind: str
    """What its kind is called: "Process"."""
    name: str
    sort: Sort
    concern: Concern
    summary: str = ""
    differences: tuple[Difference, ...] = ()
    was: str = ""
    """The key that a renamed one had."""


@dataclass(frozen=True, slots=True)
class ChangedFinding:
    """A finding that only one of two states has. One that went because it was accepted says so in `waived`."""

    problem: Problem
    concern: Concern


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that is different between two states of a playbook."""

    definitions: tuple[Change, ...] = ()
    settings: tuple[Difference, ...] = ()
    appeared: tuple[ChangedFinding, ...] = ()
    gone: tuple[ChangedFinding, ...] = ()
    roles: Mapping[str, str] = field(default_factory=dict)
    """Every role of both states, id -> name: first those there are, then those there were."""
    teams: Mapping[str, str] = field(default_factory=dict)
    """Every team of both states, id -> name, in the same order."""
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The roles of a team in either state, by the id of the team."""

    def of(self, *roles: str) -> "Changes":
        """Only what concerns any of some roles."""
        return replace(
            self,
            definitions=tuple(each for each in self.definitions if each.concern.holds(*roles)),
            settings=(),
            appeared=tuple(each for each in self.appeared if each.concern.holds(*roles)),
            gone=tuple(each for each in self.gone if each.concern.holds(*roles)),
        )

    def count(self, sort: Sort) -> int:
        """How many definitions were added, removed, changed or renamed."""
        return sum(each.sort == sort for each in self.definitions)

    @property
    def summary(self) -> str:
        """One line: "7 definitions changed (1 new), 2 findings new, 1 gone." """
        if not (self.definitions or self.settings or self.appeared or self.gone):
            return "Nothing changed."
        sorts = tuple((self.count(sort), word) for sort, word in SAID.items() if sort != "changed")
        more = ", ".join(f"{count} {word}" for count, word in sorts if count)
        changed = f"{counted(len(self.definitions), 'definition')} changed" + (f" ({more})" if more else "")
        settings = [f"{counted(len(self.settings), 'setting')} changed"] if self.settings else []
        found = [f"{counted(len(self.appeared), 'finding')} new", f"{len(self.gone)} gone"]
        return f"{', '.join([changed, *settings, *found])}."


def between(
    before: Book, after: Book, found_before: Sequence[Problem] = (), found_after: Sequence[Problem] = ()
) -> Changes:
    """What changed from one state to the other. The findings are those of the checks, accepted ones among them."""
    with after.in_its_language():
        return _between(before, after, found_before, found_after)


def _between(before: Book, after: Book, found_before: Sequence[Problem], found_after: Sequence[Problem]) -> Changes:
    earlier = under_todays_ids(before, after)
    before = earlier.book
    settings = differences(before, after, before.settings, after.settings)
    was, now = (
        _findings(earlier, found_before, _renamed(before, after)),
        _findings(UnderTodaysIds(after), found_after, {}),
    )
    return Changes(
        definitions=tuple(_definitions(earlier, after)),
        settings=tuple(each for each in settings if each.path[0] != "changes_since"),
        appeared=tuple(_only(now, was)),
        gone=tuple(_only(was, now)),
        teams=_names(before, after, Team),
        members=_members(before, after),
        roles=_names(before, after, Role),
    )


def _names(before: Book, after: Book, kind: type[Role] | type[Team]) -> dict[str, str]:
    """Id -> name of the definitions of a kind: first those there are, then those there were."""
    now = {each.id: str(each.name) for each in after.all(kind)}
    return now | {each.id: str(each.name) for each in before.all(kind) if each.id not in now}


def _members(before: Book, after: Book) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for role in (*after.all(Role), *before.all(Role)):
        found.setdefault(role.team.id, {})[role.id] = None
    return {team: tuple(roles) for team, roles in found.items()}


def _definitions(earlier: UnderTodaysIds, after: Book) -> Iterator[Change]:
    """Kind by kind, in the order of the Book; what is gone stands behind what is there."""
    before = earlier.book
    old, new = definitions(before), definitions(after)
    names = dict.fromkeys(kind.about.name for book in (after, before) for kind in book.kinds)
    for name in names:
        for key in (key for key in dict.fromkeys((*new, *old)) if key.partition(":")[0] == name):
            if key not in old or key not in new:
                yield _whole(before, old[key], "removed") if key in old else _whole(after, new[key], "added")
                continue
            found = tuple(differences(before, after, old[key], new[key], earlier.parts.get(key)))
            if found or key in earlier.keys:
                concern = _both(whom(after, new[key], found), whom(before, old[key], found))
                sort: Sort = "renamed" if key in earlier.keys else "changed"
                whole = _whole(after, new[key], sort)
                yield replace(whole, concern=concern, differences=found, was=earlier.keys.get(key, ""))


def definitions(book: Book) -> dict[str, Entity]:
    """The definitions somebody wrote as such; a hand-off inside a step is a part of its process."""
    return {key: entity for key, entity in book.entities.items() if book.has_file(entity)}


def _whole(book: Book, entity: Entity, sort: Sort) -> Change:
    summary = str(entity.summary or "")
    return Change(entity.key, entity.about.title, str(entity.name), sort, whom(book, entity), summary)


def whom(book: Book, entity: Entity, found: Sequence[Difference] | None = None) -> Concern:
    """The roles an entity concerns: its owner, all it names, and those on whose pages it stands.

    With differences, of a step's roles only those whose steps they touch.
    """
    owner = book.owner(entity)
    roles = [owner.role.id] if owner else []
    roles += [entity.id] if isinstance(entity, Role) else []
    upkeep = chosen(type(entity), "upkeep")
    weighty = None if found is None else [each for each in found if each.path[0] not in upkeep]
    if weighty == []:
        return Concern(tuple(dict.fromkeys(roles)))
    if isinstance(entity, Term):
        return Concern(everybody=True)
    if isinstance(entity, Team):
        roles += [role.id for role in book.all(Role) if role.team.id == entity.id]
    if weighty is None:
        roles += _people(book, entity)
    for each in weighty or ():
        roles += _touched(book, entity, each)
    if weighty is None or not all(_in_a_part(entity, each) for each in weighty):
        roles += role_work.readers(book).get(entity.key, ())
    return Concern(tuple(dict.fromkeys(roles or _owners(book, entity))))


def _owners(book: Book, entity: Entity) -> Iterator[str]:
    """Who answers for what a definition is about, where it names no role itself: the owner of a campaign's strategy."""
    for link in book.links_from(entity):
        if not link.facts.mention and (named := book.get(link.target)) and (owner := book.owner(named)):
            yield owner.role.id


def _in_a_part(entity: Entity, found: Difference) -> bool:
    """Whether a difference lies in one step or one stage, which has people of its own."""
    return entity.about.parts is not None and found.path[0] == entity.about.parts.field and len(found.path) > 1


def _touched(book: Book, entity: Entity, found: Difference) -> Iterator[str]:
    """The roles a difference touches: those of the step it lies in, else all that the entity names."""
    if not _in_a_part(entity, found):
        yield from _people(book, entity)
        return
    part = book.parts(entity).get(found.path[1].removeprefix("#"))
    if part is not None:
        contract = len(found.path) == 2 or found.path[2] == "hands_to"
        yield from _people(book, part, "hands_to" if contract else "nowhere")


def _people(book: Book, model: Model, into: str = "") -> Iterator[str]:
    """Roles that a model names, and those of the steps it refers to; with `into`, only inside that field."""
    mentions = chosen(type(model), "mention")
    for place, ref, _ in walk.refs(walk.values(model)):
        if place[0] in mentions:
            continue
        if ref.kind == "role":
            yield ref.id
        elif ref.part and into in ("", place[0]) and (part := book.part(ref)) is not None:
            yield from (each.id for _, each, _ in walk.refs(walk.values(part)) if each.kind == "role")


def _both(one: Concern, other: Concern) -> Concern:
    if one.everybody or other.everybody:
        return Concern(everybody=True)
    return Concern(tuple(dict.fromkeys((*one.roles, *other.roles))))


def _findings(
    state: UnderTodaysIds, problems: Sequence[Problem], renamed: Mapping[str, str]
) -> dict[_Same, ChangedFinding]:
    """Findings by what makes each the same one, wherever it stands: code, subject, and message in today's names."""
    found = {}
    keys = {old: now for now, old in state.keys.items()}
    for problem in problems:
        message = _QUOTED.sub(lambda name: renamed.get(name[0], name[0]), problem.message)
        subject = keys.get(problem.subject, problem.subject)
        entity = state.book.entities.get(subject)
        concern = whom(state.book, entity) if entity else Concern()
        found[problem.code, subject, message] = ChangedFinding(problem, concern)
    return found


def _renamed(before: Book, after: Book) -> dict[str, str]:
    """Old name -> new name, both in quotes, of definitions that are called something else now."""
    pairs = ((old, after.entities[key]) for key, old in before.entities.items() if key in after.entities)
    return {f'"{old.name}"': f'"{new.name}"' for old, new in pairs if old.name != new.name}


def _only(own: Mapping[_Same, ChangedFinding], others: Mapping[_Same, ChangedFinding]) -> Iterator[ChangedFinding]:
    """The open findings of one state that are not open in the other."""
    for same, found in own.items():
        twin = others.get(same)
        if not found.problem.waived and (twin is None or twin.problem.waived):
            accepted = twin.problem.waived if twin else ""
            yield replace(found, problem=replace(found.problem, waived=accepted))
