"""Texts that remain -> the same without links to what does not remain, and without values quoted of it."""

import posixpath
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import TypeVar

from playpress import prose
from playpress.graph import quotes
from playpress.graph.book import Book
from playpress.graph.projection.remaining import Remaining
from playpress.graph.prose_links import ProseKinds, inside
from playpress.graph.references import Index
from playpress.model import walk
from playpress.model.entity import Entity
from playpress.model.kinds.metric import STAGE, Metric
from playpress.model.own_page import OwnPage
from playpress.model.part import Model, Part
from playpress.model.ref import Ref
from playpress.model.settings import Settings
from playpress.model.text import Prose, Text
from playpress.prose.placeholders import masked

E = TypeVar("E", bound=Entity)

UNSAID = "…"
"""What stands where a value was quoted, or a stage named, that may not be seen."""
_LABEL = r"\[(?P<words>(?:[^\[\]\\]|\\.|!?\[(?:[^\[\]\\]|\\.)*\](?:\([^()\s]*\))?)*)\]"
_INLINE = re.compile(
    _LABEL + r"(?:\(\s*(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*)"
    r"(?:\s+(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*\)|\[[^\[\]]*\])?",
    re.DOTALL,
)
_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]]+\]:[ \t]*(?:\n[ \t]*)?<?(?P<target>[^\s<>]+)>?.*(?:\n|\Z)", re.MULTILINE)


class Words:
    """The texts of what remains."""

    def __init__(self, kept: Remaining, book: Book, gone: Collection[str]) -> None:
        """`gone` are the addresses of pages that are not there."""
        entities = {key: entity for key, (entity, _) in kept.entities.items()}
        parts: dict[str, dict[str, Part]] = {
            key: {part.id: part for _, part in walk.parts(walk.values(entity))} for key, entity in entities.items()
        }
        self.changed: list[tuple[str, walk.Path]] = []
        """The texts of definitions that say less now: a key, and where in the definition."""
        self._book, self._kept = book, kept
        kinds = {kind.about.name: kind.about for kind in book.kinds}
        self._index = Index(entities, parts, (), kinds, book.former)
        self._kinds = ProseKinds([kind.about for kind in book.kinds])
        self._gone = frozenset(gone)

    def entity(self, entity: E) -> E:
        """A definition with its texts as its readers may read them."""
        changes = self._less(entity)
        if isinstance(entity, Metric) and entity.formula:
            said = changes.get(("formula",), entity.formula)
            if (less := self._formula(said)) != said:
                changes["formula",] = less
        self.changed += ((entity.key, path) for path in changes)
        return walk.replaced(entity, changes) if changes else entity

    def settings(self, settings: Settings) -> Settings:
        """The settings with their texts as these readers may read them."""
        changes = self._less(settings)
        return walk.replaced(settings, changes) if changes else settings

    def page(self, page: OwnPage) -> OwnPage:
        """A page by hand with its text as its readers may read it."""
        folder = page.uri.rpartition("/")[0]
        body = self._linked(self._unquoted(page.body), lambda target: self._is_hidden_from(folder, target))
        front = self._kept.front(page)
        changes = self._less(front)
        return replace(page, body=body, front=walk.replaced(front, changes) if changes else front)

    def _unquoted(self, body: str) -> str:
        """The Markdown of a page without values that its readers may not see."""
        named = (found for found in quotes.in_page(masked(body)) if found["kind"] in self._index.kinds)
        return self._without(body, named)

    def _without(self, text: str, references: Iterable[re.Match[str]]) -> str:
        """A text without the values that some of its references would quote."""
        unsaid = (found for found in references if quotes.says_nothing(found, self._index))
        return prose.spliced(text, ((found.start(), found.end(), UNSAID) for found in unsaid))

    def _less(self, model: Model) -> dict[walk.Path, Text]:
        """The texts of a model that say less now, by their place."""
        texts = ((path, text, self._of(text)) for path, text in walk.texts(walk.values(model)))
        return {path: type(text)(less) for path, text, less in texts if less != str(text)}

    def _of(self, text: Text) -> str:
        said = self._without(str(text), quotes.references(text))
        return self._linked(said, self._is_hidden) if isinstance(text, Prose) else said

    def _formula(self, formula: Text) -> Text:
        """A formula in which no stage is named that its readers may not see."""

        def seen(found: re.Match[str]) -> str:
            funnel, stage = Ref("funnel", found[1]), Ref("funnel", found[1], found[2])
            known = str(funnel) in self._book.entities
            return UNSAID if known and self._kept.is_hidden(stage) else found[0]

        return Text(STAGE.sub(seen, formula))

    def _is_hidden_from(self, folder: str, target: str) -> bool:
        """Whether a link of a page in a folder leads to what is hidden."""
        path, sign, part = target.partition("#")
        beside = posixpath.normpath(posixpath.join(folder, path))
        return self._is_hidden(target) or self._is_hidden(f"{beside}{sign}{part}")

    def _is_hidden(self, target: str) -> bool:
        """Whether a link leads to a definition, a part or a page that does not remain."""
        if inside(target).partition("#")[0] in self._gone:
            return True
        ref = self._kinds.reference(target) or self._kinds.of_address(inside(target))
        known = ref is not None and str(ref.whole) in self._book.entities
        return bool(ref and known and (self._kept.is_hidden(ref.whole) or self._is_hidden_part(ref)))

    def _is_hidden_part(self, ref: Ref) -> bool:
        """Whether a part is hidden; an anchor that is none of a part is of a heading."""
        return bool(ref.part) and self._book.part(ref) is not None and self._kept.is_hidden(ref)

    def _linked(self, text: str, is_hidden: Callable[[str], bool]) -> str:
        """Markdown in which no link leads to what is hidden; its words stay."""
        hidden = [link for link in prose.facts(text).links if not link.picture and is_hidden(link.target)]
        if not hidden and not any(is_hidden(found["target"]) for found in _DEFINITION.finditer(text)):
            return text
        written = (found for link in hidden if (found := _INLINE.match(text, link.offset)))
        less = prose.spliced(text, ((found.start(), found.end(), found["words"]) for found in written))
        less = _DEFINITION.sub(lambda found: _lines(found[0]) if is_hidden(found["target"]) else found[0], less)
        left = any(is_hidden(link.target) for link in prose.facts(less).links if not link.picture)
        return prose.plain(text) if left else less


def _lines(text: str) -> str:
    """As many empty lines, so that what follows stays at its place."""
    return "\n" * text.count("\n")
