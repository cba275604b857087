"""A playbook and what is asked for by name -> the volumes to print. No engine is needed for it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from playpress.derive import clock, onboarding, schedule
from playpress.derive.training import Hours
from playpress.outputs.disk import RefusedError
from playpress.pdf import class_sheets
from playpress.pdf.assembly import PrintSource, assembled
from playpress.pdf.volume import Chapter, Volume, VolumePart
from playpress.pipeline import Playbook
from playpress.publications import catalogue, cohort, selection
from playpress.publications.cohort import Person
from playpress.publications.publication import OnePage, Publication
from playpress.site import theme
from playpress.thesaurus import nearest

_MANY = 8
"""So many names are listed where none is near."""


def print_source(playbook: Playbook) -> PrintSource:
    """What a playbook without faults is printed from. Paper has no links to PDFs."""
    if playbook.book is None or playbook.plan is None:
        raise ValueError("a playbook with errors is not printed")
    kinds = [kind.about for kind in playbook.book.kinds]
    templates = theme.environment(theme.folders(playbook.project), kinds, paper=True)
    pages = {page.uri: replace(page, pdf="", books=()) for page in playbook.plan.pages}
    return PrintSource(playbook.book, pages, templates)


def chosen(source: PrintSource, names: Sequence[str], start: dt.date | None = None) -> list[Volume]:
    """What is asked for, by names or by what it is about; where nothing is named, all that the catalogue lists."""
    known = {each.name: each for each in catalogue.listed(source.book)}
    asked = dict.fromkeys(name.strip().lower() for name in names)
    found = [known.get(name) or _about(source, name, known) for name in asked] if asked else known.values()
    return [assembled(source, each, start) for each in found]


def for_cohort(source: PrintSource, people: Sequence[Person], hours: Hours, name: str) -> list[Volume]:
    """What a class is handed out: a folder and a booklet for each, a key for each role, and the sheets of the class.

    `name` tells the sheets of this class from those of another one.
    """
    times = source.book.settings.working_time
    groups: dict[tuple[str, str, dt.date], list[Person]] = {}
    for each in people:
        first = clock.next_working_day(each.start, times)
        groups.setdefault((each.path.id, each.role.id, first), []).append(each)
    found = [
        assembled(source, publication, start, group, hours)
        for (*_, start), group in groups.items()
        for publication in (
            *catalogue.day_one(source.book, group[0].path),
            catalogue.booklet(source.book, group[0].path),
        )
    ]
    paths = cohort.paths(people)
    asked = {group[0].path.id: (start, group) for (*_, start), group in reversed(groups.items())}
    found += [assembled(source, key, *asked[path.id]) for path in paths for key in catalogue.answers(source.book, path)]
    days = sorted({start for *_, start in groups})
    classes = [
        class_sheets.of(
            source.book,
            [each for (*_, start), group in groups.items() for each in group if start == day],
            schedule.schedule(day, times),
            hours,
        )
        for day in days
    ]
    for end, (reader, make) in class_sheets.PAGES.items():
        page = make(classes)
        publication = Publication(f"class-{name}-{end}", page.title, OnePage(page.uri, paths), reader, "sheet")
        found.append(Volume(publication, (VolumePart(page.title, "", (Chapter(page.title, (page,)),)),)))
    return found


def _about(source: PrintSource, name: str, known: Iterable[str]) -> Publication:
    """`role:sales-rep` is the role's booklet, `process:onboarding` that one page, `strategies` all of a kind."""
    found = selection.select(source.book, name)
    if found is not None and found.entities:
        if found.kind is not None:
            return catalogue.section(source.book, found.kind)
        (entity,) = found.entities
        return catalogue.of(source.book, onboarding.path_into(source.book, entity) or entity)
    raise RefusedError(f'there is no publication and no definition "{name}". {_hint(source, name, known)}')


def _hint(source: PrintSource, name: str, known: Iterable[str]) -> str:
    """The nearest name; of a kind without one near, what there is."""
    kind, colon, id_ = name.partition(":")
    keys = list(source.book.entities)
    same = [key.partition(":")[2] for key in keys if colon and key.startswith(f"{kind}:")]
    near = nearest(id_, same) if same else nearest(name, [*known, *keys])
    if near:
        return f'Did you mean "{f"{kind}:" if same else ""}{near}"?'
    if same:
        return f"There are: {', '.join(f'{kind}:{each}' for each in same[:_MANY])}{' …' if len(same) > _MANY else ''}."
    return "`playpress print --list` lists what there is."
