"""HND of what makes a contract hold: promises of both sides, a way back, misses, a loop, two signatures."""

from collections.abc import Iterator

from playpress.checks.check import Finding, check, requirement
from playpress.checks.hnd import A_HANDOFF
from playpress.checks.hnd.handoffs import lacking, passing, real
from playpress.derive import contract, handoff_register, signatures
from playpress.graph import Book
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.meeting import Meeting
from playpress.model.kinds.team import Team
from playpress.problems import listed


def _ends(book: Book, handoff: Handoff) -> list[Team]:
    """The teams of a contract, the sender first; where none is known at an end, one less."""
    return [team for ref in (handoff.from_, handoff.to) if (team := book.team_of_step(ref))]


@check(
    "HND-4",
    "Only one of the two teams promises anything in a hand-off.",
    why="An agreement with one signatory is a wish list; the other team keeps it until the first busy week.",
    fix="Add a commitment by each team: leads of an agreed quality, and calls within an agreed time.",
    level="warn",
    requires=A_HANDOFF,
    in_starter="later",
)
def one_sided_handoff(book: Book) -> Iterator[Finding]:
    """A receiver of work that promises nothing is told by HND-3, which asks it for a time; a notice needs none."""
    for handoff, place in lacking(book, "HND-4"):
        sender = contract.without_promise(book, handoff)[0]
        message = f'hand-off "{handoff.name}" is one-sided: {sender.name} promises nothing'
        hint = "Add a commitment by each team; a `hands_to` becomes a hand-off in a file of its own for that."
        yield Finding(message, place, handoff, hint, cost=passing(book, handoff))


@check(
    "HND-5",
    "A hand-off has no reject reasons or no way back.",
    why="Rejected work without a way back stays where it is, and the sender never learns why.",
    fix="Write `reject_reasons` and `return_to`.",
    level="warn",
    levels="warn (never for what was won, nor for what comes back to the role that sent it)",
    requires=A_HANDOFF,
    in_starter="later",
)
def handoff_without_rejection_path(book: Book) -> Iterator[Finding]:
    for handoff, place in lacking(book, "HND-5"):
        wanted = (("reasons to reject", handoff.reject_reasons), ("place to return to", handoff.return_to))
        missing = " and no ".join(words for words, there in wanted if not there)
        message = f'hand-off "{handoff.name}" has no {missing}'
        hint = "Write `reject_reasons` and `return_to` (in `hands_to`: `reject_to`)."
        lacks = "have no reasons to reject or no place to return to"
        yield Finding(message, place, handoff, hint, lacks=lacks, cost=passing(book, handoff))


@check(
    "HND-6",
    "A hand-off with a commitment in numbers does not say what happens when it is missed.",
    why="A commitment whose breach goes unnoticed is missed twice in the first month and always in the third.",
    fix="Write `breach` with who is informed (`escalate_to`) and what is done (`action`).",
    level="warn",
    requires=A_HANDOFF,
    in_starter="later",
)
def missed_commitment_without_consequence(book: Book) -> Iterator[Finding]:
    """Asked of promises that run by hours or days. What a step hands on (`hands_to`) becomes a contract first."""
    strict = book.settings.checks == "strict"
    for handoff, place in lacking(book, "HND-6"):
        if not strict and not (book.has_file(handoff) and _runs_out_soon(handoff)):
            continue
        message = f'hand-off "{handoff.name}" does not say what happens when a commitment is missed'
        hint = "Write `breach` with `escalate_to`, `action` or both."
        yield Finding(message, place, handoff, hint, cost=passing(book, handoff))


def _runs_out_soon(handoff: Handoff) -> bool:
    """Whether a promise is missed before the teams would hear of it otherwise: within days, or by its count."""
    times = [each.value for each in handoff.commitments if each.value]
    return not times or any(each.unit != "d" or each.amount < contract.BY_CALENDAR for each in times)


