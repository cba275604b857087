"""Text -> the same without stretches from a sign to what ends it, such as comments, in one reading from end to end."""

import re
from collections.abc import Callable


def cut(
    text: str,
    begins: re.Pattern[str],
    ends: Callable[[re.Match[str]], re.Pattern[str]],
    left: Callable[[re.Match[str], str], str],
    looked_at: str = "",
) -> str:
    """The text with `left(sign, stretch)` in place of each stretch. What never ends stays.

    A sign inside of a stretch begins none. `ends` gives what a sign ends with; what is not found once is not looked for
    again, so the time grows with the text. `looked_at` is as long as the text: where signs are looked for in its place.
    """
    signs, said, at = looked_at or text, list[str](), 0
    never: set[re.Pattern[str]] = set()
    for found in begins.finditer(signs):
        if found.start() < at or (end := ends(found)) in never:
            continue
        if closed := end.search(signs, found.end()):
            said += [text[at : found.start()], left(found, text[found.start() : closed.end()])]
            at = closed.end()
        else:
            never.add(end)
    return "".join((*said, text[at:]))
