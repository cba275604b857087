"""Playpress with a few of its checks: 97 of the 163 pages of the smallest site explain a check each."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from playpress import checks
from playpress.report import sarif
from playpress.site.pages import alignment, authoring_checks

HOLDERS = (checks, alignment, authoring_checks, sarif)
"""Every module that has the list of the checks."""
FEW = frozenset({"COV-1", "HND-1"})
"""What the smallest sample is found wanting in."""


@contextmanager
def only(codes: frozenset[str] = FEW) -> Iterator[None]:
    """Inside of the block there are no other checks, and no families but theirs: none runs, none has a page."""
    few = tuple(each for each in checks.CHECKS if each.code in codes)
    families = tuple(each for each in checks.FAMILIES if each.code in {check.family for check in few})
    with pytest.MonkeyPatch.context() as patch:
        for module in HOLDERS:
            patch.setattr(module, "CHECKS", few)
        for module in (checks, alignment):
            patch.setattr(module, "FAMILIES", families)
        yield


@pytest.fixture(scope="module")
def few_checks() -> Iterator[None]:
    """For a module of tests that ask what becomes of pages, whatever stands on them."""
    with only():
        yield
