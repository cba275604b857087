"""What changed between two states: only the meaning counts, told in words, with whom it concerns."""

from pathlib import Path

import pytest
from tests.book import SETTINGS, sound
from tests.gitrepo import CONTENT

from playpress.derive import fact_coverage
from playpress.derive.changes import Change, Changes, between
from playpress.derive.differences import excerpt
from playpress.graph.todays_ids import under_todays_ids
from playpress.model.ref import Ref

PEOPLE_OF_BOTH = {"campaign-manager", "sales-rep"}


def compared(folder: Path, **changed: str | tuple[str, str]) -> Changes:
    """What changes when files are replaced, or words in them: `goals="…"`, `goals=("old", "new")`."""
    after = {**CONTENT, "playbook": SETTINGS}
    for name, change in changed.items():
        if isinstance(change, tuple):
            assert change[0] in after[name], change[0]
            change = after[name].replace(*change)
        after[name] = change
    (folder / "before").mkdir()
    (folder / "after").mkdir()
    (old, before), (new, later) = sound(folder / "before", **CONTENT), sound(folder / "after", **after)
    return between(before, later, old.findings, new.findings)


def only(changes: Changes) -> Change:
    (change,) = changes.definitions
    return change


def told(changes: Changes) -> list[str]:
    return [each.sentence for change in changes.definitions for each in change.differences]


STEP_1, STEP_2 = CONTENT["processes"].splitlines(keepends=True)[3:5]
REWRITTEN = {
    "entities in another order": ("goals", "\n".join(reversed(CONTENT["goals"].splitlines())) + "\n"),
    "a list in lines": ("strategies", CONTENT["strategies"].replace("[win]", "\n    - win")),
    "comments and empty lines": ("roles", f"# our people\n\n{CONTENT['roles']}\n"),
    "an owner as RACI": ("processes", ("owner: campaign-manager", "raci: {campaign-manager: R/A}")),
    "a criterion with its fields": ("processes", ("[Need known,", "[{text: Need known},")),
    "the clock beside the time": ("handoffs", ("value: 4 h, clock: business", "value: 4 business h")),
    "a reference in full": ("handoffs", ("from: asking#campaign", "from: process:asking#campaign")),
}


@pytest.mark.parametrize("case", REWRITTEN)
def test_another_way_of_writing_is_no_change(tmp_path: Path, case: str) -> None:
    name, change = REWRITTEN[case]
    found = compared(tmp_path, **{name: change})
    assert (told(found), found.summary) == ([], "Nothing changed.")


def test_promises_in_another_order_are_the_same_promises(tmp_path: Path) -> None:
    first, second = CONTENT["handoffs"].splitlines(keepends=True)[5:7]
    assert told(compared(tmp_path, handoffs=(first + second, second + first))) == []


