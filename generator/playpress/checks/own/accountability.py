"""OWN: who answers for what."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from playpress.checks.check import Check, finding
from playpress.checks.voc.names import key
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.process import Process, Step
from playpress.model.kinds.role import Role
from playpress.model.kinds.strategy import Strategy
from playpress.model.kinds.team import Team
from playpress.model.ref import Ref
from playpress.problems import Level, Place, Problem

_OWNED: dict[type[Entity], Level] = {
    Goal: "error",
    Metric: "error",
    Handoff: "error",
    Strategy: "warn",
    Process: "warn",
    Funnel: "error",
}


def own_1(book: Book) -> Iterator[Problem]:
    """An active entity nobody answers for."""
    for kind, level in _OWNED.items():
        for entity in book.active(kind):
            if book.owner(entity) is None:
                message = f'nobody answers for the {kind.about.title.lower()} "{entity.name}"'
                hint = "Write `owner: <role>`"
                hint += ", or give its team a `leader`." if hasattr(entity, "team") else "."
                yield finding("OWN-1", level, message, book.place(entity), entity, hint)


def own_2(book: Book) -> Iterator[Problem]:
    """A step without exactly one accountable role, or a role with letters that exclude each other."""
    for process, position, step in book.steps():
        location = "raci" if step.raci else "owner" if step.owner else "id"
        place = book.place(process, "steps", position, location, key=True)
        for message, hint in _raci_faults(book, step):
            yield finding("OWN-2", "error", f'step "{step.name}": {message}', place, process, hint)


def _raci_faults(book: Book, step: Step) -> Iterator[tuple[str, str]]:
    accountable = [ref for ref, letters in step.letters.items() if "A" in letters]
    if not accountable:
        what = "nobody is accountable" if step.letters else "nobody is named"
        yield what, "Give exactly one role the letter A (or A/R), or write `owner: <role>`."
    if len(accountable) > 1:
        names = " and ".join(book.name(ref) for ref in accountable)
        yield f"{_number(len(accountable))} accountable roles ({names})", "Leave the letter A with one of them."
    for ref, letters in step.letters.items():
        if len(letters) > 1 and set(letters) != {"A", "R"}:
            yield f"{book.name(ref)} carries {'/'.join(letters)}", "Only A and R go together."


@dataclass(frozen=True, slots=True)
class _Say:
    """A team decides something: at a step, or because it is one of the team's levers."""

    word: str
    team: Team
    entity: Entity
    place: Place


def own_4(book: Book) -> Iterator[Problem]:
    """One decision, two teams that may take it."""
    by_key: dict[str, list[_Say]] = {}
    for say in _says(book):
        by_key.setdefault(key(say.word), []).append(say)
    for first, *others in by_key.values():
        teams = list(dict.fromkeys(str(say.team.name) for say in (first, *others)))
        if len(teams) > 1:
            message = f'"{first.word}" is decided in {_number(len(teams))} teams: {" and ".join(teams)}'
            hint = "Let one team decide and the other be asked, and write down which is which."
            yield finding("OWN-4", "warn", message, first.place, first.entity, hint, *(say.place for say in others))


def _says(book: Book) -> Iterator[_Say]:
    """Steps first, so that a finding is about the process where one takes part."""
    for process, position, step in book.steps():
        team = book.team_of_step(Ref("process", process.id, step.id)) if step.decides else None
        for number, word in enumerate(step.decides if team else ()):
            place = book.place(process, "steps", position, "decides", number)
            if team:
                yield _Say(str(word), team, process, place)
    for team in book.active(Team):
        for number, lever in enumerate(team.levers):
            yield _Say(str(lever.text), team, team, book.place(team, "levers", number))


def own_5(book: Book) -> Iterator[Problem]:
    """Everything hangs on one role, or on a role that nobody holds."""
    steps = [book.accountable(step) for _, _, step in book.steps()]
    answers = Counter(role.id for roles in steps for role in roles)
    owners = (book.owner(entity) for kind in _OWNED for entity in book.active(kind))
    owned = Counter(owner.role.id for owner in owners if owner)
    for role in book.active(Role):
        if answers[role.id] * 2 > len(steps):
            message = f'"{role.name}" is accountable for {answers[role.id]} of {len(steps)} steps'
            hint = "Let others answer for some of them; work stops when this person is away."
            yield finding("OWN-5", "info", message, book.place(role), role, hint)
        count = answers[role.id] + owned[role.id]
        if role.headcount == 0 and count:
            message = f'nobody holds the role "{role.name}", which answers for {_things(count)}'
            hint = "Fill it, or give its steps and definitions to a role that somebody holds."
            yield finding("OWN-5", "warn", message, book.place(role, "headcount"), role, hint)


def _things(count: int) -> str:
    return "one thing" if count == 1 else f"{count} things"


def _decides(book: Book) -> bool:
    return next(_says(book), None) is not None


def _has_four_roles(book: Book) -> bool:
    return len(book.active(Role)) >= 4


def _number(count: int) -> str:
    return {2: "two", 3: "three", 4: "four"}.get(count, str(count))


CHECKS = (
    Check(
        "OWN-1",
        "A goal, metric, strategy, process or hand-off has no owner.",
        "What nobody answers for is nobody's work when the quarter gets busy.",
        "Write `owner`, or give its team a `leader`: what has a team belongs to the leader when nobody else is named.",
        "error for goals, metrics and hand-offs; warn for strategies and processes",
        own_1,
    ),
    Check(
        "OWN-2",
        "A step does not have exactly one accountable role.",
        "Several people may do a task, one answers for it. Two owners are none.",
        "Give exactly one role the letter A. An A alone also does the work.",
        "error",
        own_2,
    ),
    Check(
        "OWN-4",
        "Two teams may take the same decision.",
        "Whoever asks first gets the answer of that team, and the other learns of it from the customer.",
        "Let one team decide and the other be asked; write it into `decides` and `levers`, or waive it with a reason.",
        "warn",
        own_4,
        _decides,
        "a step that `decides`, or a team with `levers`",
    ),
    Check(
        "OWN-5",
        "One role is accountable for more than half of all steps, or nobody holds a role that answers for something.",
        "When everything hangs on one person, a holiday stops the work; a role without people stops it every day.",
        "Let others answer for some of the steps; fill the role, or give its work to another.",
        "info for more than half of the steps; warn for a role with `headcount: 0`",
        own_5,
        _has_four_roles,
        "four roles",
    ),
)
