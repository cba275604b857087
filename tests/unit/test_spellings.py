"""Values as people write them in the files of a playbook: read by its settings, and kept as they are."""

from pathlib import Path

import pytest
from tests.book import SETTINGS, read_book, sound

from playpress.model.kinds.metric import Metric
from playpress.model.kinds.plan import Plan
from playpress.model.text import Summary
from playpress.model.write import rewritten, written
from playpress.source import events
from playpress.source.edit import Put, edited

TEAM = {"teams": "sales: {leader: boss}\n", "roles": "boss: {team: sales, headcount: 1 at half}\n"}
PLAN = """\
year:
  period: Q1 2027
  revenue_target: $1.2M  # as the board wrote it
  avg_deal: 54,000 USD
  cycle: 2 working days
  tolerance: 1 in 10
  quotas:
    - {role: boss, amount: $500k, people: 2.5}
"""


def test_a_playbook_is_read_in_its_own_notation(tmp_path: Path) -> None:
    settings = f"{SETTINGS}currency: usd\nworking_time: {{opens: 9am, closes: 17h30}}\n"
    _, book = sound(tmp_path, playbook=settings, plans=PLAN, **TEAM)
    (plan,) = book.all(Plan)
    assert written(plan) == {
        "period": "2027-Q1",
        "revenue_target": "1200000 USD",
        "avg_deal": "54000 USD",
        "cycle": "2 business days",
        "tolerance": "10%",
        "quotas": [{"role": "boss", "amount": "500000 USD", "people": "2.5"}],
    }


@pytest.mark.parametrize(
    ("settings", "amount"),
    [("number_format: 1.234,56\n", "75000 EUR"), ("number_format: '1,234.56'\n", "75 EUR")],
)
def test_the_number_format_decides_what_a_point_means(settings: str, amount: str, tmp_path: Path) -> None:
    plans = "year: {revenue_target: 75.000 €}\n"
    _, book = sound(tmp_path, playbook=SETTINGS + settings, plans=plans, **TEAM)
    (plan,) = book.all(Plan)
    assert written(plan) == {"revenue_target": amount}


@pytest.mark.parametrize("settings", ["", "currency: EUR\n"])
def test_a_dollar_is_asked_for_where_the_playbook_has_none(settings: str, tmp_path: Path) -> None:
    playbook = read_book(tmp_path, playbook=SETTINGS + settings, plans="year: {revenue_target: $5k}\n", **TEAM)
    (fault,) = playbook.faults
    assert fault.hint == "Write 5000 and the letters of its currency, for example 5000 USD."


def test_an_edit_leaves_the_other_values_as_their_author_wrote_them(tmp_path: Path) -> None:
    _, book = sound(tmp_path, playbook=f"{SETTINGS}currency: USD\n", plans=PLAN, **TEAM)
    (plan,) = book.all(Plan)
    document, _ = events.parse(PLAN, "plans.yml")
    assert document is not None
    assert isinstance(document.value, dict)
    changed = plan.model_copy(update={"summary": Summary("A year.")})
    fields = rewritten(changed, plan, document.value["year"])
    new = edited(PLAN.encode(), "plans.yml", [Put(("year",), fields)])
    assert isinstance(new, bytes)
    assert new.decode() == f"{PLAN}  summary: A year.\n"


def test_targets_in_the_words_of_the_trade_are_numbers(tmp_path: Path) -> None:
    metrics = """\
        speed:
          unit: h
          baseline: 9
          targets: [{period: Q1 2027, value: < 4 hours, floor: 6}, {period: Q2 2027, value: within 2 hours}]
        share: {targets: [{period: 2027, value: At or above 95%, stretch: 99%}]}
        ratio: {unit: to 1, targets: [{period: 2027, value: 10:1, floor: 8}]}
    """
    playbook, book = sound(tmp_path, metrics=metrics, **TEAM)
    said = {metric.id: [str(target.value) for target in metric.targets] for metric in book.all(Metric)}
    assert said == {"speed": ["below 4 h", "at most 2 h"], "share": ["at least 95%"], "ratio": ["10:1"]}
    assert not [finding for finding in playbook.findings if finding.code == "MTH-18"]
