"""OWN of decisions: what two teams may decide, each on its own."""

from collections.abc import Iterator
from dataclasses import dataclass

from playpress.checks.check import Finding, check, requirement
from playpress.checks.same_word import key
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds.team import Team
from playpress.model.ref import Ref
from playpress.problems import Place, listed


@dataclass(frozen=True, slots=True)
class _Say:
    """A team decides something: at a step, or because it is one of the team's levers."""

    word: str
    team: Team
    entity: Entity
    place: Place


@requirement("a step that `decides`, or a team with `levers`")
def _decides(book: Book) -> bool:
    return next(_says(book), None) is not None


@check(
    "OWN-4",
    "Two teams may both make the same decision.",
    why="Each team decides on its own, and the other hears of it from the customer.",
    fix="Let one team decide and consult the other; write that into `decides` and `levers`, or waive it with a reason.",
    level="warn",
    requires=_decides,
)
def decision_of_two_teams(book: Book) -> Iterator[Finding]:
    by_key: dict[str, list[_Say]] = {}
    for say in _says(book):
        by_key.setdefault(key(say.word), []).append(say)
    for first, *others in by_key.values():
        teams = list(dict.fromkeys(str(say.team.name) for say in (first, *others)))
        if len(teams) > 1:
            message = f'"{first.word}" is decided in {_number(len(teams))} teams: {listed(teams)}'
            hint = "Let one team decide and consult the other, and record which is which."
            yield Finding(message, first.place, first.entity, hint, also=tuple(say.place for say in others))


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


def _number(count: int) -> str:
    return {2: "two", 3: "three", 4: "four"}.get(count, str(count))
