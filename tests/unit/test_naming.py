"""Fields, choices and times in the words of a reader."""

import pytest

from playpress.model.kinds import KINDS
from playpress.model.times import Duration
from playpress.site.naming import label, period, said


def test_a_field_is_called_as_a_reader_would() -> None:
    """What puzzles has another name, for one kind alone where kinds differ; all else is its name in words."""
    assert label("works_against") == "Conflicts with"
    assert label("from_") == "From"
    assert label("object", "handoff") == "What is handed over"
    assert label("object", "funnel") == "What passes through"


def test_names_are_those_of_fields() -> None:
    """No name is kept for a field that is gone."""
    from playpress.site import naming

    fields = {name for kind in KINDS for name in kind.model_fields}
    of_kinds = {f"{kind.about.name}.{name}" for kind in KINDS for name in kind.model_fields}
    assert {name for name in naming._FIELDS if name not in fields | of_kinds | {"recycle_to"}} == set()
    assert set(naming._CHOICES) <= fields


def test_a_choice_says_what_it_means() -> None:
    """Signs become words; what says enough stays."""
    assert [said("horizon", "short"), said("direction", "up"), said("priority", "high")] == [
        "short-term",
        "higher is better",
        "high",
    ]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("4 business h", "4 business hours"),
        ("1 h", "1 hour"),
        ("30 min", "30 minutes"),
        ("3 calendar d", "3 calendar days"),
        ("2 calendar h", "2 hours, day or night"),
        ("1 calendar month", "1 month"),
        ("P90D", "90 days"),
    ],
)
def test_a_time_is_said_in_full(written: str, words: str) -> None:
    """No "h", and never "business clock"."""
    assert Duration.parse(written).words == words


@pytest.mark.parametrize(("written", "words"), [("2026-Q4", "Q4 2026"), ("2027-03", "March 2027"), ("May", "May")])
def test_a_period_is_said_as_people_say_it(written: str, words: str) -> None:
    assert period(written) == words
