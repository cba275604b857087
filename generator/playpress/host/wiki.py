"""What a host is given to publish: the generated files, the navigation and the settings."""

import logging
from collections.abc import Collection, Iterable, Sequence
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
_LAST_GOOD = "These pages are the last good ones."
NOT_PUBLISHED = "The site is not published before that."


@dataclass(frozen=True, slots=True)
class Wiki:
    """What a host is given: the generated files, the navigation, the settings."""

    files: tuple[File, ...]
    nav: Nav
    settings: Settings | None = None
    playbook: Playbook | None = None
    notice: str = ""
    """What is to be said at the head of each page, also of those written by hand."""

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
    gone = {each.file for each in playbook.book.pages if each.uri not in present}
    if not gone:
        return wiki
    fewer = pipeline.without_pages(playbook, gone)
    return replace(wiki, files=pipeline.pages(fewer), nav=fewer.plan.nav if fewer.plan else wiki.nav, playbook=fewer)


def nothing_yet() -> Wiki:
    """A first page for a playbook that had faults from the start."""
    page = File("index.md", b"# This playbook has faults\n\nMend them and save: the pages appear by themselves.\n")
    empty = tuple(File(name, b"") for name in bundle.ADDRESSES)
    return Wiki((page, *empty), [{"Home": "index.md"}])


def say_notices(problems: Iterable[Problem], serving: bool) -> None:
    """Log what a page will not show as its author may expect; while serving also to those who read warnings only."""
    for line in report.plain([each for each in problems if each.category == "notice"]):
        _LOG.log(logging.WARNING if serving else logging.INFO, line)


def with_notice(wiki: Wiki, faults: Sequence[Problem], pages: str = _LAST_GOOD) -> Wiki:
    """The same pages, each with what has to be fixed at its head; `pages` says what is shown."""
    lines = list(report.plain(faults))
    for line in lines:
        _LOG.error(line)
    words = f"<strong>{report.fault_count(faults)} {pages}</strong>"
    listed = "".join(f"<li><code>{escape(line.strip())}</code></li>" for line in lines)
    notice = f'<div class="admonition failure" role="alert"><p>{words}</p><ul>{listed}</ul></div>'
    return replace(wiki, files=tuple(_headed(file, notice.encode()) for file in wiki.files), notice=f"{notice}\n\n")


def _headed(file: File, notice: bytes) -> File:
    if not file.uri.endswith(".md"):
        return file
    head, mark, rest = file.content.partition(b"\n---\n") if file.content.startswith(b"---\n") else (b"", b"", b"")
    body = rest if mark else file.content
    return replace(file, content=b"%s%s\n%s\n\n%s" % (head, mark, notice, body))
