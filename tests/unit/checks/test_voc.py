"""VOC: words that both teams use, words to avoid, acronyms and definitions."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from tests import plan_book
from tests.book import SETTINGS, of, read_book, sound
from tests.counting import counted, too_fast
from tests.unit.checks.two_teams import APPROVED, ROLES, TEAMS, play, process, reported

from playpress.checks import run
from playpress.checks.same_word import key
from playpress.checks.word_use import Phrases, reading
from playpress.pipeline import pages


def test_voc_1_sees_one_word_for_two_things_of_two_teams(tmp_path: Path) -> None:
    """The goal's alias "Qualified Leads" and the step's output "qualified lead" are one word."""
    files = {
        "goals": "more: {team: marketing, aliases: [Qualified Leads]}",
        "processes": process("- {id: offer, owner: ae, outputs: [qualified lead]}"),
    }
    playbook = play(tmp_path, profile="team", **files)
    ((level, message),) = reported(playbook, "VOC-1")
    assert level == "error"
    assert message.startswith('"Qualified Leads" and "qualified lead": one word for the goal "More"')


def test_voc_1_only_warns_inside_one_team(tmp_path: Path) -> None:
    files = {"goals": "more: {team: sales, aliases: [Pipeline]}", "metrics": "pipeline: {owner: ae}"}
    assert [level for level, _ in reported(play(tmp_path, profile="team", **files), "VOC-1")] == ["warn"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MQL", "MQLs"),
        ("Qualified Leads", "qualified lead"),
        ("Enquiries", "enquiry"),
        ("Small businesses", "small business"),
        ("Movies", "movie"),
        ("Ties", "tie"),
        ("E-mail", "email"),
        ("ＭＱＬ", "mql"),
    ],
)
def test_a_word_is_known_by_its_key(one: str, other: str) -> None:
    """Folded, without punctuation and compatibility forms, in the singular."""
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("press", "pres"), ("SLA", "SQL"), ("???", "!!!"), ("bus", "bu")])
def test_different_words_have_different_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


SQL = "sql: {team: sales, acronym: SQL}\ndatabase: {team: marketing, acronym: SQL%s}\n"


def test_voc_1_can_be_told_that_two_things_differ_or_agree(tmp_path: Path) -> None:
    """`not_same_as` and `same_as`, said once, on either side."""
    assert [level for level, _ in reported(play(tmp_path / "a", profile="team", glossary=SQL % ""), "VOC-1")] == [
        "error"
    ]
    for name in ("not_same_as", "same_as"):
        assert reported(play(tmp_path / name, glossary=SQL % f", {name}: [term:sql]"), "VOC-1") == []


def test_voc_1_is_not_blinded_by_an_output(tmp_path: Path) -> None:
    """An output may use a term's word; a second claim on that word is still found."""
    files = {
        "processes": process("- {id: offer, owner: ae, outputs: [MQL]}"),
        "glossary": "mql: {team: marketing, name: MQL}",
        "metrics": "mqls: {owner: ae, name: MQLs}",
    }
    assert [message for _, message in reported(play(tmp_path, profile="team", **files), "VOC-1")] == [
        '"MQL" and "MQLs": one word for the term "MQL" and for the metric "MQLs"'
    ]


def test_voc_1_is_silent_about_a_word_used_twice_by_one_entity(tmp_path: Path) -> None:
    assert reported(play(tmp_path, glossary="mql: {team: sales, acronym: MQL, aliases: [mqls]}"), "VOC-1") == []


def test_voc_1_sees_two_definitions_of_one_kind_with_one_name(tmp_path: Path) -> None:
    audiences = "buyers: {name: Plant managers}\nbuyers-copy: {name: Plant managers}\n"
    message = '"Plant managers": one word for the audience "Plant managers" (audience:buyers) '
    message += 'and for the audience "Plant managers" (audience:buyers-copy)'
    assert reported(play(tmp_path, audiences=audiences), "VOC-1") == [("warn", message)]


