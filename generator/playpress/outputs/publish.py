"""A site's files, built beside the published site -> that site replaced in one step, or left as it was."""

import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from playpress.outputs import atomic_swap, manifest
from playpress.outputs.dead_links import dead_links
from playpress.outputs.disk import (
    CannotWriteError,
    RefusedError,
    files_below,
    private_folder,
    refused_by_disk,
    refused_place,
)
from playpress.outputs.lock import lock
from playpress.outputs.manifest import MadeFrom
from playpress.problems import Place, Problem, fault, notice, shorten
from playpress.site.file import File

_MKDOCS = ("404.html", "index.html", "sitemap.xml")
_HASHED = re.compile(
    r"assets/(?:javascripts|stylesheets)/\S+\.[0-9a-f]{8}\.min\.(?:js|css)(?:\.map)?|search/[dtv]\d+\.js"
)
"""Material's files, whose names change with its version, and those of the search, which are more or fewer."""
_NOTHING_SAID = MadeFrom()
_LONG = 300
"""Signs of a name that a message quotes."""


def publish(
    out: Path, build: Callable[[Path], Sequence[Problem]], mkdocs: bool = False, origin: MadeFrom = _NOTHING_SAID
) -> tuple[Problem, ...]:
    """Let `build` fill a folder beside `out`; with no problems it takes the place of `out`, else nothing changes.

    `mkdocs`: `out` is the folder into which `mkdocs build` writes this very project. `origin`: what the manifest beside
    the site says it was made from. What would lose a file that is not ours raises RefusedError.
    """
    with _disk(out):
        refuse_unless_ours(out, mkdocs)
    with _workshop(out) as shop:
        new, old = shop / "new", shop / "old"
        atomic_swap.recover(out, old)
        manifest.recover(out)
        for leftover in (new, old):
            shutil.rmtree(leftover, ignore_errors=True)
        new.mkdir()
        problems = tuple(build(new))
        if problems:
            return problems
        _refuse_to_lose(out, new, mkdocs)
        manifest.prepare(out, new, origin)
        atomic_swap.settle(new)
        atomic_swap.swap(new, out, old)
        manifest.confirm(out)
        shutil.rmtree(old, ignore_errors=True)
    return ()


def refuse_unless_ours(out: Path, mkdocs: bool = False) -> None:
    """Before anything is built: a folder that cannot be a site of ours is never replaced.

    A site of ours has our manifest beside it. MkDocs writes none; what looks like its work counts only where `mkdocs`
    says that MkDocs builds this very project there.
    """
    if out.is_symlink():
        raise RefusedError(f"{out} is a link to another place; name the folder itself")
    if out.exists() and not out.is_dir():
        raise RefusedError(f"{out} is a file; name a folder to build into")
    if not out.is_dir() or manifest.exists(out):
        return
    if mkdocs and _looks_like_mkdocs(out):
        return
    if names := manifest.names(out):
        raise _holds(out, names[0])


def _refuse_to_lose(out: Path, new: Path, mkdocs: bool) -> None:
    """Before the swap: the old site must be one that a build made, and so must every file in it.

    Those are the files that our manifest names. `mkdocs build` leaves the manifest as it was (or writes none), so in
    its folder a file may also be one that the new build writes, too, or one whose name changes from build to build.
    A file that was changed by hand is a changed copy: it is made again. A folder in which no file is as it was made is
    another one that took the place of the site: the manifest beside it says nothing about it.
    """
    if not out.is_dir():
        return
    last, there = manifest.last(out), manifest.names(out)
    made = {*last.files, *(manifest.names(new) if mkdocs else ())}
    for name in there:
        if name not in made and not (mkdocs and _HASHED.fullmatch(name)):
            raise _holds(out, name)
    ours = any(last.is_as_made(out, name) for name in there) or (mkdocs and _looks_like_mkdocs(out))
    if there and not ours and not manifest.is_inside(out):
        text = f"no file in {out} is as the last build made it, and this one would delete what is there"
        raise RefusedError(f"{text}; move that folder away, or choose another one")


def _looks_like_mkdocs(out: Path) -> bool:
    return all((out / name).is_file() for name in _MKDOCS)


def _holds(out: Path, name: str) -> RefusedError:
    text = f"{out} contains {shorten(name, _LONG)}, which no build made and this one would delete"
    return RefusedError(f"{text}; move that file away, or choose another folder")


def verify(site: Path, sources: Mapping[str, File], root: str = "/") -> Iterator[Problem]:
    """What is wrong with a built site: pages that are missing, links inside it that lead nowhere.

    `sources` are the files it was made from, by their addresses. What a page of a plugin's own links to is a notice.
    """
    built = {path.relative_to(site).as_posix(): path for path in files_below(site)}
    for uri, file in sources.items():
        if uri not in built:
            hint = "MkDocs leaves out folders named `templates` and what `exclude_docs` in mkdocs.yml names."
            yield fault("SITE-PAGE", f"the page {uri} was not built", Place(file.source or file.uri), hint)
    pages = {uri: path.read_text(encoding="utf-8") for uri, path in built.items() if uri.endswith(".html")}
    for dead in dead_links(pages, frozenset(built), root):
        message = f'the link "{dead.link}" on {dead.page} leads nowhere'
        if dead.page in sources or dead.page in _MKDOCS:
            hint = "Fix the link; a link to another page of the playbook ends in .md."
            yield fault("SITE-LINK", message, _place(sources.get(dead.page), dead.link, dead.page), hint)
        else:
            yield notice("SITE-LINK", message, Place(dead.page), "The page is made by a plugin.")


def address(uri: str) -> str:
    """Where a host puts a source file: `goals/close-sales.md` is published as `goals/close-sales.html`."""
    if not uri.endswith(".md"):
        return uri
    folder, slash, name = uri[:-3].rpartition("/")
    return f"{folder}{slash}{'index' if name == 'README' else name}.html"


def _place(file: File | None, link: str, page: str) -> Place:
    """Where a link was written, as near as can be told."""
    if file is None:
        return Place(page)
    if file.source.endswith(".md"):
        for number, line in enumerate(file.content.decode("utf-8", "replace").splitlines(), 1):
            if link in line:
                return Place(file.source, number, line.index(link) + 1)
    return Place(file.source or file.uri)


@contextmanager
def _workshop(out: Path) -> Iterator[Path]:
    """A hidden folder beside `out`, ours alone while we work; afterwards it holds the manifest, if there is one."""
    shop = manifest.workshop(out)
    with _disk(out):
        private_folder(shop)
        shop.chmod(0o700)  # A server whose root is above must not hand out what is in it.
        try:
            with lock(shop / "lock"), _cleared(out, shop):
                yield shop
        finally:
            with suppress(OSError):  # Another build may just have begun here.
                shop.rmdir()


@contextmanager
def _cleared(out: Path, shop: Path) -> Iterator[None]:
    """Leave nothing behind, whatever happens; an old site that is still set aside is put back by the next build."""
    try:
        yield
    finally:
        with suppress(OSError):
            manifest.recover(out)
        shutil.rmtree(shop / "new", ignore_errors=True)
        if not any(shop.glob("manifest*")):
            (shop / ".gitignore").unlink(missing_ok=True)


@contextmanager
def _disk(path: Path) -> Iterator[None]:
    """What the disk refuses, as an error with a place."""
    try:
        yield
    except OSError as error:
        if not refused_by_disk(error):
            raise
        raise CannotWriteError(Path(refused_place(error) or path), error) from error
