"""HND of what says it otherwise: work that is judged by its steps, and work that is done in a rhythm."""

import re
from collections.abc import Mapping, Sequence, Set

from playpress.checks import at_stake
from playpress.derive.handoff_register import Transition, step_transitions
from playpress.graph import Book, insight
from playpress.model.kinds.checklist import Checklist
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.process import Process, Step
from playpress.model.ref import Ref

_JUDGES = re.compile(
    r"(?:(?:final|legal|peer|internal|second|first) )?(?:"
    r"(?:review|check|confirm|sign|inspect|proofread|audit)(?:s|ed|ing)?|"
    r"approv(?:e|es|ed|ing|al)|verif(?:y|ies|ied|ying|ication)|judg(?:e|es|ed|ing|ement)|validat(?:e|es|ed|ing|ion)|"
    r"confirmation|inspection|signature)\b(?! (?:in|out|up)\b| (?:the |a )?(?:contract|order|deal|quote) with\b)",
    re.I,
)
"""The beginning of a step that is itself the question whether the work is taken."""
_BY_A_TIME = re.compile(
    r"\b(?:within|in|after|by|until|no later than|at most|every|each|next) (?:the |an? )?(?:(?:next|first|following) )?"
    r"(?:(?:\d+|one|two|three|four|five|six|seven|ten|fourteen|fifteen|twenty|thirty|sixty|ninety)[ -])?"
    r"(?:(?:business|working|calendar)[ -])?(?:min(?:ute)?|hour|day|week|month|quarter)s?\b"
    r"|\b\d+ (?:(?:business|working|calendar) )?(?:minute|hour|day|week|month)s? (?:before|after|ahead|later)\b"
    r"|\bsame (?:business |working )?day\b"
    r"|\b(?:takes?|lasts?|needs?) (?:(?:about|around|some|typically|usually|at (?:least|most)|up to) )*"
    r"(?:\d+|one|two|three|four|five|six|seven|ten)(?: ?(?:to|or|-|–) ?(?:\d+|two|three|four|five|six|seven|ten))?"
    r"[ -](?:(?:business|working|calendar)[ -])?(?:minute|hour|day|week|month)s?\b",
    re.I,
)
"""Words for when a step is done, or how long it takes."""
_EACH_DAY = re.compile(r"\b(?:daily|every (?:morning|(?:working |business )?day)|each (?:morning|day))\b", re.I)


def by_the_way(book: Book, handoff: Handoff) -> bool:
    """Whether the steps at the ends of what a step hands on say what is taken: by what lets the one begin or
    end, the condition of the way there, or because the other is to judge it.
    """
    if book.has_file(handoff):
        return False
    sender, receiver = book.step(handoff.from_), book.step(handoff.to)
    if sender is None or receiver is None:
        return False
    conditions = any(each.when for each in sender.next or () if each.to == handoff.to)
    return bool(sender.exit or sender.entry) or conditions or _is_chosen(book, handoff.from_) or judges(receiver)


def judges(step: Step) -> bool:
    """Whether a step is itself the question whether the work is taken: it approves, reviews, checks or signs."""
    return any(_JUDGES.match(str(text or "")) for text in (step.name, step.do))


def _is_chosen(book: Book, step: Ref) -> bool:
    """Whether work gets to a step on a condition only: each way that leads there says one."""
    ways = [each.when for each in _ways(book).get(step, ())]
    return bool(ways) and all(ways)


@insight
def _ways(book: Book) -> Mapping[Ref, Sequence[Transition]]:
    """The ways that lead to each step, inside its process."""
    found: dict[Ref, list[Transition]] = {}
    for process in book.active(Process):
        for each in step_transitions(book, process):
            found.setdefault(each.target, []).append(each)
    return found


def in_a_rhythm(book: Book, handoff: Handoff) -> bool:
    """Whether who receives the work goes through a checklist each day, week, month or quarter: it waits no longer."""
    step = book.step(handoff.to)
    return step is not None and any(role.id in _in_rhythm(book) for role in book.accountable(step))


def says_when(book: Book, handoff: Handoff) -> bool:
    """Whether the words of the step that receives, or of what its team promises, say when it is done."""
    step, receiver = book.step(handoff.to), book.team_of_step(handoff.to)
    texts = [step.name, step.do, step.details, *step.how] if step else []
    texts += [each.what for each in handoff.commitments if receiver and each.by.id == receiver.id]
    return any(_BY_A_TIME.search(str(text)) for text in texts if text)


def is_inside_a_time(book: Book, handoff: Handoff) -> bool:
    """Whether work that is no buyer's passes inside of a process of which the words say how long all of it takes."""
    process = book.get(handoff.to)
    if not isinstance(process, Process) or handoff.from_.whole != handoff.to.whole:
        return False
    return not at_stake.of_buyers(book, handoff) and _BY_A_TIME.search(str(process.summary or "")) is not None


@insight
def _in_rhythm(book: Book) -> Set[str]:
    """The roles that tick a box of such a checklist, by their ids."""
    regular = (
        each
        for each in book.active(Checklist)
        if each.per in ("week", "month", "quarter") or _EACH_DAY.search(f"{each.name} {each.summary or ''}")
    )
    return frozenset(item.role.id for each in regular for item in each.items if item.role)
