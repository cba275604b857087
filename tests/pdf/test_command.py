"""`playpress print` and `playpress doctor` as somebody types them, with engines that are there and that are not."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.pdf.paper import Paper
from tests.shared import made_once

from playpress import cli

TINY = {
    "playbook.yml": "format: 1\ncompany: Oak\n",
    "teams.yml": "sales: {}\n",
    "goals.yml": "win: {team: sales}\n",
}
"""A playbook of seven PDFs, where any will do."""
SMALL = {
    "playbook.yml": (
        "format: 1\ncompany: Oak\n"
        "publications: {field-guide: {audience: For fairs, contents: [strategies, 'process:way']}}\n"
    ),
    "teams.yml": "sales: {}\nmarketing: {}\n",
    "roles.yml": "rep: {team: sales}\n",
    "goals.yml": "win: {team: sales}\n",
    "strategies.yml": "ring: {team: sales, goals: [win]}\nwrite: {team: sales, goals: [win]}\n",
    "processes.yml": "way: {team: sales, steps: [{id: call, owner: rep, how: [Ring, Wait]}, {id: note, owner: rep}]}\n",
    "checklists.yml": "daily: {items: [Ring, Write]}\n",
    "onboarding.yml": (
        "new-rep:\n  roles: [rep]\n  phases:\n"
        "    - id: week\n      from_day: D+0\n      to_day: D+4\n"
        "      items: [{id: read, text: Read, do: read, about: ['process:way']}]\n"
    ),
}


def created(project: Path, files: dict[str, str]) -> Path:
    content = project / "content"
    content.mkdir(parents=True)
    for name, text in files.items():
        (content / name).write_text(text, encoding="utf-8")
    return project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return created(tmp_path / "book", SMALL)


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return created(tmp_path / "tiny", TINY)


@pytest.fixture(scope="session")
def printed_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole of it as WeasyPrint draws it on one day, in the zone of Greenwich."""

    def render(folder: Path) -> None:
        done = run(created(folder / "book", SMALL), "print", "book", "--today", "2026-11-23", TZ="UTC")
        assert done.returncode == 0, done.stderr

    return made_once(tmp_path_factory, "command-book", render) / "book" / "print" / "book.pdf"


@dataclass(frozen=True)
class Done:
    """What a command said, and how it ended."""

    returncode: int
    stdout: str
    stderr: str


def run(project: Path, *words: str, **environ: str) -> Done:
    """A command in the folder of a project: by a process of its own only where the machine is to look different."""
    if not environ:
        with chdir(project):
            result = CliRunner().invoke(cli.main, words)
        return Done(result.exit_code, result.stdout, result.stderr)
    command = [sys.executable, "-m", "playpress", *words]
    done = subprocess.run(
        command, cwd=project, env={**os.environ, **environ}, capture_output=True, text=True, check=False
    )
    return Done(done.returncode, done.stdout, done.stderr)


ONE_BY_ONE = """
import json, sys
from click.testing import CliRunner
from playpress import cli
for words in json.loads(sys.argv[1]):
    done = CliRunner().invoke(cli.main, words)
    print(json.dumps([done.exit_code, done.stdout, done.stderr]), file=sys.__stdout__)
"""


