"""A playbook, a draft and its messages -> pages of the editor as HTML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from playpress.checks import DESCRIPTIONS
from playpress.editor import draft, files, places, shapes, steps
from playpress.editor.draft import DraftValue
from playpress.editor.messages import Messages
from playpress.editor.places import Listed
from playpress.editor.shapes import Shape
from playpress.model import id_schemas
from playpress.model.entity import Entity
from playpress.model.kind import Kind
from playpress.model.known_ids import KnownIds
from playpress.model.part import Model
from playpress.model.settings import VOCABULARIES, Settings
from playpress.model.text import in_words
from playpress.pipeline import Playbook
from playpress.problems import Problem, faults
from playpress.site import brand_style, bundle, theme
from playpress.source.document import Raw
from playpress.source.edit import one_line

HERE = Path(__file__).parent
_ENVIRONMENT = theme.environment([HERE / "templates"])


class Offers:
    """What can be chosen where something is referred to: ids with names, facts, codes of checks."""

    def __init__(self, ids: KnownIds) -> None:
        self._ids = ids
        self._found: dict[str, Mapping[str, str]] = {}
        self._called: dict[str, dict[str, list[str]]] = {}

    def of(self, shape: Shape) -> Mapping[str, str]:
        """What is offered at a place: each value with the name of what it means."""
        name = draft.offers_name(shape)
        if name not in self._found:
            self._found[name] = self._made(shape)
        return self._found[name]

    def _made(self, shape: Shape) -> Mapping[str, str]:
        if shape.to is not None:
            return id_schemas.offered(shape.to, self._ids)
        if shape.listed == "facts":
            return self._ids.facts
        if shape.listed in VOCABULARIES:
            return dict.fromkeys(self._ids.vocabularies.get(shape.listed, ()), "")
        return DESCRIPTIONS if shape.listed else {}

    def meant(self, shape: Shape, text: str) -> str:
        """What was typed, or the id of the one definition that is called so."""
        bare, offered = text.strip().casefold(), self.of(shape)
        if shape.sort != "reference" or not bare or text.strip() in offered:
            return text
        name = draft.offers_name(shape)
        if name not in self._called:
            for value, words in offered.items():
                self._called.setdefault(name, {}).setdefault(words.casefold(), []).append(value)
        called = self._called.get(name, {}).get(bare, [])
        return called[0] if len(called) == 1 else text

    def lists(self, node: DraftValue) -> dict[str, Shape]:
        """The lists of offers that the controls of a draft need."""
        found: dict[str, Shape] = {}
        for each in node.all():
            for shape in (each.control, *((each.shape.key,) if each.shape.key else ())):
                if name := draft.offers_name(shape):
                    found.setdefault(name, shape)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What every page of the editor shows around it."""

    token: str
    company: str = ""
    undo: str = ""
    """What the last save was, where there is one to undo."""
    said: str = ""
    """What was just done."""
    problems: Sequence[Problem] = ()
    """What kept it from being done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """What the page with the form of a definition shows."""

    title: str
    kind: type[Model]
    id: str
    file: str
    draft: DraftValue
    base: str
    """What the form began with, as JSON."""
    messages: Messages
    offers: Offers
    open: str = ""
    """The control that comes next."""
    theirs: Mapping[str, Raw] = field(default_factory=dict)
    """What the file says by now, of fields that were changed there and here."""
    removed: frozenset[str] = frozenset()
    """Those of them that were removed here."""
    conflict: bool = False
    confirm: bool = False
    """Whether saving has to be confirmed, because it brings errors."""
    page: str = ""
    """Where the site has the page; empty for a new definition."""
    new: bool = False

    @property
    def about(self) -> Kind:
        """What it is a form of."""
        return files.about(self.kind)

    @property
    def key(self) -> str:
        """What no other form is called by."""
        return places.key(self.kind, self.id, self.file)

    @property
    def whole_file(self) -> bool:
        """Whether it is the form of a file that holds no definition."""
        return not issubclass(self.kind, Entity)

    @property
    def address(self) -> str:
        """Where the form is."""
        if self.new:
            return f"/edit/{'new' if self.whole_file else 'add'}/{self.about.name}"
        return places.address(self.key)

    @property
    def removal(self) -> str:
        """Where it can be removed; empty where it cannot be."""
        if self.new or (self.whole_file and self.kind not in files.GROWING):
            return ""
        return self.address.replace("/file/", "/remove/", 1) if self.whole_file else f"{self.address}/remove"


@dataclass(frozen=True, slots=True)
class KindRows:
    """The definitions of a kind, in the list of all."""

    kind: type[Model]
    rows: tuple[tuple[Listed, int, int], ...]
    """Each with its errors and its findings."""

    @property
    def about(self) -> Kind:
        """What the kind is called."""
        return files.about(self.kind)

    @property
    def can_grow(self) -> bool:
        """Whether the editor adds another one."""
        return issubclass(self.kind, Entity) or self.kind in files.GROWING

    @property
    def address(self) -> str:
        """Where the form for another one is."""
        return f"/edit/{'add' if issubclass(self.kind, Entity) else 'new'}/{self.about.name}"


@dataclass(frozen=True)
class Overview:
    """The list of all definitions."""

    playbook: Playbook
    query: str = ""

    @cached_property
    def entries(self) -> list[Listed]:
        """Every definition."""
        loaded = self.playbook.loaded
        return [*places.listed(loaded), *files.listed(loaded)] if loaded else []

    @cached_property
    def by_definition(self) -> Mapping[str, list[Problem]]:
        """Problems by the definition they are about."""
        open_ = (each for each in self.playbook.problems if each.category != "notice" and not each.waived)
        return places.subjects(open_, self.entries)

    @property
    def groups(self) -> list[KindRows]:
        """The kinds, each with its definitions that are looked for."""
        wanted = self.query.casefold().split()
        kinds: list[type[Model]] = [*self.playbook.kinds, *files.ABOUT]
        found: dict[type[Model], list[tuple[Listed, int, int]]] = {kind: [] for kind in kinds}
        for each in self.entries:
            words = f"{each.name} {each.id} {files.about(each.kind).title}".casefold()
            if all(word in words for word in wanted):
                here = self.by_definition.get(each.key, [])
                wrong = len(faults(here))
                found[each.kind].append((each, wrong, len(here) - wrong))
        shown = ((kind, rows) for kind, rows in found.items() if rows or not (wanted or kind is Settings))
        return [KindRows(kind, tuple(rows)) for kind, rows in shown]

    @property
    def others(self) -> list[Problem]:
        """Errors that are at no definition: files that cannot be read, settings, the theme."""
        return list(faults(self.by_definition.get("", [])))


def title(raw: Raw, id_: str) -> str:
    """What a form is called: by what its draft says, else by its id."""
    name = (raw.get("name") or raw.get("title")) if isinstance(raw, dict) else None
    return name.strip() if isinstance(name, str) else in_words(id_)


def rendered(template: str, frame: Frame, **given: Any) -> str:
    """One page."""
    helps = {
        "fields": shapes.fields, "in_words": _in_words, "offers_name": draft.offers_name, "written_at": steps.written,
    }  # fmt: skip
    return _ENVIRONMENT.get_template(f"{template}.html.j2").render(frame=frame, **helps, **given)


def _in_words(raw: Raw) -> str:
    """A value that no control shows, on one line; a text as it is."""
    if raw is None:
        return "(nothing)"
    return raw if isinstance(raw, str) else one_line(raw)


def style(playbook: Playbook) -> bytes:
    """The stylesheet of the playbook's own site, whose colours the editor has."""
    brand = playbook.book.settings.brand if playbook.book else None
    return bundle.main_style(theme.folders(playbook.project), brand_style.screen(brand), theme.minified())


def asset(name: str) -> bytes:
    """A script or a style of the editor."""
    return (HERE / "assets" / name).read_bytes()
