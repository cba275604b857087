"""A text -> what is read of it, without its signs: for search, tooltips and checks."""

from collections.abc import Iterable, Sequence

from markdown_it.token import Token

from playpress.prose.parser import Parsed

_BREAKS = {"softbreak", "hardbreak"}
_BLOCKS = {"fence", "code_block"}


def words(tokens: Iterable[Token], *, code: bool = True) -> str:
    """The words of a paragraph or a part of one; of pictures, those that describe them."""
    return "".join(_of(token, code) for token in tokens)


def of_blocks(parsed: Parsed, *, code: bool) -> Sequence[str]:
    """The words of each paragraph, heading and cell; `code`: what is marked as code counts, too."""
    found = []
    for token in parsed.tokens:
        if token.type == "inline":
            found.append(words(token.children or (), code=code))
        elif token.type in _BLOCKS and code:
            found.append(token.content)
    return found


def _of(token: Token, code: bool) -> str:
    if token.type == "image":
        return words(token.children or (), code=code)
    if token.type in _BREAKS:
        return " "
    if token.type == "code_inline":
        return token.content if code else " "
    return token.content if token.type == "text" else ""
