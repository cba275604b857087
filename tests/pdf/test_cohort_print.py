"""`playpress print --cohort`: a booklet with each name, drawn once for a role, and the sheets of the class."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.pdf.conftest import DAY
from tests.pdf.paper import Paper
from tests.pdf.test_command import SMALL, Done, created, run

from playpress.model.kinds.onboarding import Onboarding
from playpress.model.kinds.role import Role
from playpress.pdf import choosing, printing
from playpress.pdf.assembly import PrintSource
from playpress.pdf.certificate import certificate
from playpress.publications.cohort import Person
from playpress.site.prose import ProseRenderer
from playpress.site.view import View

NAMES = {"Bo": "", "Ana Meyer": "Ruth Berger", "Wolfgang Amadeus Schmidt": "Ida Holm"}
FILES = {
    **SMALL,
    "roles.yml": "rep: {team: sales, reports_to: head}\nhead: {name: Head of sales, team: sales}\n",
    "onboarding.yml": SMALL["onboarding.yml"].replace("roles: [rep]", "roles: [rep]\n  pass_mark: 80%")
    + "      sign_off: head\n",
}
PEOPLE = "name,role,start,manager,buddy\n" + "".join(
    f"{name},rep,2027-01-09,{manager},Tom Falk\n" for name, manager in NAMES.items()
)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Done]:
    project = created(tmp_path_factory.mktemp("cohort") / "book", FILES)
    (project / "people.csv").write_text(PEOPLE, encoding="utf-8")
    return project, run(project, "print", "--cohort", "people.csv", "--today", "2026-11-23", "--mode", "draft")


def booklet(project: Path, name: str, folder: str = "print") -> Paper:
    file = f"booklet-new-rep-{name.lower().replace(' ', '-')}-2027-01-09.pdf"
    return Paper((project / folder / file).read_bytes())


def test_everybody_gets_a_booklet_and_the_class_its_sheets(done: tuple[Path, Done]) -> None:
    project, told = done
    assert told.returncode == 0, told.stderr
    made = {path.name for path in (project / "print").iterdir()}
    assert len(made) == 2 * len(NAMES) + 5
    assert {f"class-people-{end}.pdf" for end in ("list", "signatures", "certificates", "agenda", "guide")} <= made


NO_CODE = "it is handed out without a code to scan: write `site_url`, where the wiki is, in content/playbook.yml"


def test_what_is_handed_out_without_a_code_to_scan_is_said(done: tuple[Path, Done]) -> None:
    """Of the folder and of the booklet, once for all copies; the sheets of the class have no code."""
    project, told = done
    assert told.stderr.count(NO_CODE) == 2
    words = ("--cohort", "people.csv", "--today", "2026-11-23", "--mode", "draft")
    assert run(project, "print", *words, "--strict").returncode == 1


def test_nothing_is_said_of_codes_where_the_wiki_has_an_address(source: PrintSource) -> None:
    (volume,) = choosing.chosen(source, ["booklet-account-executive"])
    path, role = (source.book.entities[f"{kind}:account-executive"] for kind in ("onboarding", "role"))
    assert isinstance(path, Onboarding)
    assert isinstance(role, Role)
    handed_out = replace(volume, people=(Person("Ana", role, path, DAY),))
    assert NO_CODE not in printing.doubts(source, handed_out)
    nowhere = replace(source.book, settings=source.book.settings.model_copy(update={"site_url": None}))
    assert NO_CODE in printing.doubts(replace(source, book=nowhere), handed_out)
    assert NO_CODE not in printing.doubts(replace(source, book=nowhere), volume), "for nobody: not handed out"


def test_each_booklet_has_one_name_and_no_other(done: tuple[Path, Done]) -> None:
    project, _ = done
    for name, manager in NAMES.items():
        paper = booklet(project, name)
        assert "First day: 11 January 2027" in paper.pages[0]
        assert name in paper.pages[0]
        assert f"Name {name} First day Monday, 11 January 2027" in paper.pages[1]
        assert "Buddy Tom Falk" in paper.pages[1]
        inside = [page for page in paper.pages[1:-1] if page != "Notes"]
        assert all(f"{name}, Draft, Oak" in page for page in inside)
        assert f"Date {name} Date {manager or 'Head of sales'}" in paper.text
        others = [other for other in (*NAMES, *NAMES.values()) if other and other not in (name, manager)]
        assert not [other for other in others if other != "Bo" and other in paper.text]
        assert paper.outside() == []


def test_each_folder_of_the_first_day_has_one_name_and_fits_eight_pages(done: tuple[Path, Done]) -> None:
    project, _ = done
    for name, manager in NAMES.items():
        file = f"day-one-new-rep-{name.lower().replace(' ', '-')}-2027-01-09.pdf"
        paper = Paper((project / "print" / file).read_bytes())
        assert len(paper.pages) <= 8
        assert name in paper.pages[0]
        assert f"Name {name} First day Monday, 11 January 2027" in paper.pages[1]
        (ask,) = [page for page in paper.pages if "Name, telephone" in page]
        assert f"your signature {manager}".strip() in ask
        others = [other for other in (*NAMES, *NAMES.values()) if other and other not in (name, manager)]
        assert not [other for other in others if other != "Bo" and other in paper.text]
        assert paper.outside() == []


def test_a_copy_is_what_would_be_printed_for_its_person_alone(done: tuple[Path, Done]) -> None:
    """Laid out for another name, written for this one: the same words at the same places."""
    project, _ = done
    name = "Wolfgang Amadeus Schmidt"
    rows = PEOPLE.splitlines(keepends=True)
    (project / "one.csv").write_text(rows[0] + next(row for row in rows if row.startswith(name)), encoding="utf-8")
    arguments = ("--cohort", "one.csv", "--today", "2026-11-23", "--mode", "draft", "--out", "alone")
    assert run(project, "print", *arguments).returncode == 0
    shared, alone = booklet(project, name), booklet(project, name, "alone")
    assert shared.pages == alone.pages
    pictures = [[each.picture(n, 60).tobytes() for n in range(1, len(each.pages) + 1)] for each in (shared, alone)]
    assert pictures[0] == pictures[1]


def test_names_are_on_paper_and_nowhere_else(done: tuple[Path, Done]) -> None:
    project, told = done
    words = [word.casefold() for name in (*NAMES, *NAMES.values()) for word in name.split() if len(word) > 2]
    assert not [word for word in words if word in f"{told.stdout} {told.stderr}".casefold()]
    others = [path for path in project.rglob("*") if path.is_file() and path.suffix not in (".pdf", ".csv")]
    assert not [word for path in others for word in words if word in path.read_text("utf-8", "replace").casefold()]


def test_the_sheets_of_the_class_say_who_when_and_how_long(done: tuple[Path, Done]) -> None:
    project, _ = done
    sheets = {end: Paper((project / "print" / f"class-people-{end}.pdf").read_bytes())
              for end in ("list", "signatures", "certificates", "agenda", "guide")}  # fmt: skip
    assert all(f"{name} Rep Mon 11 Jan 2027" in sheets["list"].text for name in NAMES)
    assert "Time for: Rep" in sheets["list"].text
    assert len(sheets["signatures"].pages) == len(NAMES)
    assert "Week Fri 15 Jan 2027" in sheets["signatures"].pages[0]
    certificates = sheets["certificates"].pages
    assert len(certificates) == len(NAMES)
    for (name, manager), page in zip(NAMES.items(), certificates, strict=True):
        assert f'{name} has completed "New rep" as Rep at Oak, begun on 11 January 2027.' in page
        assert "Week Completed on" in page
        assert f"Completed on {manager or 'Head of sales'} For Oak" in page
        assert page.index("Completed on") > len(page) / 3
    assert sheets["certificates"].outside() == []
    assert "Monday, 11 January 2027" in sheets["agenda"].text
    assert "09:00 to" in sheets["agenda"].text
    assert "Let them read" in sheets["guide"].text


def test_a_certificate_lists_no_more_than_fits_on_its_page(source: PrintSource) -> None:
    """Of a path that makes able to do more than a page holds, the phases are named."""
    path, role = (source.book.entities[f"{kind}:account-executive"] for kind in ("onboarding", "role"))
    assert isinstance(path, Onboarding)
    assert isinstance(role, Role)
    view = View(source.book, ProseRenderer(source.book), "print/class-certificates.md")
    one, many = (
        certificate(view, Person("Ana", role, path, DAY), [path] * often, DAY, "Ruth").reached for often in (1, 20)
    )
    assert any(outcomes for _, outcomes in one)
    assert [name for name, _ in many][: len(one)] == [name for name, _ in one]
    assert not any(outcomes for _, outcomes in many)


def test_what_is_replaced_is_said(done: tuple[Path, Done]) -> None:
    project, _ = done
    words = ("print", "checklist-daily", "--mode", "draft", "--today", "2026-11-23")
    assert "replaced" not in run(project, *words).stdout
    assert "replaced" not in run(project, *words).stdout, "the same bytes are no other file"
    assert "checklist-daily.pdf: Daily (replaced)" in run(project, *words[:-1], "2026-11-24").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--cohort", "bad.csv"), 'bad.csv:2:5: error CSV-ROW there is no role "cook"\n  hint: There are: rep, head.'),
        (("--cohort", "bad.csv"), "Nothing was printed. 1 error to fix.\n"),
        (("--cohort", "people.csv", "--start", "2027-01-11"), "--cohort names what is printed"),
        (("--cohort", "people.csv", "--hours", "9 to 5"), "is not a time of day"),
        (("--cohort", "people.csv", "--hours", "17:00-09:00"), "ends before it begins"),
    ],
)
def test_what_cannot_be_printed_is_said(done: tuple[Path, Done], arguments: tuple[str, ...], said: str) -> None:
    project, _ = done
    (project / "bad.csv").write_text("name,role,start\nAna,cook,2027-01-11\n", encoding="utf-8")
    told = run(project, "print", *arguments)
    assert told.returncode in (1, 2)
    output = f"{told.stdout}{told.stderr}"
    assert said in output
    assert "Ana" not in output
