"""Fields, choices and times in the words of a reader."""

from typing import Literal, get_args, get_origin

import pytest

from playpress.model import field, guide, period
from playpress.model.kinds import KINDS
from playpress.model.kinds.funnel import Funnel
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.process import Step
from playpress.model.kinds.strategy import Strategy
from playpress.model.times import Duration


def test_a_field_is_called_as_a_reader_would() -> None:
    """What puzzles has another name, of one kind alone where kinds differ; all else is its name in words."""
    assert field.label(Strategy, "works_against") == "Conflicts with"
    assert field.label(Handoff, "from_") == field.label(Handoff, "from") == "From"
    assert field.label(Handoff, "object") == "What is handed over"
    assert field.label(Funnel, "object") == "What passes through"


def test_a_label_inside_a_sentence_begins_small() -> None:
    """An acronym keeps its capitals."""
    assert field.facts(Step, "time_limit").sentence == "time limit"
    assert field.small("CRM field") == "CRM field"


def test_a_choice_says_what_it_means() -> None:
    """Signs become words; what says enough stays."""
    found = [(Goal, "horizon", "short"), (Metric, "direction", "up"), (Goal, "priority", "high")]
    said = [field.facts(kind, name).words(value) for kind, name, value in found]
    assert said == ["short-term", "higher is better", "high"]


def test_words_are_kept_for_choices_there_are() -> None:
    """A choice that was renamed keeps no words behind."""
    for model in {*KINDS, *(part for kind in KINDS for part in guide.parts(kind))}:
        for name, info in model.model_fields.items():
            assert set(field.of(info).choices) <= set(_choices(info.annotation)), (model, name)


def _choices(annotation: object) -> tuple[object, ...]:
    if annotation is bool:
        return ("yes", "no")
    inner = get_args(annotation)
    return inner if get_origin(annotation) is Literal else tuple(each for one in inner for each in _choices(one))


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("4 business h", "4 business hours"),
        ("1 h", "1 hour"),
        ("30 min", "30 minutes"),
        ("3 calendar d", "3 calendar days"),
        ("2 calendar h", "2 hours, day or night"),
        ("1 calendar month", "1 month"),
        ("same business day", "the same business day"),
        ("P90D", "90 days"),
    ],
)
def test_a_time_is_said_in_full(written: str, words: str) -> None:
    """No "h", and never "business clock"."""
    assert Duration.parse(written).words == words


@pytest.mark.parametrize(("written", "words"), [("2026-Q4", "Q4 2026"), ("2027-03", "March 2027"), ("May", "May")])
def test_a_period_is_said_as_people_say_it(written: str, words: str) -> None:
    assert period.in_words(written) == words
