"""KND: what the kinds and fields of a playbook's own ask of its definitions."""

from collections.abc import Iterator

from playpress.checks.check import Family, Finding, check, requirement
from playpress.graph import Book
from playpress.language import counted
from playpress.model.entity import Entity
from playpress.model.field import chosen, facts


def _looked_at(book: Book) -> str:
    """How many definitions their kinds ask something of."""
    count = sum(len(book.active(kind)) for kind in book.kinds if _expected(kind) or kind.about.referred_from)
    return counted(count, "definition") if count else ""


FAMILY = Family(
    "KND",
    "Kinds of your own",
    question="Does each definition say what its kind, as this playbook declares it, expects?",
    weight=25,
    looks_at=_looked_at,
)


def _expected(kind: type[Entity]) -> tuple[str, ...]:
    """The fields that each definition of a kind should say."""
    return chosen(kind, "expected")


@requirement("a declared field with `expected`")
def _fields_expected(book: Book) -> bool:
    return any(_expected(kind) for kind in book.kinds if book.active(kind))


@check(
    "KND-1",
    "A definition lacks a field that the playbook expects of its kind.",
    why="The declaration says why the field matters; without it, a reader finds the gap in the middle of the work.",
    fix="Write the field, or delete `expected` where the kind is declared.",
    level="warn",
    requires=_fields_expected,
)
def without_an_expected_field(book: Book) -> Iterator[Finding]:
    for kind in book.kinds:
        for name in _expected(kind):
            said = facts(kind, name)
            written = kind.model_fields[name].alias or name
            for entity in book.active(kind):
                if getattr(entity, name) in (None, ()):
                    message = f'the {kind.about.sentence} "{entity.name}" has no "{said.label}"'
                    yield Finding(message, book.place(entity), entity, f"Write `{written}`. {said.expected}")


@requirement("a declared kind with `referred_from`")
def _references_expected(book: Book) -> bool:
    return any(book.active(kind) for kind in book.kinds if kind.about.referred_from)


@check(
    "KND-2",
    "Nothing refers to a definition that something should refer to.",
    why="A definition that no play, step or strategy names is found only by people who know that it exists.",
    fix="Refer to it where it is used, or take it out of use with `status: deprecated`.",
    level="warn",
    requires=_references_expected,
)
def without_a_reference_to_it(book: Book) -> Iterator[Finding]:
    for kind in book.kinds:
        wanted = kind.about.referred_from
        for entity in book.active(kind) if wanted else ():
            sources = (book.get(link.source) for link in book.links_to(entity) if link.source.kind in wanted)
            if not any(source is not None and source.status == "active" for source in sources):
                known = [each.sentence for each in map(book.kind, wanted) if each]
                message = f'no {" or ".join(known)} refers to the {kind.about.sentence} "{entity.name}"'
                hint = f"Name {entity.id} where it is used, or write `status: deprecated`."
                yield Finding(message, book.place(entity), entity, hint)
