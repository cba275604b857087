"""Hand-off -> clauses: which of the six things a contract needs are written, and what to write next."""

from collections.abc import Mapping
from dataclasses import dataclass

from playpress.derive import criteria_gap, handoff_register
from playpress.graph import Book, insight
from playpress.model import field
from playpress.model.kinds.handoff import Commitment, Handoff
from playpress.model.kinds.team import Team
from playpress.model.times import Duration

BY_CALENDAR = 7
"""Days from which on a time without a clock is one of the calendar."""
FAR_APART = 3
"""Days from which on a business time is no longer twice one of the calendar: Friday and one day is Monday or Saturday,
Friday and three days Wednesday or Monday."""
CLAUSES = 6
"""How many clauses a hand-off needs; one less where nothing can be rejected, and two where it only informs."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing a complete hand-off says, and the sentence that asks for it."""

    code: str
    """The check that asks for it."""
    field: str
    """The field of the hand-off that says it."""
    title: str
    done: bool
    todo: str
    waits: bool = False
    """Whether another clause comes first: there is no promise yet, or none that can be missed."""


def clauses(book: Book, handoff: Handoff) -> tuple[Clause, ...]:
    """The clauses of a hand-off of the book, HND-2 to HND-7. Completeness is the share that is done."""
    return _clauses(book)[handoff.key]


@insight
def _clauses(book: Book) -> Mapping[str, tuple[Clause, ...]]:
    return {handoff.key: _of(book, handoff) for handoff in book.all(Handoff)}


def _of(book: Book, handoff: Handoff) -> tuple[Clause, ...]:
    """The clauses HND-2 to HND-7, in that order.

    Who does something for the sender and gives it back is asked for a promise, and the sender for none. What is won
    is not rejected, and what comes back to the role that sent it has its way back: neither is asked for one. A notice
    is not accepted or rejected, and told without a promise. The limit of the step that receives is a promise of time.
    Where no team is known at an end, it is not known to promise; where nothing is asked for, nothing was made sure of.
    """
    notice = handoff.kind == "information"
    timed = notice or acts_within(book, handoff) is not None or has_limit(book, handoff)
    silent = without_promise(book, handoff)
    unknown = None in (book.team_of_step(handoff.from_), book.team_of_step(handoff.to))
    unanswered = handoff.kind == "transfer" and book.team_of_step(handoff.to) in silent
    can_be_missed = any(each.value or each.volume for each in handoff.commitments)
    unsaid = criteria_gap.says_nothing(book, handoff)
    asked = bool(handoff.acceptance)
    matched = asked and (not criteria_gap.gap(book, handoff) or (unsaid and is_service(book, handoff)))
    acceptance, commitments, breach = field.labels(Handoff, "acceptance", "commitments", "breach")
    by_when = "say by when the receiver acts, and by which clock"
    way = f"say where the {handoff.passes} goes when it is rejected"
    if not handoff.reject_reasons:
        way = f"say for what reasons the {handoff.passes} is rejected"
        way += "" if handoff.return_to else ", and where it goes then"
    matching = "let the sender make sure of all that the receiver asks for"
    rejecting = bool(handoff.reject_reasons) and handoff.return_to is not None
    found = (
        Clause("HND-2", "acceptance", acceptance, asked, "say what is accepted"),
        Clause("HND-3", "commitments", "Time and clock", timed and not unclocked(handoff), by_when),
        Clause(
            "HND-4",
            "commitments",
            f"{commitments} of both teams",
            not silent and not unknown,
            "let both teams promise something",
            unanswered or (unknown and not silent),
        ),
        Clause("HND-5", "return_to", "Return path", rejecting, way),
        Clause(
            "HND-6",
            "breach",
            breach,
            has_breach(handoff),
            "say who is informed when a commitment is missed",
            not can_be_missed,
        ),
        Clause("HND-7", "acceptance", "Criteria match", matched, matching, not asked),
    )
    unasked = {"HND-2", "HND-4", "HND-5"} if notice else set() if can_be_rejected(book, handoff) else {"HND-5"}
    unasked |= {"HND-7"} if notice and not asked else set()
    return tuple(each for each in found if each.done or each.code not in unasked)


