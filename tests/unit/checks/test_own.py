"""OWN: owners, accountable roles and decisions."""

import json
from pathlib import Path

import pytest
from tests.book import SETTINGS, of, sound
from tests.unit.checks.two_teams import LEVERS, ROLES, TEAMS, play, process, reported

from playpress.checks.own import FAMILY
from playpress.derive import duties
from playpress.model.kinds.role import Role
from playpress.model.ref import Ref


@pytest.mark.parametrize(
    ("files", "thing"),
    [
        ({"goals": "more: {team: marketing}"}, 'goal "More"'),
        ({"metrics": "deals: {unit: deals}"}, 'metric "Deals"'),
        ({"strategies": "ads: {team: marketing}"}, 'strategy "Ads"'),
        ({"processes": "run: {team: marketing, steps: [{id: go, owner: cmo}]}"}, 'process "Run"'),
    ],
)
def test_own_1_names_what_nobody_answers_for(tmp_path: Path, files: dict[str, str], thing: str) -> None:
    playbook = play(tmp_path, teams="marketing: {name: Marketing}\nsales: {name: Sales}\n", **files)
    assert reported(playbook, "OWN-1") == [("warn", f"{thing} has no owner")]


def test_own_1_lets_the_leader_inherit(tmp_path: Path) -> None:
    """What has a team belongs to the team's leader when nobody else is named; a draft is not looked at."""
    files = {"goals": "more: {team: marketing}", "metrics": "deals: {owner: ae}\nold: {status: draft}\n"}
    playbook = play(tmp_path, **files)
    assert reported(playbook, "OWN-1") == []
    assert playbook.book is not None
    owner = playbook.book.owner(playbook.book.entities["goal:more"])
    assert owner is not None
    assert (owner.role.id, owner.inherited) == ("cmo", True)


PRESS = {
    "teams": f"{TEAMS}press: {{name: Press office}}\n",
    "roles": f"{ROLES}pr: {{team: press}}\n",
    "processes": "ask: {team: press, steps: [{id: send, owner: ae}, {id: handle, owner: pr}]}\n",
}
FUNNELS = "deals: {stages: [{id: open, owner: ae}, {id: won, outcome: won}]}\nold: {stages: [{id: in, exit: [Said]}]}\n"
TOP = {"teams": f"{TEAMS}top: {{definition: Who decides}}\n", "goals": "be: {team: top}\n"}
PLANNED = {"plans": "year: {period: 2027, revenue_target: 9 EUR, avg_deal: 1 EUR, funnel: deals}\n", "funnels": FUNNELS}


@pytest.mark.parametrize(
    ("files", "starter"),
    [
        (PRESS, []),
        ({**PRESS, "goals": "known: {team: press}\n"}, ["a goal and a process of it"]),
        ({**PRESS, "processes": PRESS["processes"].replace("owner: ae", "owner: pr")}, ['process "Ask"']),
        ({"teams": f"{TEAMS}all: {{definition: The whole company}}\n", "goals": "be: {team: all}\n"}, []),
        ({"teams": f"{TEAMS}all: {{definition: The whole team}}\n", "goals": "be: {team: all}\n"}, ['goal "Be"']),
        (TOP | {"roles": f"{ROLES}head: {{name: CEO and founder, team: top}}\n"}, []),
        (TOP | {"roles": f"{ROLES}pa: {{name: CEO's assistant, team: top}}\n"}, ['goal "Be"']),
        ({"metrics": "read: {owner: ae}\nidle: {}\n", "goals": "g: {team: sales, metrics: [read]}\n"}, []),
        ({"metrics": "read: {owner: ae}\nidle: {}\n", "goals": "g: {team: sales}\n"}, ['metric "Idle"']),
        (PLANNED, ['funnel "Deals"']),
        ({"funnels": FUNNELS}, ['funnel "Deals"', 'funnel "Old"']),
    ],
)
def test_own_1_waits_where_an_owner_changes_nothing(tmp_path: Path, files: dict[str, str], starter: list[str]) -> None:
    """A team outside or of all people, a metric of no goal, a funnel of no plan; the profile team asks for them."""
    found = [message for _, message in reported(play(tmp_path / "starter", **files), "OWN-1")]
    assert len(found) == len(starter)
    assert all(words in message for words, message in zip(starter, found, strict=True))
    assert len(reported(play(tmp_path / "team", profile="team", **files), "OWN-1")) >= 1


