"""A playbook and what is asked for by name -> the editions that are wanted. Nothing that draws is needed for it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import partial

from playpress.derive import onboarding
from playpress.model.ref import Ref
from playpress.outputs.disk import RefusedError
from playpress.pdf import editions
from playpress.pdf.edition import Edition
from playpress.pdf.editions import PrintSource
from playpress.pipeline import Playbook, offering
from playpress.site import plan, theme

_MANY = 8
"""So many names are listed where none is near."""


def print_source(playbook: Playbook) -> PrintSource:
    """What editions of a playbook without faults are made from. Paper offers no PDFs."""
    playbook = offering(playbook, pdfs=False)
    assert playbook.book is not None
    templates = theme.environment(theme.folders(playbook.project), paper=True)
    template = partial(theme.page_template, templates)
    pages = plan.pages(playbook.book, playbook.problems, playbook.skipped, template, playbook.changes)
    return PrintSource(playbook.book, {page.uri: page for page in pages}, templates)


def chosen(source: PrintSource, names: Sequence[str], start: dt.date | None = None) -> list[Edition]:
    """The editions that are wanted, by their names or by what they are about; all of them where none is named."""
    known = {each.name: each for each in editions.editions(source, start)}
    if not names:
        return list(known.values())
    wanted = dict.fromkeys(name.strip().lower() for name in names)
    return [known.get(name) or _about(source, name, known, start) for name in wanted]


def _about(source: PrintSource, name: str, known: Iterable[str], start: dt.date | None) -> Edition:
    """`role:sales-rep` is the role's booklet, `process:onboarding` that one page, `strategies` all of a kind."""
    kind, colon, id_ = name.partition(":")
    entity = source.book.get(Ref(kind, id_)) if colon else None
    if entity is not None:
        return editions.about(source, onboarding.path_into(source.book, entity) or entity, start)
    section = editions.section(source, name)
    if section is not None:
        return section
    raise RefusedError(f'there is no edition and no definition "{name}". {_hint(source, name, known)}')


def _hint(source: PrintSource, name: str, known: Iterable[str]) -> str:
    """The nearest name; of a kind without one near, what there is."""
    kind, colon, id_ = name.partition(":")
    keys = list(source.book.entities)
    same = [key.partition(":")[2] for key in keys if colon and key.startswith(f"{kind}:")]
    near = [f"{kind}:{each}" for each in get_close_matches(id_, same, 1, 0.6)]
    near = near if same else get_close_matches(name, [*known, *keys], 1, 0.6)
    if near:
        return f'Did you mean "{near[0]}"?'
    if same:
        return f"There are: {', '.join(f'{kind}:{each}' for each in same[:_MANY])}{' …' if len(same) > _MANY else ''}."
    return "`playpress print --list` tells what there is."
