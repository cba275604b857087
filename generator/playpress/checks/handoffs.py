"""HND: the borders between teams and the contracts that stand there."""

from collections.abc import Iterator

from playpress.checks.check import Check, finding
from playpress.derive import borders, contract
from playpress.graph import Book
from playpress.model.kinds.handoff import Handoff
from playpress.problems import Problem


def hnd_1(book: Book) -> Iterator[Problem]:
    """Work changes team without a contract, or under more than one."""
    for border in borders.borders(book):
        if len(border.contracts) == 1:
            continue
        process = book.get(border.edge.source)
        way = f'"{book.name(border.edge.source)}" to "{book.name(border.edge.target)}"'
        message = f"work passes from {border.sender.name} to {border.receiver.name} ({way}) without a contract"
        hint = "Write `hands_to` on the sending step, or a hand-off under content/handoffs/."
        also = tuple(book.place(each) for each in border.contracts)
        if border.contracts:
            names = " and ".join(f'"{each.name}"' for each in border.contracts)
            message = f"two contracts for one border ({way}): {names}"
            hint = "Keep one of them."
        yield finding("HND-1", "error", message, border.edge.place, process, hint, *also)
    for handoff in book.active(Handoff):
        team = book.team_of_step(handoff.from_)
        if team and team is book.team_of_step(handoff.to):
            message = f'hand-off "{handoff.name}" is not a border: both ends belong to {team.name}'
            hint = "Write what must be true into the `exit` of the step, or check who is accountable for the steps."
            yield finding("HND-1", "info", message, book.place(handoff), handoff, hint)


def _real(book: Book) -> Iterator[Handoff]:
    return (each for each in book.active(Handoff) if borders.is_border(book, each))


def hnd_2(book: Book) -> Iterator[Problem]:
    """Nothing says what the receiver accepts."""
    for handoff in _real(book):
        if not handoff.acceptance:
            message = f'hand-off "{handoff.name}" does not say what is accepted'
            hint = "List under `acceptance` (in `hands_to`: `accept`) what must be true before the work is taken."
            yield finding("HND-2", "error", message, book.place(handoff, "acceptance"), handoff, hint)


def hnd_3(book: Book) -> Iterator[Problem]:
    """The receiver promises no time, or a promise does not say which clock counts."""
    for handoff in _real(book):
        receiver = book.team_of_step(handoff.to)
        if handoff.kind == "transfer" and receiver and contract.promise_of_receiver(book, handoff) is None:
            message = f'hand-off "{handoff.name}": {receiver.name} promises no time to act'
            hint = f"Add a commitment by {receiver.id}, for example `value: 4 h` with `clock: business`."
            yield finding("HND-3", "error", message, book.place(handoff, "commitments"), handoff, hint)
        for position in contract.unclocked(handoff):
            promise = handoff.commitments[position]
            message = f'hand-off "{handoff.name}": "{promise.value}" does not say which clock counts'
            words = str(promise.value).replace(" ", " business ", 1)
            hint = f"Write `{words}`, or calendar: over a weekend the two are days apart."
            place = book.place(handoff, "commitments", position, "value")
            yield finding("HND-3", "error", message, place, handoff, hint)


def hnd_5(book: Book) -> Iterator[Problem]:
    """Rejected work disappears. In the starter profile, one line on the whole contract."""
    for handoff in _real(book):
        clauses = contract.clauses(book, handoff)
        if all(clause.done for clause in clauses if clause.code == "HND-5"):
            continue
        done = sum(clause.done for clause in clauses)
        place = book.place(handoff, "return_to")
        if book.settings.checks == "starter":
            following = next(clause.todo for clause in clauses if clause.code == "HND-5")
            message = f'hand-off "{handoff.name}": contract {done} of {len(clauses)}'
            yield finding("HND-5", "info", message, place, handoff, f"Next: {following}.")
            continue
        missing = [
            words
            for words, there in (
                ("reasons to reject", handoff.reject_reasons),
                ("a place to return to", handoff.return_to),
            )
            if not there
        ]
        message = f'hand-off "{handoff.name}" has no {" and no ".join(missing)}: rejected work disappears'
        hint = "Write `reject_reasons` and `return_to` (in `hands_to`: `reject_to`)."
        yield finding("HND-5", "warn", message, place, handoff, hint)


def hnd_7(book: Book) -> Iterator[Problem]:
    """The receiver asks for something the sender never makes sure of."""
    for handoff in _real(book):
        for criterion in contract.gap(book, handoff):
            position = handoff.acceptance.index(criterion)
            sender = book.name(handoff.from_)
            message = f'hand-off "{handoff.name}" asks for "{criterion.text}", which "{sender}" does not make sure of'
            hint = f'Add `{criterion.id}` to the `exit` of the step "{handoff.from_.part}" or to `required_info`'
            hint += " (in `hands_to`: `info`)."
            place = book.place(handoff, "acceptance", position)
            also = book.place_of(handoff.from_)
            yield finding("HND-7", "warn" if criterion.plain else "error", message, place, handoff, hint, also)


def _has_handoff(book: Book) -> bool:
    return bool(book.active(Handoff))


_WAITS = "a hand-off"
CHECKS = (
    Check(
        "HND-1",
        "Work passes between teams without a contract, or under two.",
        "At every border somebody waits for somebody. Without a contract each side has its own idea of it.",
        "Write `hands_to` on the sending step, or one hand-off under content/handoffs/.",
        "error; info for a contract where no work passes between teams",
        hnd_1,
    ),
    Check(
        "HND-2",
        "A hand-off has no acceptance criteria.",
        "If nothing says what is accepted, everything can be refused, and everything can be sent.",
        "List under `acceptance` what must be true.",
        "error",
        hnd_2,
        _has_handoff,
        _WAITS,
    ),
    Check(
        "HND-3",
        "The receiver promises no time, or a time has no clock.",
        '"Within 24 hours", said on a Friday, ends on Saturday by the calendar and on Wednesday in business hours.',
        "Give the receiving team a commitment with `value` and `clock`.",
        "error",
        hnd_3,
        _has_handoff,
        _WAITS,
    ),
    Check(
        "HND-5",
        "A hand-off has no reject reasons or no way back.",
        "Rejected work without a way back disappears, and nobody learns why it was rejected.",
        "Write `reject_reasons` and `return_to`.",
        "warn (in the starter profile: info, one line on the whole contract)",
        hnd_5,
        _has_handoff,
        _WAITS,
    ),
    Check(
        "HND-7",
        "A hand-off asks for something the sender never makes sure of.",
        "The work will be rejected at the border again and again, and both sides will be right.",
        "Add the criterion to the `exit` of the sending step or to `required_info`.",
        "error; warn where the criterion is plain text, because two wordings may mean one thing",
        hnd_7,
        _has_handoff,
        _WAITS,
    ),
)
