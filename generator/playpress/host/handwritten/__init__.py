"""Pages by hand and mkdocs.yml -> what of them stops or changes the site, found before anything is built."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

from mkdocs.config.defaults import MkDocsConfig

from playpress import pipeline
from playpress.graph import Book
from playpress.host import mkdocs_yml, other_plugins
from playpress.host.handwritten import blocked, links, videos
from playpress.host.handwritten.links import SiteIndex
from playpress.host.handwritten.markdown_html import Converter, PageHtml
from playpress.host.project import misfits, read_as_definitions
from playpress.model.own_page import OwnPage
from playpress.pipeline import Playbook
from playpress.problems import Problem
from playpress.publications import catalogue
from playpress.site import theme
from playpress.site.own_page import Completion
from playpress.site.sitemap import SitePlan

__all__ = ["inspected"]


def inspected(playbook: Playbook, config: MkDocsConfig) -> Playbook:
    """The playbook with what is wrong with its pages by hand, and with a link in place of each of their videos."""
    book = playbook.book
    if book is None or playbook.plan is None:
        return playbook
    read_as_definitions(config)
    converter, embeds = Converter(config), book.settings.embeds
    found = _problems(playbook, book, playbook.plan, config, converter)
    completion = Completion(book, theme.folders(playbook.project))
    pages = tuple(completion.page(videos.with_links(page, converter, embeds)) for page in book.pages)
    return pipeline.with_problems(replace(playbook, book=replace(book, pages=pages)), found)


def _problems(
    playbook: Playbook, book: Book, plan: SitePlan, config: MkDocsConfig, converter: Converter
) -> list[Problem]:
    """What is wrong with pages by hand, and what their policy will block.

    Links are left to the build where another plugin may make, move or fill in pages.
    """
    text, embeds = mkdocs_yml.text(playbook.project), book.settings.embeds
    pages = {page.uri: (page, converter.by_hand(page.body)) for page in book.pages}
    found = [*blocked.of_pages(pages, embeds), *blocked.of_config(config, text), *videos.faults_of(pages, embeds)]
    if wait := other_plugins.changing_pages(config, text):
        return [*found, *([wait] if pages else [])]
    uris = _sources(book, plan)
    if causes := list(misfits(playbook.project, config, uris)):
        return [*found, *causes]
    root = links.root(book.settings.site_url or config.site_url or "/")
    others = {
        each.uri for each in (*plan.files, *(catalogue.catalogue(book).values() if book.settings.downloads else ()))
    }
    index = SiteIndex(uris, others, _anchors(playbook, pages, converter), root)
    dead = (links.of_pages(pages, index), links.of_texts(book, index), links.of_config(config, text, index))
    return [*found, *(each for part in dead for each in part)]


def _sources(book: Book, plan: SitePlan) -> frozenset[str]:
    """The addresses of all pages and files that have a source."""
    by_hand = (each.uri for each in (*book.pages, *book.attachments))
    return frozenset({*by_hand, *(page.uri for page in plan.pages)})


def _anchors(
    playbook: Playbook, pages: Mapping[str, tuple[OwnPage, PageHtml]], converter: Converter
) -> Callable[[str], frozenset[str] | None]:
    """The anchors of pages by their sources; a page made from definitions is rendered when it is asked for."""

    @cache
    def anchors(uri: str) -> frozenset[str] | None:
        if uri in pages:
            return pages[uri][1].anchors
        file = pipeline.page(playbook, uri)
        return converter.page(file.content.decode().partition("\n---\n")[2]).anchors if file else None

    return anchors
