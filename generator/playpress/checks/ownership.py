"""OWN: who answers for what."""

from collections.abc import Iterator

from playpress.checks.check import Check, finding
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.process import Process, Step
from playpress.model.kinds.strategy import Strategy
from playpress.problems import Level, Problem

_OWNED: dict[type[Entity], Level] = {
    Goal: "error",
    Metric: "error",
    Handoff: "error",
    Strategy: "warn",
    Process: "warn",
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
)
