"""A definition is added, renamed, replaced or removed: what refers to it follows, and nothing else changes."""

import datetime as dt
import shlex
from pathlib import Path

import pytest
from tests.book import TODAY, read_book
from tests.sheets import BOOK, opened

from playpress.authoring import renaming, skeleton, tools
from playpress.authoring.workspace import Workspace
from playpress.derive import freshness
from playpress.model import guide
from playpress.model.entity import Entity
from playpress.model.kinds import KINDS
from playpress.model.kinds.goal import Goal
from playpress.model.kinds.handoff import Handoff
from playpress.model.kinds.metric import Metric
from playpress.model.kinds.routing import Routing
from playpress.report.problems import carets
from playpress.source.edit import Put

MORE = {
    **BOOK,
    "goals": "grow: {team: sales, owner: head-of-sales, metrics: [win-rate, demos]}  # ours\n",
    "processes": (
        "sell:\n"
        "  team: sales\n"
        "  steps:\n"
        "    - {id: call, raci: {sales-rep: A/R, head-of-sales: I}}\n"
        "    - {id: offer, owner: sales-rep, next: [call]}\n"
    ),
    "glossary": "deal: {definition: 'Ask the [head](role:head-of-sales) or see [calls](process:sell#call).'}\n",
    "comparisons": (
        "both:\n  subjects: [role:head-of-sales, role:sales-rep]\n"
        "  criteria: [{id: pace, criterion: Pace, values: {head-of-sales: Slow, sales-rep: Fast}}]\n"
    ),
}


def text(project: Path, name: str) -> str:
    return (project / "content" / name).read_text(encoding="utf-8")


def saved(space: Workspace) -> None:
    """Nothing leads nowhere, and all of it is written."""
    assert space.tried(KINDS, TODAY).problems == ()
    assert space.save() == []


def test_a_renamed_role_is_renamed_everywhere(tmp_path: Path) -> None:
    space = opened(tmp_path, **MORE)
    page = "---\nowner: head-of-sales # knows most\n---\n# Page\n\nSee the [head](role:head-of-sales).\n"
    (tmp_path / "content" / "page.md").write_text(page, encoding="utf-8")
    space = opened(tmp_path, **MORE)
    assert renaming.renamed(space, space.book.entities["role:head-of-sales"], "director") is None
    saved(space)
    said = "".join(each.read_text() for each in (tmp_path / "content").rglob("*.*"))
    assert "head-of-sales" not in said.replace("was: [head-of-sales]", "", 1)
    assert "  # ours" in text(tmp_path, "goals.yml")
    assert "raci: {sales-rep: A/R, director: I}" in text(tmp_path, "processes.yml")
    assert "values: {director: Slow, sales-rep: Fast}" in text(tmp_path, "comparisons.yml")
    assert text(tmp_path, "page.md").startswith("---\nowner: director # knows most\n---\n# Page\n")
    assert "[head](role:director)" in text(tmp_path, "page.md")
    assert read_book_again(tmp_path) == ()


def read_book_again(project: Path) -> tuple[object, ...]:
    """The faults of what was written."""
    from playpress.pipeline import read

    return read(project, TODAY).faults


def test_a_file_of_its_own_is_renamed_with_its_definition(tmp_path: Path) -> None:
    files = {key: value for key, value in MORE.items() if key != "metrics"}
    own = {"metrics__win_rate": "# mine\nname: Win rate\n", "metrics__demos": "unit: demos\n"}
    space = opened(tmp_path, **files, **own)
    assert renaming.renamed(space, space.book.entities["metric:win-rate"], "wins") is None
    saved(space)
    assert text(tmp_path, "metrics/wins.yml") == "# mine\nname: Win rate\nwas: [win-rate]\n"
    assert not (tmp_path / "content" / "metrics" / "win-rate.yml").exists()
    assert "metrics: [wins, demos]" in text(tmp_path, "goals.yml")


def test_a_renamed_step_keeps_what_leads_to_it(tmp_path: Path) -> None:
    space = opened(tmp_path, **MORE)
    assert renaming.renamed_part(space, space.book.entities["process:sell"], "call", "first-call") is None
    saved(space)
    process = text(tmp_path, "processes.yml")
    assert "- {id: first-call, raci:" in process
    assert "next: [first-call]" in process
    assert "(process:sell#first-call)" in text(tmp_path, "glossary.yml")


def test_what_is_referred_to_is_not_removed(tmp_path: Path) -> None:
    space = opened(tmp_path, **MORE)
    (problem,) = renaming.removed(space, space.book.entities["metric:demos"], None)
    assert (problem.code, [each.file for each in problem.also]) == ("EDIT-IN-USE", ["content/goals.yml"])
    assert space.after == {}


