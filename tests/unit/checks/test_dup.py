"""DUP: one fact that stands in two places, and the two do not agree. Numbers are those of worked examples."""

from pathlib import Path

import pytest
from tests.book import of, sound

from playpress.problems import Problem

TEAMS = """
marketing: {leader: head-of-marketing}
sales: {leader: head-of-sales}
"""
ROLES = """
head-of-marketing: {team: marketing}
head-of-sales: {team: sales}
rep: {team: sales, headcount: 1}
"""
FUNNEL = """
leads:
  stages:
    - {id: sal, rate: 60%, lag: 20 d}
    - {id: sql, rate: 70%, lag: 20 d}
    - {id: offer, rate: 50%, lag: 10 d}
    - {id: won, outcome: won}
"""
PLAN = """
first:
  period: 2027-Q1
  revenue_target: 202860 EUR
  avg_deal: 1000 EUR
  funnel: leads
"""
"""202.86 deals, 966 accepted leads in the quarter: 322 a month."""
BOOK = {"teams": TEAMS, "roles": ROLES, "funnels": FUNNEL}


def criteria(*copies: str) -> str:
    return "\n".join(f"a{number}: {{fit: [{each}]}}" for number, each in enumerate(copies))


def test_the_odd_one_of_seven_copies_is_named_with_all_others(tmp_path: Path) -> None:
    copies = ["{id: fits-icp, text: 30 to 250 people}"] * 6 + ["{id: fits-icp, text: 100 to 900 people}"]
    (found,) = of(sound(tmp_path, audiences=criteria(*copies), **BOOK)[0], "DUP-1")
    assert found.message == (
        'the criterion "fits-icp" is there with two texts: "30 to 250 people" and "100 to 900 people"'
    )
    assert (found.place.line, [place.line for place in found.also]) == (7, [1, 2, 3, 4, 5, 6])
    assert found.level == "error"


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ("{id: fits, text: A, kind: seller, evidence: Report}", 'two kinds: "buyer" and "seller"'),
        ("{id: fits, text: A, kind: buyer, evidence: Call}", 'two types of evidence: "Report" and "Call"'),
        ("{id: fits, text: B, kind: system, evidence: Call}", "two texts"),
        ("{id: fits, text: a., kind: buyer, evidence: the report}", "two types of evidence"),
        ("{id: fits, text: A.}", ""),
        ("{id: fits, text: a, kind: buyer}", ""),
    ],
)
def test_copies_agree_in_words_kind_and_evidence_or_leave_them_unsaid(tmp_path: Path, other: str, said: str) -> None:
    first = "{id: fits, text: A, kind: buyer, evidence: Report}"
    found = of(sound(tmp_path, audiences=criteria(first, first, other), **BOOK)[0], "DUP-1")
    assert [said in each.message for each in found] == [True] * bool(said)


def test_a_copy_that_says_little_hides_no_contradiction_of_others(tmp_path: Path) -> None:
    copies = ["{id: fits, text: A}"] * 3 + ["{id: fits, text: A, kind: buyer}", "{id: fits, text: A, kind: seller}"]
    assert len(of(sound(tmp_path, audiences=criteria(*copies), **BOOK)[0], "DUP-1")) == 1


@pytest.mark.parametrize(
    ("item", "level"),
    [
        ("{id: fits, text: 30 to 250 people}", None),
        ("{id: fits, text: 100 to 900 people}", "error"),
        ("{id: fits, text: Look whether they are 30 to 250 people}", "warn"),
        ("{id: fits, text: 30 to 250 people, evidence: The register}", "warn"),
        ("{id: other, text: 100 to 900 people}", None),
        ("Fits", None),  # its id is made of its words
    ],
)
def test_an_item_of_a_checklist_with_the_id_of_a_criterion_says_the_same(
    tmp_path: Path, item: str, level: str | None
) -> None:
    fits = "{id: fits, text: 30 to 250 people, evidence: CRM}"
    lists = f"weekly: {{items: [{item}]}}"
    found = of(sound(tmp_path, audiences=criteria(fits, fits), checklists=lists, **BOOK)[0], "DUP-1")
    assert [(each.level, "give it another `id`" in each.hint) for each in found] == [(level, True)] * bool(level)
    assert all(each.place.file == "content/checklists.yml" and len(each.also) == 2 for each in found)


