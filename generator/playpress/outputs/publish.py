"""A site's files, built beside the published site -> that site replaced in one step, or left as it was."""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from playpress.outputs import atomic_swap
from playpress.outputs.dead_links import dead_links
from playpress.outputs.disk import (
    CannotWriteError,
    RefusedError,
    files_below,
    private_folder,
    refused_by_disk,
    refused_place,
    write_file,
)
from playpress.outputs.lock import lock
from playpress.problems import Place, Problem, fault, notice
from playpress.site.file import File

MANIFEST = ".playpress-manifest.json"
_MKDOCS = ("404.html", "index.html", "sitemap.xml")
_HASHED = re.compile(
    r"assets/(?:javascripts|stylesheets)/\S+\.[0-9a-f]{8}\.min\.(?:js|css)(?:\.map)?|search/[dtv]\d+\.js"
)
"""Material's files, whose names change with its version, and those of the search, which are more or fewer."""
_DROPPINGS = {MANIFEST, ".DS_Store", "Thumbs.db", "desktop.ini"}


def publish(out: Path, build: Callable[[Path], Sequence[Problem]], mkdocs: bool = False) -> tuple[Problem, ...]:
    """Let `build` fill a folder beside `out`; with no problems it takes the place of `out`, else nothing changes.

    `mkdocs`: `out` is the folder into which `mkdocs build` writes this very project. What would lose a file of
    somebody else raises RefusedError.
    """
    with _disk(out):
        refuse_unless_ours(out, mkdocs)
    with _workshop(out) as shop:
        new, old = shop / "new", shop / "old"
        atomic_swap.recover(out, old)
        for leftover in (new, old):
            shutil.rmtree(leftover, ignore_errors=True)
        new.mkdir()
        problems = tuple(build(new))
        if problems:
            return problems
        write_file(new / MANIFEST, manifest(new))
        _refuse_to_lose(out, new, mkdocs)
        atomic_swap.settle(new)
        atomic_swap.swap(new, out, old)
        shutil.rmtree(old, ignore_errors=True)
    return ()


def refuse_unless_ours(out: Path, mkdocs: bool = False) -> None:
    """Before anything is built: a folder that cannot be a site of ours is never replaced.

    A site of ours holds our manifest. MkDocs writes none; what looks like its work counts only where `mkdocs` says
    that MkDocs builds this very project there.
    """
    if out.is_symlink():
        raise RefusedError(f"{out} is a link to another place; name the folder itself")
    if out.exists() and not out.is_dir():
        raise RefusedError(f"{out} is a file; name a folder to build into")
    if not out.is_dir() or (out / MANIFEST).is_file():
        return
    if mkdocs and all((out / name).is_file() for name in _MKDOCS):
        return
    if names := _names(out):
        raise _holds(out, names[0])


def _refuse_to_lose(out: Path, new: Path, mkdocs: bool) -> None:
    """Before the swap: every file of the old site must be one that a build made.

    Those are the files that our manifest names. `mkdocs build` leaves the manifest as it was (or writes none), so in
    its folder a file may also be one that the new build writes, too, or one whose name changes from build to build.
    Whoever changed such a file by hand changed a copy: it is made anew.
    """
    if not out.is_dir():
        return
    made = _made(out)
    if mkdocs:
        made |= set(_names(new))
    for name in _names(out):
        if name not in made and not (mkdocs and _HASHED.fullmatch(name)):
            raise _holds(out, name)


def _holds(out: Path, name: str) -> RefusedError:
    text = f"{out} holds {name}, which no build made and this one would delete"
    return RefusedError(f"{text}; move that file away, or choose another folder")


def _made(out: Path) -> set[str]:
    """The files that the manifest of the build before this one names; none without a manifest."""
    path = out / MANIFEST
    if not path.is_file():
        return set()
    try:
        return set(dict(json.loads(path.read_bytes())["files"]))
    except (ValueError, KeyError, TypeError):
        cure = f"choose another folder, or remove {out} if nothing of yours lies there"
        raise RefusedError(f"{path} is damaged, so that nobody can tell what the last build made; {cure}") from None


def _names(folder: Path) -> list[str]:
    """Every file and link below a folder, hidden ones included, in one order; not what file browsers leave there."""
    names = []
    for here, folders, files in os.walk(folder, onerror=_raise):
        links = [name for name in folders if Path(here, name).is_symlink()]
        found = (name for name in (*files, *links) if name not in _DROPPINGS)
        names += [Path(here, name).relative_to(folder).as_posix() for name in found]
    return sorted(names)


def _raise(error: OSError) -> None:
    raise error


def manifest(site: Path) -> bytes:
    """Every file of a site with its SHA-256, in one order."""
    rows = {name: _sum(site / name) for name in _names(site)}
    return (json.dumps({"schema": 1, "files": rows}, ensure_ascii=False, indent=0, sort_keys=True) + "\n").encode()


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


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@contextmanager
def _workshop(out: Path) -> Iterator[Path]:
    """A hidden folder beside `out`, ours alone while we work, gone afterwards."""
    shop = out.parent / f".{out.name}.playpress"
    with _disk(out):
        private_folder(shop)
        try:
            with lock(shop / "lock"), _cleared(shop):
                yield shop
        finally:
            with suppress(OSError):  # Another build may just have begun here.
                shop.rmdir()


@contextmanager
def _cleared(shop: Path) -> Iterator[None]:
    """Leave nothing behind, whatever happens; an old site that is still set aside is put back by the next build."""
    try:
        yield
    finally:
        shutil.rmtree(shop / "new", ignore_errors=True)
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
