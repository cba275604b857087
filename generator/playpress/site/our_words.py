"""A page of a playbook in another language than English -> the same, in which our labels say that they are English.

A screen reader then reads each label in its own language, and paper does not divide it as words of another one. What
its author has written is never marked, nor what mixes both in a sentence.
"""

import re
from collections.abc import Iterator
from html import unescape

from playpress import markup_names as css
from playpress.graph import Book, insight
from playpress.model import field, guide, walk
from playpress.model.kinds import KINDS
from playpress.model.text import Text

_ELEMENT = re.compile(
    r"<(?P<tag>(?P<name>dt|caption|figcaption|summary|button|option|th|h1|p|span)(?P<more>(?: [^<>]*)?))>"
    r"(?P<words>[^<>]*)(?=</(?P=name)>)"
)
_CONTROL = re.compile(
    r"<(?P<tag>label)>(?=<input[^<>]*>(?P<words>[^<>]*)</label>)"
    r'|<(?P<field>input)(?=[^<>]* aria-label="(?P<named>[^"]*)")'
)
"""A box with its label, and a field that has its name in an attribute."""
_ALWAYS = frozenset({"dt", "caption", "figcaption", "summary", "button", "option"})
_TITLES = (
    css.CALLOUT_TITLE,
    css.CHECKLIST_GROUP,
    css.FIGURE_TITLE,
    css.GATE_TITLE,
    css.NOTE,
    css.OURS,
    css.STATUS,
    "front-title",
    "contents-lead",
)
_OF_OURS = re.compile(rf'scope="col"|class="(?:{"|".join(_TITLES)})[ "]')
"""What tells a label among heads of tables, paragraphs and spans."""
_HEADING = re.compile(r"^(?P<words>#{2,6} .*) \{: #(?P<id>s-[^ }]+) \}$", re.MULTILINE)
_OURS = frozenset(kind.about.name for kind in KINDS)
_LETTER = re.compile(r"[A-Za-z]{2}")
_ESCAPED = re.compile(r"\\(.)")


def marked(text: str, book: Book) -> str:
    """The text of a page, or a document for paper, with `lang="en"` where it says something of ours."""
    if book.settings.language.is_english:
        return text
    theirs = _theirs(book)

    def element(found: re.Match[str]) -> str:
        ours = found["name"] in _ALWAYS or _OF_OURS.search(found["more"])
        if not ours or " lang=" in found["more"] or not _is_ours(unescape(found["words"]), theirs):
            return found[0]
        return f'<{found["tag"]} lang="en">{found["words"]}'

    def control(found: re.Match[str]) -> str:
        ours = _is_ours(unescape(found["words"] or found["named"] or ""), theirs)
        end = ">" if found["tag"] else ""
        return f'<{found["tag"] or found["field"]} lang="en"{end}' if ours else found[0]

    def heading(found: re.Match[str]) -> str:
        words = unescape(_ESCAPED.sub(r"\1", found["words"].lstrip("# ")))
        return f"{found['words']} {{: #{found['id']} lang=en }}" if _is_ours(words, theirs) else found[0]

    return _HEADING.sub(heading, _CONTROL.sub(control, _ELEMENT.sub(element, text)))


def _is_ours(words: str, theirs: frozenset[str]) -> bool:
    """Whether a label is ours: it is none of theirs, with letters behind it in brackets or without ("Leiter (A/R)")."""
    said = words.strip().casefold()
    return bool(_LETTER.search(words)) and words.isascii() and theirs.isdisjoint({said, said.partition(" (")[0]})


@insight
def _theirs(book: Book) -> frozenset[str]:
    """What the playbook calls things and says in a line, in small letters."""
    return frozenset(words.casefold() for words in _said(book))


def _said(book: Book) -> Iterator[str]:
    yield from (value for _, value, _ in walk.values(book.settings) if isinstance(value, Text))
    yield from (page.name for page in book.pages)
    for entity in book.entities.values():
        yield entity.name
        yield from (value for _, value, _ in book.inside(entity) if isinstance(value, Text))
        yield from (part.called for part in book.parts(entity).values())
    for kind in book.kinds:
        declared = kind.about.name not in _OURS
        yield from kind.about.words if declared else ()
        for name in kind.model_fields:
            facts = field.facts(kind, name)
            yield from (facts.label, facts.inverse, *facts.choices.values()) if declared or facts.added else ()
        for model in guide.parts(kind) if declared else ():
            yield from (field.label(model, name) for name in model.model_fields)
