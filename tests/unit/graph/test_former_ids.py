"""`was`: what a definition or a part was called before leads on, and is never taken silently for what it is called."""

from pathlib import Path

from tests.book import TODAY, read_book, sound

from playpress import pipeline
from playpress.graph import Book
from playpress.model.ref import Ref
from playpress.model.write import written
from playpress.pipeline import Edition
from playpress.source.edit.fixes import fixed

TEAM = {"teams": "sales: {name: Sales}\n", "roles": "rep: {team: sales}\n"}
PROCESSES = """
    selling:
      team: sales
      was: [sell]
      steps:
        - {id: call, was: [ring], owner: rep}
    qualifying:
      team: sales
      steps:
        - {id: qualify, owner: rep, was: ["selling#check", "process:gone#check"]}
    """


def book(project: Path, **files: str) -> Book:
    return sound(project, **{**TEAM, "processes": PROCESSES, **files})[1]


def test_a_former_id_means_what_has_it_now_wherever_it_was(tmp_path: Path) -> None:
    former = book(tmp_path).former
    assert former.today(Ref("process", "sell")) == Ref("process", "selling")
    assert former.today(Ref("process", "sell", "call")) == Ref("process", "selling", "call")
    assert former.today(Ref("process", "sell", "ring")) == Ref("process", "selling", "call")
    assert former.today(Ref("process", "sell", "check")) == Ref("process", "qualifying", "qualify")
    assert former.today(Ref("process", "gone", "check")) == Ref("process", "qualifying", "qualify")
    assert former.today(Ref("process", "selling", "call")) is None
    assert former.today(Ref("process", "gone")) is None


def test_a_criterion_had_its_former_ids_also_where_only_its_id_is_written(tmp_path: Path) -> None:
    criteria = """
    first:
      team: sales
      steps: [{id: ask, owner: rep, entry: [{id: known}]}]
    second:
      team: sales
      steps: [{id: call, owner: rep, exit: [{id: known, was: [heard], text: The budget is known}]}]
    """
    former = book(tmp_path, processes=criteria).former
    assert former.today(Ref("process", "first", "heard")) == Ref("process", "first", "known")
    assert former.today(Ref("process", "second", "heard")) == Ref("process", "second", "known")


def test_formerly_is_read_as_was_also_in_parts_and_both_at_once_are_a_fault(tmp_path: Path) -> None:
    same = book(tmp_path / "same", processes=PROCESSES.replace("was:", "formerly:"))
    assert same.former.now == book(tmp_path).former.now
    twice = read_book(tmp_path / "twice", **TEAM, goals="win: {team: sales, was: [a], formerly: [b]}\n")
    assert [(each.code, each.place.column) for each in twice.faults] == [("YML-DUPLICATE", 30)]


def test_a_former_id_of_another_definition_may_be_any_form_of_a_reference(tmp_path: Path) -> None:
    found = book(tmp_path, goals="win: {team: sales, was: [close, metric:wins, 'process:selling#boast']}\n")
    now = Ref("goal", "win")
    assert {found.former.today(Ref(*each)) for each in (("goal", "close"), ("metric", "wins"))} == {now}
    assert found.former.today(Ref("process", "selling", "boast")) == now
    assert written(found.entities["goal:win"])["was"] == ["close", "metric:wins", "process:selling#boast"]


def test_a_reference_to_a_former_id_is_an_error_whose_fix_can_be_applied(tmp_path: Path) -> None:
    """In a field, in a list, in a text, in a quoted value: after the fixes nothing is wrong."""
    strategies = (
        "calls:\n  team: sales\n  goals: [close]\n  body: |\n"
        "    As in [the *process*](process:sell#ring) and [this][p], for <goal:close.name>.\n\n"
        "    [p]: processes/sell.md\n"
    )
    files = {**TEAM, "processes": PROCESSES, "goals": "win: {team: sales, was: [close]}\n", "strategies": strategies}
    playbook = read_book(tmp_path, **files)
    assert [each.code for each in playbook.faults] == ["REF-1"] * 4
    file = tmp_path / "content" / "strategies.yml"
    for _ in range(3):
        problems = pipeline.read(tmp_path, TODAY).problems
        file.write_bytes(fixed(file.read_bytes(), "content/strategies.yml", problems))
    assert pipeline.read(tmp_path, TODAY).faults == ()
    said = file.read_text(encoding="utf-8")
    assert "(process:selling#call)" in said
    assert "<goal:win.name>" in said
    assert "[p]: process:selling" in said


def test_a_criterion_named_by_its_former_id_is_told_the_one_it_has(tmp_path: Path) -> None:
    processes = """
        selling:
          team: sales
          steps:
            - {id: call, owner: rep, exit: [{id: phone-known, text: Phone known, was: [phone-given]}]}
            - {id: visit, owner: rep, entry: [{id: phone-given}]}
        """
    (fault,) = read_book(tmp_path, **TEAM, processes=processes).faults
    assert fault.message == 'the criterion "phone-given" is called "phone-known" now'
    assert fault.instead
    assert fault.instead.words == "phone-known"


def test_an_edition_knows_no_former_id_that_names_what_its_readers_may_not_see(tmp_path: Path) -> None:
    processes = """
        selling:
          team: sales
          visibility: public
          was: [sell]
          steps:
            - {id: call, owner: rep, was: [ring, "secret-plan#call", "gone-plan#call", "other#call"]}
        secret-plan: {team: sales, was: [top-secret], steps: [{id: plot, owner: rep}]}
        another: {team: sales, visibility: public, was: [other], steps: [{id: visit, owner: rep}]}
        """
    teams, roles = "sales: {visibility: public}\n", "rep: {team: sales, visibility: public}\n"
    write = read_book(tmp_path, teams=teams, roles=roles, processes=processes)
    assert list(write.faults) == []
    edition = pipeline.read(tmp_path, TODAY, edition=Edition(circle="public"))
    assert edition.book is not None
    assert set(map(str, edition.book.former.now)) == {
        "process:sell", "process:selling#ring", "process:other", "process:other#call",
    }  # fmt: skip
    assert "secret" not in str([written(each) for each in edition.book.entities.values()])
    assert "gone-plan" not in str(edition.plan and [file.uri for file in edition.plan.files])


def test_a_former_id_of_a_hand_off_on_a_step_is_an_error_that_names_the_one_of_today(tmp_path: Path) -> None:
    processes = PROCESSES.replace("owner: rep}", "owner: rep, hands_to: {step: qualifying#qualify}}", 1)
    goals = "win: {team: sales, body: 'See [it](handoff:sell-ring-to-qualify).'}\n"
    problems = read_book(tmp_path, **TEAM, processes=processes, goals=goals).faults
    assert [(each.code, each.instead and each.instead.words) for each in problems] == [
        ("REF-1", "handoff:selling-call-to-qualify")
    ]