def run_elsewhere(project: Path, *commands: str, **environ: str) -> dict[str, Done]:
    """Commands of a process on a machine that looks different, one after the other."""
    line = [sys.executable, "-c", ONE_BY_ONE, json.dumps([each.split() for each in commands])]
    done = subprocess.run(line, cwd=project, env={**os.environ, **environ}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {each: Done(*json.loads(told)) for each, told in zip(commands, done.stdout.splitlines(), strict=True)}


def test_alone_it_writes_every_publication(project: Path) -> None:
    listed = run(project, "print", "--list", "--today", "2026-11-23")
    names = {line.split()[0] for line in listed.stdout.splitlines()}
    assert names == {
        "book",
        "alignment",
        "field-guide",
        "day-one-new-rep",
        "booklet-new-rep",
        "handbook-sales",
        "handbook-marketing",
        "checklist-daily",
    }
    assert "all of a kind: strategies, goals, " in listed.stderr
    done = run(project, "print", "--out", "out", "--mode", "draft", "--today", "2026-11-23")
    assert done.returncode == 0, done.stderr
    assert {path.stem for path in (project / "out").iterdir()} == names


def test_a_role_gets_its_booklet_with_dates(project: Path) -> None:
    done = run(project, "print", "role:rep", "--start", "2027-01-11", "--today", "2026-11-23")
    assert done.returncode == 0, done.stderr
    text = Paper((project / "print" / "booklet-new-rep-2027-01-11.pdf").read_bytes()).text
    assert "First day: 11 January 2027" in text
    assert "15 January 2027" in text


def test_a_first_day_off_is_moved_wherever_a_booklet_says_it(project: Path) -> None:
    """New Year's Day and the year after the listed holidays: what the dates do not go with is told."""
    with (project / "content" / "playbook.yml").open("a", encoding="utf-8") as settings:
        settings.write("working_time: {holidays: [2027-12-31]}\n")
    (project / "content" / "meetings.yml").write_text("weekly: {cadence: every Thursday}\n", encoding="utf-8")
    path = project / "content" / "onboarding.yml"
    items = "items: [{id: sit, text: Sit in, do: meet, about: ['meeting:weekly']}, "
    text = path.read_text(encoding="utf-8").replace("items: [", items).replace("D+4", "D+2")
    path.write_text(f"{text}  reviewed: 2027-11-16\n  review_every: P45D\n", encoding="utf-8")
    done = run(project, "print", "role:rep", "--start", "2027-12-31", "--today", "2027-11-23", "--mode", "draft")
    assert done.returncode == 0, done.stderr
    text = Paper((project / "print" / "booklet-new-rep-2028-01-03.pdf").read_bytes()).text
    assert "First day: 3 January 2028" in text
    assert "Mon 3 to Wed 5 January 2028" in text
    assert "Thu 6 Jan" in text
    assert "31 December 2027" not in text.replace("valid until 31 December 2027", "").replace(
        "Valid until 31 December 2027", ""
    )
    assert [line.strip() for line in done.stderr.splitlines() if line.startswith("  ")] == [
        "Friday, 31 December 2027, is not a working day here (`working_time` in content/playbook.yml): "
        "the first day is Monday, 3 January 2028",
        "it has dates of 2028, of which `holidays` in content/playbook.yml names none: list them there",
        '"Sit in" is on Thursday, 6 January 2028, after its phase, which has no such day: make it longer',
        "it is valid until 31 December 2027, which is before the first day: have it reviewed and print it then",
    ]


def test_a_book_of_ones_own_holds_what_the_settings_name(project: Path) -> None:
    assert run(project, "print", "field-guide", "--mode", "draft").returncode == 0
    paper = Paper((project / "print" / "field-guide.pdf").read_bytes())
    assert "For fairs" in paper.pages[0]
    assert all(title in paper.pages[1] for title in ("1 Ring", "2 Write", "3 Way"))
    assert "Daily" not in paper.text


def test_a_logo_stands_on_the_cover(project: Path) -> None:
    (project / "content" / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><path fill="red" d="M0 0h10v10z"/></svg>',
        encoding="utf-8",
    )
    with (project / "content" / "playbook.yml").open("a", encoding="utf-8") as settings:
        settings.write("brand: {logo: logo.svg}\n")
    assert run(project, "print", "field-guide", "--mode", "draft").returncode == 0
    cover = Paper((project / "print" / "field-guide.pdf").read_bytes()).picture(1, 40)
    assert (255, 0, 0) in {colour for _, colour in cover.convert("RGB").getcolors(1_000_000)}


def test_a_company_has_its_own_fonts(project: Path) -> None:
    settings = project / "content" / "playbook.yml"
    own = settings.read_text(encoding="utf-8")
    looks = []
    for fonts in ("", "brand: {text_font: Arimo, heading_font: Inter}\n"):
        settings.write_text(own + fonts, encoding="utf-8")
        assert run(project, "print", "field-guide", "--mode", "draft").returncode == 0
        paper = Paper((project / "print" / "field-guide.pdf").read_bytes())
        looks.append([paper.picture(number, 50).tobytes() for number in (1, 2)])
    ours, theirs = looks
    assert ours[0] != theirs[0]
    assert ours[1] != theirs[1]
    settings.write_text(own + "brand: {text_font: Nowhere Sans}\n", encoding="utf-8")
    done = run(project, "print", "book")
    assert done.returncode == 74
    assert "the font nowhere-sans is not installed" in done.stderr
    assert "pip install fontpkg-nowhere-sans" in done.stderr


def test_a_section_is_all_of_a_kind_whatever_its_capitals(project: Path) -> None:
    assert run(project, "print", "Strategies", "--mode", "draft").returncode == 0
    text = Paper((project / "print" / "section-strategies.pdf").read_bytes()).text
    assert "Ring" in text
    assert "Write" in text


@pytest.mark.parametrize(
    ("what", "hint"),
    [
        ("role:repp", 'Did you mean "role:rep"?'),
        ("role:sdr", "There are: role:rep."),
        ("bok", 'Did you mean "book"?'),
        ("xyz", "--list"),
    ],
)
def test_what_is_not_there_is_told_with_the_nearest_name(project: Path, what: str, hint: str) -> None:
    done = run(project, "print", what)
    assert done.returncode == 2
    assert hint in done.stderr
    assert not (project / "print").exists()


def test_a_file_is_no_folder_for_pdfs(project: Path) -> None:
    (project / "out.pdf").write_text("mine", encoding="utf-8")
    done = run(project, "print", "book", "--out", "out.pdf")
    assert (done.returncode, done.stdout) == (2, "")
    assert "out.pdf is a file; name a folder" in done.stderr


@pytest.mark.parametrize("day", ["9999-12-31", "1969-12-31", "2200-01-01"])
@pytest.mark.parametrize("option", ["--start", "--today"])
def test_a_day_that_nobody_means_is_refused(project: Path, option: str, day: str) -> None:
    done = run(project, "print", "role:rep", option, day)
    assert done.returncode == 2
    assert f'"{day}" is too far away; write a day of the years 1970 to 2199.' in done.stderr


def test_what_is_missing_on_paper_is_told_and_fails_where_that_is_asked_for(tiny: Path) -> None:
    with (tiny / "content" / "goals.yml").open("a", encoding="utf-8") as goals:
        goals.write("odd: {team: sales, name: '\U0001f389 odd'}\n")
    told = "no letter for \U0001f389 in the fonts of the book (content/goals.yml)"
    done = run(tiny, "print", "goal:odd")
    assert done.returncode == 0
    assert told in done.stderr
    failed = run(tiny, "print", "goal:odd", "--strict")
    assert failed.returncode == 1
    assert "1 remark: `--strict` fails at any." in failed.stderr
    assert run(tiny, "print", "goal:win", "--strict").returncode == 0
    built = run(tiny, "build", "--pdfs")
    assert told in built.stderr
    staged = run(tiny, "stage", "staged")
    assert told not in staged.stderr
    with (tiny / "content" / "playbook.yml").open("a", encoding="utf-8") as settings:
        settings.write("downloads: yes\n")
    assert told in run(tiny, "stage", "staged").stderr


def test_in_a_file_each_publication_is_told_before_it_is_drawn(tiny: Path) -> None:
    done = run(tiny, "print", "goal:win", "team:sales")
    assert done.stderr.splitlines() == ["Printing Win, 1 of 2 …", "Printing Sales, 2 of 2 …"]


def test_faults_stop_it_and_are_shown(project: Path) -> None:
    (project / "content" / "goals.yml").write_text("win: {team: nobody}\n", encoding="utf-8")
    done = run(project, "print", "book")
    assert done.returncode == 1
    assert "content/goals.yml:1:13" in done.stdout
    assert "Nothing was printed." in done.stdout


def test_the_same_book_gives_the_same_bytes_wherever_it_is_made(
    project: Path, printed_book: Path, tmp_path: Path
) -> None:
    home, out = tmp_path / "home", tmp_path / "out"
    home.mkdir()
    there = {"TZ": "Asia/Tokyo", "HOME": str(home), "LANG": "C"}
    done = run(project, "print", "book", "--out", str(out), "--today", "2026-11-23", **there)
    assert done.returncode == 0, done.stderr
    here, elsewhere = (hashlib.sha256(each.read_bytes()).hexdigest() for each in (printed_book, out / "book.pdf"))
    assert here == elsewhere


NO_PANGO = """raise OSError("cannot load library 'libgobject-2.0-0': error 0x7e")\n"""


@pytest.fixture
def no_pango(tmp_path: Path) -> str:
    """A machine on which the import of WeasyPrint fails as it does without Pango, noise on stdout included."""
    stub = tmp_path / "stub" / "weasyprint"
    stub.mkdir(parents=True)
    (stub / "__init__.py").write_text(
        f"print('\\n-----\\nWeasyPrint could not import\\n-----')\n{NO_PANGO}", encoding="utf-8"
    )
    return os.pathsep.join(filter(None, [str(stub.parent), os.environ.get("PYTHONPATH", "")]))


def test_without_pango_it_says_what_to_install_before_any_work(project: Path, no_pango: str) -> None:
    done = run(project, "print", "book", PYTHONPATH=no_pango)
    assert done.returncode == 74
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert len(lines) <= 6
    assert "Pango is missing" in lines[0]
    assert "apt-get install libpango-1.0-0" in done.stderr or "brew" in done.stderr or "pacman" in done.stderr
    assert "--engine chromium" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project / "print").exists()


