"""What a hand-off's contract says, clause by clause, and where borders are."""

from pathlib import Path

import pytest
from tests.book import of, sound

from playpress.derive import contract, criteria_gap, handoff_register
from playpress.derive.open_borders import open_borders
from playpress.graph import Book
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.process import Process

FILES = {
    "teams": "marketing: {}\nsales: {}\n",
    "roles": "cmo: {team: marketing}\nrep: {team: sales}\n",
    "processes": """
deal:
  team: sales
  steps:
    - {id: run, owner: cmo, exit: [Phone given]}
    - {id: ring, owner: rep, next: [{to: offer, when: Budget fits}, {to: run, when: Wrong}]}
    - {id: offer, owner: rep}
""",
}
PARTS = {
    "HND-2": "acceptance: [Phone given]",
    "HND-3": "commitments: [{by: sales, what: Ring, value: 2 business h}]",
    "HND-5": "reject_reasons: [Wrong]\nreturn_to: deal#run",
    "HND-6": "breach: {action: Call the boss}",
}


def book_with(folder: Path, *lines: str) -> tuple[Book, Handoff]:
    text = "\n".join(("from: deal#run", "to: deal#ring", *lines))
    _, book = sound(folder, **FILES, handoffs__lead=text)
    return book, book.all(Handoff)[0]


def done(folder: Path, *lines: str) -> set[str]:
    book, handoff = book_with(folder, *lines)
    return {clause.code for clause in contract.clauses(book, handoff) if clause.done}


def test_of_an_empty_contract_no_clause_is_written(tmp_path: Path) -> None:
    """Where nothing is asked for, nothing was made sure of; that waits for what is accepted."""
    assert done(tmp_path) == set()
    book, handoff = book_with(tmp_path)
    assert {each.code for each in contract.clauses(book, handoff) if each.waits} == {"HND-4", "HND-6", "HND-7"}


def test_a_team_that_is_not_known_has_not_promised(tmp_path: Path) -> None:
    """The stage at which it begins has no owner yet: HND-3 and what is accepted are asked for all the same."""
    stages = "object: lead\nstages: [{id: asked}, {id: met, owner: rep}]"
    text = "from: funnel:leads#asked\nto: deal#ring\ncommitments: [{by: sales, what: Ring, value: 4 business h}]"
    playbook, book = sound(tmp_path, **FILES, funnels__leads=stages, handoffs__lead=text)
    (handoff,) = book.all(Handoff)
    found = {each.code: each for each in contract.clauses(book, handoff)}
    assert {code for code, each in found.items() if each.done} == {"HND-3"}
    assert found["HND-4"].waits
    assert [each.subject for each in of(playbook, "HND-2")] == ["handoff:lead"]


@pytest.mark.parametrize("code", PARTS)
def test_each_clause_is_done_by_its_own_lines(code: str, tmp_path: Path) -> None:
    assert done(tmp_path, PARTS[code]) == {code} | ({"HND-7"} if code == "HND-2" else set())


def test_both_teams_have_to_promise(tmp_path: Path) -> None:
    both = "commitments: [{by: sales, what: Ring}, {by: marketing, what: Send}]"
    assert done(tmp_path, both) == {"HND-4"}


@pytest.mark.parametrize("line", ["reject_reasons: [Wrong]", "return_to: deal#run"])
def test_half_a_way_back_is_none(line: str, tmp_path: Path) -> None:
    assert "HND-5" not in done(tmp_path, line)


def test_a_gap_closes_by_exit_or_by_required_info(tmp_path: Path) -> None:
    """Compared by id; text in the same words has the same id."""
    book, handoff = book_with(
        tmp_path / "a", "acceptance: [Phone given, Budget known, {id: phone-given-2, text: Again}]"
    )
    assert [criterion.id for criterion in criteria_gap.gap(book, handoff)] == ["budget-known", "phone-given-2"]
    book, handoff = book_with(
        tmp_path / "b", "acceptance: [phone given, Budget known]", "required_info: [budget known]"
    )
    assert criteria_gap.gap(book, handoff) == ()


TIMES = (
    "{by: sales, what: Tell the outcome, value: 9 calendar d%s}",
    "{by: sales, what: Accept or refuse, value: 2 business h%s}",
)
MARK = ", answers: yes"


