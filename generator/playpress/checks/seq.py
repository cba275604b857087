"""SEQ: sequences of contacts, day by day."""

from collections.abc import Iterator
from itertools import pairwise

from playpress.checks.check import Family, Finding, check, definitions, requirement
from playpress.graph import Book
from playpress.model.day import written
from playpress.model.kinds.template import Template

FAMILY = Family(
    "SEQ",
    "Sequences",
    question="Does each sequence run forward, with texts that fit their channel?",
    weight=35,
    looks_at=definitions(Template),
)


@requirement("a template with a `sequence`")
def _has_sequence(book: Book) -> bool:
    return any(template.sequence for template in book.active(Template))


@check(
    "SEQ-1",
    "A contact of a sequence is earlier than the one above it.",
    why="A rep who follows the list from top to bottom sends the second email first.",
    fix="Put the contacts in the order of their days.",
    level="error",
    requires=_has_sequence,
)
def contacts_out_of_order(book: Book) -> Iterator[Finding]:
    for template in book.active(Template):
        for number, (before, touch) in enumerate(pairwise(template.sequence), 1):
            if touch.day < before.day:
                message = f'in "{template.name}", {written(touch.day)} comes after {written(before.day)}'
                hint = "Put the contacts in the order of their days."
                yield Finding(message, book.place(template, "sequence", number, "day"), template, hint)


@check(
    "SEQ-2",
    "A contact uses a template that was written for another channel.",
    why="The rep has a call to make, and finds an email.",
    fix="Name a template of that channel, or correct the channel.",
    level="warn",
    requires=_has_sequence,
)
def words_for_another_channel(book: Book) -> Iterator[Finding]:
    for template in book.active(Template):
        for number, touch in enumerate(template.sequence):
            words = book.get(touch.template)
            if isinstance(words, Template) and words.channel and words.channel != touch.channel:
                message = f'in "{template.name}", {written(touch.day)} is a contact by {touch.channel}, and '
                message += f'"{words.name}" is made for {words.channel}'
                hint = "Name a template of that channel, or correct the channel."
                place = book.place(template, "sequence", number, "template")
                yield Finding(message, place, template, hint, also=(book.place(words, "channel"),))