def test_the_doctor_draws_a_page_and_tells_what_is_missing(project: Path, no_pango: str) -> None:
    well = run(project, "doctor")
    assert well.returncode == 0
    assert "weasyprint: draws pages" in well.stdout
    ill = run(project, "doctor", PYTHONPATH=no_pango, PLAYPRESS_BROWSER="nobody")
    assert ill.returncode == 74
    assert "Pango is missing" in ill.stdout
    assert "Traceback" not in ill.stderr


def test_a_browser_draws_the_same_book_with_true_numbers(project: Path, printed_book: Path) -> None:
    done = run(project, "print", "book", "--engine", "chromium", "--today", "2026-11-23")
    assert done.returncode == 0, done.stderr
    assert "no fields to fill" in done.stderr
    ours, theirs = (Paper(each.read_bytes()) for each in (printed_book, project / "print" / "book.pdf"))
    titles = [title for title in ("1.1 Goals", "1.2 Ring", "1.3 Write", "2.1 Way", "2.2 Daily") if title in ours.text]
    assert len(titles) == 5
    places = [theirs.text.rindex(title) for title in titles]
    assert places == sorted(places)
    for title in titles:
        found = re.search(rf"{re.escape(title)} (\d+)", theirs.pages[1])
        assert found, title
        assert title in theirs.pages[int(found[1]) - 1]


