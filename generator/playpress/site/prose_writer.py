"""Tokens of prose -> HTML as one page shows it: links that are right there, terms with a meaning, headings to fit."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape

from markdown_it.token import Token

from playpress import markup_names as css
from playpress import prose, urls
from playpress.graph import Book
from playpress.graph.prose_links import HEADING, ProseKinds, heading_ids, inside
from playpress.site import video
from playpress.site.glossary import Linker, meaning
from playpress.site.markup import anchor, runs_to_the_left
from playpress.site.picture_files import PictureFiles

_LOWEST = 6
_FIRST = re.compile(r"^(<[a-z0-9]+)")
_CONTAINERS = {"ul", "ol", "blockquote", "table", "thead", "tbody", "tr"}


def task_box(done: bool) -> str:
    """The box of a task, drawn and not for ticking."""
    name = f"{css.PROSE_BOX} {css.PROSE_DONE}" if done else css.PROSE_BOX
    return f'<span class="{name}" role="img" aria-label="{"done" if done else "to do"}"></span>'


class ProseWriter:
    """Writes the texts of a book, page by page."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._kinds = ProseKinds([kind.about for kind in book.kinds])
        self._pictures = PictureFiles.of(book)
        self._special: Mapping[str, Callable[[Token], str]] = {
            "text": self._text,
            "softbreak": lambda _: "\n",
            "code_inline": lambda token: f"<code>{escape(token.content, quote=False)}</code>",
            "code_block": self._code,
            "fence": self._code,
            "heading_open": self._heading,
            "heading_close": self._heading_end,
            "link_open": self._link,
            "link_close": self._link_end,
            "image": self._picture,
            "ordered_list_open": self._numbered,
            "list_item_open": self._item,
            "th_open": self._cell,
            "td_open": self._cell,
            "footnote_ref": self._note_number,
            "footnote_block_open": lambda _: f'<div class="{css.PROSE_NOTES}">\n<ol>\n',
            "footnote_block_close": lambda _: "</ol>\n</div>\n",
            "footnote_open": self._note,
            "footnote_close": lambda _: "</li>\n",
            "footnote_anchor": self._note_end,
        }

    def start(self, page_uri: str, linker: Linker) -> None:
        """Begin a page, on which there is no heading and no footnote yet."""
        self._page, self._linker = page_uri, linker
        self._used: set[str] = set()
        self._texts_with_notes = 0

    def html(self, parsed: prose.Parsed, top: int) -> str:
        """One text; its highest headings are on level `top`, the others keep their distance from them."""
        levels = [int(token.tag[1]) for token, _ in prose.headings(parsed)]
        self._lower = top - min(levels, default=top)
        ids = heading_ids(prose.words(inline.children or ()) for _, inline in prose.headings(parsed))
        self._ids = dict(zip(ids, map(self._free, ids), strict=True))
        self._waiting = iter(self._ids.values())
        self._plain = 0
        self._texts_with_notes += any(token.type == "footnote_block_open" for token in parsed.tokens)
        if parsed.text.isascii():
            return self._all(parsed.tokens)
        return "".join(map(self._block, _blocks(parsed.tokens)))

    def _block(self, tokens: Sequence[Token]) -> str:
        """A paragraph, a list, a table: to the left where its first letter is of a script that runs so."""
        html = self._all(tokens)
        words = " ".join(prose.words(token.children or ()) for token in tokens if token.type == "inline")
        return _FIRST.sub(r'\1 dir="rtl"', html, count=1) if runs_to_the_left(words) else html

    def _free(self, words: str) -> str:
        """An id for a heading that no other text of the page has."""
        number, found = 1, f"{HEADING}{words}"
        while found in self._used:
            number += 1
            found = f"{HEADING}{words}-{number}"
        self._used.add(found)
        return found

    def _all(self, tokens: Iterable[Token]) -> str:
        return "".join(self._one(token) for token in tokens)

    def _one(self, token: Token) -> str:
        if token.type == "inline":
            return self._all(token.children or ())
        if special := self._special.get(token.type):
            return special(token)
        if token.hidden:
            return ""
        end = "\n" if token.block and (token.nesting < 1 or token.tag in _CONTAINERS) else ""
        return f"<{'/' if token.nesting < 0 else ''}{token.tag}>{end}"

    def _text(self, token: Token) -> str:
        """Words, in which terms of the glossary are links unless they are part of one already."""
        if self._plain:
            return escape(token.content, quote=False)
        pieces, position = [], 0
        for use in self._linker.glossary.finditer(token.content):
            if term := self._linker.claim(use.words):
                pieces.append(escape(token.content[position : use.start()], quote=False))
                pieces.append(anchor(self._linker.href(term), use.words, meaning(term), css.TERM))
                position = use.end()
        return "".join([*pieces, escape(token.content[position:], quote=False)])

    def _code(self, token: Token) -> str:
        """Lines that stay as they are; a keyboard can reach those that are wider than the window."""
        return f'<pre class="{css.PROSE_CODE}" tabindex="0"><code>{escape(token.content, quote=False)}</code></pre>\n'

    def _heading(self, token: Token) -> str:
        self._plain += 1
        return f'<h{self._level(token)} id="{next(self._waiting)}">'

    def _heading_end(self, token: Token) -> str:
        self._plain -= 1
        return f"</h{self._level(token)}>\n"

    def _level(self, token: Token) -> int:
        return min(int(token.tag[1]) + self._lower, _LOWEST)

    def _link(self, token: Token) -> str:
        self._plain += 1
        title = f' title="{escape(str(token.attrs["title"]))}"' if "title" in token.attrs else ""
        return f'<a href="{escape(self._href(token))}"{title}>'

    def _link_end(self, _token: Token) -> str:
        self._plain -= 1
        return "</a>"

    def _href(self, token: Token) -> str:
        """Where a link leads, seen from the page."""
        target = prose.target(token)
        if ref := self._kinds.reference(target):
            return urls.relative(urls.of(self._book, ref), self._page)
        if target.startswith("#"):
            return f"#{self._ids.get(target[1:], target[1:])}"
        address = inside(str(token.attrs["href"]))
        return urls.relative(address, self._page) if address else str(token.attrs["href"])

    def _picture(self, token: Token) -> str:
        """A picture of the playbook, as large as it is, or a video; where there is none, the words that describe it."""
        words = prose.words(token.children or ())
        target = prose.target(token)
        if video.host(target) in self._book.settings.embeds:
            return video.link(str(token.attrs["src"]), words)
        found = self._pictures.find(target)
        if found is None:
            return f"<em>{escape(words or prose.target(token), quote=False)}</em>"
        title = f' title="{escape(str(token.attrs["title"]))}"' if "title" in token.attrs else ""
        size = f' width="{found.width}" height="{found.height}"' if found.width else ""
        source = urls.relative(found.address, self._page)
        return f'<img src="{escape(source)}" alt="{escape(words)}"{title}{size} loading="lazy">'

    def _numbered(self, token: Token) -> str:
        start = token.attrs.get("start")
        return f'<ol start="{start}">\n' if start is not None else "<ol>\n"

    def _item(self, token: Token) -> str:
        """An item of a list; that of a task begins with a box, which is drawn and not for ticking."""
        if "done" not in token.meta:
            return "<li>"
        return f'<li class="{css.PROSE_TASK}">{task_box(token.meta["done"])}'

    def _cell(self, token: Token) -> str:
        """A cell of a table. Its alignment is no style, which the policy of a page would forbid."""
        style = str(token.attrs.get("style", ""))
        return f'<{token.tag} align="{style.partition(":")[2]}">' if style else f"<{token.tag}>"

    def _note_id(self, token: Token, sub: int = 0) -> str:
        again = f"-{sub + 1}" if sub else ""
        return f"note-{self._texts_with_notes}-{token.meta['id'] + 1}{again}"

    def _note_number(self, token: Token) -> str:
        number, back = token.meta["id"] + 1, self._note_id(token, token.meta.get("subId", 0))
        return f'<sup id="to-{back}"><a href="#{self._note_id(token)}">{number}</a></sup>'

    def _note(self, token: Token) -> str:
        return f'<li id="{self._note_id(token)}">'

    def _note_end(self, token: Token) -> str:
        back = f"to-{self._note_id(token, token.meta.get('subId', 0))}"
        return f' <a href="#{back}" aria-label="Back to the text">↩</a>'


def _blocks(tokens: Iterable[Token]) -> Iterator[Sequence[Token]]:
    """The outermost blocks of a text, each with all that is inside of it."""
    held: list[Token] = []
    for token in tokens:
        held.append(token)
        if token.level == 0 and token.nesting < 1 and token.type != "inline":
            yield held
            held = []
    if held:
        yield held
