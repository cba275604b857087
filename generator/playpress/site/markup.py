"""Plain words -> Markdown headings and HTML blocks in which nothing an author wrote can act."""

import re
import unicodedata
from html import escape

from markupsafe import Markup

from playpress import markup_names as css
from playpress.model.language import Language

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!>])")
_LINK = re.compile(r"<a .*?</a>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>|&#?\w+;")
_BETWEEN = re.compile(r"\b(and|or)\b")
_WORD = re.compile(r"[^\W_]")
_BLANK = re.compile(r"\n\s*\n+")

_STATE = re.compile(rf'<span class="{css.STATE}">[^<]*</span>')


def heading(text: object) -> Markup:
    """Words for a Markdown heading: every sign that means something to Markdown is escaped."""
    words = " ".join(str(text).split())
    safe = words.replace("&", "&amp;").replace("<", "&lt;")
    return Markup(_SPECIAL.sub(r"\\\1", safe).replace("\\&amp;", "&amp;"))


def blockwise(html: object) -> Markup:
    """An HTML block without blank lines: Markdown then leaves the whole of it alone."""
    return Markup(_BLANK.sub("\n", str(html)).strip())


def in_language(language: Language) -> Markup:
    """The attributes of an element whose words are in a language, with its direction where that is not ours."""
    direction = "" if language.direction == "ltr" else ' dir="rtl"'
    return Markup(f' lang="{escape(language)}"{direction}')


def tap(html: object) -> Markup:
    """The class of an element whose links stand alone, for a thumb to hit; nothing where they stand in a sentence."""
    text = str(html)
    alone = "<a " in text and not _WORD.search(_BETWEEN.sub("", _TAG.sub("", _LINK.sub("", _STATE.sub("", text)))))
    return Markup(f' class="{css.TAP}"') if alone else Markup("")


def on_its_own_line(html: Markup) -> Markup:
    """Links above other words of their cell."""
    return Markup("<div{}>{}</div>").format(tap(html), html)


def runs_to_the_left(text: str) -> bool:
    """Whether the first letter of a text is one of a script written from right to left (Unicode's rules P2 and P3)."""
    strong = (way for each in text if (way := unicodedata.bidirectional(each)) in ("L", "R", "AL"))
    return next(strong, "L") != "L"


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