def test_prose_that_an_editor_wrapped_is_no_change(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    prose = "lead:\n  body: |\n    Somebody who{0}asked.\n\n    - a\n    - b\n"
    _, before = sound(tmp_path / "a", **{**CONTENT, "glossary": prose.format(" ")})
    _, after = sound(tmp_path / "b", **{**CONTENT, "glossary": prose.format("\n    ")})
    found = between(before, after)
    assert found == Changes(roles=found.roles, teams=found.teams, members=found.members)


def test_other_paragraphs_of_the_same_words_are_told_as_that(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    prose = "lead:\n  body: |\n    One.{0}\n    Two.\n"
    _, before = sound(tmp_path / "a", **{**CONTENT, "glossary": prose.format("")})
    _, after = sound(tmp_path / "b", **{**CONTENT, "glossary": prose.format("\n")})
    assert told(between(before, after)) == ["Body: the same words, in other paragraphs"]


@pytest.mark.parametrize(
    ("name", "change", "sentence"),
    [
        ("goals", ("name: Win", "name: Win more"), 'Name: was "Win", now "Win more"'),
        ("goals", ("name: Win", "name: Win, priority: high"), 'Priority: new: "high"'),
        ("goals", ("name: Win", "name: Win, shared: yes"), 'Shared: was "no", now "yes"'),
        ("metrics", ("value: 40", "value: 50"), 'Targets › 2026-Q4 › value: was "40", now "50"'),
        ("metrics", ("value: 40}", "value: 40}, {period: 2027-Q1, value: 44}"), 'Targets: new: "2027-Q1, value 44"'),
        (
            "handoffs",
            ("value: 4 h, clock: business", "value: 4 h, clock: calendar"),
            'Commitments › Sales: Ring the lead › value: was "4 business h", now "4 calendar h"',
        ),
        ("handoffs", ("Ring the lead", "Call the lead"),
         'Commitments › Sales: Call the lead › what: was "Ring the lead", now "Call the lead"'),
        ("handoffs", ("Phone given, ", ""), 'Accepted when: gone: "Phone given"'),
        ("handoffs", ("text: Need stated", "text: Need in words"),
         'Accepted when: was "Need stated", now "Need in words"'),
        ("handoffs", ("kind: buyer", "kind: seller"), 'Accepted when › Need stated › kind: was "buyer", now "seller"'),
        ("handoffs", ("Phone given", "Phone was given"), 'Accepted when: was "Phone given", now "Phone was given"'),
        ("processes", ("name: Offer", "name: Written offer"), 'Steps: was "Offer", now "Written offer"'),
        ("processes", ("2 business d", "1 business d"),
         'Steps › First call › time limit: was "2 business days", now "1 business day"'),
        ("processes", ("sales-rep: C}", "sales-rep: I}"),
         'Steps › Offer › who takes part › Sales rep: was "C", now "I"'),
        ("processes", (", sales-rep: C}", "}"), 'Steps › Offer › who takes part › Sales rep: gone: "C"'),
        ("processes", ("[Need known, Budget known]", "[Need known]"),
         'Steps › First call › exit criteria: gone: "Budget known"'),
        ("processes", ("[Need known, Budget known]", "[Budget known, Need known]"),
         "Steps › First call › exit criteria: order changed, now Budget known, Need known"),
        ("processes", (STEP_1 + STEP_2, STEP_2 + STEP_1), "Steps: order changed, now Offer, First call"),
        ("strategies", ("Ten calls before noon", "Twelve calls before noon"),
         'How we do it: was "Ten calls before noon", now "Twelve calls before noon"'),
        ("strategies", ("fairs: {team: marketing", "fairs: {team: sales"), 'Team: was "Marketing", now "Sales"'),
    ],
)  # fmt: skip
def test_a_change_is_one_sentence(tmp_path: Path, name: str, change: tuple[str, str], sentence: str) -> None:
    assert told(compared(tmp_path, **{name: change})) == [sentence]


def test_programs_get_a_path_with_ids(tmp_path: Path) -> None:
    (found,) = only(compared(tmp_path, processes=("2 business d", "1 business d"))).differences
    assert (found.field, found.sort, found.before) == ("steps#first-call.time_limit", "changed", "2 business days")


def test_two_things_of_one_name_are_told_apart(tmp_path: Path) -> None:
    more = CONTENT["goals"] + "win-too: {team: sales, name: Win}\n"
    found = compared(tmp_path, goals=more, strategies=("goals: [win]", "goals: [win-too]"))
    assert told(found) == ['Goals: gone: "Win"', 'Goals: new: "Win"']


def test_a_new_and_a_removed_definition(tmp_path: Path) -> None:
    found = compared(tmp_path, goals=("fame:", "loved: {team: sales}\nfame:"), strategies=("calls:", "rings:"))
    assert [(each.key, each.sort) for each in found.definitions] == [
        ("strategy:rings", "added"),
        ("strategy:calls", "removed"),
        ("goal:loved", "added"),
    ]
    assert found.summary == "3 definitions changed (2 new, 1 removed), 1 finding new, 0 gone."


def test_a_setting(tmp_path: Path) -> None:
    found = compared(tmp_path, playbook=SETTINGS + "checks: team\n")
    assert [each.sentence for each in found.settings] == ['Checks: was "starter", now "team"']
    assert "1 setting changed" in found.summary


def test_a_hand_off_inside_a_step_is_told_once(tmp_path: Path) -> None:
    inline = "owner: campaign-manager, hands_to: {step: selling#offer, accept: [Phone given]}"
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    before = {**CONTENT, "processes": CONTENT["processes"].replace("owner: campaign-manager", inline)}
    after = {**before, "processes": before["processes"].replace("[Phone given]", "[Phone given, Need known]")}
    found = between(sound(tmp_path / "a", **before)[1], sound(tmp_path / "b", **after)[1])
    assert told(found) == ['Steps › Campaign › hands to › accepted when: new: "Need known"']
    assert set(only(found).concern.roles) == {"head-of-marketing", "campaign-manager", "head-of-sales", "sales-rep"}


@pytest.mark.parametrize(
    ("name", "change", "roles"),
    [
        ("processes", ("name: Offer", "name: Bid"), {"head-of-sales", "sales-rep"}),
        ("processes", ("name: Campaign", "name: Advert"), {"head-of-marketing", "campaign-manager"}),
        ("processes", ("sales-rep: C}", "campaign-manager: C}"), {"head-of-sales", "sales-rep", "campaign-manager"}),
        ("handoffs", ("value: 4 h", "value: 2 h"), PEOPLE_OF_BOTH),
        ("handoffs", ("Phone given, ", ""), PEOPLE_OF_BOTH),
        ("metrics", ("value: 40", "value: 50"), {"head-of-sales", "sales-rep"}),
        ("metrics", ("contributors:", "reviewed: 2026-09-01, contributors:"), {"head-of-sales"}),
        ("goals", ("name: Fame", "name: Glory"), {"head-of-marketing"}),
        ("teams", ("{leader: head-of-sales}", "{leader: head-of-sales, purpose: Sell}"),
         {"head-of-sales", "sales-rep"}),
        ("roles", ("{team: marketing}\n", "{team: marketing, headcount: 2}\n"),
         {"head-of-marketing", "campaign-manager", "sales-rep"}),
    ],
)  # fmt: skip
def test_whom_a_change_concerns(tmp_path: Path, name: str, change: tuple[str, str], roles: set[str]) -> None:
    found = compared(tmp_path, **{name: change}).definitions
    assert {role for each in found for role in each.concern.roles} == roles


def test_the_meaning_of_a_word_concerns_everybody(tmp_path: Path) -> None:
    found = compared(tmp_path, glossary=("asked for something", "asked for a price"))
    assert only(found).concern.everybody
    assert found.of("campaign-manager").definitions == found.definitions


def test_one_role_sees_only_its_own(tmp_path: Path) -> None:
    found = compared(tmp_path, goals=("name: Fame", "name: Glory"), metrics=("value: 40", "value: 50"))
    assert [each.key for each in found.of("sales-rep").definitions] == ["metric:deals"]
    assert [each.key for each in found.of("head-of-marketing").definitions] == ["goal:fame"]


def test_findings_come_and_go_wherever_they_stand(tmp_path: Path) -> None:
    found = compared(tmp_path, strategies=("goals: [win]", "goals: [fame]"), goals=f"\n# moved\n{CONTENT['goals']}")
    assert [(each.problem.code, each.problem.subject) for each in found.appeared] == [
        ("COV-1", "goal:win"),
        ("COV-3", "strategy:calls"),
    ]
    assert found.appeared[0].concern.roles == ("head-of-sales",)
    assert found.gone == ()


def test_a_new_name_alone_makes_no_new_finding(tmp_path: Path) -> None:
    found = compared(tmp_path, goals=("name: Fame", "name: Glory"))
    assert (found.appeared, found.gone) == ((), ())


def test_a_finding_that_was_accepted_is_gone_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    before = {**CONTENT, "strategies": CONTENT["strategies"].replace("goals: [win]", "goals: [fame]")}
    waiver = "waive: [{check: COV-1, reason: Next year, until: 2027-01-01, by: head-of-sales}]"
    after = {**before, "goals": before["goals"].replace("name: Win,", f"name: Win, {waiver},")}
    (one, first), (two, second) = sound(tmp_path / "a", **before), sound(tmp_path / "b", **after)
    found = between(first, second, one.findings, two.findings)
    assert [each.problem.waived for each in found.gone] == ["Next year"]
    back = between(second, first, two.findings, one.findings)
    assert [each.problem.code for each in back.appeared] == ["COV-1"]


def test_of_long_texts_only_what_differs_is_told() -> None:
    words = " ".join(f"word{n}" for n in range(60))
    before, after = excerpt(words, words.replace("word30", "other"))
    assert before == "… word26 word27 word28 word29 word30 word31 word32 word33 word34 …"
    assert after == "… word26 word27 word28 word29 other word31 word32 word33 word34 …"
    assert excerpt("x" * 500, "y") == (f"{'x' * 139}…", "y")
    assert excerpt("", "a\nb") == ("", "a b")


def test_nothing_is_nothing() -> None:
    assert Changes().summary == "Nothing changed."


def test_a_definition_under_another_id_is_renamed_and_what_refers_to_it_is_as_it_was(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        goals=CONTENT["goals"].replace("win:", "conquer:").replace("conquer: {", "conquer: {was: [win], "),
        strategies=CONTENT["strategies"].replace("[win]", "[conquer]"),
    )
    assert [(each.key, each.sort, each.was) for each in found.definitions] == [("goal:conquer", "renamed", "goal:win")]
    assert found.summary.startswith("1 definition changed (1 renamed)")


def test_a_step_under_another_id_is_renamed(tmp_path: Path) -> None:
    files = {name: text.replace("asking#campaign", "asking#advert") for name, text in CONTENT.items()}
    again = files["processes"].replace("id: campaign,", "id: advert, was: [campaign],")
    assert again != files["processes"]
    changes = compared(tmp_path, **{**files, "processes": again})
    assert told(changes) == ['Steps › Campaign: renamed, its id was "campaign" and is now "advert"']


def test_a_step_in_another_process_is_moved_and_told_with_what_is_different_in_it(tmp_path: Path) -> None:
    first = "asking:\n  team: marketing\n  steps:\n    - {id: ask, name: Ask, owner: campaign-manager, do: Ask}\n"
    second = "selling:\n  team: sales\n  steps:\n    - {id: sell, name: Sell, owner: sales-rep}\n"
    moved = '    - {id: ask, name: Ask, owner: campaign-manager, do: Listen, was: ["asking#ask"]}\n'
    more = "    - {id: plan, name: Plan, owner: campaign-manager}\n"
    base = {**{name: CONTENT[name] for name in ("teams", "roles")}}
    for folder in ("before", "after"):
        (tmp_path / folder).mkdir()
    _, before = sound(tmp_path / "before", **base, processes=first + more + second)
    without = first.replace(first.splitlines(keepends=True)[-1], "")
    _, after = sound(tmp_path / "after", **base, processes=without + more + second + moved)
    assert told(between(before, after)) == [
        'Steps: "Ask" moved to Selling',
        'Steps: "Ask" moved here from Asking',
        'Steps › Ask › do: was "Ask", now "Listen"',
    ]


def test_a_hand_off_on_a_step_is_renamed_with_its_steps(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    inline = "owner: campaign-manager, hands_to: {step: selling#offer, accept: [Phone given]}"
    before = {
        **{name: CONTENT[name] for name in ("teams", "roles")},
        "processes": CONTENT["processes"].replace("owner: campaign-manager", inline),
    }
    after = {**before, "processes": before["processes"].replace("id: campaign,", "id: advert, was: [campaign],")}
    books = sound(tmp_path / "a", **before)[1], sound(tmp_path / "b", **after)[1]
    assert under_todays_ids(*books).keys == {"handoff:asking-advert-to-offer": "handoff:asking-campaign-to-offer"}
    assert told(between(*books)) == ['Steps › Campaign: renamed, its id was "campaign" and is now "advert"']


def test_the_earlier_state_under_todays_ids_knows_its_facts_and_its_own_former_ids_under_them(tmp_path: Path) -> None:
    books = []
    for id_, was in (("win", "close"), ("conquer", "win")):
        inventories = tmp_path / id_ / "content" / "inventories"
        inventories.mkdir(parents=True)
        (inventories / "study.csv").write_text("id,fact\nF-1,Customers stay if looked after\n", encoding="utf-8")
        files = {name: CONTENT[name] for name in ("teams", "roles")}
        goals = f"{id_}: {{was: [{was}], team: sales, covers: [F-1]}}\n"
        books.append(sound(tmp_path / id_, **files, goals=goals)[1])
    book = under_todays_ids(*books).book
    assert [each.entity.key for each in fact_coverage.carriers(book)["F-1"]] == ["goal:conquer"]
    assert book.former.today(Ref("goal", "close")) == Ref("goal", "conquer")
