"""Pages by hand -> the same with addresses and words in place of references, and the faults of those."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from playpress.graph import quotes
from playpress.graph.prose_links import ProseKinds, address
from playpress.graph.references import Index
from playpress.model import walk
from playpress.model.own_page import OwnPage
from playpress.model.ref import Ref
from playpress.problems import Problem, Replacement
from playpress.prose import spliced
from playpress.prose.placeholders import masked
from playpress.thesaurus import nearest

_LINK = re.compile(
    r"(?:\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:[ \t]*<?)"
    r"(?P<target>[a-z][a-z0-9-]*:[a-z][a-z0-9-]{0,62}(?:#[a-z0-9-]+)?)(?=[\s)>]|$)",
    re.MULTILINE,
)
"""A link of Markdown, in its place or below the text, to a definition or to a part of one."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What a reference of a page becomes."""

    start: int
    end: int
    words: str


def resolved(pages: Iterable[OwnPage], index: Index) -> tuple[tuple[OwnPage, ...], list[Problem]]:
    """Every page with links to the pages of what it refers to, and with the values that it quotes.

    A line of it stays a line. What leads nowhere stays as it is written.
    """
    kinds = ProseKinds(tuple(index.kinds.values()))
    found = [_Reading(page, index, kinds) for page in pages]
    problems = [problem for each in found for problem in each.problems]
    return tuple(each.page for each in found), problems


class _Reading:
    """One page: what its references become, and what is wrong with them."""

    def __init__(self, page: OwnPage, index: Index, kinds: ProseKinds) -> None:
        self._page, self._index, self._kinds = page, index, kinds
        self._text = masked(page.body)
        """The Markdown with nothing in the place of what is code or a comment."""
        self.problems = [*self._of_fields()]
        made = sorted((*self._links(), *self._quotes()), key=lambda each: each.start)
        body = spliced(page.body, ((each.start, each.end, each.words) for each in made))
        self.page = page if body == page.body else replace(page, body=body, written=page.body)

    def _of_fields(self) -> Iterator[Problem]:
        """References in front matter that lead nowhere."""
        origin = self._page.origin
        for path, ref, _ in walk.refs(walk.values(self._page.front)) if origin else ():
            if origin and (problem := self._index.problem(ref, origin.place(path))):
                yield problem

    def _links(self) -> Iterator[_Found]:
        for link in _LINK.finditer(self._text):
            start, target = link.start("target"), link["target"]
            kind = target.partition(":")[0]
            ref = self._kinds.reference(target)
            if ref is None or (kind not in self._index.kinds and not nearest(kind, self._index.kinds)):
                continue
            problem = self._index.problem(ref, self._page.place_at(start))
            if problem is None:
                yield _Found(start, link.end("target"), self._address(ref))
            else:
                now = self._index.former.today(ref)
                instead = Replacement(str(now), "text", len(target)) if now else None
                self.problems.append(replace(problem, instead=instead))

    def _quotes(self) -> Iterator[_Found]:
        addresses = {link.start("target") for link in _LINK.finditer(self._text)}
        for found in quotes.in_page(self._text):
            if found["kind"] not in self._index.kinds or found.start() + 1 in addresses:
                continue
            said = quotes.said(found, self._page.place_at(found.start()), self._index)
            if isinstance(said, Problem):
                self.problems.append(said)
            elif said is not None:
                words, ref = said
                yield _Found(found.start(), found.end(), f"[{words}]({self._address(ref)})")

    def _address(self, ref: Ref) -> str:
        """The page of a definition, as a link of this page names its source."""
        target = address(ref, self._index.kinds[ref.kind].address)
        folder = posixpath.dirname(self._page.uri)
        return posixpath.relpath(target, folder) if folder else target