def test_voc_1_lets_a_goal_a_strategy_and_an_alias_have_one_name(tmp_path: Path) -> None:
    files = {
        "goals": "calls: {team: sales, name: Cold calls}\n",
        "strategies": "calls: {team: sales, name: Cold calls}\n",
        "glossary": "outreach: {definition: First contact, aliases: [cold calls]}\n",
    }
    assert reported(play(tmp_path, **files), "VOC-1") == []


MQL = """
mql:
  name: MQL
  team_definitions:
    - {team: marketing, definition: Somebody who filled in a form}
    - {team: sales, definition: %s}
"""


def test_voc_2_sees_one_word_with_two_meanings(tmp_path: Path) -> None:
    playbook = play(tmp_path, glossary=MQL % "Somebody with a budget")
    message = 'Marketing and Sales define "MQL" differently, and there is no shared definition'
    assert reported(playbook, "VOC-2") == [("error", message)]


def test_voc_2_wants_the_shared_definition_signed_by_both(tmp_path: Path) -> None:
    glossary = MQL % "Somebody with a budget" + "  definition: Somebody with a need and a date\n"
    message = 'Marketing and Sales define "MQL" differently, and the shared definition is not approved by '
    assert reported(play(tmp_path / "a", glossary=glossary), "VOC-2") == [("error", f"{message}Cmo and Cso")]
    one = "  approved_by: [{role: cso, date: 2026-09-01}]\n"
    assert reported(play(tmp_path / "b", glossary=glossary + one), "VOC-2") == [("error", f"{message}Cmo")]
    assert reported(play(tmp_path / "c", glossary=f"{glossary}  {APPROVED}"), "VOC-2") == []


def test_voc_2_is_silent_where_the_teams_say_the_same(tmp_path: Path) -> None:
    assert reported(play(tmp_path, glossary=MQL % "somebody who filled in a form."), "VOC-2") == []


LEAD = "qualified-lead: {definition: Worth a call, avoid: [warm lead, SAL], aliases: [warm lead list]}\n"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Call each warm lead", "warm lead"),
        ("Warm leads, first of all", "Warm leads"),
        ("A warm-lead campaign", "warm lead"),
        ("The team's WARM LEAD", "WARM LEAD"),
        ("Twenty SALs a week", "SALs"),
    ],
)
def test_voc_3_finds_a_word_to_avoid_and_names_the_better_one(tmp_path: Path, text: str, word: str) -> None:
    goals = f"more:\n  team: sales\n  summary: {text}\n"
    playbook = play(tmp_path, glossary=LEAD, goals=goals)
    message = f'"{word}" in `summary` of the goal "More": the word we agreed on is "Qualified lead"'
    assert reported(playbook, "VOC-3") == [("warn", message)]
    (problem,) = of(playbook, "VOC-3")
    assert [str(place) for place in (problem.place, *problem.also)] == [
        "content/goals.yml:3:12",
        "content/glossary.yml:1:51",
    ]


@pytest.mark.parametrize(
    "goal",
    [
        "summary: Keep the lead warm",
        "summary: Warm leadership",
        "summary: Une SALutation sal",
        "summary: Read the warm lead list",
        "aliases: [warm lead]",
        "body: 'See [them](https://example.org/warm/lead) and `warm lead`'",
        "status: draft, summary: A warm lead",
    ],
)
def test_voc_3_is_silent_about_other_words(tmp_path: Path, goal: str) -> None:
    """Parts of words, other cases of an acronym, a longer word with a meaning, search words, addresses, drafts."""
    playbook = play(tmp_path, glossary=LEAD, goals=f"more: {{team: sales, {goal}}}")
    assert reported(playbook, "VOC-3") == []


def test_voc_3_lets_a_term_name_what_it_avoids(tmp_path: Path) -> None:
    glossary = LEAD.replace("Worth a call", "What some call a warm lead")
    assert reported(play(tmp_path, glossary=glossary), "VOC-3") == []


