"""What one publication says -> its PDF, by the engine that is wanted."""

import html as htmllib
import re
from collections.abc import Iterator, Mapping

from playpress.pdf import chromium, finish, fonts, weasy
from playpress.pdf.copies import Copy
from playpress.pdf.print_job import Printed, PrintJob

_TAGS = re.compile(r"<(style|title)\b.*?</\1>|<[^>]*>", re.DOTALL)
_STATE = re.compile(r'data-state="([^"]*)"')
_COPIED = re.compile(r'(<span data-copy="([a-z]+)">)([^<]*)')
_ID = re.compile(r'\sid="([^"]*)"')


def rendered(job: PrintJob) -> tuple[Printed, ...]:
    """The PDF of a job, or one for each of its copies."""
    copies = job.copies or (Copy(job.name, {}),)
    letters = "\n".join((htmllib.unescape(job.html), *(word for copy in copies for word in copy.words.values())))
    notes = tuple(_lacking(job))
    if job.engine == "chromium":
        styles = "\n".join((*job.styles, fonts.inlined(letters, job.type), job.for_browsers))
        made = [chromium.pdf(_for(job.html, copy), styles) for copy in copies]
        return tuple(Printed(copy.name, pdf, notes) for copy, pdf in zip(copies, made, strict=True))
    words = [copy.words for copy in copies]
    pdfs, warned = weasy.pdfs(job.html, job.styles, fonts.cuts(letters, job.type), job.mode, words, job.sources)
    done = (finish.finish(pdf, job.titles) for pdf in pdfs)
    return tuple(Printed(copy.name, pdf, (*notes, *warned)) for copy, pdf in zip(copies, done, strict=True))


def _for(html: str, copy: Copy) -> str:
    """The document with the words of a copy, for an engine that has to lay out each of them."""
    html = _COPIED.sub(lambda found: f"{found[1]}{htmllib.escape(copy.words.get(found[2], found[3]))}", html)
    state = copy.words.get("state")
    return _STATE.sub(lambda _: f'data-state="{htmllib.escape(state)}"', html, count=1) if state else html


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
