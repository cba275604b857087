"""The program on one screen: a project folder -> the Book, its problems and its pages. Prints nothing."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from playpress import checks, graph
from playpress.checks.check import Check
from playpress.derive import changes
from playpress.derive.changes import Changes
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds import KINDS
from playpress.model.load import load
from playpress.problems import Place, Problem, fault, faults, in_order
from playpress.site import logo, plan, theme
from playpress.site.emit import emit
from playpress.site.file import File
from playpress.source import content, events, revision
from playpress.source.content import SETTINGS, ContentFile
from playpress.source.revision import Unread

OWN = ".playpress"
"""The folder of a project in which Playpress keeps what it can make again."""


@dataclass(frozen=True, slots=True)
class Playbook:
    """A project, read and checked. With faults among the problems it must not be published."""

    project: Path
    book: Book | None
    problems: tuple[Problem, ...]
    skipped: tuple[Check, ...] = ()
    changes: Changes | None = None
    """What is different since the revision that the setting `changes_since` names."""

    @property
    def faults(self) -> tuple[Problem, ...]:
        """What has to be mended before anything is built."""
        return faults(self.problems)

    @property
    def findings(self) -> tuple[Problem, ...]:
        """What the alignment checks say; published with the site."""
        return tuple(problem for problem in self.problems if problem.category == "finding")


def read(project: Path, today: dt.date, kinds: Sequence[type[Entity]] = KINDS) -> Playbook:
    """Read, type, link and check; where the settings name a revision, compare with it. Only then is git asked."""
    playbook = checked(project, today, kinds)
    since = playbook.book.settings.changes_since if playbook.book and not playbook.faults else None
    return _compared(playbook, since, today, kinds) if since else playbook


def checked(project: Path, today: dt.date, kinds: Sequence[type[Entity]] = KINDS) -> Playbook:
    """Read, type, link and check. Checks run only on a book without faults: half a book misleads."""
    loaded = load(project, kinds)
    book, trouble = graph.build(loaded, kinds, today)
    problems = [*loaded.problems, *trouble, *(plan.collisions(book) if book else ())]
    problems += (*_of_brand(project, book), *_of_editions(project, book, loaded.unread)) if book else ()
    problems += theme.misnamed(project, {kind.about.name for kind in kinds})
    if book is None or problems:
        return Playbook(project, book, in_order(problems))
    outcome = checks.run(book)
    return Playbook(project, book, in_order(outcome.problems), outcome.skipped)


def offering(playbook: Playbook, pdfs: bool) -> Playbook:
    """The same playbook, whose pages offer themselves as PDFs or do not, whatever its settings say."""
    if playbook.book is None:
        return playbook
    settings = playbook.book.settings.model_copy(update={"downloads": pdfs})
    book = replace(playbook.book, settings=settings)
    taken = [each for each in plan.collisions(book) if each not in playbook.problems] if pdfs else []
    return replace(playbook, book=book, problems=in_order([*playbook.problems, *taken]))


def earlier(
    project: Path, rev: str, folder: Path, today: dt.date, kinds: Sequence[type[Entity]] = KINDS
) -> Playbook | Unread:
    """The playbook as it was in a revision of git, seen from today. `folder` is a new one, which holds its files."""
    return revision.unpack(project, rev, folder) or checked(folder, today, kinds)


def changed(before: Playbook, after: Playbook) -> Changes | None:
    """What is different between two states; nothing can be said where one of them has faults."""
    if before.book is None or after.book is None or before.faults or after.faults:
        return None
    return changes.between(before.book, after.book, before.findings, after.findings)


def _compared(playbook: Playbook, since: str, today: dt.date, kinds: Sequence[type[Entity]]) -> Playbook:
    """The playbook with its changes, or with the fault that there are none to tell."""
    with TemporaryDirectory(prefix="playpress-") as folder:
        before = earlier(playbook.project, since, Path(folder), today, kinds)
    if isinstance(before, Unread):
        return _not_compared(playbook, before.message, f"{before.hint} Without the line, the site has no such page.")
    if before.faults:
        message = f'"{since}" has faults of its own, so nothing can be compared with it'
        return _not_compared(playbook, message, f"`playpress diff {since}` lists them. Name a later revision.")
    return replace(playbook, changes=changed(before, playbook))


def _not_compared(playbook: Playbook, message: str, hint: str) -> Playbook:
    """The playbook with a fault at the setting that asked for the changes."""
    place = _setting(playbook.project, "changes_since")
    found = fault("VAL-VALUE", f"playbook.yml, changes_since: {message}", place, hint)
    return replace(playbook, problems=in_order([*playbook.problems, found]))


def _setting(project: Path, *location: str | int) -> Place:
    """Where a setting stands."""
    text, _ = content.read_text(ContentFile(SETTINGS, project / SETTINGS))
    document, _ = events.parse(text or "", SETTINGS)
    return document.origin.place(location) if document else Place(SETTINGS)


def _of_editions(project: Path, book: Book, unread: Collection[str]) -> Iterator[Problem]:
    """Books of one's own that hold nothing, what is not there, or the same twice. What was not read may be there."""
    for name, edition in book.settings.editions.items():
        where = partial(_setting, project, "editions", name)
        if key := next((key for key in book.entities if key.replace(":", "-") == name), None):
            hint = f'Write "our-{name}".'
            yield fault("VAL-VALUE", f'editions, {name}: this is the name of the sheet of "{key}"', where(), hint)
        if not edition.contents:
            hint = "Name a kind, such as strategies, or kind:id, or delete the edition."
            yield fault("VAL-VALUE", f"editions, {name}: it has no `contents`", where("contents"), hint)
        held: set[str] = set()
        for number, item in enumerate(edition.contents):
            found = _held(book, str(item))
            if not found and unread:
                continue
            if trouble := _of_item(book, str(item), found, held):
                yield fault(trouble[0], f"editions, {name}: {trouble[1]}", where("contents", number), trouble[2])
            held |= found or set()


