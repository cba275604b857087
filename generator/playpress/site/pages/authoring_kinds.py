"""A kind, built in or declared -> what the guide's page of it is given."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from playpress.model import example, guide
from playpress.model.entity import Entity
from playpress.model.kind import Kind
from playpress.model.kinds import KINDS as BUILT_IN
from playpress.model.own_kinds.declaration import TYPES, DeclaredKind
from playpress.site import editors
from playpress.site.context import PageContext
from playpress.site.markup import anchor, with_code
from playpress.site.pages.authoring_fields import FIELDS, INDEX, PartSection, code, field_rows, part_section, schema_uri
from playpress.site.view import View

OWN = "authoring/kinds.md"
"""The page of kinds that a playbook declares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideOwnKindsContext(PageContext):
    """What the guide's page of kinds that a playbook declares is given."""

    template: ClassVar[str] = "pages/authoring_kinds.md.j2"

    doc: Sequence[Markup]
    """What a declaration is, in paragraphs."""
    columns: Sequence[str]
    """The columns of tables of fields."""
    rows: Sequence[Sequence[Markup]]
    """What a declaration may say."""
    parts: Sequence[PartSection]
    """What has fields of its own."""
    types: Sequence[Sequence[Markup]]
    """The types of fields: their names, and what may be written there."""
    declared: Sequence[Sequence[Markup]]
    """The kinds that this playbook declares: their names, and what each is."""
    values_href: str
    """How values are written."""
    schema_href: str
    """The JSON Schema of one declaration."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideKindContext(PageContext):
    """What the guide's page of a kind is given."""

    template: ClassVar[str] = "pages/authoring_kind.md.j2"

    kind: Kind
    """What the kind is called, and where its files are."""
    doc: Sequence[str]
    """What it is, in paragraphs."""
    full_example: Markup
    """A definition with every field."""
    least_example: Markup
    """The least that will do, as an entry of a file for many."""
    columns: Sequence[str]
    """The columns of tables of fields."""
    own_fields: Sequence[Sequence[Markup]]
    """The fields that only this kind has."""
    common_fields: Sequence[Sequence[Markup]]
    """The fields that every kind has."""
    parts: Sequence[PartSection]
    """What has fields of its own."""
    schema_href: str
    """The JSON Schema of one definition."""
    collection_schema_href: str
    """The JSON Schema of a file with many."""
    values_href: str
    """How values are written."""


def address(kind: type[Entity]) -> str:
    """The source address of a kind's page in the guide."""
    return f"authoring/{kind.about.name}.md"


def own(view: View) -> GuideOwnKindsContext:
    """What the page of kinds that a playbook declares is given."""
    built_in = {kind.about.name for kind in BUILT_IN}
    return GuideOwnKindsContext(
        doc=[with_code(each) for each in guide.paragraphs(DeclaredKind)],
        columns=FIELDS,
        rows=field_rows(guide.entries(DeclaredKind)),
        parts=[part_section(part) for part in guide.parts(DeclaredKind)],
        types=[[code(name), with_code(what)] for name, what in TYPES.items()],
        declared=[
            [anchor(view.href(address(kind)), kind.about.title), with_code(guide.paragraphs(kind)[0])]
            for kind in view.book.kinds
            if kind.about.name not in built_in
        ],
        values_href=view.href(f"{INDEX}#s-values"),
        schema_href=view.href(schema_uri(editors.KIND)),
    )


def context(kind: type[Entity]) -> Callable[[View], GuideKindContext]:
    """What the page of a kind is given."""

    def made(view: View) -> GuideKindContext:
        own = guide.own_entries(kind)
        about = kind.about
        return GuideKindContext(
            kind=about,
            doc=guide.paragraphs(kind),
            full_example=Markup(example.full(kind)),
            least_example=Markup(_collection(kind)),
            columns=FIELDS,
            own_fields=field_rows(own),
            common_fields=field_rows([entry for entry in guide.entries(kind) if entry not in own]),
            parts=[part_section(part) for part in dict.fromkeys((*guide.parts(kind, own=True), *guide.parts(kind)))],
            schema_href=view.href(schema_uri(editors.one(about))),
            collection_schema_href=view.href(schema_uri(editors.several(about))),
            values_href=view.href(f"{INDEX}#s-values"),
        )

    return made


def _collection(kind: type[Entity]) -> str:
    """The least that would do, as an entry of a file for many."""
    lines = example.least(kind).splitlines()
    return "\n".join([f"{example.ID}:", *(f"  {line}" for line in lines)]) if lines else f"{example.ID}: {{}}"
