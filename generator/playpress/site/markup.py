"""Plain words -> Markdown headings and HTML blocks in which nothing an author wrote can act."""

import re
from html import escape

from markupsafe import Markup

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!>])")
_ACTIVE = str.maketrans({"<": "&lt;", ">": "&gt;", '"': "&quot;"})
_BLANK = re.compile(r"\n\s*\n+")


def heading(text: object) -> Markup:
    """Words for a Markdown heading: every sign that means something to Markdown is escaped."""
    words = " ".join(str(text).split())
    safe = words.replace("&", "&amp;").replace("<", "&lt;")
    return Markup(_SPECIAL.sub(r"\\\1", safe).replace("\\&amp;", "&amp;"))


def blockwise(html: object) -> Markup:
    """An HTML block without blank lines: Markdown then leaves the whole of it alone."""
    return Markup(_BLANK.sub("\n", str(html)).strip())


def inert(text: object) -> str:
    """Words for a host's own templates, which escape nothing: what could begin or end a tag or an attribute is."""
    return str(text).translate(_ACTIVE)


def with_code(text: object) -> Markup:
    """Words in which `backticks` mark what an author types."""
    pieces = str(text).split("`")
    code = Markup("<code>{}</code>")
    return Markup("").join(code.format(piece) if n % 2 else Markup.escape(piece) for n, piece in enumerate(pieces))


def anchor(href: str, words: object, title: str = "", css: str = "") -> Markup:
    """A link inside an HTML block. `words` are escaped unless they are Markup."""
    attributes = f' class="{escape(css)}"' if css else ""
    attributes += f' title="{escape(title)}"' if title else ""
    return Markup(f'<a href="{escape(href)}"{attributes}>{Markup.escape(words)}</a>')