def test_items_of_two_checklists_are_no_criteria(tmp_path: Path) -> None:
    lists = "one: {items: [{id: fits, text: A}]}\ntwo: {items: [{id: fits, text: B}]}"
    assert of(sound(tmp_path, checklists=lists, **BOOK)[0], "DUP-1") == []


def test_a_criterion_of_something_out_of_use_is_none(tmp_path: Path) -> None:
    text = criteria("{id: fits, text: A}") + "\nold: {status: archived, fit: [{id: fits, text: B}]}"
    assert of(sound(tmp_path, audiences=text, **BOOK)[0], "DUP-1") == []


@pytest.mark.parametrize(
    ("formula", "target", "fires"),
    [
        ("leads#won / leads#sal", "60%", True),  # 60% x 70% x 50% = 21%
        ("leads#won / leads#sal", "21%", False),
        ("leads#won / leads#sal", "22%", False),  # within 5% of 21%
        ("leads#won / leads#sal", "22.1%", True),
        ("leads#won / leads#sal", "19%", True),
        ("leads#offer / leads#sal", "42%", False),
        ("leads#sal / leads#won", "60%", False),  # backwards: no rate says anything about it
        ("leads#won / leads#sal of the quarter before", "60%", False),  # another count than the funnel's
        ("leads#won / leads#sal", '"60"', False),  # no share
    ],
)
def test_a_target_of_two_stages_is_the_product_of_their_rates(
    tmp_path: Path, formula: str, target: str, fires: bool
) -> None:
    metrics = f"m: {{formula: '{formula}', targets: [{{period: 2027-Q1, value: {target}}}]}}"
    found = of(sound(tmp_path, metrics=metrics, plans=PLAN, **BOOK)[0], "DUP-2")
    assert bool(found) is fires
    if fires:
        assert "make 21%" in found[0].message
        assert found[0].also[0].file == "content/funnels.yml"


@pytest.mark.parametrize(("target", "fires"), [("60", True), ("21", False), ("60%", True), ("21%", False)])
def test_a_number_of_a_metric_in_percent_is_so_many_percent(tmp_path: Path, target: str, fires: bool) -> None:
    targets = f'targets: [{{period: 2027-Q1, value: "{target}"}}]'
    metrics = f"m: {{formula: leads#won / leads#sal, unit: '%', {targets}}}"
    found = of(sound(tmp_path, metrics=metrics, plans=PLAN, **BOOK)[0], "DUP-2")
    assert ["is 60%, and the rates" in each.message for each in found] == [True] * fires


@pytest.mark.parametrize(("milestone", "fires"), [("70", True), ("70%", True), ("60", False), ("60%", False)])
def test_a_milestone_in_percent_is_one_with_or_without_the_sign(tmp_path: Path, milestone: str, fires: bool) -> None:
    metric = "cadence: monthly, unit: '%', targets: [{period: 2027-Q1, value: 60%}]"
    assert bool(_asked(tmp_path, f'"{milestone}"', metric, "owner: rep", "1")) is fires


def test_a_target_after_all_plans_may_be_higher(tmp_path: Path) -> None:
    metrics = "m: {formula: leads#won / leads#sal, targets: [{period: 2028-Q1, value: 40%}]}"
    assert of(sound(tmp_path, metrics=metrics, plans=PLAN, **BOOK)[0], "DUP-2") == []


