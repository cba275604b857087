"""The model, the checks and the faults -> the guide for people who write a playbook."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from markupsafe import Markup

from playpress import urls
from playpress.graph import Book
from playpress.model import example, guide, value_formats
from playpress.model.own_page import FrontMatter
from playpress.model.settings import Settings
from playpress.site import editors
from playpress.site.context import PageContext
from playpress.site.file import Download
from playpress.site.markup import anchor, with_code
from playpress.site.page import ContextOf, Page
from playpress.site.pages import authoring_checks, authoring_faults, authoring_kinds, authoring_tasks
from playpress.site.pages.authoring_fields import (
    FIELDS,
    INDEX,
    SCHEMAS,
    PartSection,
    code,
    field_rows,
    part_section,
    schema_uri,
)
from playpress.site.pages.authoring_kinds import address
from playpress.site.siblings import PageRow
from playpress.site.view import View

SETTINGS, PAGES = "authoring/playbook.md", "authoring/pages.md"
ADDRESSES = (
    *(INDEX, SETTINGS, PAGES, authoring_kinds.OWN, authoring_faults.URI, authoring_checks.OVERVIEW),
    *(authoring_tasks.TUTORIAL, authoring_tasks.TASKS),
)
"""The pages of the guide that are not about a kind."""
FOLDERS = (urls.GUIDE, SCHEMAS)
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


def pages(book: Book) -> Iterator[Page]:
    """The guide: how a playbook is laid out, every kind with its fields, every check, every fault.

    It is for authors: readers have it where the settings say so.
    """
    lead = "How the files of this playbook are written: folders, fields, forms of values, checks."
    yield Page(INDEX, TITLE, GuideContext.template, _index, lead, tab="More", weight=0.05)
    template, own = authoring_kinds.GuideKindContext.template, authoring_kinds.GuideOwnKindsContext.template
    below = [
        *(replace(each, crumbs=((TITLE, INDEX), (each.title, ""))) for each in authoring_tasks.pages(INDEX)),
        _below(SETTINGS, "Settings: playbook.yml", GuideSettingsContext.template, _settings),
        _below(PAGES, "Pages written by hand", GuidePagesContext.template, _pages),
        _below(authoring_kinds.OWN, "Kinds of your own", own, authoring_kinds.own),
        *(_below(address(kind), kind.about.title, template, authoring_kinds.context(kind)) for kind in book.kinds),
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
    yield from (replace(file, uri=schema_uri(file.uri)) for file in editors.schemas(book.kinds))


def _below(uri: str, title: str, template: str, context: ContextOf) -> Page:
    return Page(uri, title, template, context, crumbs=((TITLE, INDEX), (title, "")), weight=0.02)


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
        kinds_href=view.href(authoring_kinds.OWN),
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
        schema_href=view.href(schema_uri(editors.SETTINGS)),
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
