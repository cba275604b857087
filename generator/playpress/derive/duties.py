"""Book -> duties: what one role does, answers for, receives and promises."""

from collections.abc import Iterator
from dataclasses import dataclass

from playpress.graph import Book
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.process import Process, Step
from playpress.model.kinds.role import Role
from playpress.model.ref import Ref


@dataclass(frozen=True, slots=True)
class StepDuty:
    """A step a role takes part in, with its RACI letters."""

    process: Process
    step: Step
    letters: str

    @property
    def ref(self) -> Ref:
        return Ref("process", self.process.id, self.step.id)


def steps(book: Book, role: Role) -> tuple[StepDuty, ...]:
    """Every step a role has a letter on; what it does or answers for comes first."""
    found = [
        StepDuty(process, step, letters)
        for process, _, step in book.steps()
        for ref, letters in step.letters.items()
        if ref.id == role.id
    ]
    return tuple(sorted(found, key=lambda duty: not set(duty.letters) & {"A", "R"}))


def sends(book: Book, role: Role) -> tuple[Handoff, ...]:
    """Hand-offs that leave a step this role does or answers for."""
    return tuple(each for each in book.active(Handoff) if _works_on(book, role, each.from_))


def receives(book: Book, role: Role) -> tuple[Handoff, ...]:
    """Hand-offs that arrive at a step this role does or answers for."""
    return tuple(each for each in book.active(Handoff) if _works_on(book, role, each.to))


def _works_on(book: Book, role: Role, ref: Ref) -> bool:
    step = book.step(ref)
    return step is not None and any(
        each.id == role.id and set(letters) & {"A", "R"} for each, letters in step.letters.items()
    )


def answerable(book: Book, end: Ref) -> tuple[Role, ...]:
    """Who answers for one end of a hand-off: accountable for the step, else responsible; the owner of a stage."""
    stage, step = book.stage(end), book.step(end)
    letters = step.letters.items() if step else ()
    refs = [ref for ref, found in letters if "A" in found] or [ref for ref, found in letters if "R" in found]
    owners = [stage.owner] if stage and stage.owner else refs
    return tuple(role for ref in owners if isinstance(role := book.get(ref), Role))


def people(step: Step) -> Iterator[tuple[Ref, str]]:
    """The roles of a step, accountable first, then responsible, consulted and informed."""
    order = {letter: position for position, letter in enumerate("ARCI")}
    yield from sorted(step.letters.items(), key=lambda pair: min(order[letter] for letter in pair[1]))