@pytest.mark.parametrize(
    ("formula", "period", "target", "needed"),
    [
        ("leads#sal in the month", "2027-Q1", "34", "322"),
        ("leads#sal in the month", "2027-Q1", "340", ""),
        ("leads#sal in the month", "2027-Q1", "306", ""),  # 5% below 322
        ("leads#sal in the month", "2027-Q1", "305", "322"),
        ("leads#sal", "2027-Q1", "340", "966"),  # a quarter's target
        ("leads#sal", "2027-02", "340", ""),  # a month's
        ("leads#sal", "2027-02", "34", "322"),
        ("leads#sal", "2027-Q2", "34", ""),  # a time for which nothing is planned
        ("leads#sal a week", "2027-Q1", "1", ""),  # no exact part of a quarter
        ("leads#sal / leads#won", "2027-Q1", "1", ""),
        ("Average offers for leads#sal", "2027-Q1", "1", ""),
    ],
)
def test_a_target_of_a_stage_is_what_the_plan_needs(
    tmp_path: Path, formula: str, period: str, target: str, needed: str
) -> None:
    metrics = f"m: {{formula: '{formula}', targets: [{{period: {period}, value: \"{target}\"}}]}}"
    found = of(sound(tmp_path, metrics=metrics, plans=PLAN, **BOOK)[0], "DUP-3")
    assert [f"needs {needed} " in each.message for each in found] == [True] * bool(needed)


@pytest.mark.parametrize(
    ("period", "target", "more", "finds"),
    [
        ("2027-Q1", "202860 EUR", "", False),
        ("2027-Q1", "192717 EUR", "", False),  # 5% below
        ("2027-Q1", "192716 EUR", "", True),
        ("2027-Q1", "300000 EUR", "", False),
        ("2027-Q1", "1 USD", "", False),
        ("2027", "1 EUR", "", True),  # its first quarter alone is to win more
        ("2026", "1 EUR", "", False),  # no plan is for that time
        ("2027-Q1", "1 EUR", ", direction: down", False),  # such as discounts
    ],
)
def test_a_target_in_money_is_what_the_plan_is_to_win(
    tmp_path: Path, period: str, target: str, more: str, finds: bool
) -> None:
    metrics = f"m: {{formula: sum of leads#won, targets: [{{period: {period}, value: {target}}}]{more}}}"
    found = of(sound(tmp_path, metrics=metrics, plans=PLAN, **BOOK)[0], "DUP-3")
    assert ["to win 202,860 EUR" in each.message for each in found] == [True] * finds


QUARTERS = "".join(
    f"q{number}: {{period: 2027-Q{number}, revenue_target: {target} EUR, avg_deal: 1000 EUR, funnel: leads}}\n"
    for number, target in enumerate((202860, 202860, 101430, 304290), 1)
)
HALVES = "".join(
    f"h{number}: {{period: 2027-H{number}, revenue_target: 405720 EUR, avg_deal: 1000 EUR, funnel: leads}}\n"
    for number in (1, 2)
)


@pytest.mark.parametrize(
    ("formula", "period", "target", "plans", "said"),
    [
        ("leads#sal", "2027", "100", QUARTERS, 'need 3,864 "Sal" in 2027'),
        ("leads#sal", "2027", "3671", QUARTERS, ""),  # 5% below
        ("leads#sal", "2027", "3670", QUARTERS, "need 3,864"),
        ("leads#sal", "2027", "100", QUARTERS + HALVES, 'the plans "H1" and "H2" need 3,864'),  # not also their parts
        ("leads#sal", "2027-H2", "100", QUARTERS, 'the plans "Q3" and "Q4" need 1,932'),
        ("leads#sal", "2027-H2", "100", QUARTERS + HALVES, 'the plan "H2" needs 1,932'),
        ("leads#sal in the month", "2027", "300", QUARTERS, "need 322"),
        ("leads#sal in the month", "2027", "322", QUARTERS, ""),
        ("leads#sal", "2028", "1", QUARTERS, ""),
        ("sum of leads#won", "2027", "500000 EUR", QUARTERS, "are to win 811,440 EUR in 2027"),
        ("sum of leads#won", "2027", "811440 EUR", QUARTERS, ""),
        ("sum of leads#won", "2027", "500000 USD", QUARTERS, ""),
    ],
)
def test_a_target_of_a_longer_time_is_what_the_plans_in_it_need_together(
    tmp_path: Path, formula: str, period: str, target: str, plans: str, said: str
) -> None:
    metrics = f"m: {{formula: '{formula}', targets: [{{period: {period}, value: \"{target}\"}}]}}"
    found = of(sound(tmp_path, metrics=metrics, plans=plans, **BOOK)[0], "DUP-3")
    assert [said in each.message for each in found] == [True] * bool(said), [each.message for each in found]