def test_stg_1_waits_in_a_funnel_that_no_plan_uses(tmp_path: Path) -> None:
    assert [message for _, message in reported(play(tmp_path / "planned", **PLANNED), "STG-1")] == [
        'the stage "Open" lacks exit criteria'
    ]
    assert len(reported(play(tmp_path / "none", funnels=FUNNELS), "STG-1")) > 1


@pytest.mark.parametrize(
    ("step", "found"),
    [
        ("name: Approve the post", 0),
        ("name: Approve the post, decides: [Price]", 1),
        ("name: Write the post", 1),
        ("name: Approve the offer, hands_to: {step: lead-to-deal#sell, object: opportunity}", 1),
    ],
)
def test_own_2_lets_either_of_two_approve_what_is_small(tmp_path: Path, step: str, found: int) -> None:
    """Where it decides nothing and moves no buyer on."""
    files = {"funnels": FUNNELS.replace("deals: {", "deals: {owner: ae, ").replace("old: {", "old: {owner: ae, ")}
    files["processes"] = process("- {id: sell, owner: ae, stage: deals#open}\n")
    files["processes"] += f"post: {{team: marketing, steps: [{{id: a, {step}, raci: {{cmo: R, ae: R}}}}]}}\n"
    assert len(reported(play(tmp_path, **files), "OWN-2")) == found


@pytest.mark.parametrize(
    ("people", "message"),
    [
        (
            "raci: {sdr: R, sales-manager: A, demand-manager: A}",
            "two accountable roles (Sales manager and Marketing manager)",
        ),
        ("raci: {ae: A/C}", "AE carries A/C"),
        ("raci: {ae: A, sdr: R/I}", "SDR carries R/I"),
    ],
)
def test_own_2_wants_exactly_one_accountable_role(tmp_path: Path, people: str, message: str) -> None:
    playbook = play(tmp_path, profile="team", processes=process(f"- {{id: offer, {people}}}"))
    assert reported(playbook, "OWN-2") == [("error", f'step "Offer": {message}')]


def test_own_2_says_once_that_roles_share_steps(tmp_path: Path) -> None:
    """What is missing is a warning; other roles, and other processes, are other questions."""
    shared = "".join(f"- {{id: s{n}, raci: {{sdr: R, ae: R}}}}\n" for n in range(4))
    playbook = play(tmp_path, profile="team", processes=process(f"{shared}- {{id: other, raci: {{sdr: R}}}}\n"))
    assert reported(playbook, "OWN-2") == [
        (
            "warn",
            'AE and SDR share 4 steps of "Lead to deal" ("S0", "S1", "S2" and 1 more step), and no role is accountable',
        ),
        ("warn", 'step "Other": no role is accountable'),
    ]
    assert len(of(playbook, "OWN-2")[0].also) == 3


@pytest.mark.parametrize(
    ("steps", "leader", "level", "message"),
    [
        (
            ["owner: ae", "do: Ring", "do: Ask"],
            True,
            "warn",
            '2 of 3 steps of "Lead to deal" name no role; Cso',
        ),
        (["do: Ring", "do: Ask"], True, "warn", 'all 2 steps of "Lead to deal" name no role; Cso'),
        (["do: Ring"], False, "warn", 'one step of "Lead to deal" names no role'),
    ],
)
def test_own_2_says_once_of_a_process_that_its_steps_name_nobody(
    tmp_path: Path, steps: list[str], leader: bool, level: str, message: str
) -> None:
    written = "\n".join(f"- {{id: s{n}, {people}}}" for n, people in enumerate(steps))
    teams = TEAMS if leader else "marketing: {}\nsales: {}\n"
    (found,) = of(play(tmp_path / "s", profile="strict", teams=teams, processes=process(written)), "OWN-2")
    assert len(reported(play(tmp_path / "t", profile="team", teams=teams, processes=process(written)), "OWN-2")) == (
        not leader
    )
    assert found.message.startswith(message)
    assert (found.level, len(found.also)) == (level, sum("do" in each for each in steps) - 1)


@pytest.mark.parametrize("people", ["raci: {ae: A}", "raci: {ae: A/R, sdr: R, cso: I, cmo: C}", "owner: ae"])
def test_own_2_lets_the_accountable_role_do_the_work(tmp_path: Path, people: str) -> None:
    """An A alone also counts as R; an owner is both; several may be responsible."""
    assert reported(play(tmp_path, processes=process(f"- {{id: offer, {people}}}")), "OWN-2") == []


