"""How often each function is called, so that growth is measured by what does not depend on the machine."""

import cProfile
import pstats
from collections import Counter
from collections.abc import Callable
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
    can afford. Constructors of named tuples are left out: those of the standard library stand behind caches.
    """
    profile = cProfile.Profile(subcalls=False)
    result = profile.runcall(work)
    stats = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    calls: Calls = Counter()
    for (file, line, name), (_, count, *_) in stats.items():
        if file == "<string>":
            continue
        calls[f"{file.rpartition('/playpress/')[2]}:{line}:{name}"] += count
    return result, calls


def too_fast(small: Calls, twice: Calls) -> list[str]:
    """The functions that are called too much more often for twice as much."""
    return [
        f"{name}: {small[name]} -> {count}"
        for name, count in twice.most_common()
        if count > SELDOM and count > TOO_FAST * small[name]
    ]