def paid(budget: str, *lines: str) -> dict[str, str]:
    """A strategy with a budget, and quarters of 2027 with a line for it; an empty one has other lines."""
    quarters = "".join(
        f"""
q{number}:
  period: 2027-Q{number}
  parent: year
  currency: EUR
  budget: [{{id: other, amount: 5 EUR}}{f", {{id: fairs, amount: {line} EUR, strategy: fairs}}" if line else ""}]
"""
        for number, line in enumerate(lines, 1)
    )
    year = "year: {period: 2027, revenue_target: 1000 EUR, avg_deal: 10 EUR, funnel: leads}"
    return {"strategies": f"fairs: {{team: marketing, budget: {budget}}}", "plans": year + quarters}


@pytest.mark.parametrize(
    ("budget", "lines", "said"),
    [
        ("1000 EUR per month", ["33000"], ("3,000 EUR", "33,000 EUR")),
        ("11000 EUR per month", ["33000"], ()),
        ("1000 EUR per month", ["6000", "0", "5000", "1000"], ()),  # the year is right
        ("1000 EUR per month", ["6000", "", "5000", "1000"], ()),
        ("1000 EUR per month", ["6000", "3000", "5000", "1000"], ("12,000 EUR", "15,000 EUR")),
        ("12000 EUR per year", ["3000"], ()),
        ("1000 USD per month", ["33000"], ()),  # another currency: MTH-14
        ("1000 EUR per week", ["33000"], ()),
    ],
)
def test_a_budget_is_what_the_plans_pay(tmp_path: Path, budget: str, lines: list[str], said: tuple[str, ...]) -> None:
    found = of(sound(tmp_path, **paid(budget, *lines), **BOOK)[0], "DUP-4")
    assert [all(part in each.message for part in said) for each in found] == [True] * bool(said)


def selling(*limits: str, **first: str) -> str:
    criteria = f", exit: [{first['exit']}]" if first else ""
    steps = "".join(
        f"\n    - {{id: s{number}, owner: rep, stage: leads#sql, time_limit: {limit}{criteria if number == 0 else ''}}}"
        for number, limit in enumerate(limits)
    )
    return f"selling:\n  team: sales\n  steps:{steps}\n"


@pytest.mark.parametrize(
    ("limits", "days"),
    [
        (["30 business d"], 40),
        (["10 business d", "10 business d", "10 business d"], 40),
        (["15 business d"], 0),  # Monday morning to the Friday of the third week: 19 of 20 days
        (["16 business d"], 22),
        (["20 d"], 0),
        (["21 d"], 21),
        (["20 calendar d", "1 h"], 21),
    ],
)
def test_steps_of_a_stage_fit_into_its_lag(tmp_path: Path, limits: list[str], days: int) -> None:
    found = of(sound(tmp_path, processes=selling(*limits), **BOOK)[0], "DUP-5")
    assert [f"at least {days} days" in each.message for each in found] == [True] * bool(days)


