"""Processes and hand-offs -> checklists: what must be true at each step, and at each border."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from playpress.graph import Book, insight
from playpress.model.entity import Entity
from playpress.model.kinds.checklist import Checklist, Item
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.process import Process, Step
from playpress.model.part import Criterion


@dataclass(frozen=True, slots=True)
class ChecklistBox:
    """One thing to tick."""

    id: str
    """Stable: the id of the part it comes from."""
    text: str
    when: str = ""
    criterion: Criterion | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Boxes under one heading."""

    title: str
    boxes: tuple[ChecklistBox, ...]


@dataclass(frozen=True, slots=True)
class Derived:
    """A checklist nobody had to write. Its id cannot be that of an authored one, which would win."""

    id: str
    title: str
    subject: Entity
    groups: tuple[Group, ...]

    @property
    def full_title(self) -> str:
        """Its title where it may be taken for its subject."""
        return f"Checklist: {self.title}"


def fingerprint(text: str) -> str:
    """What tells a reader's browser that the words of a box have changed since it was ticked."""
    return sha256(text.encode()).hexdigest()[:8]


@insight
def of_processes(book: Book) -> tuple[Derived, ...]:
    """A checklist for each active process with criteria."""
    found = (_derived(process, process.name, map(_step, process.steps)) for process in book.active(Process))
    return tuple(each for each in found if _wanted(book, each))


@insight
def of_handoffs(book: Book) -> tuple[Derived, ...]:
    """A checklist for each active hand-off with anything to check."""
    found = (_derived(each, each.name, _clauses(book, each)) for each in book.active(Handoff))
    return tuple(each for each in found if _wanted(book, each))


def _wanted(book: Book, checklist: Derived) -> bool:
    return bool(checklist.groups) and f"checklist:{checklist.id}" not in book.entities


def by_heading(written: Checklist) -> dict[str, list[Item]]:
    """The items of a checklist that is written, under the headings that they name; empty for those that name none."""
    found: dict[str, list[Item]] = {}
    for item in written.items:
        found.setdefault(str(item.group or ""), []).append(item)
    return found


def _derived(subject: Entity, title: str, groups: Iterable[Group]) -> Derived:
    return Derived(f"{subject.about.name}-{subject.id}", str(title), subject, tuple(_once(groups)))


def _once(groups: Iterable[Group]) -> Iterator[Group]:
    """A criterion that is named twice is one box, at its first place."""
    seen: set[str] = set()
    for group in groups:
        fresh = []
        for box in group.boxes:
            if box.id not in seen:
                seen.add(box.id)
                fresh.append(box)
        if fresh:
            yield replace(group, boxes=tuple(fresh))


def _step(step: Step) -> Group:
    return Group(str(step.name), (*_boxes(step.entry, "to begin"), *_boxes(step.exit, "to move on")))


def _boxes(criteria: Iterable[Criterion], when: str = "") -> tuple[ChecklistBox, ...]:
    return tuple(ChecklistBox(each.id, str(each.text), when, each) for each in criteria)


def _clauses(book: Book, handoff: Handoff) -> Iterator[Group]:
    yield Group("Accept it when", _boxes(handoff.acceptance))
    yield Group("Pass on with it", _boxes(handoff.required_info))
    yield Group("When it is not accepted", tuple(_rejected(book, handoff)))


def _rejected(book: Book, handoff: Handoff) -> Iterator[ChecklistBox]:
    """What to do with work that is sent back; these boxes are ours, so their ids begin like our headings."""
    for reason in handoff.reject_reasons:
        yield ChecklistBox(f"s-reason-{reason.id}", f"Reason: {reason.text}")
    if handoff.return_to:
        yield ChecklistBox("s-return", f"Send it back to {book.name(handoff.return_to)}")
    if handoff.breach and handoff.breach.action:
        yield ChecklistBox("s-breach", f"If a commitment was missed: {handoff.breach.action}")
