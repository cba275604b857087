"""What a host is given to publish: the generated files, the navigation and the settings."""

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from html import escape

from playpress import pipeline
from playpress.model.settings import Settings
from playpress.pipeline import Playbook
from playpress.problems import Problem
from playpress.report import problems as report
from playpress.site import bundle
from playpress.site.file import File
from playpress.site.nav import Nav

_LOG = logging.getLogger("mkdocs.plugins.playpress")


@dataclass(frozen=True, slots=True)
class Wiki:
    """What a host is given: the generated files, the navigation, the settings."""

    files: tuple[File, ...]
    nav: Nav
    settings: Settings | None = None
    playbook: Playbook | None = None

    @property
    def pdfs(self) -> bool:
        """Whether the site has PDFs."""
        plan = self.playbook.plan if self.playbook else None
        return plan is not None and bool(plan.publications)


def listing(wiki: Wiki, present: Collection[str]) -> Wiki:
    """The same pages, or others where plugins have taken pages by hand away, moved them or list them themselves."""
    playbook = wiki.playbook
    if playbook is None or playbook.book is None:
        return wiki
    gone = {each.file for each in playbook.book.pages if each.file.removeprefix("content/") not in present}
    if not gone:
        return wiki
    fewer = pipeline.without_pages(playbook, gone)
    return replace(wiki, files=pipeline.pages(fewer), nav=fewer.plan.nav if fewer.plan else wiki.nav, playbook=fewer)


def nothing_yet() -> Wiki:
    """A first page for a playbook that had faults from the start."""
    page = File("index.md", b"# This playbook has faults\n\nMend them and save: the pages appear by themselves.\n")
    empty = tuple(File(name, b"") for name in bundle.ADDRESSES)
    return Wiki((page, *empty), [{"Start": "index.md"}])


def with_notice(wiki: Wiki, faults: Sequence[Problem]) -> Wiki:
    """The last good pages, each with what has to be fixed at its head."""
    lines = list(report.plain(faults))
    for line in lines:
        _LOG.error(line)
    words = f"<strong>{report.fault_count(faults)} These pages are the last good ones.</strong>"
    listed = "".join(f"<li><code>{escape(line.strip())}</code></li>" for line in lines)
    notice = f'<div class="admonition failure" role="alert"><p>{words}</p><ul>{listed}</ul></div>'.encode()
    return replace(wiki, files=tuple(_headed(file, notice) for file in wiki.files))


def _headed(file: File, notice: bytes) -> File:
    if not file.uri.endswith(".md"):
        return file
    head, mark, rest = file.content.partition(b"\n---\n") if file.content.startswith(b"---\n") else (b"", b"", b"")
    body = rest if mark else file.content
    return replace(file, content=b"%s%s\n%s\n\n%s" % (head, mark, notice, body))