def test_own_2_points_at_the_letters(tmp_path: Path) -> None:
    playbook = play(tmp_path, profile="team", processes=process("- id: offer\n  raci: {sdr: R}"))
    assert [str(problem.place) for problem in of(playbook, "OWN-2")] == ["content/processes.yml:5:7"]


METRIC = "deals: {owner: ae, unit: orders, formula: orders signed}\n"


@pytest.mark.parametrize(
    ("other", "fields"),
    [
        ("{name: Deal, owner: sdr}", "owner"),
        ("{aliases: [DEALS], owner: ae, unit: EUR}", "unit"),
        ("{aliases: [deal], owner: ae, formula: orders paid}", "formula"),
        ("{aliases: [deal], owner: sdr, unit: EUR, formula: orders paid}", "owner, unit and formula"),
    ],
)
def test_own_3_sees_two_metrics_of_one_name_that_differ(tmp_path: Path, other: str, fields: str) -> None:
    playbook = play(tmp_path, profile="team", metrics=f"{METRIC}other: {other}\n")
    name = "Deal" if "name: Deal" in other else "Other"
    message = f'the metrics "Deals" and "{name}" share a name and differ in {fields}'
    assert reported(playbook, "OWN-3") == [("error", message)]


def test_own_3_compares_with_whoever_said_it_first(tmp_path: Path) -> None:
    """The first of a name may say nothing about the unit; the second and the third still contradict each other."""
    metrics = (
        "a: {name: Deals, owner: ae}\nb: {name: Deals, owner: ae, unit: EUR}\nc: {name: Deals, owner: ae, unit: orders}"
    )
    assert len(reported(play(tmp_path, metrics=metrics), "OWN-3")) == 1


@pytest.mark.parametrize(
    "other",
    [
        "{aliases: [deals], owner: ae, unit: Orders}",
        "{aliases: [deals], owner: ae}",
        "{owner: sdr, unit: EUR}",
        "{aliases: [deals], owner: sdr, not_same_as: [metric:deals]}",
    ],
)
def test_own_3_is_silent_where_two_metrics_agree_or_are_told_apart(tmp_path: Path, other: str) -> None:
    assert reported(play(tmp_path, metrics=f"{METRIC}other: {other}\n"), "OWN-3") == []


def test_a_metric_without_an_owner_is_told_once(tmp_path: Path) -> None:
    """By OWN-1; OWN-3 does not repeat it."""
    playbook = play(tmp_path, metrics="deals: {unit: orders}")
    assert len(reported(playbook, "OWN-1")) == 1
    assert reported(playbook, "OWN-3") == []


def test_own_4_sees_a_decision_that_two_teams_may_take(tmp_path: Path) -> None:
    """Price is a lever of marketing, and decided at a step of sales: one finding, at the step."""
    playbook = play(tmp_path, teams=LEVERS, processes=process("- {id: closing, owner: ae, decides: [price]}"))
    assert reported(playbook, "OWN-4") == [("warn", '"price" is decided in two teams: Sales and Marketing')]
    (problem,) = of(playbook, "OWN-4")
    assert problem.subject == "process:lead-to-deal"
    assert [str(place) for place in (problem.place, *problem.also)] == [
        "content/processes.yml:4:42",
        "content/teams.yml:2:52",
    ]


def test_own_4_sees_two_steps_and_two_levers(tmp_path: Path) -> None:
    steps = "- {id: campaign, owner: cmo, decides: [Discounts]}\n- {id: closing, owner: ae, decides: [discount]}\n"
    assert len(reported(play(tmp_path / "steps", processes=process(steps)), "OWN-4")) == 1
    both = LEVERS.replace("leader: cso", "leader: cso, levers: [packaging]")
    assert len(reported(play(tmp_path / "levers", teams=both), "OWN-4")) == 1


def test_own_4_is_silent_inside_one_team(tmp_path: Path) -> None:
    """A lever of the team that decides at the step is no contradiction."""
    steps = "- {id: campaign, owner: cmo, decides: [price]}\n- {id: closing, owner: ae, decides: [delivery]}\n"
    assert reported(play(tmp_path, teams=LEVERS, processes=process(steps)), "OWN-4") == []


