"""A text -> what is read of it, without its signs: for search, tooltips and checks."""

from collections.abc import Iterable

from markdown_it.token import Token

from playpress.prose.parser import Parsed, parse

_BREAKS = {"softbreak", "hardbreak"}
_BLOCKS = {"fence", "code_block"}


def plain(text: str, *, code: bool = True) -> str:
    """The words of a text on one line; `code`: what is marked as code counts, too."""
    return " ".join(" ".join(_of_blocks(parse(text), code)).split())


def words(tokens: Iterable[Token], *, code: bool = True) -> str:
    """The words of a paragraph or a part of one; of pictures, those that describe them."""
    return "".join(_of(token, code) for token in tokens)


def _of_blocks(parsed: Parsed, code: bool) -> Iterable[str]:
    for token in parsed.tokens:
        if token.type == "inline":
            yield words(token.children or (), code=code)
        elif token.type in _BLOCKS and code:
            yield token.content


def _of(token: Token, code: bool) -> str:
    if token.type == "image":
        return words(token.children or (), code=code)
    if token.type in _BREAKS:
        return " "
    if token.type == "code_inline":
        return token.content if code else " "
    return token.content if token.type == "text" else ""
