"""The text of a script -> the first place where a browser would stop reading it."""

from functools import cache
from typing import Any

from playpress.site.mistake import Mistake

_NOT_CLOSED = "Look before it for a bracket or quotes that nothing closes, or for a comma that is missing."


def mistake(text: str) -> Mistake | None:
    """What keeps a browser from reading the whole script, by the grammar of ECMAScript; None where nothing does.

    What a script does when it runs is not looked at, nor names that are declared twice.
    """
    root = _parser().parse(text.encode()).root_node
    found = _first(root) if root.has_error else None
    if found is None:
        return None
    line, column = found.start_point
    column = len(text.split("\n")[line].encode()[:column].decode(errors="ignore"))
    if found.is_missing:
        sign = found.type
        return Mistake(line + 1, column + 1, f"`{sign}` is missing here, and no browser runs this script", "Write it.")
    return Mistake(line + 1, column + 1, "no browser runs this script: it cannot be read at this place", _NOT_CLOSED)


def _first(root: Any) -> Any:
    """The first node that is missing, or that could not be read and holds none; a tree may be as deep as its text."""
    path = [(root, iter(root.children))]
    while path:
        node, below = path[-1]
        child = next(below, None)
        if child is None:
            if node.is_error:
                return node
            path.pop()
        elif child.is_missing:
            return child
        elif child.has_error:
            path.append((child, iter(child.children)))
    return None


@cache
def _parser() -> Any:
    """The parser, loaded where a project has scripts of its own."""
    import tree_sitter
    import tree_sitter_javascript

    return tree_sitter.Parser(tree_sitter.Language(tree_sitter_javascript.language()))
