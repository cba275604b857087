"""A hand-off written on the sending step (`hands_to`) -> the same hand-off as in a file of its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Any

from playpress.model.entity import Entity
from playpress.model.field import chosen
from playpress.model.former_id import FormerId
from playpress.model.kinds.handoff import Commitment, Handoff
from playpress.model.kinds.process import HandsTo, Process, Step
from playpress.model.kinds.role import Role
from playpress.model.ref import Ref
from playpress.model.text import Text
from playpress.source.document import Mark, Origin


def inline_handoffs(
    entities: Mapping[str, Entity], origins: Mapping[str, Origin], kinds: Sequence[type[Entity]]
) -> Iterator[tuple[Handoff, Origin]]:
    """Every inline hand-off, of the class that the playbook has for them, with marks to where it was written."""
    made = next((kind for kind in kinds if issubclass(kind, Handoff)), Handoff)
    found = [
        (process, position, step, step.hands_to)
        for process in entities.values()
        if isinstance(process, Process)
        for position, step in enumerate(process.steps)
        if step.hands_to
    ]
    for process, position, step, contract in found:
        written = origins[process.key].at("steps").at(position).at("hands_to")
        yield _handoff(made, process, step, contract, entities), Origin(written.source, _renamed(written.mark))


def _handoff(
    made: type[Handoff], process: Process, step: Step, contract: HandsTo, entities: Mapping[str, Entity]
) -> Handoff:
    receiving = _step(contract.step, entities)
    target = receiving.name if receiving else contract.step.part
    team = _team(contract.step, entities)
    promise = ()
    if contract.within and team:
        what = Text(receiving.do or receiving.name) if receiving else Text("")
        promise = (Commitment(by=team, what=what, value=contract.within, answers="yes"),)  # type: ignore[assignment]
    unsaid: dict[str, Any] = dict.fromkeys(
        name for name in chosen(made, "added") if made.model_fields[name].is_required()
    )
    return made.model_construct(
        id=_id(Ref("process", process.id, step.id), contract.step.part),
        was=tuple(_former(process, step, contract.step, receiving)),
        name=Text(f"{step.name} to {target}"),
        status=process.status,
        owner=step.owner,
        from_=Ref("process", process.id, step.id),
        commitments=promise,
        **{full: getattr(contract, short) for short, full in HandsTo.in_full.items()},
        **unsaid,
    )


def _id(sender: Ref, receiver: str) -> str:
    """The id of a hand-off by the step that it is written on and the id of the step that receives."""
    return f"{sender.id}-{sender.part}-to-{receiver}"


def _former(process: Process, step: Step, to: Ref, receiving: Step | None) -> Iterator[FormerId]:
    """The ids it had while the process or one of the two steps had another one, or a step was elsewhere."""
    ids = [process.id, *(each.id for each in process.was if not each.part and each.kind in ("", "process"))]
    here, there = Ref("process", process.id, step.id), Ref(to.kind, to.id, to.part)
    senders = [here, *(each.of(here) for each in step.was)]
    receivers = [there, *(each.of(there) for each in receiving.was)] if receiving else [there]
    known = {_id(here, to.part)}
    for sender, receiver in product(senders, receivers):
        for id_ in ids if sender.id == process.id else [sender.id]:
            former = _id(replace(sender, id=id_), receiver.part)
            if sender.part and receiver.part and former not in known:
                known.add(former)
                yield FormerId(former)


def _step(ref: Ref, entities: Mapping[str, Entity]) -> Step | None:
    process = entities.get(str(ref.whole))
    steps = process.steps if isinstance(process, Process) else ()
    return next((step for step in steps if step.id == ref.part), None)


def _team(ref: Ref, entities: Mapping[str, Entity]) -> Ref | None:
    """The team of the receiving step's accountable role, else its own, else that of its process."""
    step = _step(ref, entities)
    for role, letters in step.letters.items() if step else ():
        found = entities.get(str(role))
        if "A" in letters and isinstance(found, Role):
            return found.team
    if step and step.team:
        return step.team
    process = entities.get(str(ref.whole))
    return process.team if isinstance(process, Process) else None


def _renamed(mark: Mark) -> Mark:
    """The marks of `hands_to` under the names the hand-off's own fields have."""
    children = {HandsTo.in_full.get(str(key), key): child for key, child in mark.children.items()}
    if "within" in mark.children:
        within = mark.children["within"]
        promise = Mark(within.start, within.end)
        children["commitments"] = Mark(within.start, within.end, None, {0: promise})
    return Mark(mark.start, mark.end, mark.key, children)
