"""HND: the borders between teams, and what a contract there cannot do without."""

from collections.abc import Iterable, Iterator

from playpress.checks import at_stake
from playpress.checks.check import Finding, check
from playpress.checks.hnd import A_HANDOFF, judged
from playpress.derive import contract, duties, handoff_register
from playpress.derive.open_borders import OpenBorder, open_borders
from playpress.derive.planning import cost
from playpress.graph import Book
from playpress.language import counted
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.process import Process
from playpress.problems import FindingCost, Place, listed

_MOST_PLACES = 20
"""How many other places a finding names."""


@check(
    "HND-1",
    "Work passes between teams without a hand-off, or with two.",
    why="At every hand-off one team waits for the other. Without an agreement each has its own idea of it.",
    fix="Write `hands_to` on the sending step, or one hand-off under content/handoffs/.",
    level="warn",
    levels="warn; error for two hand-offs; info for a hand-off where no work passes between teams",
)
def missing_or_double_handoff(book: Book) -> Iterator[Finding]:
    """Two teams and what passes between them are one border, at however many places it passes.

    A contract inside a team is one, too, where other people answer for its two ends. Approvals, what comes back to
    the team that asked for it, and what moves no buyer wait in the profile starter.
    """
    open_ = _relays(open_borders(book))
    agreed = {
        frozenset(team.id for end in (each.from_, each.to) if (team := book.team_of_step(end))) for each in real(book)
    }
    among = len(open_) + len(agreed)
    for border, *further in open_:
        first, *others = [each.transition for each in border.crossings]
        message = f"no hand-off defined from {border.sender.name} to {border.receiver.name} ({_way(book, first)}"
        if others:
            message += " and at one more place" if len(others) == 1 else f" and at {counted(len(others), 'more place')}"
        hint = "Write `hands_to` on the sending step, or a hand-off under content/handoffs/."
        later = all(_asks_for_none(book, crossing) for each in (border, *further) for crossing in each.crossings)
        place, *elsewhere = dict.fromkeys(each.transition.place(book) for each in border.crossings)
        also = tuple(elsewhere[:_MOST_PLACES])
        costs = cost.passing(book, first.source, first.target)
        message += ")" + "".join(f" and on to {each.receiver.name}" for each in further)
        message += " and back" if border.returns else ""
        also += tuple(each.crossings[0].transition.place(book) for each in further)
        named = " to ".join(map(str, (border.sender.name, *(each.receiver.name for each in (border, *further)))))
        lacks, of = "have no hand-off", "places where work passes between teams"
        about = book.get(first.source)
        yield Finding(
            message, place, about, hint,
            also=also, cost=costs, lacks=lacks, of=of, among=among, named=named, later=later,
        )  # fmt: skip
    for crossing in handoff_register.crossings(book):
        yield from _twins(book, crossing)
    for handoff in book.active(Handoff):
        team = book.team_of_step(handoff.from_)
        sides = [{role.id for role in duties.answerable(book, end)} for end in (handoff.from_, handoff.to)]
        if team and team is book.team_of_step(handoff.to) and sides[0] == sides[1]:
            both = (
                f"the same people of {team.name} are at both ends" if sides[0] else f"both ends belong to {team.name}"
            )
            message = f'hand-off "{handoff.name}" connects no two teams: {both}'
            hint = "Write what must be true into the `exit` of the step, or check who is accountable for the steps."
            yield Finding(message, book.place(handoff), handoff, hint, level="info")


def _twins(book: Book, crossing: handoff_register.Crossing) -> Iterator[Finding]:
    """The contracts at one crossing that pass the same object, a finding for each object that several of them pass."""
    by_object: dict[object, list[Handoff]] = {}
    for each in crossing.contracts:
        by_object.setdefault(each.object, []).append(each)
    place, about = crossing.transition.place(book), book.get(crossing.transition.source)
    for twins in by_object.values():
        if len(twins) > 1:
            message = f"{counted(len(twins), 'hand-off')} for one transition ({_way(book, crossing.transition)}): "
            message += listed(f'"{each.name}"' for each in twins)
            also = tuple(book.place(each) for each in twins)
            yield Finding(message, place, about, "Keep one of them.", also=also, level="error")


def _relays(borders: Iterable[OpenBorder]) -> list[list[OpenBorder]]:
    """Borders one after the other, from team to team in one process, where no funnel says what passes: one cause."""
    found: list[list[OpenBorder]] = []
    for border in borders:
        before = found[-1] if found else []
        here = border.crossings[0].transition.source
        follows = any(here == each.transition.target for last in before[-1:] for each in last.crossings)
        objects = {each.object for each in (*before, border)}
        teams = {each.sender.id for each in before}
        if follows and objects == {""} and border.receiver.id not in teams:
            before.append(border)
        else:
            found.append([border])
    return found


def _asks_for_none(book: Book, crossing: handoff_register.Crossing) -> bool:
    """Whether work passes there and no contract is missed: it is to be approved, comes back to who asked for it, or
    moves no buyer. Steps that are only listed one below the other may be a plan, in which each team does its own part.
    """
    way = crossing.transition
    step, process = book.step(way.target), book.get(way.source)
    if isinstance(process, Process):
        listed_only = way.at[-1] == "id"
        reaches = at_stake.moves_one if listed_only else at_stake.reaches_buyers
        if not reaches(book, process):
            return True
    return (step is not None and judged.judges(step)) or at_stake.comes_back(book, way.source, way.target)


def _way(book: Book, transition: handoff_register.Transition) -> str:
    return f'"{book.name(transition.source)}" to "{book.name(transition.target)}"'


def real(book: Book) -> Iterator[Handoff]:
    """The contracts at real borders, of which an end may have no team yet; one inside a team is left to HND-1."""
    return (each for each in book.active(Handoff) if not handoff_register.is_inside(book, each))


