"""Book, pages and their Markdown -> entries: what a search may find, with the words each is found by."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from html import unescape

from markdown.extensions.toc import slugify, unique

from playpress import markup_names as css
from playpress import prose, stretches, urls
from playpress.derive import onboarding
from playpress.graph import Book
from playpress.model import walk
from playpress.model.day import written
from playpress.model.entity import Entity
from playpress.model.field import label
from playpress.model.field import of as facts
from playpress.model.kinds.approval import ApprovalMatrix
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.onboarding import Onboarding
from playpress.model.part import Part
from playpress.model.text import Prose, Text
from playpress.prose import python_markdown
from playpress.site.page import Page

_SHOWN = 600
"""Characters of a page's text that are kept to quote from."""
_PARTS = 60
_PART = 0.9
"""What a definition counts that is a part of another one, which comes first."""


_AGREED = ("SLA agreement promise receive", "how fast how soon time limit deadline", "not ready send back reject")
"""What people call hand-offs, and what they ask of them."""
_APART = frozenset({"id", "name", "summary", "aliases", "questions"})
"""Fields of an entity that a search weighs by themselves."""
_HEADING = re.compile(r"^(#{1,6})\s+(.*)$")
_ANCHOR = re.compile(r"""\{:?\s*#([^\s{}]+)[^{}]*\}$""")
_IDS = re.compile(r"""\bid="([^"]+)"|\{:?\s*#([^\s}]+)""")
_MUTE = re.compile(
    rf'<!--|<(?P<div>div) class="{css.CONTROLS}">|<(?P<p>p) class="{css.STATUS}"'
    r"|<(?P<other>\w+)\b(?:(?<=<svg)|(?<=<script)|(?<=<style)|(?<=<template)|(?<=<button)|[^<>]*\bdata-search-exclude\b)"
)
"""How what is drawn or pressed and not read begins: a search finds it nowhere."""
_ADDRESS = re.compile(
    r"(?P<code>^[ \t]*(?:```|~~~)[^\n]*(?s:.*?)(?:^[ \t]*(?:```|~~~)[^\n]*|\Z))"
    r"|^ {0,3}\[(?!\^)[^\[\]\n]+\]:[ \t]*(?:\n[ \t]*)?\S+"
    r"(?:(?:[ \t]+|[ \t]*\n[ \t]*)(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$",
    re.MULTILINE,
)
"""Code, or where a link with a name leads, which no page shows: one word, and a title in quotes."""
_CLOSING = "\"'’”“«»›‹)]』」》"
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_MARKS = re.compile(
    r"!?\[([^\[\]]*)\]\((?:[^()]|\([^()]*\))*\)|[*`|>]+|\{[:#][^{}]*\}|\\(?=[!-/:-@\[-`{-~])|^[ \t]*[-+:]+\s",
    re.MULTILINE,
)
_FIGURE = re.compile(r"(?<![\w.,-])\d{1,6}(?![\w.,-]*\w)")
_FENCE = re.compile(r"^\s*(```|~~~)")


@dataclass(frozen=True, slots=True)
class SearchSection:
    """A part of a page with an anchor of its own: a step, a criterion, a question, a chapter."""

    anchor: str
    name: str
    text: str
    names: tuple[str, ...] = ()
    labels: str = ""
    """What the fields are called that its page shows of it: "Exit criteria"."""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """A page as a search knows it. `fields` are texts with what a word in them counts."""

    address: str
    title: str
    kind: str
    team: str = ""
    aliases: tuple[str, ...] = ()
    summary: str = ""
    text: str = ""
    fields: tuple[tuple[float, str], ...] = ()
    sections: tuple[SearchSection, ...] = field(default=())
    weight: float = 1
    asked: tuple[str, ...] = ()
    """Words and questions that lead to it first, and that no result shows."""
    state: str = ""
    """What a result says of it besides: draft, deprecated or archived."""

    answers: str = ""
    """The name of the kind that it is, or all of which it lists."""

    for_authors: bool = False
    """Whether it belongs to the guide for authors, which a search keeps apart from what readers look for."""

    @property
    def quoted(self) -> str:
        """What a result may quote: the summary, then the text where it says more, so far as it is kept."""
        more = self.text.removeprefix(self.summary).strip()
        return short(" ".join(filter(None, (self.summary, more))), _SHOWN)


