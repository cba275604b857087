"""How often each function is called, so that growth is measured by what does not depend on the machine."""

import cProfile
from collections import Counter
from collections.abc import Callable
from types import CodeType
from typing import TypeVar

TOO_FAST = 2.6
"""A function that is called so much more often for twice as much grows faster than what it works on."""
SELDOM = 400
"""Fewer calls say nothing of growth."""
Calls = Counter[str]
Result = TypeVar("Result")


def counted(work: Callable[[], Result]) -> tuple[Result, Calls]:
    """Do the work -> its result, and the calls of each function.

    Each is counted by itself, as one that grows with the square is small among all the others at a size that a test
    can afford.
    """
    profile = cProfile.Profile(subcalls=False)
    result = profile.runcall(work)
    calls: Calls = Counter()
    for entry in profile.getstats():
        if not _is_second_entry(entry.code):
            calls[_name(entry.code)] += entry.callcount
    return result, calls


def _is_second_entry(code: CodeType | str) -> bool:
    """Whether it is a function of Python under the name of its object, of which the code has an entry as well.

    The interpreter reports some of its calls so as well, once it has specialised them, which is sooner or later.
    """
    return isinstance(code, str) and code.startswith("<function ")


def _name(code: CodeType | str) -> str:
    """What a function is called. Those that the standard library makes of a text share a name, and their counts."""
    if isinstance(code, str):
        return code
    return f"{code.co_filename.rpartition('/playpress/')[2]}:{code.co_firstlineno}:{code.co_name}"


def too_fast(small: Calls, twice: Calls) -> list[str]:
    """The functions that are called too much more often for twice as much."""
    return [
        f"{name}: {small[name]} -> {count}"
        for name, count in twice.most_common()
        if count > SELDOM and count > TOO_FAST * small[name]
    ]
