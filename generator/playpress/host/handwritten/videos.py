"""Frames and videos of pages by hand -> faults of those that the playbook does not allow, and a link for the others."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from html import unescape

from playpress.host.handwritten.blocked import is_embedded
from playpress.host.handwritten.markdown_html import Converter, PageHtml
from playpress.host.handwritten.spots import Spots
from playpress.model.own_page import OwnPage
from playpress.problems import Problem, fault
from playpress.prose import spliced
from playpress.site import video

_FRAME = re.compile(
    r"<iframe\b(?P<of>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>(?:(?!<iframe\b).)*?</iframe\s*>", re.IGNORECASE | re.DOTALL
)
_IMAGE = re.compile(r"<img\b(?P<of>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>", re.IGNORECASE)
_PICTURE = re.compile(r"!\[(?P<words>[^\]]*)\]\(<?(?P<address>https://[^\s)>]+)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)")
_ATTRIBUTE = re.compile(r"(?<![\w-])([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_MARK = "data-playpress-video"
_Written = Callable[[int, re.Match[str]], str]


def faults_of(pages: Mapping[str, tuple[OwnPage, PageHtml]], embeds: Collection[str]) -> Iterator[Problem]:
    """What is embedded on pages by hand and will not be shown."""
    for page, html in pages.values():
        spots = Spots(page)
        for source in dict.fromkeys(tag.attributes["src"] for tag in html.tags if is_embedded(tag, embeds)):
            if wrong := video.wrongness(source, embeds):
                yield from (fault("VAL-EMBED", wrong.message, place, wrong.hint) for place in spots.of_address(source))


def with_links(page: OwnPage, converter: Converter, embeds: Collection[str]) -> OwnPage:
    """The page with a link in place of each video, as its site would show it; what is only written stays as it is.

    Which of them are shown, and which are examples in code, the Markdown of the host says.
    """
    if not embeds or not (found := list(_candidates(page.body, embeds))):
        return page
    marked = _with(page.body, found, lambda number, _: f'<span {_MARK}="{number}"></span>')
    real = {tag.attributes[_MARK] for tag in converter.by_hand(marked).tags if _MARK in tag.attributes}
    body = _with(page.body, found, lambda number, text: _link(text) if str(number) in real else text[0])
    return replace(page, body=body)


def linked(html: str, embeds: Collection[str]) -> str:
    """A page's HTML with a link in place of each video: also of those that another plugin has written."""

    def shown(found: re.Match[str]) -> str:
        return _link(found) if video.host(_source(found)) in embeds else found[0]

    return _IMAGE.sub(shown, _FRAME.sub(shown, html)) if embeds else html


def _candidates(text: str, embeds: Collection[str]) -> Iterator[re.Match[str]]:
    found = [*_FRAME.finditer(text), *_IMAGE.finditer(text), *_PICTURE.finditer(text)]
    end = 0
    for each in sorted(found, key=re.Match.start):
        if each.start() >= end and video.host(_source(each)) in embeds:
            end = each.end()
            yield each


def _with(text: str, found: Sequence[re.Match[str]], written: _Written) -> str:
    return spliced(text, ((each.start(), each.end(), written(number, each)) for number, each in enumerate(found)))


def _source(found: re.Match[str]) -> str:
    names = found.groupdict()
    return names.get("address") or _attributes(names.get("of") or "").get("src", "")


def _link(found: re.Match[str]) -> str:
    names = found.groupdict()
    attributes = _attributes(names.get("of") or "")
    words = names.get("words") or attributes.get("title") or attributes.get("alt") or ""
    return video.link(_source(found), words)


def _attributes(text: str) -> dict[str, str]:
    return {name.lower(): unescape(one or two or three) for name, one, two, three in _ATTRIBUTE.findall(text)}
