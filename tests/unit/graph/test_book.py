"""The Book: links in both directions, ids, owners and teams."""

from pathlib import Path

import pytest
from tests.book import read_book, sound
from tests.counting import counted

from playpress.graph import Book
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.handoff import Handoff
from playpress.model.ref import Ref
from playpress.report.problems import plain

TEAMS = "marketing: {leader: cmo}\nsales: {leader: cso}\nlost: {}\n"
ROLES = "cmo: {team: marketing}\ncso: {team: sales}\nrep: {team: sales, reports_to: cso}\n"
FILES = {
    "teams": TEAMS,
    "roles": ROLES,
    "goals": "grow: {team: sales}\nlead: {team: marketing, parent: grow, owner: rep}\n",
    "strategies": "call: {team: sales, goals: [grow, lead], steps: [deal#ring]}\n",
    "processes": """
deal:
  team: sales
  steps:
    - {id: run, name: Run ads, raci: {cmo: A}, exit: [Phone given], hands_to: {step: ring, within: 2 business h}}
    - {id: ring, goals: [lead]}
""",
}


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return sound(tmp_path, **FILES)[1]


def test_every_link_is_known_from_both_ends(book: Book) -> None:
    goal = book.entities["goal:lead"]
    assert {(str(link.source), link.field, link.inverse) for link in book.links_to(goal)} == {
        ("strategy:call", "goals", "Served by"),
        ("process:deal#ring", "steps", "Pursued in"),
    }
    assert {str(link.target) for link in book.links_from(goal)} == {"team:marketing", "goal:grow", "role:rep"}
    assert sum(len(book.links_to(each)) for each in book.entities.values()) == len(book.links)
    assert sum(len(book.links_from(each)) for each in book.entities.values()) == len(book.links)


def test_a_link_knows_its_place(book: Book) -> None:
    places = {str(link.target): str(link.place) for link in book.links_from(book.entities["strategy:call"])}
    assert places["goal:lead"] == "content/strategies.yml:1:35"


def test_the_owner_is_written_or_inherited(book: Book) -> None:
    """The team's leader owns what names nobody; a team is led, a role is in its team."""
    owners = {key: book.owner(book.entities[key]) for key in ("goal:grow", "goal:lead", "team:sales", "team:lost")}
    assert {key: owner and (owner.role.id, owner.inherited) for key, owner in owners.items()} == {
        "goal:grow": ("cso", True),
        "goal:lead": ("rep", False),
        "team:sales": ("cso", True),
        "team:lost": None,
    }


def test_the_team_of_a_step_is_that_of_who_answers_for_it(book: Book) -> None:
    """Else that of its process."""
    teams = [book.team_of_step(Ref("process", "deal", part)) for part in ("run", "ring")]
    assert [team and team.id for team in teams] == ["marketing", "sales"]


def test_names_and_parts_are_found_by_reference(book: Book) -> None:
    assert book.name(Ref("process", "deal", "run")) == "Run ads"
    assert book.name(Ref("process", "deal", "phone-given")) == "Phone given"
    assert book.name(Ref("goal", "grow")) == "Grow"
    assert book.name(Ref("goal", "gone")) == "goal:gone"
    assert str(book.place_of(Ref("process", "deal", "ring"))) == "content/processes.yml:6:7"
    assert book.get(None) is None
    assert book.step(Ref("process", "deal", "phone-given")) is None


def test_an_inline_hand_off_promises_in_the_name_of_the_receiver(book: Book) -> None:
    (handoff,) = book.all(Handoff)
    assert (str(handoff.from_), str(handoff.to)) == ("process:deal#run", "process:deal#ring")
    assert [(each.by.id, str(each.value)) for each in handoff.commitments] == [("sales", "2 business h")]
    assert str(book.place(handoff, "commitments", 0, "value")) == "content/processes.yml:5:100"


def test_entities_stand_in_one_order(book: Book) -> None:
    """Kinds in their order, then files, then lines."""
    assert list(book.entities)[:4] == ["strategy:call", "goal:grow", "goal:lead", "process:deal"]


def test_only_steps_can_be_gone_to(tmp_path: Path) -> None:
    """A criterion has an id too, but no work can be passed to it."""
    steps = "[{id: a, exit: [Phone given], next: [phone-given]}, {id: b}]"
    playbook = read_book(tmp_path, teams="sales: {}\n", processes=f"p: {{team: sales, steps: {steps}}}")
    assert list(plain(playbook.problems)) == [
        'content/processes.yml:1:62: error REF-1 the process "p" has no step "phone-given"',
        "  hint: It has: a, b.",
    ]


def test_links_in_prose_are_references(tmp_path: Path) -> None:
    """A link to an entity that is not there is a fault at its text; other addresses are left alone."""
    body = "See [it](goal:gone), [this](https://example.org), [that](mailto:a@example.org) and [us](team:sales)."
    playbook = read_book(tmp_path, teams=f'sales: {{definition: "{body}"}}\n')
    assert [(problem.code, problem.message) for problem in playbook.problems] == [("REF-1", 'there is no goal "gone"')]


def test_each_circle_is_told_once(tmp_path: Path) -> None:
    """Two circles are two faults; what only leads into a circle is none."""
    goals = "".join(
        f"{name}: {{team: sales, parent: {parent}}}\n" for name, parent in ("ab", "ba", "ca", "de", "ef", "fd", "gd")
    )
    playbook = read_book(tmp_path, teams="sales: {}\n", goals=goals)
    assert [problem.message for problem in playbook.problems] == [
        "`parent` is circular: a -> b -> a",
        "`parent` is circular: d -> e -> f -> d",
    ]


def test_statuses_are_told_apart(tmp_path: Path) -> None:
    _, book = sound(tmp_path, teams="sales: {}\n", goals="a: {team: sales, status: draft}\nb: {team: sales}\n")
    assert [goal.id for goal in book.all(Goal)] == ["a", "b"]
    assert [goal.id for goal in book.active(Goal)] == ["b"]


def test_who_answers_for_a_step_is_worked_out_once(tmp_path: Path) -> None:
    """However many checks ask for it: at thousands of steps that is most of their work."""
    _, book = sound(tmp_path, **FILES)
    ref = Ref("process", "deal", "run")
    found, calls = counted(lambda: {book.team_of_step(ref) for _ in range(9)})
    assert found == {book.get(Ref("team", "marketing"))}
    assert sum(count for name, count in calls.items() if name.endswith(":letters")) <= 1
