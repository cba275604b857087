"""The model, the checks and the faults -> the guide for people who write a playbook."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from markupsafe import Markup

from playpress import urls
from playpress.graph import Book
from playpress.model import example, guide, value_formats
from playpress.model.entity import Entity
from playpress.model.kind import Kind
from playpress.model.kinds import KINDS as BUILT_IN
from playpress.model.own_kinds.declaration import TYPES, DeclaredKind
from playpress.model.own_page import FrontMatter
from playpress.model.settings import Settings
from playpress.site import editors
from playpress.site.context import PageContext
from playpress.site.file import Download
from playpress.site.markup import anchor, with_code
from playpress.site.page import ContextOf, Page
from playpress.site.pages import authoring_checks, authoring_faults, authoring_tasks
from playpress.site.pages.authoring_fields import FIELDS, PartSection, code, field_rows, part_section
from playpress.site.siblings import PageRow
from playpress.site.view import View

INDEX, SETTINGS, PAGES = "authoring/index.md", "authoring/playbook.md", "authoring/pages.md"
KINDS = "authoring/kinds.md"
ADDRESSES = (
    *(INDEX, SETTINGS, PAGES, KINDS, authoring_faults.URI, authoring_checks.OVERVIEW),
    *(authoring_tasks.TUTORIAL, authoring_tasks.TASKS),
)
"""The pages of the guide that are not about a kind."""
FOLDERS = (urls.GUIDE, "assets/schema/")
"""Where the pages and the downloads of the guide are."""
TITLE = "Writing this playbook"


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideContext(PageContext):
    """What the first page of the guide is given."""

    template: ClassVar[str] = "pages/authoring.md.j2"

    kinds: Sequence[Sequence[Markup]]
    """The kinds: their names, both places of their files, and what each is."""
    value_forms: Sequence[Sequence[Markup | str]]
    """The forms of values: their names, examples, other spellings, notes."""
    tutorial_href: str
    """The guide's page for a first playbook."""
    tasks_href: str
    """The guide's page of single tasks."""
    settings_href: str
    """The guide's page of the settings."""
    pages_href: str
    """The guide's page of pages written by hand."""
    kinds_href: str
    """The guide's page of kinds that a playbook declares."""
    checks_href: str
    """The guide's page of all checks."""
    faults_href: str
    """The guide's page of all faults."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideSettingsContext(PageContext):
    """What the guide's page of the settings is given."""

    template: ClassVar[str] = "pages/authoring_settings.md.j2"

    doc: Sequence[str]
    """What the settings are, in paragraphs."""
    example: Markup
    """A file with every setting."""
    columns: Sequence[str]
    """The columns of tables of fields."""
    rows: Sequence[Sequence[Markup]]
    """The settings."""
    parts: Sequence[PartSection]
    """What has fields of its own."""
    schema_href: str
    """The JSON Schema of the settings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidePagesContext(PageContext):
    """What the guide's page of pages written by hand is given."""

    template: ClassVar[str] = "pages/authoring_pages.md.j2"

    doc: Sequence[Markup]
    """What such a page is, in paragraphs."""
    example: Markup
    """Some of the fields before its text."""
    columns: Sequence[str]
    """The columns of tables of fields."""
    rows: Sequence[Sequence[Markup]]
    """The fields before its text."""
    parts: Sequence[PartSection]
    """What has fields of its own."""
    settings_href: str
    """The guide's page of the settings."""


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
    """What the kind is called, and where its files lie."""
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


def pages(book: Book) -> Iterator[Page]:
    """The guide: how a playbook is laid out, every kind with its fields, every check, every fault.

    It is for authors: readers have it where the settings say so.
    """
    lead = "How the files of this playbook are written: folders, fields, forms of values, checks."
    yield Page(INDEX, TITLE, GuideContext.template, _index, lead, tab="More", weight=0.05)
    template = GuideKindContext.template
    below = [
        *(replace(each, crumbs=((TITLE, INDEX), (each.title, ""))) for each in authoring_tasks.pages(INDEX)),
        _below(SETTINGS, "Settings: playbook.yml", GuideSettingsContext.template, _settings),
        _below(PAGES, "Pages written by hand", GuidePagesContext.template, _pages),
        _below(KINDS, "Kinds of your own", GuideOwnKindsContext.template, _own_kinds),
        *(_below(address(kind), kind.about.title, template, _kind(kind)) for kind in book.kinds),
        _below(
            authoring_faults.URI,
            authoring_faults.TITLE,
            authoring_faults.GuideFaultsContext.template,
            authoring_faults.context,
        ),
    ]
    row = PageRow(TITLE, INDEX, ((page.title, page.uri) for page in below), fixed=True)
    yield from (replace(page, context=_among(row, page.context)) for page in below)
    yield from authoring_checks.pages((TITLE, INDEX))