def test_each_page_offers_itself_on_paper_where_the_playbook_says_so(project: Path) -> None:
    with (project / "content" / "playbook.yml").open("a", encoding="utf-8") as settings:
        settings.write("downloads: yes\n")
    done = run(project, "build")
    assert done.returncode == 0, done.stdout
    offered = {
        "index": ["book"],
        "goals/win": ["goal-win"],
        "goals/index": ["section-goals"],
        "onboarding/new-rep": ["booklet-new-rep"],
        "roles/rep": ["booklet-new-rep", "role-rep"],
    }
    for page, pdfs in offered.items():
        assert links(project, page) == pdfs
    named = {"book", "field-guide", "handbook-sales", "booklet-new-rep", "checklist-daily", "section-strategies"}
    assert named <= set(links(project, "on-paper"))
    for pdf in links(project, "on-paper"):
        assert (project / "site" / "print" / f"{pdf}.pdf").read_bytes().startswith(b"%PDF")


def links(project: Path, page: str) -> list[str]:
    html = (project / "site" / f"{page}.html").read_text(encoding="utf-8")
    return re.findall(r'href="(?:\.\./)?print/([^"]*)\.pdf"', html)


def test_a_single_build_may_offer_pdfs_or_leave_them_out(tiny: Path) -> None:
    assert run(tiny, "build", "--pdfs").returncode == 0
    made = (tiny / "site" / "print" / "goal-win.pdf").read_bytes()
    with (tiny / "content" / "playbook.yml").open("a", encoding="utf-8") as settings:
        settings.write("downloads: yes\n")
    assert run(tiny, "build", "--no-pdfs").returncode == 0
    assert not (tiny / "site" / "print").exists()
    assert not (tiny / "site" / "on-paper.html").exists()
    assert links(tiny, "goals/win") == []
    assert run(tiny, "print", "goal:win").returncode == 0
    assert (tiny / "print" / "goal-win.pdf").read_bytes() == made


