"""REF: what is out of use but still referred to, and codes of checks that nobody knows."""

from collections.abc import Iterator

from playpress.checks.check import Family, Finding, check, definitions
from playpress.graph import Book
from playpress.problems import Place

FAMILY = Family(
    "REF",
    "Deprecated references",
    question="Does anything in use refer to something retired?",
    weight=20,
    looks_at=definitions(),
)

_OUT_OF_USE = ("deprecated", "archived")


@check(
    "REF-3",
    "Something in use refers to something deprecated or archived.",
    why="People follow the link and work from a page that is no longer kept up to date.",
    fix="Name what took its place, or delete the reference.",
    level="warn",
)
def reference_to_what_is_out_of_use(book: Book) -> Iterator[Finding]:
    """A contract written in a step is reported once."""
    told: set[tuple[Place, str]] = set()
    for link in book.links:
        source, target = book.get(link.source), book.get(link.target)
        if source is None or target is None or source.status != "active" or target.status not in _OUT_OF_USE:
            continue
        if link.facts.past or (link.place, target.key) in told:
            continue
        told.add((link.place, target.key))
        kind, other = source.about.title.lower(), target.about.title.lower()
        message = f'the {kind} "{source.name}" refers to the {other} "{target.name}", which is {target.status}'
        hint = "Name what took its place, or delete the reference."
        if target.replaced_by:
            hint = f'Name {target.replaced_by}, "{book.name(target.replaced_by)}", which took its place.'
        yield Finding(message, link.place, source, hint, also=(book.place(target, "status"),))