def _among(row: PageRow, context: ContextOf) -> ContextOf:
    """What a page of the guide is given, and its siblings."""

    def wider(view: View) -> PageContext:
        return replace(context(view), siblings=row.around(view))

    return wider


def downloads(book: Book) -> Iterator[Download]:
    """A JSON Schema for each kind, in its two forms, and one for the settings."""
    yield from (replace(file, uri=_schema_uri(file.uri)) for file in editors.schemas(book.kinds))


def address(kind: type[Entity]) -> str:
    """The source address of a kind's page in the guide."""
    return f"authoring/{kind.about.name}.md"


def _below(uri: str, title: str, template: str, context: ContextOf) -> Page:
    return Page(uri, title, template, context, crumbs=((TITLE, INDEX), (title, "")), weight=0.02)


def _schema_uri(file: str) -> str:
    return f"assets/schema/{file}"


def _index(view: View) -> GuideContext:
    kinds = [
        [
            anchor(view.href(address(kind)), kind.about.title),
            code(f"content/{kind.about.plural}/<id>.yml"),
            code(f"content/{kind.about.plural}.yml"),
            with_code(guide.paragraphs(kind)[0]),
        ]
        for kind in view.book.kinds
    ]
    values = [
        [
            form.name,
            Markup("<br>").join(map(code, form.examples)),
            Markup(", ").join(map(code, form.also)),
            with_code(form.note),
        ]
        for form in value_formats.VALUE_FORMATS
    ]
    return GuideContext(
        kinds=kinds,
        value_forms=values,
        tutorial_href=view.href(authoring_tasks.TUTORIAL),
        tasks_href=view.href(authoring_tasks.TASKS),
        settings_href=view.href(SETTINGS),
        pages_href=view.href(PAGES),
        kinds_href=view.href(KINDS),
        checks_href=view.href(authoring_checks.OVERVIEW),
        faults_href=view.href(authoring_faults.URI),
    )


def _settings(view: View) -> GuideSettingsContext:
    return GuideSettingsContext(
        doc=guide.paragraphs(Settings),
        example=Markup(example.full(Settings)),
        columns=FIELDS,
        rows=field_rows(guide.entries(Settings)),
        parts=[part_section(part) for part in guide.parts(Settings)],
        schema_href=view.href(_schema_uri(editors.SETTINGS)),
    )


def _pages(view: View) -> GuidePagesContext:
    entries = guide.entries(FrontMatter)
    return GuidePagesContext(
        doc=[with_code(each) for each in guide.paragraphs(FrontMatter)],
        example=Markup("\n").join(f"{each.name}: {each.example}" for each in entries if each.name in ("title", "tags")),
        columns=FIELDS,
        rows=field_rows(entries),
        parts=[part_section(part) for part in guide.parts(FrontMatter)],
        settings_href=view.href(SETTINGS),
    )


def _own_kinds(view: View) -> GuideOwnKindsContext:
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
        schema_href=view.href(_schema_uri(editors.KIND)),
    )


def _kind(kind: type[Entity]) -> Callable[[View], GuideKindContext]:
    def context(view: View) -> GuideKindContext:
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
            schema_href=view.href(_schema_uri(editors.one(about))),
            collection_schema_href=view.href(_schema_uri(editors.several(about))),
            values_href=view.href(f"{INDEX}#s-values"),
        )

    return context


def _collection(kind: type[Entity]) -> str:
    """The least that would do, as an entry of a file for many."""
    lines = example.least(kind).splitlines()
    return "\n".join([f"{example.ID}:", *(f"  {line}" for line in lines)]) if lines else f"{example.ID}: {{}}"