def test_what_is_replaced_is_named_once(tmp_path: Path) -> None:
    space = opened(tmp_path, **MORE)
    entities = space.book.entities
    assert renaming.removed(space, entities["metric:demos"], entities["metric:win-rate"]) == []
    saved(space)
    assert "metrics: [win-rate]" in text(tmp_path, "goals.yml")
    assert "demos" not in text(tmp_path, "metrics.yml").replace("was: [demos]", "", 1)


def test_an_added_definition_offers_its_fields_as_comments(tmp_path: Path) -> None:
    space = opened(tmp_path, **MORE)
    before = text(tmp_path, "metrics.yml")
    assert skeleton.added(space, Metric, "Ramp time", "", {"owner": "sales-rep", "unit": "days"}) == ("ramp-time", None)
    saved(space)
    after = text(tmp_path, "metrics.yml")
    assert after.startswith(before + "ramp-time:\n  owner: sales-rep\n  unit: days\n  # summary: ")
    assert "  # cadence: weekly  # How often it is read.\n" in after
    assert "# owner:" not in after
    for line in ("cadence: weekly", "direction: up"):
        (tmp_path / "content" / "metrics.yml").write_text(after.replace(f"# {line}", line), encoding="utf-8")
        assert read_book_again(tmp_path) == ()


@pytest.mark.parametrize("stubs", ["# What it is.\n# demos: {unit: count}\n", "# No line end"])
def test_what_is_added_to_a_file_of_comments_is_written_below_them(tmp_path: Path, stubs: str) -> None:
    space = opened(tmp_path, **{**MORE, "goals": "grow: {team: sales}\n", "metrics": stubs})
    assert skeleton.added(space, Metric, "Ramp time", "", {"owner": "sales-rep"}) == ("ramp-time", None)
    saved(space)
    after = text(tmp_path, "metrics.yml")
    assert after.startswith(stubs)
    assert "\nramp-time:\n  owner: sales-rep\n" in f"\n{after}"
    assert read_book_again(tmp_path) == ()


def test_what_cannot_be_added_is_a_problem(tmp_path: Path) -> None:
    space = opened(tmp_path, **MORE)
    assert skeleton.added(space, Metric, "Demos", "", {})[1].code == "EDIT-TAKEN"  # type: ignore[union-attr]
    assert skeleton.added(space, Metric, "New", "", {"colour": "red"})[1].code == "VAL-UNKNOWN"  # type: ignore[union-attr]
    assert space.after == {}


@pytest.mark.parametrize("kind", KINDS, ids=[kind.about.name for kind in KINDS])
def test_each_kind_is_begun_with_what_it_asks_for(tmp_path: Path, kind: type[Entity]) -> None:
    """What a text can say is asked for with an example; the first of a list that it needs is there to be replaced."""
    more = {"processes": "sell: {team: sales, steps: [{id: call}]}\n", "products": "grinder: {}\n"}
    project = tmp_path / "book"
    space = opened(project, **BOOK, **more)
    said: dict[str, str] = {}
    id_, problem = skeleton.added(space, kind, "New one", "", said)
    if problem:
        assert problem.code == "VAL-MISSING"
        said = dict(each.split("=") for each in shlex.split(problem.hint or "") if "=" in each)
        assert "…" not in (problem.hint or "")
        id_, problem = skeleton.added(space, kind, "New one", "", said)
    assert (id_, problem) == ("new-one", None)
    saved(space)
    written = next((project / "content").glob(f"{kind.about.plural}*")).read_text(encoding="utf-8")
    lists = [each.name for each in guide.entries(kind) if each.required and each.parts and each.name not in said]
    for name in lists:
        assert f"  {name}:\n    - " in written
        assert f"# {name}: replace the one above" in written


def test_an_example_of_two_ends_names_two_definitions_and_no_line_of_another(tmp_path: Path) -> None:
    steps = "sell: {team: sales, steps: [{id: call}]}\nserve: {team: sales, steps: [{id: welcome}]}\n"
    _, problem = skeleton.added(opened(tmp_path, **BOOK, processes=steps), Handoff, "Sale to Service", "", {})
    assert problem is not None
    assert problem.hint == "For example: --set from=sell#call --set to=serve#welcome"


def test_an_id_that_leads_elsewhere_is_refused_before_any_file_is_looked_for(tmp_path: Path) -> None:
    space = opened(tmp_path, **BOOK)
    _, problem = skeleton.added(space, Goal, "More", "../../more", {"team": "sales"})
    assert problem is not None
    assert problem.place.file == "content/goals.yml"
    assert not [file for file in space.before if ".." in file]


