"""What one publication says -> its PDF, by the engine that is wanted."""

import html as htmllib
import re
from collections.abc import Iterator, Mapping

from playpress.pdf import chromium, finish, fonts, weasy
from playpress.pdf.print_job import Printed, PrintJob

_TAGS = re.compile(r"<(style|title)\b.*?</\1>|<[^>]*>", re.DOTALL)
_STATE = re.compile(r'data-state="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')


def rendered(job: PrintJob) -> Printed:
    """One PDF."""
    letters = htmllib.unescape(job.html)
    notes = tuple(_lacking(job))
    if job.engine == "chromium":
        styles = (*job.styles, fonts.inlined(letters, job.type), job.for_browsers)
        return Printed(job.name, chromium.pdf(job.html, "\n".join(styles)), notes)
    pdf, warned = weasy.pdf(job.html, job.styles, fonts.cuts(letters, job.type), job.mode, job.sources)
    return Printed(job.name, finish.finish(pdf, job.titles), (*notes, *warned))


def _lacking(job: PrintJob) -> Iterator[str]:
    """What the fonts have no letters for, in words, with the first page on which each of it stands."""
    html = _STATE.sub(lambda found: f">{found[1]}<i ", job.html, count=1)
    if not fonts.lacking(htmllib.unescape(_TAGS.sub("", html)), job.type):
        return
    told: set[str] = set()
    for place, words in sorted(_placed(html, job.sources), key=lambda piece: not piece[0]):
        new = [sign for sign in fonts.lacking(words, job.type) if sign not in told]
        told.update(new)
        if new:
            where = f" ({place})" if place else ""
            yield f"no letter for {' '.join(new)} in the fonts of the book{where}: a box stands for each of them"


def _placed(html: str, sources: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The words of a document in their order, with the file they come from; none for covers and contents."""
    place = ""
    pieces = _ID.split(html)
    for before, found in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        place = sources.get(before, place)
        yield place, htmllib.unescape(_TAGS.sub("", f"<{found}"))
