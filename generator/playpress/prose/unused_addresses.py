"""A page by hand -> the lines of addresses to which none of its links leads: they are notes that no page shows.

Python-Markdown is asked, which shows the page; it takes more for addresses than CommonMark does, such as a line right
below a paragraph. It reads what is inside of HTML and of boxes as well here, since a project may have it do so.
"""

import re
from collections.abc import Iterator, Sequence

from markdown import Markdown
from markdown.blockprocessors import ReferenceProcessor

from playpress.prose import python_markdown
from playpress.prose.facts import facts
from playpress.prose.placeholders import BOX

_EXTENSIONS = ("attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "sane_lists", "tables")
"""What a page is read with, and what has words inside of something else read as Markdown."""
_INSIDE = re.compile(r"(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*")
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){1,999})\]:")
_LINES = 4
"""So many lines an address takes at most, by Python-Markdown."""


class _Asked(dict[str, tuple[str, str]]):
    """The addresses of a page, which remembers those that a link asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.led_to: set[str] = set()

    def __getitem__(self, label: str) -> tuple[str, str]:
        self.led_to.add(label)
        return super().__getitem__(label)


def unused_addresses(body: str, without_code: str) -> Iterator[tuple[int, int]]:
    """For each one its first line, and the one behind its last. Of two with one name, the last is what links lead to.

    `without_code` is the text, as long, with blanks in place of its blocks of code.
    """
    lines = without_code.split("\n")
    begins = dict(facts(body).addresses)
    written = [(at, found) for at, line in enumerate(lines) if (found := _label(line)) or at in begins]
    if not written:
        return
    asked = _Asked()
    markdown = Markdown(extensions=list(_EXTENSIONS))
    markdown.references = asked
    markdown.convert(python_markdown.written(_opened(body)))
    led_to, defined = ({" ".join(each.split()) for each in labels} for labels in (asked.led_to, asked))
    last = {label: at for at, label in written}
    for at, label in written:
        hidden = label not in led_to or last[label] != at
        if hidden and (at in begins or label in defined):
            yield at, begins.get(at, at + _length(lines[at : at + _LINES]))


def _opened(body: str) -> str:
    """The text with what is inside of boxes and tabs, which is indented, in running text."""
    lines, opens = body.split("\n"), False
    for at, line in enumerate(lines):
        if line.strip() and not line.startswith(("    ", "\t")):
            opens = bool(BOX.match(line))
        elif opens:
            lines[at] = line.lstrip()
    return "\n".join(lines)


def _label(line: str) -> str:
    """What an address is called, as links name it."""
    inside = _INSIDE.match(line)
    found = _LABEL.match(line, inside.end() if inside else 0)
    return " ".join(found[1].lower().split()) if found else ""


def _length(lines: Sequence[str]) -> int:
    """How many lines an address takes: where it leads and its title may be below its name."""
    bare = "\n".join(line[found.end() :] if (found := _INSIDE.match(line)) else line for line in lines)
    address = ReferenceProcessor.RE.match(bare)
    return address[0].count("\n") + 1 if address else 1