def short(text: str, most: int) -> str:
    """The beginning of a text, with whole words."""
    return text if len(text) <= most else text[:most].rpartition(" ")[0] or text[:most]


def entries(book: Book, pages: Iterable[Page], contents: Mapping[str, str]) -> Iterator[SearchEntry]:
    """Every page, generated or written by hand. `contents` is the Markdown of the generated ones."""
    entities = {urls.page(entity): entity for entity in book.entities.values()}
    lists = {urls.index(kind.about): kind.about.name for kind in book.kinds}
    for page in pages:
        entity = entities.get(page.uri)
        content = contents.get(page.uri, "")
        found = _of_entity(book, entity, page, content) if entity else _of_page(page, content)
        yield replace(found, answers=entity.about.name if entity else lists.get(page.uri, ""))
    for own in book.pages:
        uri = own.uri
        yield _of_text(uri, python_markdown.written(own.body), "Page", str(own.front.title or ""), weight=2)


def _of_entity(book: Book, entity: Entity, page: Page, content: str) -> SearchEntry:
    anchors = {first or second for first, second in _IDS.findall(content)}
    inside = tuple(book.inside(entity))
    found = tuple(
        SearchSection(part.id, name, joined(texts), tuple(names), " ".join(_labels(part)))
        for part in book.parts(entity).values()
        if part.id in anchors
        for name, texts, names in (_told(part),)
    )
    sections = (*tuple(_days(entity))[:_PARTS], *found[:_PARTS])
    team = book.team(entity)
    names = _names(entity)
    others = [_words(text) for path, text in walk.searched_texts(inside) if path[0] not in _APART]
    text = " ".join(map(_ended, others))
    filled = dict.fromkeys((*_labels(entity), *(word for _, part in walk.parts(inside) for word in _labels(part))))
    labels = " ".join((str(team.name) if team else "", *map(str, entity.tags), *filled))
    fields = (
        (6, page.title), (6, " ".join(names)), (3.5, str(entity.summary or "")),
        (1.5, " ".join(section.name for section in sections)), (1, text), (0.7, labels),
        (0.7, _figures(content)), (1.5, entity.about.title), (2, entity.id.replace("-", " ")),
        *((2, words) for words in _AGREED if isinstance(entity, Handoff)),
    )  # fmt: skip
    return SearchEntry(
        page.uri, page.title, entity.about.title, str(team.name) if team and team is not entity else "",
        names, str(entity.summary or ""), text, fields, sections, page.weight * (_PART if _is_part(entity) else 1),
        (entity.id.replace("-", " "), *asked_of(entity)), entity.state,
    )  # fmt: skip


def _figures(content: str) -> str:
    """The figures that its page shows, each once: limits, days and prices are no texts of it."""
    return " ".join(dict.fromkeys(_FIGURE.findall(plain(_read(content)))))


@lru_cache(maxsize=1)
def _read(content: str) -> str:
    """The text of a page that is read. Its figures and its sections are looked for one after the other."""
    return stretches.cut(_without_front(content), _MUTE, _end_of, lambda *_: " ")


def _end_of(sign: re.Match[str]) -> re.Pattern[str]:
    return _end(sign[sign.lastgroup or 0])


@lru_cache(maxsize=64)
def _end(name: str) -> re.Pattern[str]:
    """What ends a comment, or an element of this name."""
    return re.compile("-->" if name == "<!--" else f"</{name}>")


def _days(entity: Entity) -> Iterator[SearchSection]:
    """The days of an onboarding path, with what is to be done on each."""
    for day, items in onboarding.of_days(entity).items() if isinstance(entity, Onboarding) else ():
        yield SearchSection(urls.path_day(day), written(day), joined([item.text for item in items]))


def _is_part(entity: Entity) -> bool:
    """Whether it is a part of another of its kind: a quarter of a year's plan."""
    return getattr(entity, "parent", None) is not None


def asked_of(entity: Entity) -> tuple[str, ...]:
    """Who accepts something is asked more often than its hand-off is called by name, and a limit than its matrix."""
    if isinstance(entity, ApprovalMatrix) and entity.grants_a:
        return (f"{entity.grants_a} limit", f"who approves a {entity.grants_a}")
    if not isinstance(entity, Handoff) or entity.kind != "transfer":
        return ()
    said = (f"who accepts a {entity.object}", f"who accepts {entity.object}s") if entity.object else ()
    return ("who accepts", *said)


