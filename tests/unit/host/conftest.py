"""Sites of these tests explain a few checks only: what becomes of a page is asked of any page."""

from collections.abc import Iterator

import pytest
from tests import few_checks


@pytest.fixture(scope="module", autouse=True)
def sites_of_few_checks() -> Iterator[None]:
    """What is built by a process of its own has all of them."""
    with few_checks.only():
        yield
