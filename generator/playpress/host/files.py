"""Generated files -> files as MkDocs and its plugins know them."""

from collections.abc import Collection
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File as HostFile
from mkdocs.structure.files import Files, InclusionLevel

from playpress.outputs import disk, publish
from playpress.site.file import File
from playpress.source.content import SETTINGS


def generated(made: File, config: MkDocsConfig, cache: Path, project: Path, menu: Collection[str]) -> HostFile:
    """A file as MkDocs knows it. Pages that no menu lists are found by search and links.

    A page seems to lie where its definition does: what other plugins ask git about it, they ask about the definition.
    """
    outside = made.uri.endswith(".md") and made.uri not in menu
    level = InclusionLevel.NOT_IN_NAV if outside else InclusionLevel.INCLUDED
    file = HostFile.generated(config, made.uri, abs_src_path=str(disk.inside(cache, made.uri)), inclusion=level)
    if made.uri.endswith(".md"):
        file.content_bytes = made.content
        file.abs_src_path = str(project / (made.source or SETTINGS))
        file.generated_by = None
        file.edit_uri = None
    return file


def put(files: Files, file: HostFile) -> None:
    """Add a file, in place of another of its name."""
    taken = files.get_file_from_path(file.src_uri)
    if taken is not None:
        files.remove(taken)
    files.append(file)


def in_place(file: HostFile) -> bool:
    """Whether a page or download by hand is published, and where its source is."""
    return file.dest_uri == publish.address(file.src_uri) and file.inclusion.is_included()  # type: ignore[no-untyped-call]
