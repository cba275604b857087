"""Onboarding paths: minutes, order, days and duties, with the figures of the worked examples."""

import re
from fractions import Fraction
from pathlib import Path

import pytest
from tests.book import TODAY, sound

from playpress.checks.pth import coverage, days, proof
from playpress.derive import onboarding, quizzes
from playpress.graph import Book
from playpress.model.kinds.onboarding import Onboarding
from playpress.model.kinds.role import Role
from playpress.model.numbers import percent
from playpress.model.ref import Ref
from playpress.pipeline import pages, read
from playpress.site.pages import onboarding_paths

SETTINGS = "format: 1\ncompany: Oak & Lamp\nchecks: strict\n"


def book(folder: Path, **files: str) -> Book:
    content = folder / "content"
    content.mkdir(parents=True)
    for name, text in {"playbook": SETTINGS, **files}.items():
        (content / f"{name}.yml").write_text(text, encoding="utf-8")
    playbook = read(folder, TODAY)
    assert playbook.faults == ()
    assert playbook.book is not None
    return playbook.book


def path_of(found: Book, name: str = "new-rep") -> Onboarding:
    path = found.get(Ref("onboarding", name))
    assert isinstance(path, Onboarding)
    return path


@pytest.mark.parametrize(
    ("words", "speed", "minutes"),
    [(1652, 238, 7), (1652, 175, 10), (1652, 183, 10), (0, 238, 0), (1, 238, 1), (238, 238, 1), (239, 238, 2)],
)
def test_reading_takes_words_by_speed_rounded_up(words: int, speed: int, minutes: int) -> None:
    assert onboarding.reading_minutes(words, speed) == minutes


@pytest.mark.parametrize(
    ("mark", "count", "right"),
    [("80", 7, 6), ("80", 5, 4), ("100", 3, 3), ("1", 10, 1), ("33", 3, 1), ("34", 3, 2)],
)
def test_a_pass_mark_is_exact(mark: str, count: int, right: int) -> None:
    assert onboarding.needed_right(Fraction(int(mark), 100), count) == right


def test_duties_covered_are_a_share_and_the_missing_ones_have_names(tmp_path: Path) -> None:
    """R on four steps, receives one hand-off, sends one, owns one metric: seven duties, of which five are taught."""
    found = book(
        tmp_path,
        teams="marketing: {}\nsales: {}\n",
        roles="sdr: {team: sales}\nmanager: {team: marketing}\nseller: {team: sales}\n",
        processes=(
            "way:\n  team: sales\n  steps:\n"
            "    - {id: campaign, owner: manager}\n"
            + "".join(f"    - {{id: {each}, owner: sdr}}\n" for each in ("list", "call", "note", "book"))
            + "    - {id: meet, owner: seller}\n"
        ),
        handoffs=(
            "lead: {from: 'way#campaign', to: 'way#list', acceptance: [Asked]}\n"
            "meeting: {from: 'way#book', to: 'way#meet', acceptance: [Dated]}\n"
        ),
        metrics="meetings: {owner: sdr}\n",
        onboarding=(
            "new-rep:\n  roles: [sdr]\n  phases:\n"
            "    - id: first\n      from_day: D+0\n      to_day: D+4\n      items:\n"
            "        - {id: a, text: Steps, about: ['process:way#list', 'process:way#call', 'process:way#book']}\n"
            "        - {id: b, text: Contract, about: ['handoff:lead', 'metric:meetings']}\n"
        ),
    )
    role = found.get(Ref("role", "sdr"))
    assert isinstance(role, Role)
    duties = onboarding.duties_of(found, path_of(found), role)
    assert len(duties) == 7
    assert percent(onboarding.coverage(duties) or Fraction(0)) == "71.4%"
    assert [str(duty.ref) for duty in duties if not duty.covered] == ["process:way#note", "handoff:meeting"]
    (problem,) = coverage.duties_left_out.run(found)
    assert 'prepares "Sdr" for 71.4% of its duties' in problem.message
    assert 'does "Note"' in problem.message
    assert 'sends "Meeting"' in problem.message


def test_a_role_without_duties_has_no_share() -> None:
    assert onboarding.coverage(()) is None


ORDER = """new-rep:
  phases:
    - id: one
      from_day: D+0
      to_day: D+1
      items:
        - {id: last, text: Call, after: [first, second]}
        - {id: first, text: Listen}
        - {id: other, text: Walk}
    - id: two
      from_day: D+2
      to_day: D+3
      items:
        - {id: second, text: Read}
"""


