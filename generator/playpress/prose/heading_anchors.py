"""A page written by hand -> the same with anchors that keep the letters of its headings: "Größe" -> `#größe`.

Python-Markdown makes anchors of ASCII letters alone: of "Größe" it keeps "groe", and of "商談" nothing at all.
"""

import re
import unicodedata
from collections import Counter

from markdown.extensions.toc import slugify

from playpress.prose.placeholders import PARSER
from playpress.prose.words import words

_ATTRIBUTES = re.compile(r"[ ]+\{:?[ ]*(?P<listed>[^{}\n]*)\}[ ]*$")
_EXPLICIT = re.compile(r"""(?:^|\s)#([^\s}]+)|(?:^|\s)id=["']?([^\s"'}]+)""")


def anchor(heading: str) -> str:
    """The anchor of a heading by its words, before others of its page count: "Größe prüfen" -> "größe-prüfen"."""
    return str(slugify(unicodedata.normalize("NFC", heading), "-", unicode=True))


def named(body: str) -> str:
    """The text of a page, without front matter, in which each heading with letters beyond ASCII says its anchor."""
    if body.isascii():
        return body
    tokens = PARSER.parse(body)
    found = [(each, tokens[number + 1]) for number, each in enumerate(tokens) if each.type == "heading_open"]
    lines = body.split("\n")
    used: Counter[str] = Counter()
    for heading, inline in found:
        if heading.map is None:
            continue
        last = heading.map[1] - 1 - (heading.markup in ("=", "-"))
        listed = _ATTRIBUTES.search(lines[last])
        if explicit := _EXPLICIT.search(listed["listed"]) if listed else None:
            used[explicit[1] or explicit[2]] += 1
            continue
        name = words(inline.children or ())
        name = name if listed is None else _ATTRIBUTES.sub("", name)
        said = anchor(name)
        used[said] += 1
        if said and said != slugify(name, "-"):
            number = used[said] - 1
            lines[last] = _with_anchor(lines[last], f"{said}_{number}" if number else said, listed)
    return "\n".join(lines)


def _with_anchor(line: str, name: str, listed: re.Match[str] | None) -> str:
    if listed is None:
        return f"{line.rstrip()} {{#{name}}}"
    return f"{line[: listed.start()]} {{#{name} {listed['listed']}}}"
