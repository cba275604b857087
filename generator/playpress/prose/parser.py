"""A text -> its tokens: CommonMark with tables, tasks, footnotes, strike-through and bare links; HTML stays text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, autolink, image, link
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin

DEEPEST = 24
"""Levels of quotes, lists and their items inside each other; a list in a list is two. What lies deeper is a fault."""
_LIMIT = DEEPEST + 6
"""Levels below which the parser stops to look: more than DEEPEST, so that nothing which is accepted is left out."""
_TASK = re.compile(r"\[([ xX])\][ \t]+(?=\S)")
_NOTE = re.compile(r"[\s>]*(?:[-*+]\s+)*\[\^([^\]\s]+)\]:")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text that was read. All who ask share its tokens, and change none of them."""

    text: str
    tokens: Sequence[Token]
    too_deep: int
    """The line, counted from 0, from which on too much is nested; -1 where nothing is."""
    unused: Sequence[tuple[str, int]]
    """Addresses and footnotes that no link and no number leads to, so that no page shows them; each with its line."""
    addresses: Sequence[tuple[int, int]]
    """Of the unused addresses: the first line of each, and the one behind its last."""


@lru_cache(maxsize=4)
def parse(text: str) -> Parsed:
    """Read a text. The last ones are kept, and no more: their tokens take a hundred times the space of a text."""
    env: dict[str, Any] = {}
    tokens = _PARSER.parse(text, env)
    addresses = sorted(_unused_addresses(env, tokens))
    unused = tuple(_unused(text, env, addresses))
    return Parsed(text, tuple(tokens), env.get("too_deep", -1), unused, tuple(addresses))


def headings(parsed: Parsed) -> Iterator[tuple[Token, Token]]:
    """The headings of a text, each with what holds its words."""
    for number, token in enumerate(parsed.tokens):
        if token.type == "heading_open":
            yield token, parsed.tokens[number + 1]


def code_spans(parsed: Parsed) -> Iterator[str]:
    """What stands between backticks in running text."""
    inside = (child for token in parsed.tokens for child in token.children or ())
    return (each.content for each in inside if each.type == "code_inline")


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _LIMIT, "store_labels": True})
    parser.enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False).use(gfm_autolink_plugin)
    parser.block.ruler.before("table", "depth", _note_depth, {"alt": []})
    for name, rule in (("link", link), ("image", image), ("autolink", autolink)):
        parser.inline.ruler.at(name, _located(rule))
    parser.core.ruler.push("tasks", _mark_tasks)
    return parser


def _note_depth(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Remember the first line that is nested too deep; never a block of its own."""
    del end
    if state.level >= DEEPEST and not silent:
        state.env.setdefault("too_deep", start)
    return False


def _located(rule: Any) -> Any:
    """A rule for links or pictures that notes in its token where in its paragraph they begin."""

    def located(state: StateInline, silent: bool) -> bool:
        begin, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        for token in state.tokens[before : before + 2]:
            if token.type in ("link_open", "image"):
                token.meta.setdefault("at", begin)
        return True

    return located


def _mark_tasks(state: StateCore) -> None:
    """`- [x] words`: the item notes what its box says, and the box is no longer part of the words."""
    for number, token in enumerate(state.tokens):
        if token.type != "inline" or not token.children or state.tokens[number - 2].type != "list_item_open":
            continue
        first = token.children[0]
        if first.type == "text" and (box := _TASK.match(first.content)):
            state.tokens[number - 2].meta["done"] = box[1] != " "
            first.content = first.content[box.end() :]


def _unused_addresses(env: dict[str, Any], tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    inside = [child for token in tokens for child in token.children or ()]
    used = {each.meta.get("label") for each in inside if each.type in ("link_open", "image")}
    unused = [address for label, address in env.get("references", {}).items() if label not in used]
    for address in (*unused, *env.get("duplicate_refs", ())):
        begin, end = address["map"]
        yield begin, end


def _unused(text: str, env: dict[str, Any], addresses: Iterable[tuple[int, int]]) -> Iterator[tuple[str, int]]:
    lines = [begin for begin, _ in addresses]
    numbers = env.get("footnotes", {}).get("refs", {})
    silent = {name[1:] for name, number in numbers.items() if number < 0}
    written = text.split("\n")
    if silent:
        notes = ((number, _NOTE.match(line)) for number, line in enumerate(written))
        lines += [number for number, found in notes if found and found[1] in silent]
    return ((written[line].strip(), line) for line in sorted(lines))


_PARSER = _parser()
