"""A page by hand -> what its readers get: its words explained, its questions, and who answers for it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from jinja2 import Environment
from markupsafe import Markup

from playpress import markup_names as css
from playpress.graph import Book, insight
from playpress.model.field import label
from playpress.model.own_page import FrontMatter, OwnPage
from playpress.prose.placeholders import CODE
from playpress.site.glossary import Glossary, Linker, meaning
from playpress.site.markup import anchor, blockwise
from playpress.site.prose import ProseRenderer
from playpress.site.view import View, day

_APART = re.compile(
    rf"{CODE.pattern}"
    r"|<(?P<whole>svg|math|script|style|pre|a|h[1-6]|button|select|textarea|title)\b.*?</(?P=whole)\s*>|<[^<>\n]*>"
    r"|!?\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\[\]\n]*\]|:[^\n]*)?"
    r"|^[ ]{0,3}\#{1,6}[ ][^\n]*|^[^\n]+(?=\n[ ]{0,3}(?:=+|-{2,})[ ]*$)|^(?:[ ]{4}|\t)[^\n]*|\{[^{}\n]*\}|https?://\S+",
    CODE.flags,
)
"""What of a page is no running text: code, HTML, links and pictures, headings, attributes, addresses."""


def complete(page: OwnPage, book: Book, env: Environment) -> OwnPage:
    """The page as a host is given it: the first use of each term explained, and its last lines."""
    uri = page.file.removeprefix("content/")
    view = View(book, ProseRenderer(book), uri)
    below = "\n\n".join(_questions(page, view, env))
    foot = _foot(page.front, view)
    shown = "\n\n".join(filter(None, (_explained(page.body, Linker(_glossary(book), uri)).rstrip("\n"), below, foot)))
    return page if shown == page.body.rstrip("\n") else replace(page, shown=f"{shown}\n")


@insight
def _glossary(book: Book) -> Glossary:
    return Glossary.of(book)


def _explained(body: str, linker: Linker) -> str:
    """The Markdown with a link at the first use of each term, without the sign that ends a cell of a table."""
    masked = _APART.sub(lambda found: re.sub(r"[^\n]", "\0", found[0]), body)
    pieces: list[str] = []
    position = 0
    for use in linker.glossary.finditer(masked):
        if term := linker.claim(use.words):
            link = str(anchor(linker.href(term), use.words, meaning(term), css.TERM)).replace("|", "&#124;")
            pieces += [body[position : use.start()], link]
            position = use.end()
    return "".join([*pieces, body[position:]])


def _questions(page: OwnPage, view: View, env: Environment) -> Iterator[str]:
    """The questions on the page, as those of a definition."""
    if page.front.questions:
        block = env.get_template("blocks/quiz.html.j2").module
        name = f"quiz-{page.path.stem}"
        yield f"## {label(FrontMatter, 'questions')} {{: #s-questions }}"
        yield str(blockwise(block.quiz(view.questions(page.front.questions), True, name)))  # type: ignore[attr-defined]


def _foot(front: FrontMatter, view: View) -> str:
    """The last line: who answers for the page, whose it is, and when it was read with care."""
    said = [
        Markup("{}: {}").format(label(FrontMatter, name), view.link(ref))
        for name, ref in (("owner", front.owner), ("team", front.team))
        if ref
    ]
    if front.reviewed:
        every = f"; a review is valid for {front.review_every.words}" if front.review_every else ""
        said.append(Markup.escape(f"Last reviewed {day(front.reviewed)}{every}"))
    lines = Markup("").join(Markup("<p>{}</p>").format(each) for each in said)
    foot = Markup('<footer class="{}" data-search-exclude>{}</footer>')
    return str(foot.format(css.META, lines)) if said else ""