def test_voc_3_looks_into_steps_and_contracts_once(tmp_path: Path) -> None:
    steps = (
        "- {id: campaign, owner: cmo, hands_to: {step: qualify, accept: [A warm lead]}}\n- {id: qualify, owner: sdr}\n"
    )
    playbook = play(tmp_path, glossary=LEAD, processes=process(steps))
    assert [str(problem.place) for problem in of(playbook, "VOC-3")] == ["content/processes.yml:4:69"]


def test_words_to_avoid_are_found_in_one_walk(tmp_path: Path) -> None:
    """Both checks of running text ask for the same reading, and a text without any first word is not cut up."""
    playbook = play(tmp_path, glossary=LEAD)
    assert playbook.book is not None
    assert reading(playbook.book) is reading(playbook.book)
    phrases = Phrases.of(playbook.book)
    assert phrases.triggers == {"warm", "sal", "sals"}
    assert phrases.lengths["warm"] == [3, 2]


def test_voc_4_names_an_acronym_nobody_explains(tmp_path: Path) -> None:
    """Once, with its first places and the number of texts."""
    goals = "".join(f"goal-{n}: {{team: sales, summary: More MQLs by ABM}}\n" for n in range(4))
    playbook = play(
        tmp_path, profile="team", glossary="abm: {name: Account based marketing, acronym: ABM}", goals=goals
    )
    assert reported(playbook, "VOC-4") == [("info", '"MQL" is never spelled out (in 4 texts)')]
    assert [place.line for place in of(playbook, "VOC-4")[0].also] == [2, 3]


def test_an_acronym_that_is_accepted_is_not_counted_among_the_others(tmp_path: Path) -> None:
    waive = "[{check: VOC-4, reason: Known, by: cmo, until: 2027-01-01}]"
    texts = {"a": ("KLM", f", waive: {waive}"), "b": ("YRW", ""), "c": ("ZQX", "")}
    goals = "".join(f"{id_}: {{team: sales, summary: More {word}{more}}}\n" for id_, (word, more) in texts.items())
    playbook = play(tmp_path, profile="team", glossary=LEAD, goals=goals)
    (found,) = [each for each in of(playbook, "VOC-4") if not each.waived]
    assert found.message == '2 acronyms are never spelled out: "YRW" and "ZQX"'


@pytest.mark.parametrize(
    "files",
    [
        {"glossary": "lead: {acronym: MQL}"},
        {"glossary": "lead: {name: Marketing qualified lead (MQL)}"},
        {"glossary": "lead: {aliases: [MQLs]}"},
        {"metrics": "leads: {owner: ae, name: MQL count}"},
        {"roles__helper": "{team: sales, aliases: [MQL]}"},
        {"goals": "more: {team: sales, summary: 'MQL-7, B2B, mql, ACRONYMS, A, XIV, 40 EUR, `MQL`'}"},
    ],
)
def test_voc_4_is_silent_about_what_is_explained_allowed_or_no_acronym(tmp_path: Path, files: dict[str, str]) -> None:
    goals = {"goals": "more: {team: sales, summary: Forty MQLs a month}"}
    assert reported(play(tmp_path, **{"glossary": "other: {definition: Word}", **goals, **files}), "VOC-4") == []


def test_voc_4_takes_what_the_settings_allow(tmp_path: Path) -> None:
    files = {
        "teams": TEAMS,
        "roles": ROLES,
        "glossary": "other: {}",
        "goals": "more: {team: sales, summary: ABM spots}",
    }
    settings = f"{SETTINGS}checks: team\n"
    assert len(of(read_book(tmp_path / "a", playbook=settings, **files), "VOC-4")) == 1
    assert of(read_book(tmp_path / "b", playbook=f"{settings}acronyms: [ABC, ABM]\n", **files), "VOC-4") == []


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("name: Qualified lead, definition: A lead that is qualified.", "A lead"),
        ("name: Marketing qualified lead, acronym: MQL, definition: Our MQLs", "Our MQLs"),
        ("name: Pipeline, summary: It is the pipeline", "It is"),
        ("name: Pipeline, team_definitions: [{team: sales, definition: The pipelines}]", "The pipe"),
    ],
)
def test_voc_5_sees_a_definition_that_repeats_its_word(tmp_path: Path, term: str, text: str) -> None:
    glossary = f"word: {{{term}}}"
    playbook = play(tmp_path, profile="team", glossary=glossary)
    ((level, message),) = reported(playbook, "VOC-5")
    assert level == "warn"
    assert message.endswith("only repeats the word")
    assert of(playbook, "VOC-5")[0].place.column == glossary.index(text) + 1


