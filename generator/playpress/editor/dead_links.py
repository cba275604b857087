"""A playbook, perhaps with a draft in it -> its links to pages by their files where there is no such page."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from playpress import prose
from playpress.graph.prose_links import inside, texts_of
from playpress.pipeline import Playbook
from playpress.problems import Place, Problem, fault, shorten
from playpress.thesaurus import by_path

_OUT = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/")


def found(playbook: Playbook) -> Iterator[Problem]:
    """Each link of a page by hand or a definition to `….md`; other links and anchors are looked up by a build."""
    book, plan = playbook.book, playbook.plan
    if book is None or plan is None:
        return
    there = {*(page.uri for page in plan.pages), *(each.uri for each in (*book.pages, *book.attachments))}
    for page in book.pages:
        text = page.written or page.body
        for link in prose.facts(text).links:
            path = unquote(link.target.partition("#")[0])
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page.uri), path))
            if path.endswith(".md") and not _OUT.match(path) and target not in there:
                yield _dead(path, target, posixpath.dirname(page.uri), there, page.place_at(link.offset))
    for text, places in texts_of(book):
        for link in prose.facts(text).links:
            target = unquote(inside(link.target).partition("#")[0])
            if target.endswith(".md") and not _OUT.match(target) and target not in there:
                yield _dead(target, target, "", there, places.place(link.offset))


def _dead(path: str, target: str, folder: str, there: set[str], place: Place) -> Problem:
    near = by_path(target, there)
    hint = f'Did you mean "{posixpath.relpath(near, folder or ".")}"?' if near else "Write the name of a page there is."
    return fault("SITE-LINK", f'there is no page "{shorten(path)}"', place, hint)