def test_own_5_sees_a_role_on_which_everything_hangs(tmp_path: Path) -> None:
    """Two of three steps are more than half; one of two is not."""
    steps = "- {id: a, owner: ae}\n- {id: b, raci: {ae: A, sdr: R}}\n- {id: c, owner: sdr}\n"
    assert reported(play(tmp_path / "a", profile="team", processes=process(steps)), "OWN-5") == [
        ("info", '"AE" is accountable for 2 of 3 steps')
    ]
    half = "- {id: a, owner: ae}\n- {id: c, owner: sdr}\n"
    assert reported(play(tmp_path / "b", profile="team", processes=process(half)), "OWN-5") == []


def test_own_5_sees_a_role_that_nobody_holds(tmp_path: Path) -> None:
    """Only where it answers for something."""
    roles = "cmo: {team: marketing}\ncso: {team: sales}\nae: {team: sales, headcount: '0'}\nsdr: {team: sales}\n"
    steps = "- {id: a, owner: sdr}\n- {id: b, owner: cso}\n"
    files = {"roles": roles, "processes": process(steps)}
    playbook = play(tmp_path / "a", profile="team", **files, goals="more: {team: sales, owner: ae}")
    message = 'role "Ae" is vacant and owns one thing'
    assert reported(playbook, "OWN-5") == [("warn", message)]
    assert reported(play(tmp_path / "b", profile="team", **files), "OWN-5") == []


def test_own_5_wakes_with_four_roles(tmp_path: Path) -> None:
    """In a book of three people, one does most of it."""
    roles = "cmo: {team: marketing}\ncso: {team: sales}\nae: {team: sales}\n"
    playbook = play(tmp_path, roles=roles, processes=process("- {id: a, owner: ae}"))
    assert reported(playbook, "OWN-5") == []
    assert "OWN-5" in {check.code for check in playbook.skipped}


def test_it_says_how_many_definitions_have_to_have_an_owner(tmp_path: Path) -> None:
    """A term or a source without one is no finding, and not counted as looked at."""
    files = {"teams": "sales: {leader: head}\n", "roles": "head: {team: sales}\n", "goals": "win: {team: sales}\n"}
    book = sound(tmp_path / "none", **files)[1]
    assert FAMILY.looks_at(book) == "2 definitions"
    book = sound(tmp_path / "some", **files, glossary="one: {}\ntwo: {owner: head}\nthree: {}\n")[1]
    assert FAMILY.looks_at(book) == "2 definitions; 2 of other kinds have no owner and do not need one"


SEGMENTS = """
food: {name: Food}
dairies: {name: Dairies, parent: food}
bakers: {name: Bakers, parent: food}
metal: {name: Metal}
"""
REGIONS = "regions: [North, South]\n"


def owned(folder: Path, owners: str, rest: str = "") -> dict[str, list[str]]:
    """What both checks of owners by segment and region say of a stage, a step and a metric that have these owners."""
    each = f"owners: [{owners}]{rest}"
    files = {
        "audiences": SEGMENTS,
        "funnels": f"deals: {{stages: [{{id: sql, {each}}}]}}",
        "processes": f"sale: {{team: sales, steps: [{{id: call, {each}}}]}}",
        "metrics": f"renewals: {{{each}}}",
        "playbook": SETTINGS + REGIONS,
        "teams": TEAMS,
        "roles": ROLES,
    }
    playbook, _ = sound(folder, **files)
    found = {code: [message for _, message in reported(playbook, code)] for code in ("OWN-6", "OWN-7")}
    for messages in found.values():
        things = ('the metric "Renewals"', 'the stage "SQL"', 'the step "Call"')
        bare = {message.replace(thing, "it") for message in messages for thing in things if thing in message}
        assert len(bare) <= 1
        assert len(messages) == (3 if bare else 0)
        messages[:] = bare
    return found


