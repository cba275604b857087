"""What one publication says -> its PDF, by the engine that is wanted."""

import html as htmllib
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from playpress import language
from playpress import markup_names as css
from playpress.pdf import chromium, copies, finish, folding, fonts, printed_on, stamp_rooms, stamping, weasy
from playpress.pdf.copies import Copy
from playpress.pdf.print_job import Mode, Printed, PrintJob

_TAGS = re.compile(r"<(style|title)\b.*?</\1>|<[^>]*>", re.DOTALL)
_STATE = re.compile(r'data-state="([^"]*)"')
_COPIED = re.compile(r'(<span data-copy="([a-z]+)">)([^<]*)')
_CLASS = f'<div class="{css.CLASS}'
"""How the tables of a class begin, which are lists of names."""
_ID = re.compile(r'\sid="([^"]*)"')


def rendered(job: PrintJob) -> tuple[Printed, ...]:
    """The PDF of a job, or one for each of its copies."""
    with language.within(job.language):
        return _rendered(job if printed_on.may_be_stamped() and not job.fold else _written_out(job))


def _rendered(job: PrintJob) -> tuple[Printed, ...]:
    if job.engine == "chromium":
        return _by_browser(_written_out(job))
    made = job.copies or (Copy(job.name, {}),)
    faces, words = fonts.cuts(_letters(job), job.type), [copy.words for copy in made]
    drawn = weasy.pdfs(job.html, job.styles, faces, _mode(job), words, job.sources, _pages(job.beside))
    if job.printed and not drawn.day_apart:
        return _rendered(_written_out(job))
    try:
        done = [_stamped(finish.finish(_folded(pdf, job), job.titles), job) for pdf in drawn.pdfs]
    except stamp_rooms.NoLetterError:
        return _rendered(_written_out(job))
    notes = (*_lacking(job), *drawn.notes)
    return tuple(
        Printed(copy.name, pdf, notes, known, drawn.pages) for copy, (pdf, known) in zip(made, done, strict=True)
    )


def _mode(job: PrintJob) -> Mode:
    """Neither fields nor tags outlive the fold."""
    return "draft" if job.fold else job.mode


def _pages(beside: PrintJob | None) -> Mapping[str, str]:
    """The pages of another print, by the ids of what begins on them."""
    if beside is None:
        return {}
    job = _written_out(beside) if beside.fold else beside
    return weasy.numbers(job.html, job.styles, fonts.cuts(_letters(job), job.type), _mode(job))


def _folded(pdf: bytes, job: PrintJob) -> bytes:
    """A file as it is, or two of its pages on a side where it is to be folded."""
    return folding.folded(pdf, language.direction(job.language) == "rtl") if job.fold else pdf


def _by_browser(job: PrintJob) -> tuple[Printed, ...]:
    made = job.copies or (Copy(job.name, {}),)
    styles = "\n".join((*job.styles, fonts.inlined(_letters(job), job.type), job.for_browsers))
    notes = tuple(_lacking(job))
    return tuple(Printed(copy.name, chromium.pdf(_for(job.html, copy), styles), notes) for copy in made)


def _letters(job: PrintJob) -> str:
    """All that the document says, in one copy or another."""
    return "\n".join((htmllib.unescape(job.html), *(word for copy in job.copies for word in copy.words.values())))


def _written_out(job: PrintJob) -> PrintJob:
    """The same with the day of printing in its text, where the file cannot be stamped with it."""
    if job.printed is None:
        return job
    day = job.printed
    made = tuple(
        replace(copy, words={name: printed_on.in_foot(word, day) for name, word in copy.words.items()})
        for copy in job.copies
    )
    return replace(job, html=printed_on.written_out(job.html, day), copies=made, printed=None)


def _stamped(pdf: bytes, job: PrintJob) -> tuple[bytes, str]:
    """A file with the day of printing, if it is to have one, and what has to be known to give it another."""
    if job.printed is None:
        return pdf, ""
    free, known = stamp_rooms.with_rooms(pdf, job.type)
    return stamping.stamped(free, known, job.printed), known.written()


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
        signs = language.counted(more, "letter")
        where = "the tables of this sheet" if _CLASS in job.html else "the names in it"
        yield f"{signs} of {where} missing in the fonts of the book: a box stands for each of them"


def _apart(job: PrintJob) -> tuple[str, str]:
    """The document without names of people, and the words among which they are: of every copy, or of a class."""
    if _CLASS in job.html:
        return "", _words(job.html)
    shared = copies.shared if job.copies else str
    html = _STATE.sub(lambda found: f">{shared(found[1])}<i ", _COPIED.sub(r"\1", job.html), count=1)
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