def can_be_rejected(book: Book, handoff: Handoff) -> bool:
    """Whether it has to say where rejected work goes: not what is won, nor what comes back to the role that sent it."""
    return handoff.kind == "transfer" and not (_is_won(book, handoff) or _comes_back(book, handoff))


def has_limit(book: Book, handoff: Handoff) -> bool:
    """Whether the step that receives the work says in what time it does it, which is its promise to the sender."""
    step = book.step(handoff.to)
    return step is not None and step.time_limit is not None


def without_promise(book: Book, handoff: Handoff) -> tuple[Team, ...]:
    """The teams that promise nothing and should. A third team promises on the side of who sends."""
    sender, receiver = book.team_of_step(handoff.from_), book.team_of_step(handoff.to)
    parties = {commitment.by.id for commitment in handoff.commitments}
    on_the_senders_side = parties - {receiver.id if receiver else ""}
    asked = () if on_the_senders_side or is_service(book, handoff) else (sender,)
    return tuple(team for team in (*asked, receiver) if team and team.id not in parties)


def is_service(book: Book, handoff: Handoff) -> bool:
    """Whether the receiver does something for the sender and gives it back."""
    return bool(handoff_register.service_returns(book, handoff))


def _comes_back(book: Book, handoff: Handoff) -> bool:
    """Whether what the receiver does comes back to the role that sent it, wherever it goes on."""
    step = book.step(handoff.from_)
    sender = book.accountable(step) if step else ()
    after = [book.step(each) for each in handoff_register.service_returns(book, handoff)]
    return bool(sender and after) and all(each is not None and book.accountable(each) == sender for each in after)


def _is_won(book: Book, handoff: Handoff) -> bool:
    """Whether the sender hands over what it has won."""
    step = book.step(handoff.from_)
    stage = book.stage(step.stage if step and step.stage else handoff.from_)
    return stage is not None and stage.outcome == "won"


def share_done(book: Book, handoff: Handoff) -> tuple[int, int]:
    """How many clauses are done, of how many."""
    found = clauses(book, handoff)
    return sum(clause.done for clause in found), len(found)


def times_of_receiver(book: Book, handoff: Handoff) -> tuple[Commitment, ...]:
    """The receiver's promises to do something within a time."""
    receiver = book.team_of_step(handoff.to)
    return tuple(each for each in handoff.commitments if each.value and receiver and each.by.id == receiver.id)


def answer(book: Book, handoff: Handoff) -> Commitment | None:
    """The one promise that is marked as the receiver's answer; nothing is concluded from the words of a promise."""
    marked = [each for each in times_of_receiver(book, handoff) if each.answers]
    return marked[0] if len(marked) == 1 else None


def acts_within(book: Book, handoff: Handoff) -> Commitment | None:
    """The promise whose time the receiver acts within: its answer, or the only time it promises."""
    times = times_of_receiver(book, handoff)
    return answer(book, handoff) or (times[0] if len(times) == 1 else None)


def unclocked(handoff: Handoff) -> tuple[int, ...]:
    """Positions of commitments with a time that no clock counts; a week and more are read by the calendar."""
    return tuple(
        n
        for n, each in enumerate(handoff.commitments)
        if each.value and not each.counted_by and not (each.value.unit == "d" and each.value.amount >= BY_CALENDAR)
    )


def is_far_apart(time: Duration) -> bool:
    """Whether the two clocks make of a time so different ones that a deadline depends on which of them counts."""
    return time.unit != "d" or time.amount < FAR_APART


def has_breach(handoff: Handoff) -> bool:
    """Whether a miss has a consequence."""
    return handoff.breach is not None and bool(handoff.breach.escalate_to or handoff.breach.action)