@check(
    "HND-9",
    "Work goes from one team to another, and no feedback comes back.",
    why="A team that never hears what became of its work cannot improve it.",
    fix="Add a hand-off the other way, if only to inform (`kind: information`).",
    level="warn",
    requires=A_HANDOFF,
    in_starter="later",
)
def transfer_without_feedback(book: Book) -> Iterator[Finding]:
    """What is done for the sender and given back is its own answer.

    What is returned with the reason is one, too, and where that is not written, HND-5 asks for it: but for the profile
    strict, which asks for what became of the rest as well.
    """
    ways: dict[tuple[str, str], list[Handoff]] = {}
    for handoff in real(book):
        if len(ends := _ends(book, handoff)) == 2:
            ways.setdefault((ends[0].id, ends[1].id), []).append(handoff)
    for (sends, receives), found in ways.items():
        transfers = [
            each
            for each in found
            if each.kind == "transfer"
            and (book.settings.checks == "strict" or not _has_way_back(book, each))
            and not handoff_register.service_returns(book, each)
        ]
        if transfers and (receives, sends) not in ways:
            sender, receiver = _ends(book, transfers[0])
            message = f"{sender.name} hands work to {receiver.name}, and no hand-off comes back"
            hint = f"Add a hand-off from {receiver.name} to {sender.name}; `kind: information` is enough."
            also = tuple(book.place(handoff) for handoff in transfers[1:])
            yield Finding(message, book.place(transfers[0]), transfers[0], hint, also=also)


def _has_way_back(book: Book, handoff: Handoff) -> bool:
    """Whether rejected work comes back with its reasons, or HND-5 asks for that."""
    return bool(handoff.return_to and handoff.reject_reasons) or contract.can_be_rejected(book, handoff)


@requirement("a hand-off with `approved_by`")
def _has_approval(book: Book) -> bool:
    return any(handoff.approved_by for handoff in book.active(Handoff))


@check(
    "HND-10",
    "A hand-off is not approved by the leaders of both teams, was changed since, or is reviewed in no meeting.",
    why="An agreement that one leader wrote and the other never read does not bind the other's people.",
    fix=(
        "Let both read it, write their approvals under `approved_by` with the day, and name the meeting that "
        "reviews it."
    ),
    level="warn",
    levels="warn; info for an approval that does not say which wording it is for",
    requires=_has_approval,
)
def unsigned_or_unreviewed_handoff(book: Book) -> Iterator[Finding]:
    reviewed = {ref.id for meeting in book.active(Meeting) for ref in meeting.handoffs}
    for handoff in real(book):
        if changed := signatures.outdated(book, handoff):
            message = f'hand-off "{handoff.name}" was changed after {listed(changed)} approved it'
            now = signatures.fingerprint(book, handoff)
            hint = f"Let them read it again, and write `text: {now}` next to the new day."
            yield Finding(message, book.place(handoff, "approved_by"), handoff, hint)
        if unworded := signatures.unworded(book, handoff):
            message = f'{listed(unworded)} approved the hand-off "{handoff.name}" without its wording: '
            message += "a later change would not be seen"
            hint = f"Let them read it, then run `playpress sign {handoff.id} --as …`, which writes the wording."
            yield Finding(message, book.place(handoff, "approved_by"), handoff, hint, level="info")
        if book.active(Meeting) and handoff.reviewed_in is None and handoff.id not in reviewed:
            message = f'no meeting reviews the hand-off "{handoff.name}"'
            hint = "Write `reviewed_in`, or add it to the `handoffs` of a meeting."
            yield Finding(message, book.place(handoff), handoff, hint, later=True)
        if missing := signatures.unsigned(book, handoff, _ends(book, handoff)):
            message = f'hand-off "{handoff.name}" is not approved by {listed(missing)}'
            hint = "Let the leaders of both teams read it, and write them under `approved_by` with the day."
            yield Finding(message, book.place(handoff, "approved_by"), handoff, hint)
