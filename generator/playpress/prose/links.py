"""A text -> its links and pictures: where each leads, its words, and where in the text it begins."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, takewhile
from urllib.parse import unquote

from markdown_it.token import Token

from playpress.prose.parser import Parsed
from playpress.prose.words import words

WEB_SCHEMES = frozenset(
    {
        "callto", "ftp", "ftps", "geo", "http", "https", "im", "irc", "ircs", "magnet", "mailto", "news", "nntp",
        "sip", "sms", "ssh", "tel", "webcal", "xmpp",
    }
)  # fmt: skip
"""How addresses begin that lead out of a playbook, and that a reader may follow without harm."""


@dataclass(frozen=True, slots=True)
class ProseLink:
    """A link or a picture of a text."""

    target: str
    """The address as its author means it, with plain letters in the place of percent signs."""
    words: str
    """What is read of it: the words of a link, the description of a picture."""
    offset: int
    """Where in the text it begins."""
    picture: bool = False


def links(parsed: Parsed) -> Iterator[ProseLink]:
    """Every link and picture of a text, in order."""
    cells = _Cells(parsed)
    for token in parsed.tokens:
        if token.type == "inline" and token.map:
            place = cells.begin(token)
            children = token.children or []
            for number, child in enumerate(children):
                if child.type in ("link_open", "image"):
                    yield _link(children, number, place)


def target(token: Token) -> str:
    """The address of a link or a picture, as its author means it."""
    return unquote(str(token.attrs.get("src" if token.type == "image" else "href", "")))


def line_starts(text: str) -> Sequence[int]:
    """Where each line of a text begins, and where one more would."""
    return [0, *accumulate(len(line) + 1 for line in text.split("\n"))]


class _Paragraph:
    """Words of a text that were parsed together: their offsets -> offsets of the text."""

    def __init__(self, content: str, begins: Sequence[int]) -> None:
        self._starts = line_starts(content)
        self._begins = begins

    def offset(self, at: int) -> int:
        """Where something in these words is in the text."""
        line = bisect_right(self._starts, at) - 1
        return self._begins[line] + at - self._starts[line]


class _Cells:
    """A text -> where its paragraphs, and the cells of its tables, begin in it."""

    def __init__(self, parsed: Parsed) -> None:
        self._text = parsed.text
        self._starts = line_starts(parsed.text)
        self._line, self._behind = -1, 0

    def begin(self, token: Token) -> _Paragraph:
        """Where each line of a token's words begins; cells of one line are found one behind the other."""
        first = (token.map or [0])[0]
        begins = [self._find(first + number, line) for number, line in enumerate(token.content.split("\n"))]
        return _Paragraph(token.content, begins)

    def _find(self, number: int, line: str) -> int:
        begin = self._starts[number]
        end = self._starts[number + 1] - 1
        if number != self._line:
            self._line, self._behind = number, begin
        found = self._text.find(line, self._behind, end)
        if found < 0:  # a cell in which a bar is written with a backslash
            line = line.replace("|", "\\|")
            found = max(self._text.find(line, self._behind, end), self._behind)
        self._behind = found + len(line)
        return found


def _link(children: Sequence[Token], number: int, place: _Paragraph) -> ProseLink:
    token = children[number]
    at = place.offset(token.meta.get("at", 0))
    if token.type == "image":
        return ProseLink(target(token), words(token.children or ()), at, picture=True)
    inside = takewhile(lambda each: each.type != "link_close", islice(children, number + 1, None))
    return ProseLink(target(token), words(inside), at)