def test_what_comes_first_stands_first_then_the_phase_then_the_author_s_order(tmp_path: Path) -> None:
    path = path_of(book(tmp_path, onboarding=ORDER))
    assert [item.id for item in onboarding.in_order(path)] == ["first", "other", "second", "last"]


def test_a_person_s_items_are_listed_day_by_day_and_those_without_a_day_last(tmp_path: Path) -> None:
    """One without a day is before what comes `after` it, on whichever day that is."""
    items = """
        - {id: any, text: Do any}
        - {id: one, text: Do one, day: D+3, after: [before]}
        - {id: two, text: Do two, day: D+4}
        - {id: before, text: Do before}
        - {id: three, text: Do three, day: D+1}
"""
    text = f"new-rep:\n  phases:\n    - id: week\n      from_day: D+0\n      to_day: D+4\n      items:\n{items}"
    (phase,) = path_of(book(tmp_path, onboarding=text)).phases
    assert [item.id for item in onboarding.by_day(phase, "hire")] == ["three", "before", "one", "two", "any"]
    assert onboarding.by_day(phase, "buddy") == ()


def test_items_of_a_day_are_listed_by_their_times(tmp_path: Path) -> None:
    items = """
        - {id: shop, text: In the shop, day: D+1, at: afternoon}
        - {id: free, text: At any time, day: D+1}
        - {id: talk, text: Talk, day: D+1, at: "09:30", after: [read]}
        - {id: read, text: Read}
"""
    text = f"new-rep:\n  phases:\n    - id: week\n      from_day: D+0\n      to_day: D+4\n      items:\n{items}"
    path = path_of(book(tmp_path, onboarding=text))
    assert [item.id for item in onboarding.by_day(path.phases[0], "hire")] == ["read", "talk", "free", "shop"]
    assert [item.id for item in onboarding.of_days(path)[1]] == ["talk", "free", "shop"]


def test_an_item_begins_on_its_own_day_or_with_its_phase(tmp_path: Path) -> None:
    text = ORDER.replace("{id: other, text: Walk}", "{id: other, text: Walk, day: D+1}")
    path = path_of(book(tmp_path, onboarding=text))
    days = {item.id: onboarding.earliest(phase, item) for phase, _, _, item in onboarding.items(path)}
    assert days == {"last": 0, "first": 0, "other": 1, "second": 2}


LOAD = """new-rep:
  day_limit: 100
  phases:
    - id: week
      from_day: D+0
      to_day: D+4
      items:
        - {{id: spread, text: Listen, minutes: 250}}
        - {{id: fixed, text: Call, minutes: {minutes}, day: D+2}}
        - {{id: helper, text: Help, minutes: 900, who: buddy}}
"""


@pytest.mark.parametrize(("minutes", "fires"), [(50, False), (51, True)])
def test_the_heaviest_day_counts_its_own_items_and_a_share_of_the_rest(
    tmp_path: Path, minutes: int, fires: bool
) -> None:
    """250 minutes over five days are 50 a day; the buddy's time is the buddy's."""
    found = book(tmp_path, onboarding=LOAD.format(minutes=minutes))
    (load,) = onboarding.loads(found, path_of(found))
    assert (load.day, load.minutes) == (2, 50 + minutes)
    assert bool(list(days.overfull_day.run(found))) is fires


PEOPLE = {
    "teams": "marketing: {}\nsales: {}\n",
    "roles": "sdr: {team: sales}\nlead: {team: marketing}\n",
    "onboarding": (
        "core:\n  roles: [sdr, lead]\n  phases:\n"
        "    - {id: day, from_day: D+0, to_day: D+0, items: [Tour], sign_off: lead}\n"
        "new-rep:\n  roles: [sdr]\n  prerequisites: [core]\n  phases:\n"
        "    - {id: week, from_day: D+1, to_day: D+4, items: [Calls], sign_off: sdr}\n"
    ),
}


def test_a_core_for_both_teams_brings_them_together_and_is_signed_by_one_of_them(tmp_path: Path) -> None:
    """Paths for one team need somebody of the other in each phase, and a signature of somebody else."""
    found = book(tmp_path, **PEOPLE)
    for check in (coverage.path_without_the_other_team, proof.phase_without_sign_off):
        assert [each.about.key for each in check.run(found) if each.about] == ["onboarding:new-rep"]
    assert list(coverage.role_without_path.run(found)) == []
    assert onboarding.is_shared(found, path_of(found, "core"))
    assert [path.id for path in onboarding.chain(found, path_of(found))] == ["new-rep", "core"]


