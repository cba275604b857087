"""A copy of a booklet has the names of its person and of nobody else, whole, whatever they are called and report to."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from tests.conftest import ROOT
from tests.pdf.paper import Paper
from tests.pdf.test_command import SMALL, Done, created, run

from playpress.pdf import printing

LONG = (
    "Maximiliane-Charlotte von und zu Hohenlohe-Schillingsfuerst",
    "Wolfgang Amadeus Maria von Schmidt-Rottluff der Juengere",
    "Ruth Berger-von der Heyden und zu Schwarzenberg-Hohenstein",
    "Maximilian Theodor Alexander Konstantin von der Schulenburg",
)
"""Nearly as long as a list lets them be."""
SETTINGS = (
    "format: 1\ncompany: Oak, Lamp & Daughters of the Northern Lights International Holding\n"
    "version: 2027.1 of the second edition\n"
)
ROLES = (
    "rep: {name: Rep, team: sales, reports_to: head}\nclerk: {name: Clerk, team: sales, reports_to: chief}\n"
    "guest: {name: Guest, team: sales}\nhead: {name: Head of sales, team: sales}\nchief: {name: Chief, team: sales}\n"
)
PATHS = """\
all:
  name: For all
  phases: [{id: hello, name: Hello, from_day: D+0, to_day: D+1, sign_off: chief}]
selling:
  name: Selling
  roles: [rep, clerk, guest]
  prerequisites: [all]
  reviewed: 2026-11-01
  review_every: P1Y
  phases:
    - {id: week, name: Week, from_day: D+0, to_day: D+4, sign_off: head}
    - {id: month, name: Month, from_day: D+5, to_day: D+20}
