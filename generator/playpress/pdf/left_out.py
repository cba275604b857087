"""A volume that selects -> what of the playbook it leaves out, in words."""

from collections.abc import Collection, Iterator

from playpress import urls
from playpress.derive import onboarding
from playpress.graph import Book
from playpress.model.field import small
from playpress.model.kind import Kind
from playpress.pdf.volume import Volume
from playpress.publications.publication import Path


def left_out(volume: Volume, book: Book, glossary: Collection[str]) -> str:
    """ "3 of 14 goals, all 9 sources and the plan"; empty where nothing is left out, or where it is no selection.

    `glossary` are the keys of the terms that only the glossary explains.
    """
    if not volume.publication.selects:
        return ""
    *most, last = [*_by_kind(volume, book, glossary)] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def _by_kind(volume: Volume, book: Book, glossary: Collection[str]) -> Iterator[str]:
    """A phrase for each kind of which some definitions in use are not in the volume."""
    pages = {page.uri for page in volume.pages} | _walked(volume, book)
    for kind in book.kinds:
        used = book.active(kind)
        missing = sum(urls.page(each) not in pages and each.key not in glossary for each in used)
        if missing:
            yield _counted(kind.about, missing, len(used))


def _walked(volume: Volume, book: Book) -> set[str]:
    """The pages of the paths that a booklet has phase by phase."""
    contents = volume.publication.contents
    return {urls.page(each) for each in onboarding.chain(book, contents.path)} if isinstance(contents, Path) else set()


def _counted(kind: Kind, missing: int, used: int) -> str:
    if used == 1:
        return f"the {kind.sentence}"
    every = "both" if used == 2 else f"all {used}"
    return f"{every if missing == used else f'{missing} of {used}'} {small(kind.titles)}"
