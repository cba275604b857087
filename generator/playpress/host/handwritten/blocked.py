"""Pages by hand and mkdocs.yml -> notices of what the content policy of the pages will block, each with what to do."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from playpress.host.handwritten.markdown_html import PageHtml, Tag
from playpress.host.handwritten.spots import Spots
from playpress.host.mkdocs_yml import written
from playpress.model.own_page import OwnPage
from playpress.problems import Place, Problem, notice, shorten
from playpress.site import video

_FRAMES = {"iframe", "frame"}
_MEDIA = {"audio", "video", "track"}
_PICTURES = {"img", "source", "image", "input"}
_HANDLER = re.compile(r"on[a-z]+")
_SAVED = "Save it under content/, and write its name."


class _Block(NamedTuple):
    """Something that is blocked."""

    what: str
    hint: str
    address: str = ""
    """What it is written with, where that is an address."""
    pattern: str = ""
    """What it is written like elsewhere."""


def of_pages(pages: Mapping[str, tuple[OwnPage, PageHtml]], embeds: Collection[str]) -> Iterator[Problem]:
    """What is blocked on pages by hand, once for each place; not what is embedded, which is looked at elsewhere."""
    for page, html in pages.values():
        spots = Spots(page)
        shown = (tag for tag in html.tags if not is_embedded(tag, embeds))
        for block in dict.fromkeys(each for tag in shown for each in _blocked(tag)):
            places = spots.of_address(block.address) if block.address else spots.of(block.pattern)
            yield from (_notice(block.what, place, block.hint) for place in places)


def _blocked(tag: Tag) -> Iterator[_Block]:
    """What of a tag is blocked."""
    source = tag.attributes.get("src", tag.attributes.get("data", ""))
    if tag.name in _PICTURES and foreign(source):
        yield _Block(f'the picture "{shorten(source)}" is on another site:', _SAVED, source)
    elif tag.name in _MEDIA and foreign(source):
        yield _Block(f'"{shorten(source)}" is on another site:', _SAVED, source)
    elif tag.name in ("object", "embed"):
        yield _Block(f"`<{tag.name}>` is", "Link to the file instead, or show it as a picture.", pattern=f"<{tag.name}")
    elif tag.name == "script" and (tag.text.strip() or foreign(source)):
        yield from _script(source)
    elif tag.name == "style":
        hint = "Write the rules into a file under content/, and list it under `extra_css` in mkdocs.yml."
        yield _Block("`<style>` is", hint, pattern="<style")
    elif tag.name == "link" and foreign(tag.attributes.get("href", "")):
        address = tag.attributes["href"]
        hint = "Save it under content/, and list it under `extra_css` in mkdocs.yml."
        yield _Block(f'the style sheet "{shorten(address)}" is on another site:', hint, address)
    elif tag.name == "form" and tag.attributes.get("action"):
        hint = "Link to the form where it is instead."
        yield _Block("a form that is sent to an address is", hint, pattern="<form")
    if "mermaid" in tag.attributes.get("class", "").split():
        hint = "Save the drawing as SVG under content/, and show it as a picture."
        yield _Block("the script of a Mermaid drawing is on another site:", hint, pattern="mermaid")
    yield from _attributes(tag)


def _script(source: str) -> Iterator[_Block]:
    hint = "Save it as a file under content/, and list it under `extra_javascript` in mkdocs.yml."
    if source:
        yield _Block(f'the script "{shorten(source)}" is on another site:', hint, source)
    else:
        yield _Block("a script written into a page is", hint, pattern=r"<script(?![^>]*\ssrc)")


def _attributes(tag: Tag) -> Iterator[_Block]:
    for name in tag.attributes:
        if name == "style":
            hint = "Give it a class, and write the rule into a file that `extra_css` in mkdocs.yml lists."
            yield _Block("`style=` is", hint, pattern=r"style\s*=")
        elif _HANDLER.fullmatch(name):
            hint = "Write a script that listens into a file that `extra_javascript` in mkdocs.yml lists."
            yield _Block(f"`{name}=` is", hint, pattern=rf"{name}\s*=")
    link = tag.attributes.get("href", "")
    if link.strip().lower().startswith("javascript:"):
        yield _Block("a link that runs a script is", "Link to a page, or leave it out.", link)


def of_config(config: MkDocsConfig, text: str) -> Iterator[Problem]:
    """What mkdocs.yml, whose text is given, brings in from other sites."""
    files = {"extra_css": config.extra_css, "extra_javascript": config.extra_javascript}
    for name, entries in files.items():
        for address in (str(each) for each in entries):
            if foreign(address):
                place = written(text, f"({re.escape(address)})", name)
                hint = f"Save it under content/, and write its name: `{name}: [{address.rpartition('/')[2] or 'own'}]`."
                yield _notice(f'"{shorten(address)}" is on another site:', place, hint)
    if font := config.theme.get("font"):
        named = font.get("text") if isinstance(font, dict) else font
        place = written(text, r"^\s+(font)\s*:", "theme")
        yield _notice(f'the font "{named}" is on another site:', place, "Write `font: false` under `theme:`.")
    extra = config.extra
    if isinstance(extra.get("analytics"), dict) and extra["analytics"].get("provider"):
        place = written(text, r"^\s+(analytics)\s*:", "extra")
        yield _notice("the script of `analytics` is on another site:", place, "Count visits where the site is hosted.")


def is_embedded(tag: Tag, embeds: Collection[str]) -> bool:
    """Whether an element shows something of another site: a frame always does, a picture where a video is meant."""
    source = tag.attributes.get("src", "")
    return foreign(source) and (tag.name in _FRAMES or (tag.name == "img" and video.is_video(source, embeds)))


def foreign(address: str) -> bool:
    """Whether something is fetched from another site."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    return parts.scheme in ("http", "https") or (not parts.scheme and bool(parts.netloc))


def _notice(what: str, place: Place, hint: str) -> Problem:
    return notice("SITE-BLOCKED", f"{what} blocked by the policy of the pages", place, hint)
