"""The work of a build grows with its playbook, and no faster. Calls and bytes are counted, never seconds."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests import large
from tests.book import sound, write
from tests.counting import Calls, counted, too_fast

from playpress import pipeline
from playpress.diagrams import swimlane
from playpress.site import diagram, siblings
from playpress.site.file import File
from playpress.site.pages import goal_grid, own_pages
from playpress.site.prose import ProseRenderer

TODAY = dt.date(2026, 10, 1)
SMALL, TWICE = (len(large.TEAMS) + len(large.ROLES) + units * large.UNIT for units in (4, 8))
"""Definitions; a few lines of business are enough to tell a square from a line, function by function."""


@dataclass(frozen=True)
class Built:
    """What a build called, and what it wrote."""

    calls: Calls
    files: tuple[File, ...]
    menu: str


def build(project: Path) -> Built:
    """Read, check and render a project, counting each call."""

    def work() -> tuple[pipeline.Playbook, tuple[File, ...]]:
        playbook = pipeline.read(project, TODAY)
        return playbook, tuple(pipeline.pages(playbook))

    (playbook, files), calls = counted(work)
    assert playbook.faults == ()
    assert playbook.plan is not None
    return Built(calls, files, str(playbook.plan.nav))


@pytest.fixture(scope="module", autouse=True)
def low_limits() -> Iterator[None]:
    """What is only shown up to a number of things is cut off early, so that a small playbook is beyond all limits."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(goal_grid, "MOST_SQUARES", 500)
        patch.setattr(diagram, "MOST_STEPS", 10)
        patch.setattr(siblings, "MOST", 5)
        patch.setattr(own_pages, "MOST", 10)
        yield


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Built]:
    """The same playbook in two sizes."""
    found = []
    for count in (SMALL, TWICE):
        folder = tmp_path_factory.mktemp(f"large-{count}")
        large.write(folder, count)
        found.append(build(folder))
    return found[0], found[1]


def test_no_function_is_called_out_of_proportion_for_a_playbook_twice_as_large(builds: tuple[Built, Built]) -> None:
    small, twice = builds
    assert too_fast(small.calls, twice.calls) == []


def test_pages_grow_with_the_playbook(builds: tuple[Built, Built]) -> None:
    small, twice = ({file.uri: len(file.content) for file in each.files} for each in builds)
    pages = {uri: size for uri, size in twice.items() if uri.endswith(".md")}
    assert [f"{uri}: {small[uri]} -> {size}" for uri, size in pages.items() if size > 2.3 * small.get(uri, size)] == []
    assert sum(twice.values()) < 2.1 * sum(small.values())


def test_the_page_of_a_definition_stays_as_long_as_it_is(builds: tuple[Built, Built]) -> None:
    """Those of the first lines of business: the added ones do not refer to them, and give them few siblings."""
    small, twice = ({file.uri: len(file.content) for file in each.files} for each in builds)
    first = [uri for uri in small if re.search(r"-[012](-\d)?\.md$", uri)]
    assert len(first) > 3 * large.UNIT
    assert [f"{uri}: {small[uri]} -> {twice[uri]}" for uri in first if twice[uri] > 1.1 * small[uri]] == []


def test_the_menu_does_not_grow_with_the_playbook(builds: tuple[Built, Built]) -> None:
    """It is part of every page."""
    assert builds[0].menu == builds[1].menu


def test_steps_of_one_process_and_own_pages_cost_what_each_of_them_costs(tmp_path: Path) -> None:
    def built(count: int) -> Built:
        rows = "".join(f"  - {{id: step-{n}, owner: rep-{n % 3}, exit: [Done {n}]}}\n" for n in range(count))
        roles = "".join(f"rep-{n}: {{team: sales}}\n" for n in range(3))
        folder = tmp_path / str(count)
        write(folder, teams="sales: {leader: rep-0}\n", roles=roles, processes__work=f"team: sales\nsteps:\n{rows}")
        for n in range(count):
            (folder / "content" / f"page-{n}.md").write_text(f"# Page {n}\n\nText of it.\n", encoding="utf-8")
        return build(folder)

    small, twice = built(30), built(60)
    assert too_fast(small.calls, twice.calls) == []
    assert small.menu == twice.menu