@pytest.mark.parametrize(
    "term",
    [
        "name: Qualified lead, definition: A lead with a budget",
        "name: Lead",
        "name: Lead, definition: That which it is",
    ],
)
def test_voc_5_is_silent_about_a_definition_that_says_something(tmp_path: Path, term: str) -> None:
    assert reported(play(tmp_path, glossary=f"word: {{{term}}}"), "VOC-5") == []


@pytest.mark.parametrize(
    ("name", "definition", "found"),
    [
        ("Hacker News front page posts", "Posts on the front page of Hacker News", 0),
        ("Sales qualified leads", "Leads that are qualified by sales", 1),
        ("Pipeline", "The pipeline", 1),
    ],
)
def test_a_long_name_of_a_metric_says_what_is_counted(tmp_path: Path, name: str, definition: str, found: int) -> None:
    """That of a term is a word that people use; strict asks in any case."""
    files = {"metrics": f"m: {{name: {name}, definition: {definition}, owner: ae}}\n", "glossary": "a: {}\n"}
    assert len(reported(play(tmp_path / "a", profile="team", **files), "VOC-5")) == found
    assert len(reported(play(tmp_path / "s", profile="strict", **files), "VOC-5")) == 1
    term = {"glossary": f"m: {{name: {name}, definition: {definition}}}\n"}
    assert len(reported(play(tmp_path / "t", profile="team", **term), "VOC-5")) == 1


def test_a_stage_and_a_term_of_one_name_say_so_once(tmp_path: Path) -> None:
    term = "mql: {name: MQL, team: sales, summary: Ready for sales}"
    playbook, _ = sound(tmp_path / "apart", playbook=f"{SETTINGS}checks: team\n", glossary=term, **plan_book.BOOK)
    (found,) = of(playbook, "VOC-1")
    assert found.level == "error"
    assert 'the stage of "Leads"' in found.message
    same = term.replace("summary", "same_as: [funnel:leads#mql], summary")
    assert of(sound(tmp_path / "same", glossary=same, **plan_book.BOOK)[0], "VOC-1") == []


@pytest.mark.parametrize(
    ("stage", "term", "levels"),
    [
        ("Held against the criteria", "A test with an agreed end", []),
        ("", "A test of 14 days", []),
        ("From 50 points on", "50 points and more", []),
        ("From 70 points on", "50 points and more", ["warn"]),
    ],
)
def test_a_stage_may_be_called_by_a_word_of_all(tmp_path: Path, stage: str, term: str, levels: list[str]) -> None:
    """It is what the term explains, unless their figures say that they are two things."""
    files = {
        "funnels": f"deals: {{owner: ae, stages: [{{id: test, name: Proof of value, definition: {stage}}}]}}",
        "glossary": f"pov: {{name: Proof of value, definition: {term}}}",
    }
    assert [level for level, _ in reported(play(tmp_path, **files), "VOC-1")] == levels


