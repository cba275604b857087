"""Plan and theme -> every file of the wiki's source. Pure: the same plan gives the same bytes."""

import re
from collections.abc import Sequence
from pathlib import Path

from playpress.graph import Book
from playpress.site import brand_style, bundle, search, theme
from playpress.site.file import File
from playpress.site.render import render
from playpress.site.sitemap import SitePlan

_SOMETIMES = {
    "details": re.compile(r"\bpp-item-details\b"),
    "directions": re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"),  # letters that run from right to left
    "states": re.compile(r"\bpp-(?:state|moved)\b"),
}
"""Rules that only some sites need -> what is on one of the pages of such a site."""


def emit(plan: SitePlan, book: Book, themes: Sequence[Path], cache: Path | None = None) -> tuple[File, ...]:
    """Every generated page as Markdown, and the theme's assets. A hand-written index.md replaces ours.

    `cache` may keep compiled templates; it changes no byte.
    """
    env = theme.environment(themes, [kind.about for kind in book.kinds])
    if cache:
        theme.remember(env, cache)
    own = {page.file.removeprefix("content/") for page in book.pages}
    pages = [page for page in plan.pages if page.uri not in own]
    rendered = tuple(render(pages, book, env, bool(plan.publications)))
    texts = {file.uri: file.content.decode() for file in rendered}
    found = search.files(book, pages, texts, theme.pictures(env))
    written = (*texts.values(), *(page.source for page in book.pages))
    needed = (name for name, sign in _SOMETIMES.items() if any(map(sign.search, written)))
    rules = "".join(bundle.sometimes(themes, name) for name in needed)
    assets = bundle.files(themes, rules + brand_style.screen(book.settings.brand), theme.minified())
    return (*rendered, *(each.made() for each in plan.files), *assets, *found)
