"""Findings tell apart what has one name, and acronyms are not plurals of each other."""

from pathlib import Path

import pytest
from tests.book import of, sound

from playpress.checks.same_word import key
from playpress.model import inventory

TEAMS = "sales: {leader: head-of-sales}\n"
ROLES = "head-of-sales: {team: sales}\nrep: {team: sales}\n"
TWINS = "first-x: {name: X, owner: rep, unit: a}\nother-x: {name: X, owner: head-of-sales, unit: b}\n"


def test_two_metrics_of_one_name_are_told_apart_by_their_ids(tmp_path: Path) -> None:
    playbook, _ = sound(tmp_path, teams=TEAMS, roles=ROLES, metrics=TWINS)
    (word,), (metric,) = of(playbook, "VOC-1"), of(playbook, "OWN-3")
    for found in (word, metric):
        assert "metric:first-x" in found.message
        assert "metric:other-x" in found.message


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("SMTP", "SMTPS", False), ("HTTP", "HTTPS", False), ("MQL", "MQLs", True), ("Lead", "leads", True)],
)
def test_an_acronym_is_not_the_plural_of_another(one: str, other: str, same: bool) -> None:
    assert (key(one) == key(other)) is same


def test_two_columns_of_one_name_are_an_error() -> None:
    facts, (found,) = inventory.read("id,fact,fact\na,b,c\n", "a.csv", "a")
    assert (facts.facts, found.code, found.place.line) == ((), "CSV-HEADER", 1)