@pytest.mark.parametrize(
    ("profile", "stage", "term", "finds"),
    [
        ("team", "Held against the criteria", "definition: A test with an agreed end", True),
        ("team", "The test ends as agreed", "definition: A test with an agreed end", False),
        ("team", "A test of 14 days", "definition: A test of 30 days", False),  # VOC-1
        ("team", "Held against the criteria", "same_as: ['funnel:deals#test'], definition: A test", False),
        ("team", "Held against the criteria", "not_same_as: ['funnel:deals#test'], definition: A test", False),
        ("team", "Held against the criteria", "acronym: POV", False),
        ("starter", "Held against the criteria", "definition: A test with an agreed end", False),
    ],
)
def test_a_stage_and_a_term_that_no_rule_finds_the_same_are_shown_side_by_side(
    tmp_path: Path, profile: str, stage: str, term: str, finds: bool
) -> None:
    files = {
        "funnels": f"deals: {{owner: ae, stages: [{{id: test, name: Proof of value, definition: {stage}}}]}}",
        "glossary": f"pov: {{name: Proof of value, {term}}}",
    }
    found = of(play(tmp_path, profile=profile, **files), "VOC-6")
    assert [stage in each.message and "A test with an agreed end" in each.message for each in found] == [True] * finds
    assert all("`not_same_as: [funnel:deals#test]` in the term" in each.hint for each in found)


@pytest.mark.parametrize(
    ("profile", "definition", "finds"),
    [
        ("team", "Companies like those we sell to", True),
        ("starter", "Companies like those we sell to", False),
        ("starter", "Companies with 100 to 900 people", True),
        ("starter", "Companies with 30 to 250 people", False),
    ],
)
def test_the_criteria_of_an_audience_explain_its_word(
    tmp_path: Path, profile: str, definition: str, finds: bool
) -> None:
    files = {
        "glossary": f"icp: {{name: Ideal customer, definition: {definition}}}",
        "audiences": "ideal: {name: Ideal customer, fit: [30 to 250 people, In the north]}",
    }
    found = of(play(tmp_path, profile=profile, **files), "VOC-6")
    assert ['"30 to 250 people; In the north" in the audience' in each.message for each in found] == [True] * finds


@pytest.mark.parametrize(("whose", "levels"), [("", []), ("team: marketing, ", ["error"])])
def test_a_step_may_be_called_by_a_word_of_all(tmp_path: Path, whose: str, levels: list[str]) -> None:
    """It does what the term explains; a word of the other team is another thing."""
    files = {
        "processes": process("- {id: check, name: Health check, owner: ae}"),
        "glossary": f"health-check: {{{whose}definition: Looking at the daily use}}",
    }
    assert [level for level, _ in reported(play(tmp_path, profile="team", **files), "VOC-1")] == levels


GLOSSARY = "enquiry: {definition: Anyone who left a way to reach them., acronym: ENQ, aliases: [contact]}"


@pytest.mark.parametrize(
    "files",
    [
        {"metrics": "rate: {definition: An enquiry is a request for an offer.}"},
        {"metrics": "rate: {definition: Counted each week. An ENQ means a request for an offer.}"},
        {"metrics": "rate: {definition: Contacts are people who asked for an offer.}"},
        {"audiences": "a: {name: Contacts, summary: People who asked for an offer.}"},
        {"audiences": "a: {aliases: [contact], summary: People who asked for an offer.}"},
        {"audiences": "a: {summary: People we know. An enquiry is one who asked.}"},
    ],
)
def test_a_word_explained_elsewhere_is_set_beside_its_definition(tmp_path: Path, files: dict[str, str]) -> None:
    (found,) = of(sound(tmp_path, glossary=GLOSSARY, **files)[0], "VOC-6")
    assert "Anyone who left a way to reach them" in found.message
    assert (found.level, [place.file for place in found.also]) == ("warn", ["content/glossary.yml"])


@pytest.mark.parametrize(
    "files",
    [
        {"metrics": "rate: {definition: How many of them ask for an offer. Each enquiry counts once.}"},
        {"metrics": "rate: {definition: A good week is one with forty.}"},
        {"metrics": "rate: {definition: A rate is a share., aliases: [rates]}"},
        {"metrics": 'rate: {definition: An enquiry is a request., same_as: ["term:enquiry"]}'},
        {"audiences": 'a: {name: Enquiry, summary: People who asked., not_same_as: ["term:enquiry"]}'},
        {"audiences": "a: {name: Enquiry, summary: Anyone who left a way to reach them}"},
        {"audiences": "a: {name: Enquiry}"},
        {"audiences": "a: {name: Enquiry, status: archived, summary: People who asked.}"},
    ],
)
def test_a_word_with_one_meaning_is_no_finding(tmp_path: Path, files: dict[str, str]) -> None:
    assert of(sound(tmp_path, glossary=GLOSSARY, **files)[0], "VOC-6") == []