@pytest.mark.parametrize(
    ("owners", "twice"),
    [
        ("{segment: food, owner: ae}, {segment: food, owner: sdr}", "Food: AE and SDR"),
        ("{segment: food, owner: ae}, {region: North, owner: sdr}", "Food in North: AE and SDR"),
        ("{segment: dairies, owner: ae}, {segment: food, region: South, owner: sdr}", "Dairies in South: AE and SDR"),
        ("{segment: food, owner: ae}, {segment: food, owner: ae}", ""),
        ("{segment: food, owner: ae}, {segment: dairies, owner: sdr}", ""),
        ("{region: North, owner: ae}, {segment: food, region: North, owner: sdr}", ""),
        ("{segment: food, owner: ae}, {segment: metal, owner: sdr}", ""),
        ("{segment: food, region: North, owner: ae}, {segment: food, region: South, owner: sdr}", ""),
        ("{segment: food, owner: ae}, {region: North, owner: sdr}, {segment: food, region: North, owner: sdr}", ""),
    ],
)
def test_own_6_two_roles_own_one_segment_or_region(tmp_path: Path, owners: str, twice: str) -> None:
    """The narrower of two counts; of two that cross, neither does unless a third says which."""
    expected = [f"it has two owners in {twice}"] if twice else []
    assert owned(tmp_path, owners, ", owner: cso")["OWN-6"] == expected


@pytest.mark.parametrize(
    ("owners", "rest", "nowhere"),
    [
        ("{segment: food, owner: ae}", "", "Metal"),
        ("{segment: dairies, owner: ae}", "", "Bakers"),
        ("{segment: food, owner: ae}, {segment: metal, owner: sdr}", "", ""),
        ("{segment: bakers, owner: ae}, {segment: metal, owner: sdr}", "", "Dairies"),
        ("{region: North, owner: ae}", "", "South"),
        ("{region: North, owner: ae}, {region: South, owner: sdr}", "", ""),
        ("{segment: bakers, region: North, owner: ae}, {segment: dairies, owner: ae}", "", "Bakers in South"),
        ("{segment: food, owner: ae}", ", owner: cso", ""),
    ],
)
def test_own_7_a_segment_or_region_has_no_owner(tmp_path: Path, owners: str, rest: str, nowhere: str) -> None:
    expected = [f"it has no owner in {nowhere}"] if nowhere else []
    assert owned(tmp_path, owners, rest)["OWN-7"] == expected


def test_owners_by_segment_are_accountable_and_no_two_letters_a(tmp_path: Path) -> None:
    """A step with an owner in each region has exactly one accountable role in each (OWN-2), a stage and a metric are
    owned (STG-1, OWN-1), and each role has the step among its duties.
    """
    by_region = "owners: [{region: North, owner: ae}, {region: South, owner: sdr}]"
    files = {
        "funnels": f"deals: {{owner: cso, stages: [{{id: sql, {by_region}, exit: [Asked], rate: 10%}}]}}",
        "metrics": f"renewals: {{{by_region}}}",
    }
    playbook = play(tmp_path, processes=process(f"- {{id: call, {by_region}}}"), **files)
    assert [found for code in ("OWN-1", "OWN-2") for found in reported(playbook, code)] == []
    assert [message for _, message in reported(playbook, "STG-1") if "an owner" in message] == []
    book = playbook.book
    assert book is not None
    for name in ("ae", "sdr"):
        role = book.entities[f"role:{name}"]
        assert isinstance(role, Role)
        assert [duty.step.id for duty in duties.steps(book, role)] == ["call"]
        assert [metric.id for metric in duties.metrics(book, role)] == ["renewals"]


DUTY = "ae: {team: sales, name: AE, responsibilities: [%s]}"
COMMENTS = """
comments:
  name: Respond to comments on posts
  team: sales
  steps:
    - {id: answer, do: Answer all questions in comments, owner: sdr}
    - {id: report, owner: %s}
"""


@pytest.mark.parametrize(
    ("duty", "second", "found"),
    [
        ("Respond to comments on posts", "sdr", 1),
        ("Responds to the comments on our posts", "sdr", 1),
        ("Answer all questions in comments", "sdr", 1),
        ("Respond to comments on posts", "ae", 0),  # takes part
        ("Respond to comments", "sdr", 0),  # other work, or part of it
        ("Read the comments on posts", "sdr", 0),
    ],
)
def test_own_8_sees_one_work_of_two_roles(tmp_path: Path, duty: str, second: str, found: int) -> None:
    roles = ROLES.replace("ae: {team: sales, name: AE}", DUTY % duty)
    playbook = play(tmp_path, roles=roles, processes=COMMENTS % second)
    assert len(reported(playbook, "OWN-8")) == found


def test_own_8_lets_who_leads_answer_for_it(tmp_path: Path) -> None:
    roles = ROLES.replace("ae: {team: sales, name: AE}", DUTY % "Respond to comments on posts")
    roles = roles.replace("sdr: {team: sales,", "sdr: {team: sales, reports_to: sales-manager,")
    roles = roles.replace("sales-manager: {team: sales}", "sales-manager: {team: sales, reports_to: ae}")
    assert reported(play(tmp_path, roles=roles, processes=COMMENTS % "sdr"), "OWN-8") == []