def _names(value: Entity | Part) -> tuple[str, ...]:
    """Acronym and aliases, each once."""
    found = [getattr(value, "acronym", None), *(getattr(value, "aliases", None) or ())]
    return tuple(dict.fromkeys(str(name) for name in found if name))


def _labels(value: Entity | Part) -> Iterator[str]:
    """What its fields are called, so far as something is written there for readers."""
    for name, info in type(value).model_fields.items():
        kept = facts(info).hidden or (facts(info).upkeep and facts(info).unshown) or name in _APART
        if not kept and getattr(value, name):
            yield label(type(value), name)


def _told(part: Part) -> tuple[str, list[str], tuple[str, ...]]:
    """A part's name, its texts and its other names."""
    texts = [_words(text) for _, text in walk.searched_texts(walk.values(part))]
    return part.called, [text for text in texts if text != part.called], _names(part)


def _of_page(page: Page, content: str) -> SearchEntry:
    kind = page.crumbs[0][0] if len(page.crumbs) > 1 else page.tab or "Overview"
    found = _of_text(page.uri, content, kind, page.title, page.description, page.weight)
    fields = (*found.fields, *((2.5, words) for words in page.asked))
    for_authors = page.uri.startswith(urls.GUIDE)
    return replace(found, fields=fields, asked=tuple(page.asked), for_authors=for_authors)


def _of_text(uri: str, content: str, kind: str, title: str = "", lead: str = "", weight: float = 1) -> SearchEntry:
    first, sections = _sections(content)
    title = title or first.name or _front(content, "title") or uri.rpartition("/")[2].removesuffix(".md")
    text = joined([first.text, *(section.text for section in sections)])
    headings = " ".join(section.name for section in sections)
    fields = ((6.0, title), (3.5, lead), (1.5, headings), (1.0, text))
    return SearchEntry(uri, title, kind, "", (), lead, first.text or text, fields, tuple(sections[:_PARTS]), weight)


def _sections(content: str) -> tuple[SearchSection, list[SearchSection]]:
    """The text above the first heading, with the page's title, and the sections below headings."""
    used: set[str] = set()
    found: list[tuple[str, str, list[str]]] = [("", "", [])]
    fenced = False
    body = _ADDRESS.sub(lambda found: found["code"] or "", _read(content))
    for line in body.splitlines():
        fenced ^= bool(_FENCE.match(line))
        heading = None if fenced else _HEADING.match(line)
        if heading is None:
            found[-1][2].append(line)
            continue
        said = heading[2].rstrip().rstrip("#").rstrip()
        explicit = _ANCHOR.search(said)
        name = plain(_ANCHOR.sub("", said))
        anchor = unique(explicit[1] if explicit else slugify(name, "-"), used)
        if len(heading[1]) == 1 and len(found) == 1:
            found[0] = ("", name, found[0][2])
        else:
            found.append((anchor, name, []))
    sections = [SearchSection(anchor, name, plain("\n".join(lines))) for anchor, name, lines in found]
    return sections[0], sections[1:]


def _without_front(content: str) -> str:
    head, mark, rest = content.partition("\n---\n")
    return rest if mark and head.startswith("---") else content


def _front(content: str, name: str) -> str:
    found = re.search(rf"^{name}:\s*(.+)$", content.partition("\n---\n")[0], re.MULTILINE)
    return found[1].strip("\"' ") if found and content.startswith("---") else ""


def _words(text: Text) -> str:
    """A text of a definition as its page shows it."""
    return prose.plain(text) if isinstance(text, Prose) else " ".join(text.split())


def plain(text: str) -> str:
    """Markdown and HTML -> its words on one line."""
    bare = _MARKS.sub(lambda found: found[1] or " ", _TAG.sub(" ", text))
    return " ".join(unescape(bare).split())


def _ended(text: str) -> str:
    """Texts of several fields stand behind each other as sentences. What ends one may be inside of quotes."""
    last = text.rstrip(_CLOSING)[-1:] or "."
    stop = "。" if unicodedata.east_asian_width(last) in "WF" else "."
    return text if unicodedata.category(last) == "Po" else f"{text}{stop}"


def joined(texts: Sequence[str | Text]) -> str:
    """Texts of several fields, one behind the other."""
    return " ".join(_ended(str(text)) for text in texts if text)
