"""A page written by hand -> the same, in which tasks, bare addresses and struck words are what other viewers show.

Python-Markdown knows none of them; definitions, which another parser reads, have them all.
"""

import re

from playpress.prose.links import line_starts
from playpress.prose.placeholders import CODE, PARSER
from playpress.prose.splices import spliced

TASKS = {
    " ": '<input type="checkbox" disabled aria-label="to do">',
    "x": '<input type="checkbox" disabled checked aria-label="done">',
}
"""The box of a task that is to be done, and of one that is."""
_SIGNS = re.compile(r"://|www\.|@|~~|\[[ xX]\]")
_OTHERS = re.compile(
    rf"{CODE.pattern}"
    r"|!?\[(?!\^)(?:[^\[\]\n]|\[[^\[\]\n]*\])*\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\[\]\n]*\])"
    r"|^ {0,3}\[(?!\^)[^\]\n]+\]:[^\n]*$|<(?P<element>[a-z]+)\b[^<>]*>(?:(?!\n\n).){0,800}?</(?P=element)>"
    r"|<[^<>\n]*>|\{\{.{0,800}?\}\}|\{[%:#.].{0,800}?\}",
    CODE.flags,
)
"""Code, links, HTML with its words, and what macros and attributes are written with: all of it stays as it is.

What is never closed is looked for only so far, or many of it would cost the square of their number.
"""
_TASK = re.compile(r"(?P<mark>^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[(?P<done>[ xX])\](?=[ \t]+\S)", re.MULTILINE)
_STRUCK = re.compile(r"(?<![~\\])~~(?=[^\s~])(?P<struck>[^~\n]*[^\s~])~~(?!~)")
_ADDRESS = re.compile(
    r"(?<![\w/.\"'=@:\\-])(?:(?P<web>https?://[^\s<>\"'`*\[\]\0]*[\w/#=&])|(?P<www>www\.[\w-]+\.[^\s<>\"'`*\[\]\0]*[\w/#=&])"
    r"|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-zA-Z]{2,}))(?![\w@])"
)


def shown(body: str) -> str:
    """The text of a page, without front matter."""
    if not _SIGNS.search(body):
        return body
    lines = {n for token in PARSER.parse(body) if token.type == "inline" and token.map for n in range(*token.map)}
    starts = line_starts(body)
    free = "".join(
        line if number in lines else re.sub(r"[^\n]", "\0", line)
        for number, line in enumerate(body[begin:end] for begin, end in zip(starts, [*starts[1:], None], strict=True))
    )
    free = _OTHERS.sub(lambda found: re.sub(r"[^\n]", "\0", found[0]), free)
    changes = [
        (each.start("done") - 1, each.end("done") + 1, TASKS[each["done"].lower()]) for each in _TASK.finditer(free)
    ]
    for each in _STRUCK.finditer(free):
        begin, end = each.span("struck")
        changes += [(begin - 2, begin, "<del>"), (end, end + 2, "</del>")]
    changes += [(each.start(), each.end(), _link(each)) for each in _ADDRESS.finditer(free)]
    return spliced(body, sorted(changes))


def _link(found: re.Match[str]) -> str:
    return f"[{found[0]}](http://{found[0]})" if found["www"] else f"<{found[0]}>"