def test_a_step_that_leads_to_a_stage_takes_the_time_of_the_one_before(tmp_path: Path) -> None:
    """Until it is done, work is where it was."""
    funnel = FUNNEL.replace("{id: sql, rate: 70%, lag: 20 d", "{id: sql, entry: [Buyer rang back], rate: 70%, lag: 1 d")
    for number, (limit, found) in enumerate({"15 business d": [], "30 business d": ['allows 20 at "Sal"']}.items()):
        process = selling(limit, exit="Buyer rang back")
        playbook, _ = sound(tmp_path / str(number), processes=process, **{**BOOK, "funnels": funnel})
        assert [each.message.partition('"Leads" ')[2] for each in of(playbook, "DUP-5")] == found


def test_ways_that_exclude_each_other_are_not_added_up(tmp_path: Path) -> None:
    process = """
    selling:
      team: sales
      steps:
        - {id: a, owner: rep, stage: leads#sql, time_limit: 14 d, next: [c, b]}
        - {id: b, owner: rep, stage: leads#sql, time_limit: 14 d}
        - {id: c, owner: rep, next: []}
    """
    assert of(sound(tmp_path, processes=process, **BOOK)[0], "DUP-5") == []


@pytest.mark.parametrize(
    ("limit", "promises", "fires"),
    [
        ("1 business d", ["value: 3 business d"], True),
        ("3 business d", ["value: 3 business d"], False),
        ("1 business d", ["value: 3 business d, answers: yes", "value: 30 business d"], True),
        ("1 business d", ["value: 30 business d", "value: 1 business d"], False),  # what comes later is another promise
        ("9 business d, exit: [Fits us]", ["value: 24 h, clock: calendar, answers: yes"], True),
        ("9 business d, exit: [Fits us]", ["value: 24 h, clock: calendar"], False),
        ("9 business d, exit: [Fits us, Was rung]", ["value: 24 h, clock: calendar, answers: yes"], False),
        ("9 business d", ["value: 24 h, clock: calendar, answers: yes"], False),  # the step goes on after the answer
        ("1 business d", ["value: 3 d"], False),  # no clock: HND-4 says so
        ("1 d", ["value: 1 business d"], False),  # later only over a weekend
    ],
)
def test_a_promise_is_no_slower_than_the_step_that_receives(
    tmp_path: Path, limit: str, promises: list[str], fires: bool
) -> None:
    process = f"""
    lead:
      team: marketing
      steps:
        - {{id: give, owner: head-of-marketing}}
        - {{id: take, owner: rep, time_limit: {limit}}}
    """
    rows = "".join(f"\n    - {{by: sales, what: Answer, {each}}}" for each in promises)
    handoff = f"lead:\n  from: lead#give\n  to: lead#take\n  acceptance: [Fits us]\n  commitments:{rows}\n"
    found = of(sound(tmp_path, processes=process, handoffs=handoff, **BOOK)[0], "DUP-6")
    assert [each.level for each in found] == ["warn"] * fires


@pytest.mark.parametrize(
    ("milestone", "metric", "fires"),
    [
        ('"10"', 'cadence: monthly, unit: calls, targets: [{period: 2027-Q1, value: "15"}]', True),  # 30 against 15
        ('"10"', 'cadence: monthly, unit: calls, targets: [{period: 2027-Q1, value: "30"}]', False),
        (
            '"5"',
            'cadence: monthly, unit: calls, targets: [{period: 2027-Q1, value: "30"}]',
            False,
        ),  # a beginner's number
        ('"10"', 'cadence: weekly, unit: calls, targets: [{period: 2027-Q1, value: "15"}]', False),  # no exact number
        ('"10"', 'targets: [{period: 2027-Q1, value: "15"}]', False),  # no period
        ('"10"', 'cadence: weekly, unit: per month, targets: [{period: 2027-Q1, value: "15"}]', False),  # 15 a month
        ('"16"', 'cadence: weekly, unit: per month, targets: [{period: 2027-Q1, value: "15"}]', True),
        ("10%", "targets: [{period: 2027-Q1, value: 8%}]", True),
        ("8%", "targets: [{period: 2027-Q1, value: 8%}]", False),
        ("10%", "direction: down, targets: [{period: 2027-Q1, value: 8%}]", False),
    ],
)
def test_a_path_asks_no_more_of_one_than_the_target_of_all(
    tmp_path: Path, milestone: str, metric: str, fires: bool
) -> None:
    assert bool(_asked(tmp_path, milestone, metric, "contributors: [rep]", "1")) is fires


