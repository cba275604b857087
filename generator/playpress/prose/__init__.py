"""Prose: what an author writes as Markdown, read once for pages, links, search and checks."""

from playpress.prose.links import WEB_SCHEMES, ProseLink, line_starts, links, target
from playpress.prose.parser import DEEPEST, Parsed, headings, parse
from playpress.prose.words import plain, words

__all__ = [
    "DEEPEST",
    "WEB_SCHEMES",
    "Parsed",
    "ProseLink",
    "headings",
    "line_starts",
    "links",
    "parse",
    "plain",
    "target",
    "words",
]