def test_a_host_publishes_the_pdfs_of_sections_and_roles_that_are_staged(tmp_path: Path) -> None:
    files = {**TINY, "roles.yml": "rep: {team: sales}\n", "playbook.yml": "format: 1\ncompany: Oak\ndownloads: yes\n"}
    project, staged = created(tmp_path / "book", files), tmp_path / "staged"
    assert run(project, "stage", str(staged)).returncode == 0
    made = {path.name: path.read_bytes() for path in (staged / "docs" / "print").glob("*.pdf")}
    assert {"book.pdf", "section-goals.pdf", "role-rep.pdf", "goal-win.pdf"} <= made.keys()
    for host in ("mkdocs", "zensical"):
        command = [sys.executable, "-m", host, "build", "--strict", "-f", "mkdocs.yml"]
        environ = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        done = subprocess.run(command, cwd=staged, env=environ, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        assert made == {path.name: path.read_bytes() for path in (staged / "site" / "print").glob("*.pdf")}
        pages = "".join(page.read_text(encoding="utf-8") for page in (staged / "site").rglob("*.html"))
        assert [name for name in made if f"print/{name}" not in pages] == []
        shutil.rmtree(staged / "site")


def test_a_file_of_ones_own_is_not_replaced_by_a_pdf(tiny: Path) -> None:
    own = tiny / "content" / "print" / "book.pdf"
    own.parent.mkdir()
    own.write_bytes(b"%PDF-1.4 mine")
    assert run(tiny, "build").returncode == 0
    done = run(tiny, "build", "--pdfs")
    assert done.returncode == 1
    assert "content/print/book.pdf" in done.stdout
    assert (tiny / "site" / "print" / "book.pdf").read_bytes() == b"%PDF-1.4 mine"


def test_without_pango_a_site_that_offers_pdfs_is_not_built(project: Path, no_pango: str) -> None:
    with (project / "content" / "playbook.yml").open("a", encoding="utf-8") as settings:
        settings.write("downloads: yes\n")
    told = run_elsewhere(project, "build", "stage staged", PYTHONPATH=no_pango)
    for command, done in told.items():
        assert done.returncode == 74
        assert done.stdout == ""
        assert "Pango is missing" in done.stderr
        assert ("--no-pdfs" in done.stderr) == (command == "build")
        assert "Traceback" not in done.stderr
    assert {each.name for each in project.iterdir()} <= {"content", ".playpress"}


def test_without_pango_a_site_that_offers_pdfs_is_built_without_them(tiny: Path, no_pango: str) -> None:
    with (tiny / "content" / "playbook.yml").open("a", encoding="utf-8") as settings:
        settings.write("downloads: yes\n")
    assert run(tiny, "build", "--no-pdfs", PYTHONPATH=no_pango).returncode == 0


LACKING = ("print", "doctor", "build --pdfs")
"""Commands that need what draws pages."""
UNAFFECTED = ("print --list", "build", "stage staged")


@pytest.fixture(scope="module")
def without_packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Done]:
    """What commands say on a machine on which the packages of `playpress[print]` are not installed."""
    home = tmp_path_factory.mktemp("bare")
    (home / "packages").mkdir()
    for name in ("fontpkg", "pikepdf", "segno", "uharfbuzz", "weasyprint"):
        (home / "packages" / f"{name}.py").write_text(f"raise ModuleNotFoundError(name='{name}')\n", encoding="utf-8")
    path = os.pathsep.join(filter(None, [str(home / "packages"), os.environ.get("PYTHONPATH", "")]))
    return run_elsewhere(created(home / "book", SMALL), *LACKING, *UNAFFECTED, PYTHONPATH=path)


@pytest.mark.parametrize("command", LACKING)
def test_without_the_packages_of_print_it_says_how_to_install_them(
    without_packages: dict[str, Done], command: str
) -> None:
    done = without_packages[command]
    assert done.returncode == 74
    assert "pip install 'playpress[print]'" in done.stderr
    assert "mistake in Playpress" not in done.stderr


@pytest.mark.parametrize("command", UNAFFECTED)
def test_without_the_packages_of_print_everything_else_works(without_packages: dict[str, Done], command: str) -> None:
    assert without_packages[command].returncode == 0


def test_without_one_of_the_fonts_it_says_how_to_install_them(project: Path, tmp_path: Path) -> None:
    late = tmp_path / "late"
    late.mkdir()
    (late / "sitecustomize.py").write_text(
        "import fontpkg\nfamily = fontpkg.family\n"
        "def lacking(name):\n    return family('nobody' if name == 'arimo' else name)\nfontpkg.family = lacking\n",
        encoding="utf-8",
    )
    path = os.pathsep.join(filter(None, [str(late), os.environ.get("PYTHONPATH", "")]))
    for done in run_elsewhere(project, "print book", "doctor", "build --pdfs", PYTHONPATH=path).values():
        told = done.stdout + done.stderr
        assert done.returncode == 74, told
        assert "the package of the font arimo is not installed" in told
        assert "pip install 'playpress[print]'" in told
