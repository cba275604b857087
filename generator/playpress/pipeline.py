"""The program on one screen: a project folder -> the Book, its problems and its pages. Prints nothing."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from playpress import checks, graph
from playpress.checks.check import Check
from playpress.derive import changes
from playpress.derive.changes import Changes
from playpress.graph import Book
from playpress.model import known_ids, walk
from playpress.model.entity import Entity
from playpress.model.kinds import KINDS
from playpress.model.known_ids import KnownIds
from playpress.model.load import Loaded, load
from playpress.model.settings import vocabularies
from playpress.problems import Problem, Profile, fault, faults, in_order
from playpress.publications import requested
from playpress.site import editors, for_readers, logo, own_kinds, picture_files, prose_addresses, sitemap, theme
from playpress.site.emit import emit
from playpress.site.file import File
from playpress.site.render import render
from playpress.site.sitemap import SitePlan
from playpress.source import revision
from playpress.source.readings import Readings
from playpress.source.revision import Unread

OWN = ".playpress"
"""The folder of a project in which Playpress keeps what it can make again."""


@dataclass(frozen=True, slots=True)
class Edition:
    """For whom a playbook is made, and what comes with it."""

    circle: str = ""
    """The circle of readers; empty: those who see everything."""
    for_readers: bool = False
    """Whether it is made for reading, so that what the setting `hidden` names is left out for all."""
    pdfs: bool | None = None
    """Whether its pages have PDFs; None leaves it to the settings."""
    guide: bool | None = None
    """Whether it has the guide for authors; None leaves it to the settings."""
    profile: Profile | None = None
    """How much is checked; None leaves it to the settings."""


WHOLE = Edition()
"""Everything that is written, as the settings say."""


@dataclass(frozen=True, slots=True)
class Playbook:
    """A project, read, checked and planned. With faults among the problems it must not be published."""

    project: Path
    book: Book | None
    problems: tuple[Problem, ...]
    skipped: tuple[Check, ...] = ()
    later: Mapping[str, int] = field(default_factory=dict)
    """How many findings of which check the profile starter leaves for later."""
    changes: Changes | None = None
    """What is different since the revision that the setting `changes_since` names."""
    plan: SitePlan | None = None
    """What its site is made of; there is one as soon as there is a book."""
    loaded: Loaded | None = None
    """What was read, linked or not."""
    circle: str = ""
    """The circle of readers for whom it is; empty: everything that is written."""
    left_out: tuple[Problem, ...] = ()
    """Where they see less than was written for them."""

    def in_its_language(self) -> AbstractContextManager[None]:
        """What is said of it inside has dates and figures as its language writes them; in English without a book."""
        return self.book.in_its_language() if self.book else nullcontext()

    @property
    def kinds(self) -> tuple[type[Entity], ...]:
        """Its kinds: those that every playbook has, and its own; only the first where nothing was read."""
        return self.loaded.own.kinds if self.loaded else KINDS

    @property
    def faults(self) -> tuple[Problem, ...]:
        """What has to be fixed before anything is built."""
        return faults(self.problems)

    @property
    def findings(self) -> tuple[Problem, ...]:
        """What the alignment checks say; published with the site."""
        return tuple(problem for problem in self.problems if problem.category == "finding")


def read(
    project: Path,
    today: dt.date,
    kinds: Sequence[type[Entity]] = KINDS,
    edition: Edition = WHOLE,
    changes: Mapping[str, bytes | None] | None = None,
    readings: Readings | None = None,
) -> Playbook:
    """Read, type, link, check and plan; where the settings name a revision, compare with it. Only then is git asked.

    `kinds`: those that every playbook has; it may declare more, and more fields for these. `edition`: where it is not
    for the first circle, everything behind the reading happens to a playbook that never held what its readers may not
    see. `changes`: what files are to say, None for those that are to go: nothing of it is written, and it is compared
    with no revision. `readings`: what was read before; what is read here is added to it.
    """
    playbook = _checked(project, today, kinds, edition, changes, readings)
    book = None if playbook.faults or changes else playbook.book
    if book and book.settings.changes_since:
        playbook = _compared(playbook, book, today, kinds, edition)
    return _planned(playbook, edition.pdfs)


def _as_asked(loaded: Loaded, edition: Edition) -> Loaded:
    """What was read, with or without the guide and checked as much as was asked, and not as its settings say."""
    asked = {"guide": edition.guide, "checks": edition.profile}
    update = {name: value for name, value in asked.items() if value is not None}
    if loaded.settings is None or not update:
        return loaded
    return replace(loaded, settings=loaded.settings.model_copy(update=update))


def _checked(
    project: Path,
    today: dt.date,
    kinds: Sequence[type[Entity]],
    edition: Edition,
    changes: Mapping[str, bytes | None] | None = None,
    readings: Readings | None = None,
    *,
    then: bool = False,
) -> Playbook:
    """Read, type, link and check. Checks run only on a book without faults: half a book misleads.

    Of a state of `then`, pictures are not looked at: there may be no more of them than their names.
    """
    circle, loaded = edition.circle, _as_asked(load(project, kinds, changes, readings), edition)
    book, trouble = graph.build(loaded, today)
    known = {entity.key for entity, _ in loaded.entities} | loaded.unread
    read = graph.with_names_that_exist(loaded.problems, known)
    problems = [*read, *trouble, *theme.problems(project, {kind.about.name for kind in loaded.own.kinds})]
    if book is not None and not then:
        problems += (*logo.problems(project / "content", book), *picture_files.problems(book))
    if book is not None:
        problems += requested.problems(book, loaded.unread)
    if book is not None and circle and not faults(problems):
        problems += for_readers.problems(book, circle)
    if book is None or faults(problems):
        return Playbook(project, None if circle else book, in_order(problems), loaded=loaded, circle=circle)
    readers = book.settings.circles
    if circle and not readers.sees_all(circle):
        return _checked_for(Playbook(project, book, tuple(problems), loaded=loaded, circle=circle), circle)
    if edition.for_readers and book.settings.hidden:
        seen = Playbook(project, book, tuple(problems), loaded=loaded, circle=circle)
        return _checked_for(seen, readers.ids[0])
    outcome = checks.run(book)
    found = in_order([*problems, *outcome.problems])
    return Playbook(project, book, found, outcome.skipped, outcome.later, loaded=loaded, circle=circle)


def _checked_for(playbook: Playbook, circle: str) -> Playbook:
    """The same playbook as a circle of readers may see it: projected, linked again, and checked."""
    whole, loaded = playbook.book, playbook.loaded
    if whole is None or loaded is None:
        return playbook
    seen = for_readers.seen(loaded, whole, circle)
    outcome = checks.run(seen.book) if seen.book is not None else checks.CheckResults((), ())
    found = in_order([*playbook.problems, *faults(seen.problems), *outcome.problems])
    checked = replace(playbook, book=seen.book, problems=found, skipped=outcome.skipped, later=outcome.later)
    return replace(checked, loaded=seen.loaded, left_out=seen.left_out)


def _planned(playbook: Playbook, pdfs: bool | None = None) -> Playbook:
    """The playbook with the plan of its site.

    Two pages at one address are faults, and so are links to addresses without a page; findings then wait. Where a
    definition could not be read, pages are missing for that reason, and links to them are not looked at.
    """
    book = playbook.book
    if book is None:
        return playbook
    plan = sitemap.plan(book, playbook.findings, playbook.changes, pdfs, later=playbook.later)
    wrong = [*(own_kinds.problems(playbook.loaded.own, plan) if playbook.loaded else ())]
    wrong = wrong or [*plan.collisions(book, theme.own_assets(playbook.project))]
    if not playbook.faults:
        wrong += prose_addresses.problems(book, plan.addresses)
    return with_problems(replace(playbook, plan=plan), wrong)


def with_problems(playbook: Playbook, found: Sequence[Problem]) -> Playbook:
    """The playbook with more problems. Where faults are among them, the findings wait."""
    if not faults(found):
        return replace(playbook, problems=in_order([*playbook.problems, *found])) if found else playbook
    rest = (each for each in playbook.problems if each.category != "finding")
    return replace(playbook, problems=in_order([*rest, *found]), skipped=(), later={}, changes=None)


def without_pages(playbook: Playbook, files: Collection[str]) -> Playbook:
    """The playbook without these pages by hand: no page lists them or leads to them."""
    book, plan = playbook.book, playbook.plan
    if book is None or plan is None:
        return playbook
    fewer = replace(book, pages=tuple(page for page in book.pages if page.file not in files))
    return _planned(replace(playbook, book=fewer), bool(plan.publications))


def earlier(
    project: Path,
    rev: str,
    folder: Path,
    today: dt.date,
    kinds: Sequence[type[Entity]] = KINDS,
    edition: Edition = WHOLE,
    pictures: bool = False,
) -> Playbook | Unread:
    """The playbook as it was in a revision of git, seen from today. `folder` is a new one, which holds its files.

    Files that are no definitions are empty there, unless `pictures` are wanted, too.
    """
    unread = revision.unpack(project, rev, folder, whole=pictures)
    return unread or _planned(_checked(folder, today, kinds, edition, then=True))


def changed(before: Playbook, after: Playbook) -> Changes | None:
    """What is different between two states; nothing can be said where one of them has faults."""
    if before.book is None or after.book is None or before.faults or after.faults:
        return None
    return changes.between(before.book, after.book, before.findings, after.findings)


def _compared(
    playbook: Playbook, book: Book, today: dt.date, kinds: Sequence[type[Entity]], edition: Edition
) -> Playbook:
    """The playbook with its changes, or with the fault that there are none to tell."""
    since = book.settings.changes_since or ""
    with TemporaryDirectory(prefix="playpress-") as folder:
        then = Edition(for_readers=edition.for_readers)
        before = earlier(playbook.project, since, Path(folder), today, kinds, then)
    if isinstance(before, Unread):
        return _not_compared(
            playbook, book, before.message, f"{before.hint} Without the line, the site has no such page."
        )
    if before.faults:
        message = f'"{since}" has errors of its own, so nothing can be compared with it'
        return _not_compared(playbook, book, message, f"`playpress diff {since}` lists them. Name a later revision.")
    return replace(playbook, changes=changed(before, playbook))


def _not_compared(playbook: Playbook, book: Book, message: str, hint: str) -> Playbook:
    """The playbook with a fault at the setting that asked for the changes."""
    place = book.settings_origin.place(("changes_since",))
    found = fault("VAL-VALUE", f"playbook.yml, changes_since: {message}", place, hint)
    return replace(playbook, problems=in_order([*playbook.problems, found]))


def pages(playbook: Playbook) -> tuple[File, ...]:
    """Every generated file of the wiki. Ask only of a playbook without faults."""
    if playbook.book is None or playbook.plan is None:
        return ()
    cache, themes = playbook.project / OWN / "templates", theme.folders(playbook.project)
    return emit(playbook.plan, playbook.book, themes, cache)


def page(playbook: Playbook, uri: str) -> File | None:
    """One page of the wiki, by the address of its source; None where none is generated there."""
    if playbook.book is None or playbook.plan is None:
        return None
    kinds = [kind.about for kind in playbook.book.kinds]
    env = theme.environment(theme.folders(playbook.project), kinds)
    theme.remember(env, playbook.project / OWN / "templates")
    wanted = [each for each in playbook.plan.pages if each.uri == uri]
    return next(render(wanted, playbook.book, env, bool(playbook.plan.publications)), None)


def schemas(playbook: Playbook) -> tuple[File, ...]:
    """The schemas with which editors complete and check this playbook, also while it has faults."""
    return tuple(each.made() for each in editors.schemas(playbook.kinds, ids(playbook)))


def ids(playbook: Playbook) -> KnownIds:
    """The ids that were read, whatever else is wrong. Where nothing could be read, every id may be right."""
    book, loaded, kinds = playbook.book, playbook.loaded, playbook.kinds
    if loaded is None:
        return known_ids.of((), [f"{kind.about.name}:*" for kind in kinds], (), kinds, {})
    read = book.entities.values() if book else (entity for entity, _ in loaded.entities)
    inside = ((entity, book.inside(entity) if book else walk.values(entity)) for entity in read)
    entities = ((entity, [part for _, part in walk.parts(values)]) for entity, values in inside)
    words = vocabularies(loaded.settings) if loaded.settings else {}
    return known_ids.of(entities, loaded.unread, loaded.inventories, kinds, words)
