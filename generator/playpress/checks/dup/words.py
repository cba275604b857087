"""DUP of words: a number that a name or a text says, and a field that says another one."""

from collections.abc import Iterator
from itertools import chain

from playpress.checks.check import Finding, check
from playpress.checks.dup.deadlines import of_times
from playpress.checks.dup.own_days import of_days
from playpress.checks.dup.own_numbers import of_own_fields, of_people
from playpress.checks.dup.targets import of_goals, of_named
from playpress.graph import Book
from playpress.problems import shorten


@check(
    "DUP-9",
    "A text says one number, and the field it is about another one.",
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
        kind = each.entity.about.sentence
        own = each.fact.entity is each.entity
        message = f'the {kind} "{each.entity.name}" says "{shorten(each.words)}", and {each.fact.says}'
        message += "" if own else f' ({each.fact.entity.about.sentence} "{each.fact.entity.name}")'
        named = f", or write {each.fact.reference} in the text" if each.fact.reference else ""
        hint = f"Correct one of the two{named}: then the number is written once."
        also = (book.place(each.fact.entity, *each.fact.path),)
        yield Finding(message, book.place(each.entity, *each.path), each.entity, hint, also=also)