@pytest.mark.parametrize(
    ("promises", "answer", "acts"),
    [
        ((TIMES[0] % "", TIMES[1] % ""), None, None),
        ((TIMES[0] % "", TIMES[1] % MARK), "Accept or refuse", "Accept or refuse"),
        ((TIMES[0] % MARK, TIMES[1] % ""), "Tell the outcome", "Tell the outcome"),
        ((TIMES[0] % MARK, TIMES[1] % MARK), None, None),
        ((TIMES[1] % "",), None, "Accept or refuse"),
        ((TIMES[1] % ", answers: no",), None, "Accept or refuse"),
        ((TIMES[1].replace("sales", "marketing") % MARK,), None, None),
    ],
)
def test_the_answer_is_what_is_marked_and_never_what_words_say(
    promises: tuple[str, ...], answer: str | None, acts: str | None, tmp_path: Path
) -> None:
    """The only time a receiver promises is one it acts within; that it is an answer is said by nobody."""
    book, handoff = book_with(tmp_path, f"commitments: [{', '.join(promises)}]")
    found = (contract.answer(book, handoff), contract.acts_within(book, handoff))
    assert [each and each.what for each in found] == [answer, acts]
    assert ("HND-3" in {each.code for each in contract.clauses(book, handoff) if each.done}) == (acts is not None)


def test_the_time_in_a_step_is_the_receivers_answer(tmp_path: Path) -> None:
    steps = FILES["processes"].replace("exit: [Phone given]", "hands_to: {step: ring, within: 2 business h}")
    _, book = sound(tmp_path, **{**FILES, "processes": steps})
    answers = [contract.answer(book, handoff) for handoff in book.all(Handoff)]
    assert [answer and str(answer.value) for answer in answers] == ["2 business h"]


def test_a_clock_may_stand_beside_the_time_or_in_it(tmp_path: Path) -> None:
    times = ("value: 2 h", "value: 2 h, clock: calendar", "value: 1 business d", "volume: 4 per day")
    _, handoff = book_with(tmp_path, "commitments:", *(f"  - {{by: sales, what: Ring, {time}}}" for time in times))
    assert contract.unclocked(handoff) == (0,)


def test_the_steps_of_a_process_follow_each_other_or_what_next_says(tmp_path: Path) -> None:
    book, _ = book_with(tmp_path)
    (process,) = book.all(Process)
    found = handoff_register.step_transitions(book, process)
    edges = [(each.source.part, each.target.part, each.when) for each in found]
    assert edges == [("run", "ring", ""), ("ring", "offer", "Budget fits"), ("ring", "run", "Wrong")]


def test_the_way_back_is_no_border(tmp_path: Path) -> None:
    """Whether the contract names it or not; HND-5 asks for the name."""
    for number, return_to in enumerate(("", "return_to: deal#run")):
        book, _ = book_with(tmp_path / str(number), *[return_to][: bool(return_to)])
        found = handoff_register.crossings(book)
        assert [(each.sender.id, each.receiver.id, len(each.contracts)) for each in found] == [
            ("marketing", "sales", 1),
        ]


WAY_THERE = """
deal:
  team: sales
  steps:
    - {id: plan, owner: rep}
    - {id: run, owner: cmo, hands_to: {step: offer}}
    - {id: ring, owner: cmo}
    - {id: offer, owner: rep}
    - {id: sign, owner: cmo}
"""


def test_a_contract_covers_the_way_back_below_its_ends_and_none_above(tmp_path: Path) -> None:
    """From the plan to the campaign is a border of its own; from the offer to the signature is the way back."""
    _, book = sound(tmp_path, **{**FILES, "processes": WAY_THERE})
    found = [each.transition.source.part for border in open_borders(book) for each in border.crossings]
    assert found == ["plan"]


def test_what_is_handed_over_is_said_only_where_it_is_written(tmp_path: Path) -> None:
    book, handoff = book_with(tmp_path)
    assert (handoff.object, handoff.passes) == (None, "work")
    (way,) = [each.todo for each in contract.clauses(book, handoff) if each.code == "HND-5"]
    assert way == "say for what reasons the work is rejected, and where it goes then"


def test_completeness_counts_clauses(tmp_path: Path) -> None:
    book, handoff = book_with(tmp_path, *PARTS.values())
    assert contract.share_done(book, handoff) == (5, 6)
    assert [clause.todo for clause in contract.clauses(book, handoff) if not clause.done] == [
        "let both teams promise something"
    ]


def test_a_receiver_is_none_that_sends_where_the_sender_has_no_team(tmp_path: Path) -> None:
    """What a third team promises is on the side of who sends, and leaves the receiver with its own to say."""
    files = {
        **FILES,
        "teams": f"{FILES['teams']}press: {{}}\n",
        "funnels__leads": "stages: [{id: enquiry}, {id: deal, owner: rep}]\n",
        "handoffs__lead": "from: funnel:leads#enquiry\nto: deal#ring\ncommitments: [{by: press, what: Write}]\n",
    }
    _, book = sound(tmp_path, **files)
    (handoff,) = book.all(Handoff)
    assert book.team_of_step(handoff.from_) is None
    assert [team.id for team in contract.without_promise(book, handoff)] == ["sales"]