def passing(book: Book, handoff: Handoff) -> FindingCost | None:
    """How many pass at a hand-off in the time of the next plan."""
    return cost.passing(book, handoff.from_, handoff.to)


def lacking(book: Book, code: str) -> Iterator[tuple[Handoff, Place]]:
    """The contracts that lack the clause which a check asks for, each with the place where it belongs.

    A clause that waits for another is told by the check of that one.
    """
    for handoff in real(book):
        for clause in contract.clauses(book, handoff):
            if clause.code == code and not (clause.done or clause.waits):
                yield handoff, book.place(handoff, clause.field)


@check(
    "HND-2",
    "A hand-off has no acceptance criteria.",
    why="If nothing says what is accepted, everything can be rejected, and everything can be sent.",
    fix="List under `acceptance` what must be true.",
    level="warn",
    requires=A_HANDOFF,
)
def handoff_without_acceptance(book: Book) -> Iterator[Finding]:
    """What a step hands on with a list of what has to be there (`info`) says so; what its `exit` or the condition of
    the way says was made sure of; and where the next step is to judge it, that is the question. The profile strict
    asks in any case; starter where a buyer is handed over.
    """
    hint = "List under `acceptance` (in `hands_to`: `accept`) what must be true before the work is taken."
    for handoff, place in lacking(book, "HND-2"):
        if handoff.required_info and not book.has_file(handoff) and book.settings.checks != "strict":
            continue
        if book.settings.checks != "strict" and judged.by_the_way(book, handoff):
            continue
        message = f'hand-off "{handoff.name}" does not say what is accepted'
        lacks = "do not say what is accepted, nor do the steps at their ends"
        later = not at_stake.of_buyers(book, handoff)
        yield Finding(message, place, handoff, hint, lacks=lacks, cost=passing(book, handoff), later=later)


@check(
    "HND-3",
    "The receiver promises no time, a time has no clock, or several commitments could be the answer and none is "
    "marked.",
    why='"Within 24 hours", said on a Friday, ends on Saturday by the calendar and on Wednesday in business hours.',
    fix="Give the receiving team a commitment with `value` and `clock`; mark its answer with `answers: yes`.",
    level="warn",
    levels="warn; error for a mark on a commitment that cannot be the answer",
    requires=A_HANDOFF,
    certain=True,
)
def answer_without_time_or_clock(book: Book) -> Iterator[Finding]:
    """The `time_limit` of the step that receives the work is a promise of time; but for the profile strict, so is a
    checklist that its role goes through each day, week or month, and a step whose words say when it is done. In
    starter, others have to wait for the answer, and a clock is asked for where the two are far apart.
    """
    for handoff in real(book):
        yield from _answer(book, handoff)
        for position in contract.unclocked(handoff):
            promise = handoff.commitments[position]
            message = f'hand-off "{handoff.name}": "{promise.value}" does not say which clock counts'
            words = str(promise.value).replace(" ", " business ", 1)
            hint = f"Write `{words}`, or calendar: over a weekend the two are days apart."
            place = book.place(handoff, "commitments", position, "value")
            apart = promise.value is not None and contract.is_far_apart(promise.value)
            yield Finding(message, place, handoff, hint, later=not (apart and at_stake.is_waited_for(book, handoff)))


def _answer(book: Book, handoff: Handoff) -> Iterator[Finding]:
    """The receiver's answer: no time at all, several times of which none is marked, or marks that cannot be."""
    receiver = book.team_of_step(handoff.to)
    if receiver is None:
        return
    times = contract.times_of_receiver(book, handoff)
    own = next((n for n, each in enumerate(handoff.commitments) if each.by.id == receiver.id), None)
    place = book.place(handoff, "commitments", *(() if own is None else (own,)))
    about = f'hand-off "{handoff.name}"'
    marked = [position for position, each in enumerate(handoff.commitments) if each.answers]
    in_time = contract.has_limit(book, handoff) or (
        book.settings.checks != "strict" and (judged.in_a_rhythm(book, handoff) or judged.says_when(book, handoff))
    )
    if not times and handoff.kind == "transfer" and not in_time:
        message = f"{about}: {receiver.name} promises no time to act"
        hint = f"Add a commitment by {receiver.id}, for example `value: 4 h` with `clock: business`."
        for_all = "Give the receiving team of each a commitment with `value` and `clock`, its step a `time_limit`."
        lacks, costs = "have a receiver who promises no time to act, there or in its own step", passing(book, handoff)
        later = not at_stake.is_waited_for(book, handoff) or at_stake.is_outside(book, receiver)
        later = later or judged.is_inside_a_time(book, handoff)
        yield Finding(message, place, handoff, hint, lacks=lacks, hint_for_all=for_all, cost=costs, later=later)
    elif len(times) > 1 and not marked and handoff.kind == "transfer":
        message = f"{about}: {receiver.name} promises {len(times)} times, and none is marked as its answer"
        hint = f"Write `answers: yes` next to the time in which it takes the {handoff.passes} over or sends it back."
        yield Finding(message, place, handoff, hint, later=True)
    for count, position in enumerate(marked):
        promise, place = handoff.commitments[position], book.place(handoff, "commitments", position, "answers")
        if promise not in times:
            message = f'{about}: "{promise.what}" is marked as the answer, '
            message += "and says no time" if promise.by.id == receiver.id else f"and {receiver.name} is who answers"
            hint = f"Move `answers: yes` to a commitment by {receiver.id} that has a `value`."
            yield Finding(message, place, handoff, hint, level="error")
        elif count:
            message = f'{about}: "{promise.what}" is marked as the answer, as another commitment is'
            yield Finding(message, place, handoff, "Keep `answers: yes` on one of them.", level="error")
