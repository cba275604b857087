"""A page written by hand -> the same, in which words in angle brackets that are no HTML are shown: `<company name>`.

Python-Markdown leaves to the browser what looks like an element, and a browser shows no element that it does not know.
"""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt

from playpress.prose.links import line_starts
from playpress.prose.splices import spliced

_ELEMENTS = """
a abbr acronym address article aside audio b bdi bdo big blockquote body button canvas caption center cite code colgroup
data datalist dd del details dfn dialog dir div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6
head header hgroup html i iframe ins kbd label legend li main map mark marquee math menu meter nav nobr noscript object
ol optgroup option output p picture pre progress q rb rp rt rtc ruby s samp script search section select slot small span
strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr tt u ul var video
"""
"""What the HTML standard knows that has an end, also what it only knows of old pages."""
_WITHOUT_END = "area base br col embed hr img input link meta param source track wbr"
_ALONE = frozenset({"br", "hr", "wbr", "input"})
"""Of those, the ones that mean something without an attribute."""
_END_MAY_LACK = "body caption colgroup dd dt head html li optgroup option p rb rp rt rtc tbody td tfoot th thead tr"
_NAMES, _VOID, _OPEN = (frozenset(words.split()) for words in (_ELEMENTS, _WITHOUT_END, _END_MAY_LACK))
_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)(\s[^<>]*)?>")
FENCE = re.compile(r"^ {0,3}(?P<fence>`{3,}|~{3,}).*?(?:^ {0,3}(?P=fence)|\Z)", re.MULTILINE | re.DOTALL)
"""A block of code between lines of three signs or more."""
CODE = re.compile(
    r"^(?P<indent> {0,3})(?P<fence>`{3,}|~{3,}).*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?<![`\\])(?P<span>`+)(?!`)(?:(?!\n\s*\n).)*?(?<!`)(?P=span)(?!`)|<!--.*?-->",
    re.MULTILINE | re.DOTALL,
)
"""What is code or a comment in a page, whatever it looks like."""
_APART = re.compile(rf"{CODE.pattern}|<(?P<whole>svg|math|script|style)\b.*?</(?P=whole)>", CODE.flags)
BOX = re.compile(r"(?:!!!|\?\?\?|===)")
"""What begins a block whose text is indented, and no code."""
PARSER = MarkdownIt("commonmark", {"html": True})
"""CommonMark with the HTML of its author, as pages by hand are."""


def masked(text: str, pattern: re.Pattern[str] = CODE, sign: str = "\0") -> str:
    """The text, as long and with as many lines, with a sign of no meaning for each character that a pattern matches."""
    return pattern.sub(lambda found: re.sub(r"[^\n]", sign, found[0]), text)


def shown(body: str) -> str:
    """The text of a page, without front matter: what would be an unknown element, or one that never ends, is text."""
    if not _TAG.search(body):
        return body
    hidden = [(each.start(), each.end()) for each in _APART.finditer(body)]
    hidden = sorted([*hidden, *_indented_code(body)])
    ended = {each[2].lower() for each in _TAG.finditer(body) if each[1]}
    changes, at = [], 0
    for tag in _TAG.finditer(body):
        while at < len(hidden) and hidden[at][1] <= tag.start():
            at += 1
        inside = at < len(hidden) and hidden[at][0] <= tag.start()
        if not inside and not _acts(tag, ended) and body[max(tag.start() - 1, 0) : tag.start()] != "\\":
            changes.append((tag.start(), tag.start() + 1, "&lt;"))
    return spliced(body, changes)


def _acts(tag: re.Match[str], ended: set[str]) -> bool:
    """Whether a browser makes of it what its author can have meant, if that was HTML."""
    name, attributes = tag[2].lower(), (tag[3] or "").strip(" /\n")
    if name in _VOID:
        return bool(attributes) or name in _ALONE
    if name in _NAMES or "-" in name:
        return name in ended or name in _OPEN
    return False


def _indented_code(body: str) -> Iterator[tuple[int, int]]:
    """Where blocks of code begin and end that are such by their indentation."""
    found = [token.map for token in PARSER.parse(body) if token.type == "code_block" and token.map]
    if not found:
        return
    above, last = [], ""
    for line in body.split("\n"):
        above.append(last)
        last = line if line.strip() and not line.startswith("    ") else last
    starts = line_starts(body)
    for first, end in found:
        if not BOX.match(above[first]):
            yield starts[first], starts[end]
