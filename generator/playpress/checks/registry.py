"""The modules of the checks -> their families and checks: a module that lies in the folder counts, nothing lists it."""

import pkgutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module

from playpress.checks.check import Check, Family


@dataclass(frozen=True, slots=True)
class Registry:
    """Every family, the heaviest first, and every check, in the order of the families and of its number."""

    families: tuple[Family, ...]
    checks: tuple[Check, ...]


def discover(path: Iterable[str], package: str) -> Registry:
    """The families and checks that the modules of a package hold. `path` is the package's `__path__`."""
    modules = sorted(each.name for each in pkgutil.walk_packages(path, f"{package}."))
    found = [value for name in modules for value in vars(import_module(name)).values()]
    unique = list({id(value): value for value in found if isinstance(value, Family | Check)}.values())
    return ordered(
        [each for each in unique if isinstance(each, Family)], [each for each in unique if isinstance(each, Check)]
    )


def ordered(families: Sequence[Family], checks: Sequence[Check]) -> Registry:
    """The registry of families and checks; what contradicts itself there is a mistake of a programmer, and raised."""
    if mistakes := list(_mistakes(families, checks)):
        raise ValueError("; ".join(mistakes))
    heaviest = sorted(families, key=lambda family: (-family.weight, family.code))
    rank = {family.code: number for number, family in enumerate(heaviest)}
    return Registry(tuple(heaviest), tuple(sorted(checks, key=lambda each: (rank[each.family], each.number))))


def _mistakes(families: Sequence[Family], checks: Sequence[Check]) -> Iterator[str]:
    codes = Counter([family.code for family in families] + [check.code for check in checks])
    yield from (f"{code} is defined {count} times" for code, count in codes.items() if count > 1)
    for check in checks:
        if check.family not in codes:
            yield f"{check.code} belongs to no family: write FAMILY = Family({check.family!r}, ...) next to it"