@pytest.mark.parametrize(
    ("do", "title"),
    [
        ("Ask the CRO and the Head of Digital Experience to approve it", "Head of Digital Experience"),
        ("Get it approved by the VP of Legal & Finance.", "VP of Legal & Finance"),
        ("Escalate to our Director of Events", "Director of Events"),
        ("Ask the Sales manager or the Head of Sales", ""),  # the alias of a role
        ("Ask the Head of sales", ""),
        ("Meet the Head of IT", ""),  # a buyer may have any title
        ("Ask for the name of their Head of IT", ""),
        ("Tell the customer's VP of Engineering", ""),
    ],
)
def test_own_9_sees_a_title_that_no_role_has(tmp_path: Path, do: str, title: str) -> None:
    roles = ROLES.replace("cso: {team: sales}", "cso: {team: sales, aliases: [Head of Sales]}")
    steps = process(f"- {{id: ask, owner: ae, do: {json.dumps(do)}}}")
    told = [("warn", f'"{title}" is asked here, and no role has that name')] if title else []
    assert reported(play(tmp_path, roles=roles, processes=steps), "OWN-9") == told


TEAM_STEPS = """
- {id: sell, owner: ae}
- {id: start, team: %s%s}
"""


@pytest.mark.parametrize(
    ("team", "people", "found"),
    [
        ("success", "", []),
        ("success", ", raci: {ae: R, csm: R}", []),
        ("service", "", ['step "Start" is done by Service, which has no leader']),
        ("service", ", owner: csm", []),
    ],
)
def test_a_team_does_a_step_and_its_leader_answers(tmp_path: Path, team: str, people: str, found: list[str]) -> None:
    """Where no single role does: the page and the border name the team, the matrix its leader."""
    files = {
        "teams": f"{TEAMS}success: {{leader: csm}}\nservice: {{name: Service}}\n",
        "roles": f"{ROLES}csm: {{team: success}}\n",
        "processes": process(TEAM_STEPS % (team, people)),
    }
    playbook = play(tmp_path, profile="team", **files)
    assert [message for _, message in reported(playbook, "OWN-2")] == found
    book = playbook.book
    assert book is not None
    step = book.step(Ref("process", "lead-to-deal", "start"))
    assert step is not None
    led = team == "success" or bool(people)
    assert [role.id for role in book.accountable(step)] == ["csm"] * led
    owner = "success" if people else team
    assert [each.id for each in (book.team_of_step(Ref("process", "lead-to-deal", "start")),) if each] == [owner]
    assert len(reported(playbook, "HND-1")) == ("ae: R" not in people)


def test_several_steps_of_a_team_without_a_leader_are_one_finding(tmp_path: Path) -> None:
    files = {"teams": f"{TEAMS}service: {{name: Service}}\n", "roles": ROLES}
    files["processes"] = process("- {id: a, team: service}\n- {id: b, team: service}\n")
    told = "Service does several steps, and no role leads it"
    assert reported(play(tmp_path, profile="team", **files), "OWN-2") == [("warn", told)]


@pytest.mark.parametrize(("team", "found"), [("sales", 0), ("service", 1)])
def test_a_team_answers_for_a_metric_by_its_leader(tmp_path: Path, team: str, found: int) -> None:
    files = {"teams": f"{TEAMS}service: {{name: Service}}\n", "roles": ROLES, "metrics": f"won: {{team: {team}}}\n"}
    playbook = play(tmp_path, profile="team", **files)
    assert len(reported(playbook, "OWN-1")) == found
    assert playbook.book is not None
    owner = playbook.book.owner(playbook.book.entities["metric:won"])
    assert (owner.role.id if owner else "") == ("" if found else "cso")


def test_a_stage_of_a_team_has_an_owner(tmp_path: Path) -> None:
    stages = "{id: open, %sexit: [Named a date]}, {id: won, outcome: won}"
    for team, found in (("team: sales, ", 0), ("", 1)):
        funnel = f"deals: {{owner: cso, stages: [{stages % team}]}}\n"
        folder = tmp_path / (team[:1] or "none")
        assert len(reported(play(folder, profile="team", funnels=funnel), "STG-1")) == found