def test_plans_cost_what_each_of_them_costs(tmp_path: Path) -> None:
    """Parts of parts, each with its mix, lines, hours, quotas and open deals, and a metric and a strategy for each."""

    def built(count: int) -> Built:
        stages = (
            "    - {id: lead, rate: 50%, lag: 20 d, owner: head}\n"
            "    - {id: offer, rate: 50%, lag: 10 d, owner: head, effort: [{role: rep, minutes: 20}]}\n"
            "    - {id: won, outcome: won, owner: head}\n"
        )
        plans = "".join(
            f"part-{n}:\n  period: 2027-Q1\n  funnel: f-{n % 8}\n  revenue_target: 40000 EUR\n  avg_deal: 2000 EUR\n"
            f"  parent: {f'part-{n - 1}' if n % 10 else 'whole'}\n  cut: cut {n % 5}\n"
            f"  source_mix: [{{team: sales, share: 100%, effort: [{{role: rep, minutes: 5, attempts: 3}}]}}]\n"
            f"  market: [{{audience: all, share: 100%}}]\n  quotas: [{{role: rep, amount: 50000 EUR, people: 1}}]\n"
            f"  budget: [{{id: line, amount: 900 EUR, strategy: s-{n}}}]\n"
            for n in range(count)
        )
        folder = tmp_path / str(count)
        write(
            folder,
            teams="sales: {leader: head}\n",
            roles="head: {team: sales}\nrep: {team: sales, headcount: 9, capacity: {hours_per_day: 5}}\n",
            funnels="".join(f"f-{n}:\n  stages:\n{stages}" for n in range(8)),
            audiences="all: {size: {count: 900, as_of: 2026-09-01, source: Register}}\n",
            plans=f"whole: {{currency: EUR, revenue_target: 400000 EUR}}\n{plans}",
            strategies="".join(f"s-{n}: {{team: sales, budget: 300 EUR per month}}\n" for n in range(count)),
            metrics="".join(
                f"m-{n}: {{formula: 'f-{n % 8}#won / f-{n % 8}#lead', targets: [{{period: 2027-Q1, value: 25%}}]}}\n"
                f"c-{n}: {{formula: 'f-{n % 8}#won', targets: [{{period: 2027-Q1, value: 25}}]}}\n"
                for n in range(16)
            ),
        )
        return build(folder)

    small, twice = built(40), built(80)
    assert too_fast(small.calls, twice.calls) == []


def test_a_drawing_costs_what_is_in_it() -> None:
    """A chain of steps that each decide, with ways ahead and back: what is far away costs a line or a word nothing."""

    def chain(steps: int) -> swimlane.Swimlane:
        lanes = tuple(swimlane.Lane(f"team-{n}", f"Team {n}") for n in range(3))
        boxes = tuple(swimlane.Box(f"step-{n}", lanes[n // 2 % 3].id, f"Step {n}") for n in range(steps))
        ways = [*((n, n + 1) for n in range(steps - 1)), *((n, n - 3) for n in range(5, steps, 4))]
        ways += [(n, n + 4) for n in range(0, steps - 4, 3)]
        edges = tuple(swimlane.Edge(boxes[n].id, boxes[to].id, "Yes, at once") for n, to in ways)
        return swimlane.Swimlane("work", "Work", "", lanes, boxes, edges)

    (small, few), (twice, many) = (counted(lambda size=size: swimlane.layout(chain(size))) for size in (40, 80))
    assert len(small.lines) == 60
    assert len(twice.lines) == pytest.approx(2 * len(small.lines), rel=0.1)
    assert too_fast(few, many) == []


def test_no_pattern_grows_with_the_words_of_the_glossary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a pattern does is not counted as calls: one of many terms tries them all at each letter of each text."""
    longest = [0]
    compile_ = re.compile

    def noted(pattern: str, flags: int = 0) -> re.Pattern[str]:
        longest.append(len(pattern))
        return compile_(pattern, flags)

    terms = "".join(f"term-{n}: {{name: Some term {n}, definition: What}}\n" for n in range(500))
    _, book = sound(tmp_path, glossary=terms)
    monkeypatch.setattr(re, "compile", noted)
    prose = ProseRenderer(book)
    prose.start("index.md")
    assert prose.html("Read some term 7 and Some Term 499.").count("pp-term") == 2
    assert max(longest) < 2_000
