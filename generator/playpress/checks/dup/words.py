"""DUP of words: a number that a name or a text says, and a field that says another one."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from playpress.checks.check import Cause, Finding, check
from playpress.checks.dup.deadlines import of_times
from playpress.checks.dup.own_days import of_days
from playpress.checks.dup.own_numbers import of_own_fields, of_people
from playpress.checks.dup.said import FieldAmount
from playpress.checks.dup.targets import of_goals, of_named
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.problems import listed, shorten


@check(
    "DUP-9",
    "A text says one number, and the field it describes says another.",
    why="The number was changed in one of the two places, and people go by the one they happen to read.",
    fix="Correct one of the two, or let the text name the field (`<metric:win-rate.targets.2027.value>`).",
    level="warn",
)
def words_off_their_field(book: Book) -> Iterator[Finding]:
    """Only where a rule says what a number is of: its unit, its period, and the name or the promise beside it.

    What is named by reference is never compared, nor is a range, a change, a rough number near enough, or a case.
    """
    seen = set()
    for each in chain(
        of_goals(book), of_named(book), of_times(book), of_own_fields(book), of_people(book), of_days(book)
    ):
        if (each.entity.key, each.path, each.words) in seen:
            continue
        seen.add((each.entity.key, each.path, each.words))
        fact = each.fact
        message = f'the {_named(each.entity)} says "{shorten(each.words)}", and {fact.says}'
        message += "" if fact.entity is each.entity else f" ({_named(fact.entity)})"
        named = f", or write {fact.reference} in the text" if fact.reference else ""
        hint = f"Correct one of the two{named}: then the number is written once."
        place = book.place(fact.entity, *fact.path)
        key = f"{fact.entity.key} {fact.path}"
        cause = Cause(
            key,
            partial(_of_several, fact),
            f"Write one number everywhere{named}: then it is written once.",
            place,
            fact.entity,
        )
        yield Finding(message, book.place(each.entity, *each.path), each.entity, hint, also=(place,), cause=cause)


def _of_several(fact: FieldAmount, entities: Sequence[Entity]) -> str:
    """A field that was changed, and the texts that were not."""
    names = listed(f"the {_named(each)}" for each in {each.key: each for each in entities}.values())
    return f"{fact.says} ({_named(fact.entity)}), and texts of {names} say other numbers"


def _named(entity: Entity) -> str:
    return f'{entity.about.sentence} "{entity.name}"'
