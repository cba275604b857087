"""Book, problems and theme -> every file of the wiki's source. Pure: the same book gives the same bytes."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from playpress.checks.check import Check
from playpress.derive.changes import Changes
from playpress.graph import Book
from playpress.problems import Problem
from playpress.site import brand, bundle, nav, plan, search, theme
from playpress.site.file import File
from playpress.site.render import render


def emit(
    book: Book,
    problems: Sequence[Problem],
    skipped: Sequence[Check],
    themes: Sequence[Path],
    cache: Path | None = None,
    changes: Changes | None = None,
) -> tuple[File, ...]:
    """Every generated page as Markdown, and the theme's assets. A hand-written index.md replaces ours.

    `cache` may keep compiled templates; it changes no byte.
    """
    env = theme.environment(themes)
    if cache:
        theme.remember(env, cache)
    template = partial(theme.page_template, env)
    own = {page.file.removeprefix("content/") for page in book.pages}
    pages = [page for page in plan.pages(book, problems, skipped, template, changes) if page.uri not in own]
    rendered = tuple(render(nav.placed(book, pages), book, env))
    found = search.files(book, pages, {file.uri: file.content.decode() for file in rendered}, theme.pictures(env))
    return (*rendered, *plan.downloads(book), *bundle.files(themes, brand.screen(book.settings.brand)), *found)