def test_a_quiz_asks_what_was_read_before_it_in_its_phase(tmp_path: Path) -> None:
    asks = "questions: [{id: one, ask: 'Which?', answer: 'This.'}]"
    found = book(
        tmp_path,
        glossary=f"lead: {{definition: A., {asks}}}\ndeal: {{definition: B., {asks}}}\n",
        onboarding=(
            "new-rep:\n  phases:\n    - id: week\n      from_day: D+0\n      to_day: D+4\n      items:\n"
            "        - {id: read, text: Read, do: read, about: ['term:lead']}\n"
            "        - {id: quiz, text: Quiz, do: quiz}\n"
            "        - {id: later, text: Read, do: read, about: ['term:deal']}\n"
        ),
    )
    phase = path_of(found).phases[0]
    assert len(quizzes.of_item(found, phase, phase.items[1])) == 1
    (problem,) = proof.reading_without_questions.run(found)
    assert "has 1 question, fewer than 3" in problem.message


def test_reading_minutes_come_from_the_words_of_what_is_read(tmp_path: Path) -> None:
    words = " ".join(["word"] * 476)
    item = "{id: read, text: Read, do: read, about: ['term:lead']}"
    path = f"new-rep:\n  phases: [{{id: week, from_day: D+0, to_day: D+4, items: [{item}]}}]\n"
    found = book(tmp_path, glossary=f"lead: {{name: Lead, definition: {words}}}\n", onboarding=path)
    rep = path_of(found)
    assert onboarding.words_of(found, Ref("term", "lead")) == 477
    assert onboarding.minutes(found, rep, rep.phases[0].items[0]) == 3


@pytest.mark.parametrize(
    ("items", "effort", "words"),
    [
        ("{do: meet, text: A, minutes: 30}, {do: meet, text: B, minutes: 45}", (75, 0), "1 h 15"),
        ("{do: meet, text: A, minutes: 1}, {do: meet, text: B}, {do: meet, text: C}", (1, 2), "at least 1 min"),
        ("{do: meet, text: A}", (0, 1), "not estimated"),
    ],
)
def test_what_nobody_estimated_is_not_counted_as_no_time(
    tmp_path: Path, items: str, effort: tuple[int, int], words: str
) -> None:
    path = f"new-rep: {{roles: [rep], phases: [{{id: first, from_day: D+0, to_day: D+4, items: [{items}]}}]}}"
    found = book(tmp_path, teams="sales: {}", roles="rep: {team: sales}", onboarding=path)
    mine = [item for _, _, _, item in onboarding.items(path_of(found))]
    known = onboarding.time_needed(found, path_of(found), mine)
    assert (known.minutes, known.unknown) == effort
    assert onboarding_paths.in_words(known).replace("\u00a0", " ") == words


def test_paths_are_walked_after_those_they_ask_for(tmp_path: Path) -> None:
    """One that two others ask for comes before both, in whichever order they are named."""
    phases = "phases: [{id: week, from_day: D+0, to_day: D+4}]"
    asked = {"base": [], "words": ["base"], "tools": ["words", "base"], "new-rep": ["base", "tools", "words"]}
    paths = "".join(f"{name}: {{prerequisites: [{', '.join(first)}], {phases}}}\n" for name, first in asked.items())
    found = book(tmp_path, onboarding=paths.replace("prerequisites: [], ", ""))
    walked = [each.id for each in onboarding.in_walking_order(found, path_of(found))]
    assert walked == ["base", "words", "tools", "new-rep"]
    assert [each.id for each in onboarding.chain(found, path_of(found))] == walked[::-1]


@pytest.mark.parametrize(
    ("phases", "said"),
    [
        (
            "[]",
            ["unknown Duration no phase is written", "nothing Your time 0 things to do", "nothing Reading included"],
        ),
        (
            "[{id: one, from_day: D+0, to_day: D+4, items: [{do: meet, text: A}]}]",
            [
                "5 days Duration 1 phase",
                "not estimated Your time 1 thing to do, 1 of them",
                "nothing Reading included",
            ],
        ),
    ],
)
def test_what_a_path_does_not_have_is_no_zero(tmp_path: Path, phases: str, said: list[str]) -> None:
    files = {
        "teams": "sales: {}\n",
        "roles": "rep: {team: sales}\n",
        "onboarding": f"a: {{roles: [rep], phases: {phases}}}",
    }
    playbook, _ = sound(tmp_path, **files)
    text = next(file.content.decode() for file in pages(playbook) if file.uri == "onboarding/a.md")
    page = " ".join(re.sub("<[^>]+>", " ", text).split())
    assert [words for words in said if words not in page] == []
    assert "0 min" not in page