def _held(book: Book, item: str) -> set[str] | None:
    """The definitions that an item of an edition brings; None where nothing is called so."""
    if item in book.entities:
        return {item}
    kind = next((kind for kind in book.kinds if item in _names(kind)), None)
    return {entity.key for entity in book.active(kind)} if kind else None


def _of_item(book: Book, item: str, found: set[str] | None, held: set[str]) -> tuple[str, str, str] | None:
    """Code, message and cure of an item that cannot be printed, or not beside what is held already."""
    if found is None:
        known = [*(name for kind in book.kinds for name in _names(kind)), *book.entities]
        near = get_close_matches(item, known, 1, 0.6)
        hint = f'Did you mean "{near[0]}"?' if near else "Name a kind, such as strategies, or kind:id."
        return "REF-1", f'there is no "{item}"', hint
    if not found:
        return "VAL-VALUE", f'"{item}" brings nothing: none of them is in use', "Define one, or delete the item."
    if found & held:
        twice = "" if item in found & held else f": {', '.join(sorted(found & held)[:3])}"
        return "VAL-VALUE", f'"{item}" brings what is in this edition already{twice}', "Keep one of the two."
    return None


def _names(kind: type[Entity]) -> tuple[str, str, str]:
    return kind.about.name, kind.about.plural, kind.about.address


def _of_brand(project: Path, book: Book) -> Iterator[Problem]:
    """A logo that cannot be shown."""
    for message, hint in logo.trouble(project / "content", book.settings.brand):
        yield fault("VAL-VALUE", f"playbook.yml, brand, logo: {message}", _setting(project, "brand", "logo"), hint)


def pages(playbook: Playbook) -> tuple[File, ...]:
    """Every generated file of the wiki. Ask only of a playbook without faults."""
    if playbook.book is None:
        return ()
    cache, themes = playbook.project / OWN / "templates", theme.folders(playbook.project)
    return emit(playbook.book, playbook.problems, playbook.skipped, themes, cache, playbook.changes)
