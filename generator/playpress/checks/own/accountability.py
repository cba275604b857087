"""OWN: who answers for what."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from playpress.checks import at_stake
from playpress.checks.check import Cause, Finding, check, requirement
from playpress.checks.own import OWNED, plain
from playpress.derive import duties, handoff_register
from playpress.graph import Book
from playpress.language import counted
from playpress.model.entity import Entity
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.process import Process, Step
from playpress.model.kinds.role import Role
from playpress.model.ref import Ref
from playpress.problems import Place, listed

_MOST_PLACES = 20
"""How many other places a finding names."""


@check(
    "OWN-1",
    "A goal, metric, strategy, process, funnel or hand-off has no owner.",
    why="Work without an owner is dropped when the quarter gets busy.",
    fix="Write `owner`, or give its team a leader: without an owner, the leader of the team is accountable.",
    level="warn",
)
def entity_without_owner(book: Book) -> Iterator[Finding]:
    """What one team does not answer for because it has no leader is one finding, about the team.

    But for the profile strict, a metric that a role moves and a hand-off inside a team that is led ask for none. In
    starter, a hand-off does where a buyer is handed over, and no role answers for one of its ends.
    """
    strict = book.settings.checks == "strict"
    for kind in OWNED:
        for entity in book.active(kind):
            if getattr(entity, "owners", ()):
                continue  # OWN-7 looks whether they are all.
            if book.owner(entity) is None and (strict or not _is_answered_for(book, entity)):
                message = f'{kind.about.title.lower()} "{entity.name}" has no owner'
                hint = "Write `owner: <role>`"
                hint += ", or give its team a `leader`." if getattr(entity, "team", None) else "."
                place, cause = book.place(entity), _leaderless(book, entity)
                lacks = "have no owner" if strict else _NO_OWNER.get(type(entity), "have no owner")
                later = isinstance(entity, Handoff) and not _is_missed(book, entity)
                later = later or plain.can_wait(book, entity)
                yield Finding(message, place, entity, hint, lacks=lacks, cause=cause, later=later)


_NO_OWNER: Mapping[type[Entity], str] = {
    Metric: "have neither an owner nor a role that moves them",
    Handoff: "have no owner, and an end that no role answers for",
}
"""What those lack that have no owner, where another field says whom to ask."""


def _leaderless(book: Book, entity: Entity) -> Cause | None:
    """The team of something, where it has no leader who would answer for all that is its own."""
    team = book.team(entity) if hasattr(entity, "team") else None
    if team is None or team.leader:
        return None
    hint = "Write `leader: <role>`, who then answers for them, or an `owner` into each of them."
    return Cause(team.key, partial(_unanswered, str(team.name)), hint, book.place(team), team)


def _unanswered(team: str, found: Sequence[Entity]) -> str:
    counts = Counter(type(each).about for each in found)
    things = [
        f"{count} {kind.titles.lower()}" if count > 1 else f"a {kind.title.lower()}" for kind, count in counts.items()
    ]
    return f'the team "{team}" has no leader, and no role answers for {listed(things)} of it'


def _is_answered_for(book: Book, entity: Entity) -> bool:
    """Whether it follows from what is written whom to ask: who moves a metric or answers for the ends of a hand-off."""
    if isinstance(entity, Metric):
        return bool(entity.contributors)
    if isinstance(entity, Handoff):
        sender, receiver = book.team_of_step(entity.from_), book.team_of_step(entity.to)
        return sender is not None and sender is receiver and sender.leader is not None
    return False


def _is_missed(book: Book, handoff: Handoff) -> bool:
    """Whether a buyer is handed over, and no role answers for one of its ends."""
    ends = (handoff.from_, handoff.to)
    return at_stake.of_buyers(book, handoff) and not all(duties.answerable(book, end) for end in ends)


@check(
    "OWN-2",
    "A step does not have exactly one accountable role.",
    why="Several people may do a task, one is accountable for it. With two owners, each relies on the other.",
    fix="Give exactly one role the letter A. An A alone also does the work.",
    level="error",
    levels="error for two accountable roles, or letters that exclude each other; warn where none is accountable",
)
def step_without_one_accountable_role(book: Book) -> Iterator[Finding]:
    """Roles with letters that exclude each other count as well. Steps without any role are one cause in a process. But
    for the profile strict, those of all processes that have an owner are one finding, where most steps name a role.

    Steps of one process that the same roles share are one finding; in starter, where two teams do, one decides or the
    process moves a buyer on, and not where each role goes on there with work of its own. Steps without any role wait.
    """
    strict = book.settings.checks == "strict"
    unnamed: dict[str, list[tuple[Process, Place]]] = {}
    shared: dict[tuple[str, frozenset[Ref]], list[Step]] = {}
    for process, position, step in book.steps():
        location = "raci" if step.raci else "owner" if step.owner else "id"
        place = book.place(process, "steps", position, location, key=True)
        if step.team and not step.letters and not book.accountable(step):
            yield _of_a_team_without_leader(book, process, step, book.place(process, "steps", position, "team"))
        elif not step.letters and not step.team:
            unnamed.setdefault(process.key, []).append((process, place))
        elif not book.accountable(step):
            roles = frozenset(step.letters)
            found = shared.setdefault((process.key, roles), [])
            found.append(step)
            shares = Cause(f"{process.key} {sorted(map(str, roles))}", partial(_of_several, book, found), _ONE)
            message = f'step "{step.name}": no role is accountable'
            later = not _is_between_teams(book, process, step) or _is_each_ones_own(book, process, step)
            later = later or plain.either_will_do(book, process, step)
            yield Finding(message, place, process, _ONE, level="warn", cause=shares, later=later)
        for message, hint in _contradictions(book, step.letters_of_all):
            yield Finding(f'step "{step.name}": {message}', place, process, hint)
    if not strict:
        answered = [each for found_ in unnamed.values() for each in found_ if book.owner(each[0])]
        unnamed = {key: found_ for key, found_ in unnamed.items() if not book.owner(found_[0][0])}
        yield from _answered_by_the_owner(book, answered)
    for steps in unnamed.values():
        process, place = steps[0]
        owner = book.owner(process)
        few = len(steps) < len(process.steps)
        which = f"{len(steps)} of {len(process.steps)} steps" if few else _steps(len(steps))
        verb = "names" if which == "one step" else "name"
        message = f'{which} of "{process.name}" {verb} no role'
        message += f"; {owner.role.name} answers for the process" if owner else ""
        also = tuple(each for _, each in steps[1 : 1 + _MOST_PLACES])
        hint = "Write `owner: <role>` for each of them, or `raci` with one A."
        cause = None if strict else Cause("unnamed", partial(_unnamed, unnamed), _OWNERS)
        yield Finding(message, place, process, hint, also=also, level="warn", cause=cause, later=True)


def _of_a_team_without_leader(book: Book, process: Process, step: Step, place: Place) -> Finding:
    """A step that a team does, and no role leads the team: one finding for all that it does."""
    team = book.name(step.team) if step.team else ""
    message = f'step "{step.name}" is done by {team}, which has no leader'
    hint = "Give the team a `leader`, who then answers for it, or write `owner: <role>` for the step."
    cause = Cause(f"leaderless {step.team}", lambda _: f"{team} does several steps, and no role leads it", hint)
    return Finding(message, place, process, hint, level="warn", cause=cause)


def _is_between_teams(book: Book, process: Process, step: Step) -> bool:
    """Whether others wait for what a step decides: roles of two teams share it, or its process moves a buyer on."""
    teams = {team.id for role in step.letters if (team := book.team(book.get(role)))}
    return len(teams) > 1 or bool(step.decides) or at_stake.reaches_buyers(book, process)


def _is_each_ones_own(book: Book, process: Process, step: Step) -> bool:
    """Whether it is plain who does a shared step: each role comes to it from a step of its own, or one of them owns the
    stage that the step reaches.
    """
    shared = {book.get(role) for role in step.letters}
    here = Ref("process", process.id, step.id)
    before = [book.step(way.source) for way in handoff_register.step_transitions(book, process) if way.target == here]
    whose = {role for each in before if each for role in book.accountable(each)}
    stage = book.stage(step.stage) if step.stage else None
    return (len(before) > 1 and whose == shared) or bool(stage and stage.owner and book.get(stage.owner) in shared)


def _of_several(book: Book, steps: Sequence[Step], about: Sequence[Entity]) -> str:
    """Steps of one process that the same roles share."""
    names = [f'"{each.name}"' for each in steps]
    more = [counted(len(names) - _NAMED, "more step", "more steps")] if len(names) > _NAMED else []
    roles = listed(sorted(book.name(role) for role in steps[0].letters))
    which = listed((*names[:_NAMED], *more))
    return f'{roles} share {counted(len(steps), "step")} of "{about[0].name}" ({which}), and no role is accountable'


_ONE = "Give exactly one role the letter A (or A/R), or write `owner: <role>`."
_OWNERS = "Write `owner: <role>` for each step, or for its process where one role does all of it."


def _unnamed(found: Mapping[str, Sequence[tuple[Process, Place]]], about: Sequence[Entity]) -> str:
    """Steps without a role in several processes, for which no role answers either."""
    names = [f'{len(found[each.key])} of "{each.name}"' for each in about]
    more = [f"{counted(len(names) - _NAMED, 'more process', 'more processes')}"] if len(names) > _NAMED else []
    count = sum(len(found[each.key]) for each in about)
    return f"{counted(count, 'step')} name no role, and no role answers for their processes: " + listed(
        (*names[:_NAMED], *more)
    )


def _answered_by_the_owner(book: Book, found: Sequence[tuple[Process, Place]]) -> Iterator[Finding]:
    """Steps without a role in processes that have an owner: one finding, where most steps of the playbook have one."""
    total = sum(1 for _ in book.steps())
    if len(found) < _MANY or len(found) * 2 > total:
        return
    counts = Counter(process.key for process, _ in found)
    most = [f'{count} of "{book.entities[key].name}"' for key, count in counts.most_common(_NAMED)]
    more = [f"{counted(len(counts) - _NAMED, 'more process', 'more processes')}"] if len(counts) > _NAMED else []
    message = f"{len(found)} of {total} steps name no role: {listed((*most, *more))}; who owns the process answers"
    process, place = next(each for each in found if each[0].key == counts.most_common(1)[0][0])
    also = tuple(each for _, each in found if each != place)[:_MOST_PLACES]
    hint = "Write `owner: <role>` for each step that is not done by the owner of its process."
    yield Finding(message, place, process, hint, also=also, level="warn", later=True)


_MANY = 3
"""From how many on steps without a role are told."""
_NAMED = 3
"""The processes with most of them are named."""


def _steps(count: int) -> str:
    return "one step" if count == 1 else f"all {count} steps"


def _contradictions(book: Book, given: Mapping[Ref, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """What contradicts itself in the letters that a step gives to its roles."""
    accountable = [ref for ref, letters in given.items() if "A" in letters]
    if len(accountable) > 1:
        names = listed(book.name(ref) for ref in accountable)
        yield f"{_number(len(accountable))} accountable roles ({names})", "Leave the letter A with one of them."
    for ref, letters in given.items():
        if len(letters) > 1 and set(letters) != {"A", "R"}:
            yield f"{book.name(ref)} carries {'/'.join(letters)}", "Only A and R go together."


@requirement("four roles")
def _has_four_roles(book: Book) -> bool:
    return len(book.active(Role)) >= 4


@check(
    "OWN-5",
    "One role is accountable for more than half of all steps, or a role that owns something is vacant.",
    why="When everything depends on one person, a holiday stops the work; a role without people stops it every day.",
    fix="Make others accountable for some of the steps; fill the role, or give its work to another.",
    level="info",
    levels="info for more than half of the steps; warn for a role with `headcount: 0`",
    requires=_has_four_roles,
)
def overloaded_or_vacant_role(book: Book) -> Iterator[Finding]:
    steps = [book.accountable(step) for _, _, step in book.steps()]
    answers = Counter(role.id for roles in steps for role in roles)
    owners = (book.owner(entity) for kind in OWNED for entity in book.active(kind))
    owned = Counter(owner.role.id for owner in owners if owner)
    for role in book.active(Role):
        if answers[role.id] * 2 > len(steps):
            message = f'"{role.name}" is accountable for {answers[role.id]} of {counted(len(steps), "step")}'
            hint = "Let others answer for some of them; work stops when this person is away."
            yield Finding(message, book.place(role), role, hint)
        count = answers[role.id] + owned[role.id]
        if role.headcount and not role.headcount.amount and count:
            message = f'role "{role.name}" is vacant and owns {_things(count)}'
            hint = "Fill it, or give its steps and definitions to a role with a person in it."
            yield Finding(message, book.place(role, "headcount"), role, hint, level="warn")


def _things(count: int) -> str:
    return "one thing" if count == 1 else f"{count} things"


def _number(count: int) -> str:
    return {2: "two", 3: "three", 4: "four"}.get(count, str(count))
