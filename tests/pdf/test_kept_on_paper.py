"""A second print draws only what is different, and gives the bytes that a first one gives."""

import datetime as dt
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from tests.pdf.conftest import DAY
from tests.pdf.test_command import SMALL, TINY, created, run
from tests.properties import often

from playpress import cli
from playpress.pdf import choosing, printing
from playpress.pdf.page_size import Paper
from playpress.pdf.print_job import Mode, Printed, PrintJob
from playpress.pdf.workers import Workers, _rendered
from playpress.pipeline import Edition, read

FILES = {
    **TINY,
    "playbook.yml": "format: 1\ncompany: Oak\nreaders: [internal, partner]\n",
    "teams.yml": "sales: {visibility: partner}\n",
    "goals.yml": "win: {team: sales, summary: Win often, visibility: partner}\nlater: {team: sales}\n",
    "checklists.yml": "daily: {items: [Ring, Write], visibility: partner}\n",
}


LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><path fill="red" d="M0 0h20v10H0z"/></svg>'


Draw = Callable[[PrintJob], Iterable[Printed]]


def counted(monkeypatch: pytest.MonkeyPatch, draw: Draw) -> list[str]:
    """The names of what is drawn, which is done in this process."""
    found: list[str] = []

    def here(jobs: Iterable[PrintJob]) -> Iterator[Printed]:
        for job in jobs:
            found.append(job.name.removeprefix("section-"))
            yield from draw(job)

    monkeypatch.setattr(printing, "all_rendered", here)
    monkeypatch.setattr(Workers, "rendered", lambda _, jobs: here(jobs))
    return found


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what would be drawn: all that it is made from stands for its PDF."""

    def draw(job: PrintJob) -> Iterator[Printed]:
        for name in [copy.name for copy in job.copies] or [job.name]:
            yield Printed(name, repr(replace(job, name="")).encode(), ())

    return counted(monkeypatch, draw)


def made(
    project: Path,
    names: Iterable[str],
    circle: str = "",
    day: dt.date = DAY,
    size: Paper = "a4",
    mode: Mode = "screen",
    keep: bool = True,
) -> dict[str, bytes]:
    """Publications of a project by their names, as a reader of a circle gets them."""
    playbook = read(project, day, edition=Edition(circle, for_readers=True))
    assert playbook.faults == ()
    source = choosing.print_source(playbook)
    kept = printing.kept_prints(project) if keep else None
    volumes = choosing.chosen(source, names)
    options = printing.PrintOptions(size, mode)
    return {
        each.name.removeprefix("section-"): each.pdf
        for each in printing.printed(playbook, source, options, volumes, kept=kept)
    }


ALL = ("goals", "checklists", "checklist-daily")


def test_a_second_print_draws_nothing_and_writes_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = counted(monkeypatch, _rendered)
    project = created(tmp_path / "book", FILES)
    words = ("print", *ALL, "--today", str(DAY))
    assert run(project, *words, "--out", "first").returncode == 0
    assert sorted(drawn) == sorted(ALL)
    assert run(project, *words, "--out", "second").returncode == 0
    assert len(drawn) == 3
    first, second = (
        {path.name: path.read_bytes() for path in (project / each).iterdir()} for each in ("first", "second")
    )
    assert first == second
    assert len(first) == 3


def test_only_publications_that_show_a_changed_definition_are_drawn(tmp_path: Path, asked: list[str]) -> None:
    project = created(tmp_path / "book", FILES)
    made(project, ALL)
    goals = project / "content" / "goals.yml"
    goals.write_text(goals.read_text(encoding="utf-8").replace("often", "always"), encoding="utf-8")
    del asked[:]
    found = made(project, ALL)
    assert asked == ["goals"]
    assert found == made(project, ALL, keep=False)


def _brand(project: Path) -> None:
    _append(project, "brand: {primary: '#004400'}\n")


def _company(project: Path) -> None:
    _append(project, "tagline: Always on time\nversion: '2'\n")


def _style(project: Path) -> None:
    style = project / "themes" / "print" / "print.css"
    style.parent.mkdir(parents=True)
    style.write_text(printing.stylesheet(Path("/nowhere")) + "\np { color: #222222 }\n", encoding="utf-8")


def _logo(project: Path) -> None:
    """Another picture in the file of the same name."""
    (project / "content" / "logo.svg").write_text(LOGO.replace("red", "blue"), encoding="utf-8")


def _append(project: Path, line: str) -> None:
    with (project / "content" / "playbook.yml").open("a", encoding="utf-8") as settings:
        settings.write(line)


@pytest.mark.parametrize("change", [_brand, _company, _style, _logo])
def test_what_changes_how_all_of_it_looks_has_all_of_it_drawn(
    change: Callable[[Path], None], tmp_path: Path, asked: list[str]
) -> None:
    project = created(tmp_path / "book", {**FILES, "logo.svg": LOGO})
    if change is _logo:
        _append(project, "brand: {logo: logo.svg}\n")
    before = made(project, ["checklists"])
    change(project)
    assert made(project, ["checklists"]) != before
    assert asked == ["checklists", "checklists"]


def test_another_size_of_paper_is_another_print(tmp_path: Path, asked: list[str]) -> None:
    project = created(tmp_path / "book", FILES)
    letter = made(project, ["checklists"], size="letter")
    assert [*made(project, ["checklists"]).values()] != [*letter.values()]
    assert letter == made(project, ["checklists"], size="letter", keep=False)
    assert asked == ["checklists-letter", "checklists", "checklists-letter"]


def test_no_circle_of_readers_gets_what_was_printed_for_another(tmp_path: Path, asked: list[str]) -> None:
    """Only what shows both the same is shared."""
    project = created(tmp_path / "book", FILES)
    everything = made(project, ALL)
    partner = made(project, ALL, "partner")
    assert partner["goals"] != everything["goals"]
    assert partner["checklists"] == everything["checklists"]
    assert asked == [*ALL, "goals"]
    assert made(project, ALL) == everything
    assert partner == made(project, ALL, "partner", keep=False)


def test_no_name_of_a_class_stays_with_what_is_kept(tmp_path: Path, asked: list[str]) -> None:
    project = created(tmp_path / "book", SMALL)
    (project / "people.csv").write_text("name,role,start\nAda Meyer,rep,2027-01-11\n", encoding="utf-8")
    done = run(project, "print", "--cohort", "people.csv", "--today", str(DAY), "--mode", "draft")
    assert done.returncode == 0, done.stderr
    assert len(asked) > 3
    assert not (project / ".playpress" / "print").exists()


def test_a_site_with_pdfs_draws_what_is_new(tmp_path: Path, asked: list[str]) -> None:
    project = created(tmp_path / "book", TINY)
    words = ["build", "--pdfs", "--no-guide", "--project", str(project), "--today", str(DAY)]

    def built() -> dict[str, bytes]:
        done = CliRunner().invoke(cli.main, words, catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return {path.name: path.read_bytes() for path in (project / "site" / "print").iterdir()}

    first = built()
    assert len(asked) == len(first) > 5
    del asked[:]
    assert built() == first
    assert asked == []
    assert run(project, "verify", "site", "--files-only").returncode == 0


EDITS: tuple[tuple[str, str, str], ...] = (
    ("goals.yml", "often", "always"),
    ("goals.yml", "later: {team: sales}", "later: {team: sales, name: Much later}"),
    ("checklists.yml", "[Ring, Write]", "[Ring, Write, Wait]"),
    ("playbook.yml", "Oak", "Oak & Lamp"),
    ("playbook.yml", "format: 1\n", "format: 1\nbrand: {primary: '#004400'}\n"),
)


@often(3)
@given(st.randoms(use_true_random=False))
def test_after_any_changes_a_kept_print_is_what_a_clean_one_is(
    tmp_path_factory: pytest.TempPathFactory, chance: random.Random
) -> None:
    """Changes come and go, and so does what has to be drawn."""
    project = created(tmp_path_factory.mktemp("edits") / "book", FILES)
    begun = dict(FILES)
    done: set[int] = set()

    @cache
    def clean(_: frozenset[int], circle: str, day: dt.date) -> dict[str, bytes]:
        return made(project, ALL[:2], circle, day, mode="draft", keep=False)

    for _ in range(chance.randint(2, 5)):
        done ^= {chance.randrange(len(EDITS))}
        texts = dict(begun)
        for at in sorted(done):
            file, before, after = EDITS[at]
            assert before in texts[file]
            texts[file] = texts[file].replace(before, after, 1)
        for name, text in texts.items():
            (project / "content" / name).write_text(text, encoding="utf-8")
        circle, day = chance.choice(["", "partner"]), chance.choice([DAY, DAY + dt.timedelta(9)])
        assert made(project, ALL[:2], circle, day, mode="draft") == clean(frozenset(done), circle, day)
