"""Plan and theme -> every file of the wiki's source. Pure: the same plan gives the same bytes."""

from collections.abc import Sequence
from pathlib import Path

from playpress.graph import Book
from playpress.site import brand_style, bundle, search, theme
from playpress.site.file import File
from playpress.site.render import render
from playpress.site.sitemap import SitePlan


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
    found = search.files(book, pages, {file.uri: file.content.decode() for file in rendered}, theme.pictures(env))
    assets = bundle.files(themes, brand_style.screen(book.settings.brand), theme.minified())
    return (*rendered, *(each.made() for each in plan.files), *assets, *found)
