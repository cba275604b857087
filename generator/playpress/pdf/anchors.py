"""HTML of one page -> the same inside a book: ids that are unique in it, links that stay in it or lead to the wiki."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape

from playpress import language
from playpress import markup_names as css

_TAG = re.compile(r'<(/?)([A-Za-z][\w:-]*)((?:[^<>"]|"[^"]*")*)>')
_IDS = re.compile(r'(\s(?:id|for|aria-labelledby|aria-describedby|headers)=")([^"]*)(")')
_ID = re.compile(r'\sid="([^"]*)"')
_HREF = re.compile(r'\s(?:xlink:)?href="([^"]*)"')
_ITEM = re.compile(rf'\s{css.DATA_ITEM}="([^"]*)"')
_NAME = re.compile(r'(\sname=")([^"]*)(")')
_FIELDS = {"input", "textarea"}
_HEADING = re.compile(r"[hH]([1-6])")
_MARKUP = re.compile(r"(<svg\b.*?</svg>|<[^>]*>)", re.DOTALL)
_LONG = re.compile(r"(?:&[#\w]+;|[^\s<>&]){25,}")
_SHORT = re.compile(r"(?:&[#\w]+;|[^&]){1,12}")
_OUTSIDE = re.compile(r'<a\b[^>]*\shref="(https?://[^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_START = re.compile(r'<ol start="(\d{1,9})"')
_GLOSS = f'class="{css.TERM}"'
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


@dataclass(frozen=True, slots=True)
class Places:
    """What a book holds: source address without its ending -> the ids on that page; and where the wiki is."""

    ids: Mapping[str, frozenset[str]]
    wiki: str
    """Its address with a slash at the end; empty where nobody has said it."""

    def resolve(self, href: str, page: str) -> str:
        """Where a link of a page leads, seen from the book; empty where it can lead nowhere."""
        if _ELSEWHERE.match(href):
            return f"https:{href}" if href.startswith("//") else href
        path, _, part = href.partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
        stem = posixpath.splitext(target)[0]
        if stem in self.ids:
            return f"#{within(stem, part)}" if part in self.ids[stem] else f"#{chapter_id(stem)}"
        return f"{self.wiki}{target}{f'#{part}' if part else ''}" if self.wiki else ""


def chapter_id(stem: str) -> str:
    """The id of a page in the book: "goals/close-sales" -> "goals-close-sales"."""
    return stem.replace("/", "-")


def within(stem: str, part: str) -> str:
    """The id of a part of a page in the book."""
    return f"{chapter_id(stem)}--{part}"


def named(target: str) -> str:
    """What a link leads to, as titles are told by: the id of a page in the book without a part, or an address."""
    return target.partition("--")[0].partition("#")[0]


def linked(html: str) -> set[str]:
    """All that the links of a document lead to, as `named`."""
    return {named(unescape(found).removeprefix("#")) for found in _HREF.findall(html)}


def use(stem: str, term: str) -> str:
    """The id of the place where a page uses a word of the glossary for the first time; `term` is the word's own id."""
    return within(stem, f"use-{term}")


def ids(html: str) -> frozenset[str]:
    """Every id of a page."""
    return frozenset(unescape(each) for each in _ID.findall(html))


def rebase_links(html: str, stem: str, places: Places, deeper: int) -> str:
    """A page as a chapter: headings lie `deeper`, ids carry its name, fields have names, links fit the book."""
    opened: list[str] = []
    plain = "span"

    def tag(found: re.Match[str]) -> str:
        nonlocal plain
        closing, name, rest = found.groups()
        if name == "svg":
            plain = "span" if closing else "g"
        if level := _HEADING.fullmatch(name):
            name = f"h{min(int(level[1]) + deeper, 6)}"
        if name == "a":
            return _link(closing, rest, opened, stem, places, plain)
        rest = _IDS.sub(lambda each: each[1] + " ".join(within(stem, one) for one in each[2].split()) + each[3], rest)
        if name in _FIELDS:
            rest = _NAME.sub(lambda each: f"{each[1]}{within(stem, each[2])}{each[3]}", rest)
        if name == "input" and (item := _ITEM.search(rest)):
            rest += f' name="{within(stem, item[1])}"'
        return f"<{closing}{name}{rest}>"

    return _TAG.sub(tag, html)


def keep_numbers(html: str) -> str:
    """The same with lists that begin with another number than one, which one of the engines reads in styles only."""
    return _START.sub(lambda found: f'{found[0]} style="counter-reset: list-item {int(found[1]) - 1}"', html)


def keep_dates(html: str) -> str:
    """The same with days that do not break over two lines: 6 June 2021."""
    return language.days_in_text().sub(lambda found: found[0].replace(" ", "\u00a0"), html)


def footnote_links(html: str, wiki: str) -> str:
    """The same with a footnote behind each link that leads out of the book and the wiki: paper cannot be clicked."""

    def note(found: re.Match[str]) -> str:
        address, words = found[1], _MARKUP.sub("", found[2])
        if (wiki and address.startswith(escape(wiki))) or address.partition("://")[2] in words:
            return found[0]
        return f'{found[0]}<span class="{css.FOOTNOTE}">{address}</span>'

    return _OUTSIDE.sub(note, html)


def soft_breaks(html: str) -> str:
    """The same with places to break in words that no column may be wide enough for, such as addresses.

    Leaving that to the engine (`overflow-wrap: anywhere`) makes it measure every letter of every table. Where words are
    as long as in German it divides them with hyphens: those of letters only are its own.
    """
    divided = re.compile(r"[^\W\d_]+").fullmatch if language.is_hyphenated() else lambda _: None

    def broken(word: re.Match[str]) -> str:
        return word[0] if divided(word[0]) else "\u200b".join(_SHORT.findall(word[0]))

    pieces = _MARKUP.split(html)
    pieces[::2] = [_LONG.sub(broken, text) for text in pieces[::2]]
    return "".join(pieces)


def _link(closing: str, rest: str, opened: list[str], stem: str, places: Places, plain: str) -> str:
    """A link's tag; one that leads nowhere on paper becomes a plain element, which is another one in a drawing."""
    if closing:
        return f"</{opened.pop() if opened else 'a'}>"
    found = _HREF.search(rest)
    target = places.resolve(unescape(found[1]), stem) if found else ""
    opened.append("a" if target else plain)
    if found is None or not target:
        return f"<{plain}{_HREF.sub('', rest)}>"
    place = f' data-ref="{escape(target)}"' if target.startswith("#") else ""
    if place and _GLOSS in rest:
        place += f' id="{use(stem, target[1:])}"'
    return f"<a{place}{rest[: found.start(1)]}{escape(target)}{rest[found.end(1) :]}>"