"""
FILES = {**SMALL, "playbook.yml": SETTINGS, "roles.yml": ROLES, "onboarding.yml": PATHS}


def printed(project: Path, *rows: str, words: tuple[str, ...] = ("--mode", "draft")) -> Done:
    people = "".join(f"{row}\n" for row in ("name,role,start,manager,buddy", *rows))
    (project / "people.csv").write_text(people, encoding="utf-8")
    return run(project, "print", "--cohort", "people.csv", "--today", "2026-11-23", *words)


def booklets(project: Path) -> list[Paper]:
    """In the order of the names of their files."""
    return [Paper(path.read_bytes()) for path in sorted((project / "print").glob("booklet-*.pdf"))]


def letters(text: str) -> str:
    return "".join(text.split()).casefold()


def crossed(paper: Paper, words: str) -> list[str]:
    """Where words are set across others or beyond the text area of a page (millimetres), with their page."""
    found = []
    for number, page in enumerate(paper.document, 1):
        text, (width, _) = page.get_textpage(), page.get_size()
        boxes = [text.get_charbox(index) for index in range(text.count_chars())]
        whole = text.get_text_range()
        first = whole.find(words)
        while first >= 0:
            own = range(first, first + len(words))
            edge = max(boxes[index][2] for index in own)
            found += [f"{number}: {edge:.0f} points from the left"] if edge > width - 18 / 25.4 * 72 + 1 else []
            left, low = min(boxes[index][0] for index in own), min(boxes[index][1] for index in own)
            found += [
                f"{number}: {whole[index]!r}"
                for index, (begin, bottom, end, top) in enumerate(boxes)
                if index not in own and left < (begin + end) / 2 < edge and bottom <= low + 2 <= top and end > begin
            ]
            first = whole.find(words, own.stop)
    return found


@pytest.fixture(scope="module")
def long_names(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Paper], Done]:
    project = created(tmp_path_factory.mktemp("names") / "book", FILES)
    one, other, manager, buddy = LONG
    done = printed(project, f"{one},rep,2027-01-11,{manager},", f"{other},rep,2027-01-11,,{buddy}")
    return booklets(project), done


def test_no_page_of_a_copy_has_a_name_of_another(long_names: tuple[list[Paper], Done]) -> None:
    """The company, the version and the day of review fill the foot of a page, on which the name has its own line."""
    papers, _ = long_names
    assert len(papers) == 2
    for paper, (own, others) in zip(papers, ((LONG[0::2], LONG[1::2]), (LONG[1::2], LONG[0::2])), strict=True):
        inside = [page for page in paper.pages[1:] if page != "Notes"]
        assert len(inside) > 4
        assert [f"{own[0]}, Draft, Oak" in page for page in inside] == [True] * len(inside)
        words = [word for name in others for word in letters(name).replace("-", " ").split() if len(word) > 3]
        assert words
        assert [word for page in paper.pages for word in words if word in letters(page).replace("-", " ")] == []
        assert [name for name in others for page in paper.pages if letters(name) in letters(page)] == []


def test_long_names_are_whole_wherever_they_are(long_names: tuple[list[Paper], Done]) -> None:
    papers, done = long_names
    assert "cut off" not in done.stderr
    for paper, names in zip(papers, (LONG[0::2], LONG[1::2]), strict=True):
        for name in names:
            assert name in paper.text
            assert crossed(paper, name) == []
        assert paper.text.count(f"Date {names[0]} Date") == 3, "a line to sign in each phase"


@pytest.mark.parametrize(
    "foot",
    [
        "@page { @bottom-left { white-space: normal } } @page :left { @bottom-right { white-space: normal } }",
        "@page { @bottom-left { content: 'For ' string(state) } } @page :left { @bottom-right { content: none } }",
        "@page { @bottom-left { text-transform: uppercase; white-space: pre; content: '/' string(state) } }",
        "body::before { content: attr(data-state) }",
    ],
)
def test_a_style_that_would_keep_a_name_in_other_copies_is_refused(tmp_path: Path, foot: str) -> None:
    project = created(tmp_path / "book", FILES)
    style = project / "themes" / "print" / "print.css"
    style.parent.mkdir(parents=True)
    style.write_text(printing.stylesheet(ROOT) + foot, encoding="utf-8")
    done = printed(project, "Ana Meyer,rep,2027-01-11,,", "Bo Lund,rep,2027-01-11,,")
    assert done.returncode != 0
    assert "themes/print/print.css" in done.stderr
    assert "Ana" not in done.stderr
    assert booklets(project) == []


def test_a_style_may_leave_the_foot_out(tmp_path: Path) -> None:
    project = created(tmp_path / "book", FILES)
    style = project / "themes" / "print" / "print.css"
    style.parent.mkdir(parents=True)
    none = "@page { @bottom-left { content: none } } @page :left { @bottom-right { content: none } }"
    style.write_text(printing.stylesheet(ROOT) + none, encoding="utf-8")
    assert printed(project, "Ana Meyer,rep,2027-01-11,,", "Bo Lund,rep,2027-01-11,,").returncode == 0
    ana, bo = booklets(project)
    assert "Meyer" in ana.text
    assert "Meyer" not in bo.text


def test_each_signs_with_their_own_manager_on_the_booklet_and_on_the_sheet(tmp_path: Path) -> None:
    """Roles of one path report to different ones: a phase of an earlier path is signed by each one's superior."""
    project = created(tmp_path / "book", FILES)
    done = printed(
        project,
        "Ana,rep,2027-01-11,,",
        "Bea,rep,2027-01-11,Ruth,",
        "Cem,clerk,2027-01-11,,",
        "Dia,clerk,2027-01-11,Sven,",
        "Eva,guest,2027-01-11,,",
        "Fox,guest,2027-01-11,Olga,",
    )
    assert done.returncode == 0, done.stderr
    signers = {
        "Ana": ("Head of sales", "Head of sales", "Head of sales"),
        "Bea": ("Ruth", "Ruth", "Ruth"),
        "Cem": ("Chief", "Head of sales", "Chief"),
        "Dia": ("Sven", "Head of sales", "Sven"),
        "Eva": ("Chief", "Head of sales", "your manager"),
        "Fox": ("Chief", "Head of sales", "Olga"),
    }
    sheet = Paper((project / "print" / "class-people-signatures.pdf").read_bytes())
    assert len(booklets(project)) == len(sheet.pages) == len(signers)
    for paper, page, (name, others) in zip(booklets(project), sheet.pages, signers.items(), strict=True):
        signed = [f"Date {name} Date {other}" for other in others]
        assert [line for line in signed if line not in paper.text] == []
        assert sum(paper.text.count(line) for line in set(signed)) == len(signed)
        days = ("Tue 12 Jan 2027", "Fri 15 Jan 2027", "Fri 29 Jan 2027")
        for day, other in zip(days, others, strict=True):
            assert f"{day} {'Manager' if other == 'your manager' else other}" in page, page