@pytest.mark.parametrize(
    ("people", "movers", "words"),
    [
        ("1", "contributors: [rep]", "30 for 1 person"),
        ("1", "owner: rep", "30 for 1 person"),
        ("2", "contributors: [rep]", "60 for 2 people"),
        ("2", "contributors: [rep, head-of-sales]", "30 for 1 person"),  # others move it, too
        ("", "contributors: [rep]", "30 for 1 person"),  # nobody knows how many
    ],
)
def test_one_person_is_asked_for_no_more_than_all_are(tmp_path: Path, people: str, movers: str, words: str) -> None:
    metric = 'cadence: monthly, unit: calls, targets: [{period: 2027-Q1, value: "15"}]'
    (found,) = _asked(tmp_path, '"10"', metric, movers, people)
    assert f"{words} in Q1 2027" in found.message


@pytest.mark.parametrize(
    ("said", "fires"),
    [
        ("unit: calls", True),
        ("formula: Number of calls in which a date was named", True),
        ("unit: points", False),
        ("name: Customer satisfaction, unit: answers", False),
        ("name: Happy, aliases: [CSAT]", False),
        ("formula: Average of the answers, unit: answers", False),
        ("definition: The mean of all answers, unit: answers", False),
        ("formula: won deals / calls, unit: deals", False),
        ("unit: calls per rep", False),
        ("name: Active users, unit: users", False),
        ("unit: days", False),
        ("unit: of 10", False),
        ("unit: /10", False),
        ("name: Happy", False),
    ],
)
def test_only_what_is_counted_is_added_up(tmp_path: Path, said: str, fires: bool) -> None:
    """8 a month would be 24 in the quarter; of a score, or of what nothing says, it is not."""
    metric = f'cadence: monthly, {said}, targets: [{{period: 2027-Q1, value: "9"}}]'
    assert bool(_asked(tmp_path / "m", '"8"', metric, "contributors: [rep]", "1")) is fires
    same = f'cadence: quarterly, {said}, targets: [{{period: 2027-Q1, value: "7"}}]'
    assert _asked(tmp_path / "q", '"8"', same, "contributors: [rep]", "1")  # one person and one period: no sum


@pytest.mark.parametrize(("way", "found"), [("2", []), ("5", []), ("40", ["and for 5 in the end"])])
def test_the_milestones_before_the_last_are_on_the_way_there(tmp_path: Path, way: str, found: list[str]) -> None:
    metric = 'cadence: monthly, unit: calls, targets: [{period: 2027-Q1, value: "15"}]'
    told = _asked(tmp_path, f'"{way}", by: D+10}}, {{id: last, metric: m, value: "5"', metric, "owner: rep", "1")
    assert [each.message.partition('in "First", ')[2] for each in told] == found


def _asked(folder: Path, milestone: str, metric: str, movers: str, people: str) -> list[Problem]:
    path = f"""
    start:
      roles: [rep]
      phases:
        - {{id: first, from_day: D+1, to_day: D+90, milestones: [{{id: a, metric: m, value: {milestone}}}]}}
    """
    roles = ROLES.replace(", headcount: 1", f", headcount: {people}" if people else "")
    files = {**BOOK, "roles": roles, "metrics": f"m: {{{movers}, {metric}}}", "onboarding": path}
    return list(of(sound(folder, **files)[0], "DUP-7"))


