"""COV of sources: passages that say the facts of a source, and are no longer what was compared with it."""

from collections.abc import Iterator

from playpress.checks.check import Finding, check, requirement
from playpress.derive import fact_coverage
from playpress.graph import Book
from playpress.language import counted


@requirement("a fact in `covers` whose passage has been compared")
def _compared(book: Book) -> bool:
    return any(each.carried.text for found in fact_coverage.carriers(book).values() for each in found)


@check(
    "COV-9",
    "A passage that states a fact was changed after the two were compared, or was never compared.",
    why="A list of ids shows that a text was meant to state a fact; only a reader knows whether it still does.",
    fix="Compare the passage with the fact on the page of the sources, then sign it with `playpress sign`.",
    level="warn",
    levels="warn; info for passages not compared yet, while others are",
    requires=_compared,
)
def changed_passage(book: Book) -> Iterator[Finding]:
    found = fact_coverage.carriers(book)
    for inventory in book.inventories:
        unread = []
        for fact in inventory.facts:
            for each in found.get(fact.id, ()):
                where = book.origins[each.entity.key].place(each.location)
                if each.state == "changed":
                    by = book.name(each.carried.by) if each.carried.by else "a reader"
                    message = f'the passage for the fact "{fact.id}" was changed after {by} compared it: {fact.fact}'
                    hint = f"Read both again; where it still says that, run `playpress sign {fact.id} --as …`."
                    yield Finding(message, where, each.entity, hint)
                elif each.state != "compared":
                    unread.append((fact.id, each, where))
        if unread:
            ids = list(dict.fromkeys(fact for fact, _, _ in unread))
            passages = counted(len(unread), "passage")
            message = f"not compared yet with the facts of {inventory.name}: {passages}"
            hint = f"Name each passage with `in`, read it, and run `playpress sign {' '.join(ids[:3])} --as …`."
            yield Finding(message, unread[0][2], unread[0][1].entity, hint, level="info")