def test_what_is_not_there_yet_has_its_place_below_the_others(tmp_path: Path) -> None:
    more = {"processes": "sell: {team: sales, steps: [{id: call}, {id: offer}]}\n"}
    space = opened(tmp_path, **BOOK, **more, handoffs="first:\n  from: sell#call\n  to: sell#offer\n")
    _, problem = skeleton.added(space, Handoff, "Second", "", {})
    assert problem is not None
    assert str(problem.place) == "content/handoffs.yml:4:1"
    assert [line for line in carets([problem], tmp_path) if "|" in line] == []


def test_a_list_that_names_what_there_is_none_of_leads_to_it(tmp_path: Path) -> None:
    space = opened(tmp_path, metrics="demos: {unit: demos}\n")
    _, problem = skeleton.added(space, Routing, "Who serves", "", {})
    assert problem
    assert "names a role, and there is none yet" in problem.message
    assert problem.hint == 'Write it first: `playpress add role "…"`.'


def test_reviews_are_listed_by_owner_the_oldest_first(tmp_path: Path) -> None:
    files = {**BOOK, "metrics": (
        "late: {owner: sales-rep, reviewed: 2026-01-01, review_every: P90D}\n"
        "never: {owner: sales-rep, review_every: P90D}\n"
        "good: {owner: head-of-sales, reviewed: 2026-09-30, review_every: P90D}\n"
        "soon: {owner: head-of-sales, reviewed: 2026-07-10, review_every: P90D}\n"
    )}  # fmt: skip
    playbook = read_book(tmp_path, **files)
    assert playbook.book is not None
    due = freshness.due(playbook.book, TODAY + dt.timedelta(days=30))
    assert {name: [(str(day), each.id) for day, each in found] for name, found in due.items()} == {
        "Account executive": [("None", "never"), ("2026-04-01", "late")],
        "Head of sales": [("2026-10-08", "soon")],
    }


def test_a_page_by_hand_is_due_like_a_definition_at_the_leader_of_its_team(tmp_path: Path) -> None:
    text = "---\nteam: sales\nreviewed: 2026-07-10\nreview_every: P90D\n---\n# Prices\n"
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "prices.md").write_text(text, encoding="utf-8")
    playbook = read_book(tmp_path, **BOOK)
    assert playbook.book is not None
    due = freshness.due(playbook.book, TODAY + dt.timedelta(days=30))
    assert {name: [(str(day), each.key, each.name) for day, each in found] for name, found in due.items()} == {
        "Head of sales": [("2026-10-08", "content/prices.md", "Prices")]
    }


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "---\ntitle: A   # ours\nreviewed: 2026-01-01  # by Ada\n---\nreviewed: no\n",
            "---\ntitle: A   # ours\nreviewed: 2026-10-01  # by Ada\n---\nreviewed: no\n",
        ),
        ("---\ntitle: A\n...\n# A\n", "---\ntitle: A\nreviewed: 2026-10-01\n...\n# A\n"),
        ("---\r\ntitle: A\r\n---\r\n# A\r\n", "---\r\ntitle: A\r\nreviewed: 2026-10-01\r\n---\r\n# A\r\n"),
        ("\ufeff---\ntitle: A\n---\n# A", "\ufeff---\ntitle: A\nreviewed: 2026-10-01\n---\n# A"),
        ("---\n# title: A\n---\n# A\n", "---\n# title: A\nreviewed: 2026-10-01\n---\n# A\n"),
        ("---\n---\n# A\n", "---\nreviewed: 2026-10-01\n---\n# A\n"),
        ("# A\r\n\r\nb\r\n", "---\r\nreviewed: 2026-10-01\r\n---\r\n\r\n# A\r\n\r\nb\r\n"),
        ("", "---\nreviewed: 2026-10-01\n---\n\n"),
    ],
)
def test_the_review_of_a_page_is_noted_in_its_front_matter_and_nothing_else_changes(
    tmp_path: Path, before: str, after: str
) -> None:
    opened(tmp_path, **BOOK)
    file = tmp_path / "content" / "a.md"
    file.write_bytes(before.encode())
    space = opened(tmp_path, **BOOK)
    assert space.change("content/a.md", [Put(("reviewed",), TODAY.isoformat())]) is None
    saved(space)
    assert file.read_bytes().decode() == after
    (page,) = space.tried(KINDS, TODAY).book.pages  # type: ignore[union-attr]
    assert page.reviewed == TODAY


def test_the_tools_of_an_author_are_looked_for(tmp_path: Path) -> None:
    bare = {tool.name: tool for tool in tools.found({"PATH": str(tmp_path)})}
    assert (bare["git"].state, bare["Editor"].state) == ("not found", "none found")
    assert all(bare[name].fix for name in ("git", "Editor"))
    (tmp_path / "git").write_text("#!/bin/sh\n")
    (tmp_path / "git").chmod(0o755)
    there = {tool.name: tool.state for tool in tools.found({"PATH": str(tmp_path), "EDITOR": "ed"})}
    assert (there["git"], there["Editor"]) == ("found", "ed")
