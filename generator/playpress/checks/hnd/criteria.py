"""HND of criteria: what a hand-off asks for, against what is made sure of on the way there."""

from collections.abc import Iterator, Sequence
from functools import partial

from playpress.checks.check import Cause, Finding, check
from playpress.checks.hnd import A_HANDOFF
from playpress.checks.hnd.handoffs import passing, real
from playpress.derive import contract, criteria_gap, same_text
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.process import Process
from playpress.model.part import Criterion
from playpress.model.ref import Ref
from playpress.problems import Level, listed

_Gap = tuple[Criterion, ...]


@check(
    "HND-7",
    "A hand-off requires something that no earlier step makes sure of.",
    why="The work will be rejected on arrival again and again, and both sides will be right.",
    fix="Add the criterion to the `exit` of a step on the way there or to `required_info`.",
    level="error",
    levels="error; warn where a criterion has no id of its own, because two wordings may mean one thing, "
    "and, in the profile strict, where the sender has no criteria",
    requires=A_HANDOFF,
)
def acceptance_that_nothing_ensures(book: Book) -> Iterator[Finding]:
    """One finding for all that hand-offs to one step lack alike: it is settled at one place. Criteria without an id are
    compared by their words, which may say one thing in two ways: those wait in the profile starter, but for another
    figure of the same.
    """
    for handoff in real(book):
        missing = criteria_gap.gap(book, handoff)
        if criteria_gap.says_nothing(book, handoff):
            yield from _silent(book, handoff, missing)
            continue
        if missing:
            yield _gap(book, handoff, missing)
    yield from _begun_with(book)


def _gap(book: Book, handoff: Handoff, missing: _Gap) -> Finding:
    sender = book.name(handoff.from_)
    message = f'hand-off "{handoff.name}" asks for {_listed(missing)}, which "{sender}" does not make sure of'
    named = ", ".join(f"`{each.id}`" for each in missing if not each.unnamed)
    hint = f"Add {named or 'it in the same words'} to the `exit` of the step"
    hint += f' "{handoff.from_.part}", or to `required_info` (in `hands_to`: `info`).'
    place = book.place(handoff, "acceptance", handoff.acceptance.index(missing[0]))
    sure = [str(each.text) for each in (*book.exit_of(handoff.from_), *handoff.required_info)]
    other_figure = any(same_text.only_figures_differ(text, str(each.text)) for each in missing for text in sure)
    later = all(each.unnamed for each in missing) and not other_figure
    level: Level = "warn" if all(each.unnamed for each in missing) else "error"
    key = " ".join((str(handoff.to), *(each.id for each in missing)))
    cause = Cause(key, partial(_of_several, _listed(missing)), hint)
    also, costs = (book.place_of(handoff.from_),), passing(book, handoff)
    return Finding(message, place, handoff, hint, also, level, cost=costs, cause=cause, later=later)


def _of_several(what: str, handoffs: Sequence[Entity]) -> str:
    """What several hand-offs ask for alike."""
    names = listed(f'"{each.name}"' for each in handoffs)
    return f"hand-offs {names} ask for {what}, which no step before them makes sure of"


def _listed(missing: _Gap) -> str:
    return f'"{missing[0].text}"' + (f" and {len(missing) - 1} more" if missing[1:] else "")


def _silent(book: Book, handoff: Handoff, missing: _Gap) -> Iterator[Finding]:
    """A sender that has not said anything yet contradicts nothing: one gap, however much is asked for."""
    if missing and not contract.is_service(book, handoff) and book.settings.checks == "strict":
        message = f'hand-off "{handoff.name}" asks for {_listed(missing)}, and "{book.name(handoff.from_)}" does not '
        message += "say what it makes sure of"
        hint = (
            f'Name them in the `exit` of the step "{handoff.from_.part}" or in `required_info` (in `hands_to`: `info`).'
        )
        place, also = book.place(handoff, "acceptance"), (book.place_of(handoff.from_),)
        yield Finding(message, place, handoff, hint, also=also, level="warn", cost=passing(book, handoff))


def _begun_with(book: Book) -> Iterator[Finding]:
    """What a receiving step begins with, and the contracts forgot to ask for: one finding for all of it, at the
    contract, or at the step where several lead there.
    """
    arriving: dict[Ref, list[Handoff]] = {}
    for handoff in real(book):
        arriving.setdefault(handoff.to, []).append(handoff)
    for end, said in arriving.items():
        process = book.get(end)
        known = all(_says_what_it_brings(book, each) for each in said)
        missing = criteria_gap.unbrought(book, end) if known else ()
        if not missing or not isinstance(process, Process):
            continue
        row = [each.id for each in process.steps].index(end.part)
        step, later = process.steps[row], all(each.unnamed for each in missing)
        message = f'the step "{step.name}" begins with {_listed(missing)}, which '
        also = tuple(book.place(process, "steps", row, "entry", step.entry.index(each)) for each in missing)
        if len(said) == 1:
            message += f'the hand-off "{said[0].name}" does not ask for'
            hint = "Add it to its `acceptance`, or take it out of the `entry` of the step."
            place = book.place(said[0], "acceptance")
            yield Finding(message, place, said[0], hint, also, "warn", later=later)
            continue
        message += f"the hand-offs {listed(_quoted(each) for each in said)} do not ask for"
        hint = "Add it to the `acceptance` of one of them, or take it out of the `entry` of the step."
        further = (*also[1:], *(book.place(each, "acceptance") for each in said))
        yield Finding(message, also[0], process, hint, further, "warn", later=later)


def _says_what_it_brings(book: Book, handoff: Handoff) -> bool:
    """Whether a hand-off asks for something, of a sender that says what it makes sure of; a notice asks for nothing."""
    asked = bool(handoff.acceptance or handoff.required_info) and handoff.kind == "transfer"
    return asked and not criteria_gap.says_nothing(book, handoff)


def _quoted(handoff: Handoff) -> str:
    return f'"{handoff.name}"'
