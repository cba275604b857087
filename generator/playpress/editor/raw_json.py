"""JSON that a form hands back -> the value of a file that it stands for, as a reader of files gives one."""

import json

from playpress.source.document import Raw

_DEEPEST = 100
"""So deep are values inside each other at most: no file of a playbook goes deeper."""


def read(text: str) -> Raw:
    """A text, nothing, or lists and named fields of these. Anything else raises ValueError: no browser sends it."""
    try:
        found: Raw = json.loads(text)
    except RecursionError:
        raise ValueError("too deep") from None
    _check(found, 0)
    return found


def _check(value: object, depth: int) -> None:
    if depth > _DEEPEST:
        raise ValueError("too deep")
    if isinstance(value, dict):
        for name, inner in value.items():
            name.encode()  # half a letter raises UnicodeEncodeError, which is a ValueError
            _check(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            _check(inner, depth + 1)
    elif isinstance(value, str):
        value.encode()
    elif value is not None:
        raise ValueError("no value of a file")