def test_two_names_are_left_to_the_check_of_names(tmp_path: Path) -> None:
    metrics = "enquiry: {definition: Those who asked for an offer.}"
    playbook, _ = sound(tmp_path, glossary=GLOSSARY, metrics=metrics)
    assert of(playbook, "VOC-6") == []
    assert len(of(playbook, "VOC-1")) == 1


def test_two_parts_of_one_name_are_to_be_called_differently(tmp_path: Path) -> None:
    """Neither has a `same_as`: only a whole definition can say what it has to do with another."""
    files = {
        "funnels": "leads: {stages: [{id: screening, owner: cmo}, {id: won, outcome: won}]}\n",
        "processes": "hiring: {team: sales, steps: [{id: screening, owner: cso}, {id: talk, owner: cso}]}\n",
    }
    found = of(play(tmp_path, profile="team", **files), "VOC-1")
    assert [each.hint for each in found] == ["Call one of them something else."]


@pytest.mark.parametrize(
    ("field", "text", "found"),
    [
        ("body", "The page of metric definitions counts daily visitors instead.", True),
        ("body", "Used a lot. The handbook says: what was billed. It differs.", True),
        ("summary", "The sales wiki defines it by the contract.", True),
        ("body", "The handbook says how it is counted.", False),
        ("body", "The wiki says the same.", False),
        ("body", "The dashboard counts it each day.", False),
        ("body", "This page is for marketing.", False),
        ("body", "This page counts only paid users.", False),
        ("body", "The pricing page says it on top.", False),
    ],
)
def test_a_text_that_knows_of_another_definition_says_so(tmp_path: Path, field: str, text: str, found: bool) -> None:
    """Both are shown; without a definition of its own there is one only."""
    definition = "definition: What was ordered"
    for kind in ("glossary", "metrics"):
        for first, expected in ((definition, found), ("unit: EUR" if kind == "metrics" else "acronym: BKG", False)):
            files = {kind: f"bookings: {{{first}, {field}: '{text}'}}\n"}
            told = of(sound(tmp_path / f"{kind} {first[:4]}", **files)[0], "VOC-6")
            assert bool(told) is expected
            assert all("What was ordered" in each.message for each in told)


def test_voc_1_compares_no_step_with_those_of_all_other_processes(tmp_path: Path) -> None:
    """Nor a stage with those of all other funnels: every team has a "Research", and most funnels a "Won"."""
    found = []
    for count in (40, 80):
        book = {
            "processes": "".join(
                f"p{n}: {{team: sales, steps: [{{id: a, name: Research, owner: ae}}]}}\n" for n in range(count)
            ),
            "funnels": "".join(f"f{n}: {{stages: [{{id: in, name: New, owner: ae}}]}}\n" for n in range(count)),
        }
        playbook = play(tmp_path / str(count), profile="team", **book)
        assert playbook.book is not None
        found.append(counted(partial(run, replace(playbook.book)))[1])
    assert too_fast(*found) == []


def test_voc_1_says_both_meanings_where_they_are_two(tmp_path: Path) -> None:
    """On the page of words, too: who is to agree reads both texts there."""
    files = {
        "glossary": "enquiry: {owner: cmo, definition: Any contact that asks for something}\n",
        "metrics": "enquiries: {name: Enquiries, owner: cso, definition: Forms sent on the website}\n",
    }
    playbook = play(tmp_path, profile="team", **files)
    both = 'one says "Any contact that asks for something", the other "Forms sent on the website"'
    ((_, message),) = reported(playbook, "VOC-1")
    assert message.endswith(f"; {both}")
    page = next(file.content.decode() for file in pages(playbook) if file.uri == "alignment/words.md")
    assert "Any contact that asks for something" in page
    assert "Forms sent on the website" in page
