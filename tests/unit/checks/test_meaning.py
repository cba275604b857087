"""A sample of the sweep: where one copy of a fact is changed, a check sees that the two part."""

import datetime as dt
from pathlib import Path

import pytest
from tests.meaning import Sample, copies, shares

ROOT = Path(__file__).parents[3]
SORTS = 19


@pytest.fixture(scope="module")
def sample() -> Sample:
    return Sample.read(ROOT / "generator/playpress/starters/b2b", dt.date(2026, 11, 29))


def test_one_changed_copy_of_each_sort_of_fact_is_seen(sample: Sample) -> None:
    """The last of each sort; `tests/bench/sweep_meaning.py` changes all of them, in every sample."""
    last_of = {copy.sort: copy for copy in copies(sample.book)}
    seen = {copy: sample.is_seen(copy) for copy in last_of.values()}
    missed = [copy for copy, found in seen.items() if not found]
    assert len(last_of) == SORTS
    assert missed == [], "\n".join(shares(seen))


def test_a_change_of_what_stands_once_is_no_finding(sample: Sample) -> None:
    """Otherwise the sweep would call seen whatever it changes."""
    copy = next(each for each in copies(sample.book) if each.sort == "owner of a stage and of its steps")
    entity = sample.book.entities[copy.key]
    unchanged = entity.stages[int(copy.path[1])].owner  # type: ignore[attr-defined]
    assert not sample.is_seen(type(copy)(copy.sort, copy.key, copy.path, unchanged))