def test_what_is_missing_in_the_second_copy_is_said_without_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAYPRESS_FONTS", "")
    project = created(tmp_path / "book", FILES)
    wide = "WW" * 30
    done = printed(project, "Ana,rep,2027-01-11,,", "商談 你,rep,2027-01-11,,", f"{wide},rep,2027-01-11,,")
    assert done.returncode == 0, done.stderr
    notes = [line.strip() for line in done.stderr.splitlines() if line.startswith("  ")]
    missing = "missing in the fonts of the book: a box stands for each of them"
    assert [note for note in notes if missing in note] == [
        *[f"3 letters of the names in it {missing}"] * 2,
        *[f"3 letters of the tables of this sheet {missing}"] * 3,
    ]
    cut = [note for note in notes if "cut off" in note]
    assert cut
    assert max(cut.count(each) for each in cut) <= 2, "once for the folder, once for the booklet"
    assert all("a name is cut off on page" in note for note in cut)
    assert not [sign for sign in "商談你" if sign in done.stderr]
    assert "WWW" not in f"{done.stdout} {done.stderr}"


def test_a_cell_of_a_class_that_is_cut_off_is_not_quoted(tmp_path: Path) -> None:
    project = created(tmp_path / "book", FILES)
    style = project / "themes" / "print" / "print.css"
    style.parent.mkdir(parents=True)
    own = ".pp-class td, .pp-class h2 { white-space: nowrap; overflow-wrap: normal }"
    style.write_text(f"{printing.stylesheet(ROOT)}{own}", encoding="utf-8")
    one, _, manager, buddy = LONG
    done = printed(project, f"{one},rep,2027-01-11,{manager},{buddy}")
    cut = [line for line in done.stderr.splitlines() if "cut off" in line]
    assert any("a cell is cut off on page 1" in line for line in cut)
    assert not [name for name in LONG for word in name.split() if len(word) > 3 and word in done.stderr]


def test_a_class_printed_for_screens_is_what_each_would_be_printed_alone(tmp_path: Path) -> None:
    """As the command prints it where nothing is asked for: with tags, fields and links."""
    project = created(tmp_path / "book", FILES)
    one, other, manager, buddy = LONG
    rows = (f"{one},rep,2027-01-11,{manager},", f"{other},rep,2027-01-11,,{buddy}")
    assert printed(project, *rows, words=()).returncode == 0
    shared = booklets(project)[1]
    assert printed(project, rows[1], words=("--out", "alone")).returncode == 0
    (file,) = (project / "alone").glob("booklet-*.pdf")
    alone = Paper(file.read_bytes())
    assert shared.pages == alone.pages
    assert (shared.links, shared.said, shared.targets) == (alone.links, alone.said, alone.targets)
    for number in range(1, len(shared.pages) + 1):
        assert shared.picture(number, 60).tobytes() == alone.picture(number, 60).tobytes(), number


def test_no_field_is_called_by_the_name_of_a_person(tmp_path: Path) -> None:
    """Copies are made of one layout, in which the words of fields stay as they are."""
    project = created(tmp_path / "book", FILES)
    assert printed(project, "Ana Meyer,rep,2027-01-11,,", "Bo Lund,rep,2027-01-11,,", words=()).returncode == 0
    for each in booklets(project):
        with pikepdf.open(BytesIO(each.pdf)) as pdf:
            said = " ".join(str(field.get("/TU", "")) for field in pdf.Root.AcroForm.Fields)
        assert "Date 1" in said
        assert "Ana" not in said
        assert "Meyer" not in said