QUOTA = "{role: rep, amount: 100000 EUR, people: 3}, {role: rep, amount: 100000 EUR, people: 1, ramp: 50%}"
"""3 whole quotas and one at half: 350,000 EUR in the quarter."""


def _with_quotas(quotas: str, **more: str) -> dict[str, str]:
    plan = PLAN.replace("202860", "340000") + f"  quotas: [{quotas}]\n"
    return {**BOOK, "plans": plan, **more}


@pytest.mark.parametrize(
    ("formula", "target", "more", "finds"),
    [
        ("sum of leads#won", "2027-Q1, value: 350000 EUR", "", False),
        ("sum of leads#won", "2027-Q1, value: 367000 EUR", "", False),  # within 5%
        ("sum of leads#won", "2027-Q1, value: 400000 EUR", "", True),
        ("sum of leads#won", "2027-Q1, value: 400000 USD", "", False),
        ("sum of leads#won", "2027-Q2, value: 400000 EUR", "", False),
        ("sum of leads#won", "2027-Q1, value: 400000 EUR", ", direction: down", False),
        ("sum of leads#offer", "2027-Q1, value: 400000 EUR", "", False),  # the quotas are for what is won
        ("sum of leads#won in the month", "2027-Q1, value: 400000 EUR", "", False),  # of a month
    ],
)
def test_a_target_is_no_more_than_all_quotas_make(
    tmp_path: Path, formula: str, target: str, more: str, finds: bool
) -> None:
    metrics = f"m: {{formula: '{formula}', targets: [{{period: {target}}}]{more}}}"
    found = of(sound(tmp_path, **_with_quotas(QUOTA, metrics=metrics))[0], "DUP-7")
    assert ["make 350,000 EUR in that time" in each.message for each in found] == [True] * finds
    assert all(len(each.also) == 2 for each in found)


def test_nothing_is_said_of_quotas_that_cannot_be_summed(tmp_path: Path) -> None:
    metrics = "m: {formula: sum of leads#won, targets: [{period: 2027-Q1, value: 900000 EUR}]}"
    quotas = "{role: head-of-sales, amount: 100000 EUR}"  # no headcount: MTH-12
    assert of(sound(tmp_path, **_with_quotas(quotas, metrics=metrics))[0], "DUP-7") == []


@pytest.mark.parametrize(
    ("cadence", "value", "role", "finds"),
    [
        ("monthly", "30000 EUR", "rep", False),
        ("monthly", "35000 EUR", "rep", False),  # 105,000 EUR in the quarter: within 5% of 105,263.16
        ("monthly", "36000 EUR", "rep", True),
        ("quarterly", "110000 EUR", "rep", True),
        ("quarterly", "100000 EUR", "rep", False),
        ("monthly", "36000 USD", "rep", False),
        ("monthly", "36000 EUR", "head-of-marketing", False),  # no quota of that role
        ("weekly", "36000 EUR", "rep", False),  # no exact part of a quarter
    ],
)
def test_a_path_asks_one_person_for_no_more_than_the_quota(
    tmp_path: Path, cadence: str, value: str, role: str, finds: bool
) -> None:
    metrics = f"m: {{formula: sum of leads#won, cadence: {cadence}, targets: [{{period: 2027-Q1, value: 350000 EUR}}]}}"
    steps = f"[{{id: first, from_day: D+1, to_day: D+90, milestones: [{{id: end, metric: m, value: {value}}}]}}]"
    path = f"start: {{roles: [{role}], phases: {steps}}}"
    quotas = "{role: rep, amount: 100000 EUR, people: 4}"
    found = of(sound(tmp_path, **_with_quotas(quotas, metrics=metrics, onboarding=path))[0], "DUP-7")
    assert ['the quota of "Rep" in the plan "First" is 100,000 EUR' in each.message for each in found] == [True] * finds
