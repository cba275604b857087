"""What one publication says -> its PDF, by the engine that is wanted."""

import html as htmllib
import re
from collections.abc import Iterator, Mapping

from playpress import markup_names as css
from playpress.pdf import chromium, copies, finish, fonts, weasy
from playpress.pdf.copies import Copy
from playpress.pdf.print_job import Printed, PrintJob

_TAGS = re.compile(r"<(style|title)\b.*?</\1>|<[^>]*>", re.DOTALL)
_STATE = re.compile(r'data-state="([^"]*)"')
_COPIED = re.compile(r'(<span data-copy="([a-z]+)">)([^<]*)')
_CLASS = f'<div class="{css.CLASS}'
"""How the tables of a class begin, which are lists of names."""
_ID = re.compile(r'\sid="([^"]*)"')


def rendered(job: PrintJob) -> tuple[Printed, ...]:
    """The PDF of a job, or one for each of its copies."""
    made = job.copies or (Copy(job.name, {}),)
    letters = "\n".join((htmllib.unescape(job.html), *(word for copy in made for word in copy.words.values())))
    notes = tuple(_lacking(job))
    if job.engine == "chromium":
        styles = "\n".join((*job.styles, fonts.inlined(letters, job.type), job.for_browsers))
        pdfs = [chromium.pdf(_for(job.html, copy), styles) for copy in made]
        return tuple(Printed(copy.name, pdf, notes) for copy, pdf in zip(made, pdfs, strict=True))
    words = [copy.words for copy in made]
    pdfs, warned = weasy.pdfs(job.html, job.styles, fonts.cuts(letters, job.type), job.mode, words, job.sources)
    done = (finish.finish(pdf, job.titles) for pdf in pdfs)
    return tuple(Printed(copy.name, pdf, (*notes, *warned)) for copy, pdf in zip(made, done, strict=True))


def _for(html: str, copy: Copy) -> str:
    """The document with the words of a copy, for an engine that has to lay out each of them."""
    html = _COPIED.sub(lambda found: f"{found[1]}{htmllib.escape(copy.words.get(found[2], found[3]))}", html)
    state = copy.words.get("state")
    return _STATE.sub(lambda _: f'data-state="{htmllib.escape(state)}"', html, count=1) if state else html


def _lacking(job: PrintJob) -> Iterator[str]:
    """What the fonts have no letters for, in words, with the first page on which each of it stands.

    Where names of people are, only how many: of a short name, the letters are the name, and no message has it.
    """
    html, hidden = _apart(job)
    told: set[str] = set()
    pieces = _placed(html, job.sources) if fonts.lacking(_words(html), job.type) else ()
    for place, words in sorted(pieces, key=lambda piece: not piece[0]):
        new = [sign for sign in fonts.lacking(words, job.type) if sign not in told]
        told.update(new)
        if new:
            where = f" ({place})" if place else ""
            yield f"no letter for {' '.join(new)} in the fonts of the book{where}: a box stands for each of them"
    if more := len(set(fonts.lacking(hidden, job.type)) - told):
        signs = "1 letter" if more == 1 else f"{more} letters"
        where = "the tables of this sheet" if _CLASS in job.html else "the names in it"
        yield f"{signs} of {where} missing in the fonts of the book: a box stands for each of them"


def _apart(job: PrintJob) -> tuple[str, str]:
    """The document without names of people, and the words among which they are: of every copy, or of a class."""
    if _CLASS in job.html:
        return "", _words(job.html)
    html = _STATE.sub(lambda found: f">{copies.shared(found[1])}<i ", _COPIED.sub(r"\1", job.html), count=1)
    return html, " ".join(word for copy in job.copies for key, word in copy.words.items() if key != "state")


def _words(html: str) -> str:
    return htmllib.unescape(_TAGS.sub("", html))


def _placed(html: str, sources: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The words of a document in their order, with the file they come from; none for covers and contents."""
    place = ""
    pieces = _ID.split(html)
    for before, found in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        place = sources.get(before, place)
        yield place, _words(f"<{found}")
