"""Plan and theme -> every file of the wiki's source. Pure: the same plan gives the same bytes."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from playpress import markup_names as css
from playpress.graph import Book
from playpress.site import brand_style, bundle, search, theme
from playpress.site.file import File
from playpress.site.pages import assistants
from playpress.site.render import render
from playpress.site.sitemap import SitePlan
from playpress.source.invisible import runs_both_ways

_SOMETIMES: Mapping[str, Callable[[str], object]] = {
    "details": lambda text: css.ITEM_DETAILS in text,
    "directions": runs_both_ways,
    "narrow_folds": lambda text: css.NARROW_FOLD in text,
    "states": lambda text: css.STATE in text or css.MOVED in text,
}
"""Rules that only some sites need -> whether a page of a site asks for them. Every page is read: keep them quick."""

_MIRRORED = "mirrored"
"""Rules for a playbook whose language runs from right to left."""


def emit(plan: SitePlan, book: Book, themes: Sequence[Path], cache: Path | None = None) -> tuple[File, ...]:
    """Every generated page as Markdown, and the theme's assets. A hand-written index.md replaces ours.

    `cache` may keep compiled templates; it changes no byte.
    """
    env = theme.environment(themes, [kind.about for kind in book.kinds])
    if cache:
        theme.remember(env, cache)
    own = {page.uri for page in book.pages}
    pages = [page for page in plan.pages if page.uri not in own]
    rendered = tuple(render(pages, book, env, bool(plan.publications)))
    texts = {file.uri: file.content.decode() for file in rendered}
    with book.in_its_language():
        found = search.files(book, pages, texts, theme.pictures(env))
        files = (*(each.made() for each in plan.files), *assistants.of_pages(book, pages, texts))
    written = (*texts.values(), *(page.source for page in book.pages))
    needed = [name for name, asks in _SOMETIMES.items() if any(map(asks, written))]
    needed += [_MIRRORED] if book.settings.language.direction == "rtl" else []
    rules = "".join(bundle.sometimes(themes, name) for name in needed)
    assets = bundle.files(themes, rules + brand_style.screen(book.settings.brand), theme.minified())
    return (*rendered, *files, *assets, *found)
