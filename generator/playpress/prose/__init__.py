"""Prose: what an author writes as Markdown, read once for pages, links, search and checks."""

from playpress.prose.facts import ProseFacts, facts, plain
from playpress.prose.links import WEB_SCHEMES, ProseLink, line_starts, target
from playpress.prose.parser import DEEPEST, Parsed, code_spans, headings, parse
from playpress.prose.splices import spliced
from playpress.prose.words import words

__all__ = [
    "DEEPEST", "WEB_SCHEMES", "Parsed", "ProseFacts", "ProseLink",
    "code_spans", "facts", "headings", "line_starts", "parse", "plain", "spliced", "target", "words",
]  # fmt: skip
