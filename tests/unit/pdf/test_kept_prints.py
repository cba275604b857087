"""PDFs are kept by all they are made from: what is kept is not drawn again, and anything else is."""

import datetime as dt
import errno
import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from importlib.metadata import requires
from pathlib import Path

import pytest

import playpress
from playpress.pdf import fingerprint, fonts, inside
from playpress.pdf.copies import Copy
from playpress.pdf.kept_prints import KeptPrints
from playpress.pdf.print_job import Printed, PrintJob

JOB = PrintJob("book", "<p>A book</p>", ("p { color: red }",), "", {"goals-win": "Win"}, {"goals-win": "goals.yml"})
DRAWER = "what draws"


class Engine:
    """What draws, and how often it was asked to."""

    def __init__(self) -> None:
        self.drawn: list[str] = []

    def __call__(self, jobs: Iterable[PrintJob]) -> Iterator[Printed]:
        """A PDF for each copy, one after the other, as one process draws them."""
        for job in jobs:
            self.drawn.append(job.name)
            for name in [copy.name for copy in job.copies] or [job.name]:
                yield Printed(name, f"%PDF of {job.html} for {name}\n\0".encode(), (f"{job.html} is said",))

    def ahead(self, jobs: Iterable[PrintJob]) -> Iterator[Printed]:
        """The same by several processes, which are given all of it before the first is done."""
        return self(list(jobs))


@pytest.fixture
def engine() -> Engine:
    return Engine()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / ".playpress" / "print"


def kept(folder: Path, drawer: str = DRAWER, limit: int = 10_000) -> KeptPrints:
    return KeptPrints(folder, lambda: drawer, limit)


def printed(folder: Path, engine: Engine, *jobs: PrintJob) -> list[Printed]:
    return list(kept(folder).rendered(jobs, engine))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def job(number: int) -> PrintJob:
    return replace(JOB, name=f"job-{number}", html=f"<p>{number}</p>")


def test_what_was_drawn_once_is_never_drawn_again(folder: Path, engine: Engine) -> None:
    first = printed(folder, engine, job(1), job(2))
    assert printed(folder, engine, job(2), job(1)) == first[::-1]
    assert engine.drawn == ["job-1", "job-2"]


@pytest.mark.parametrize("ahead", [False, True])
def test_kept_and_drawn_ones_come_in_the_order_in_which_they_were_asked_for(
    folder: Path, engine: Engine, ahead: bool
) -> None:
    printed(folder, engine, job(1), job(4), job(5))
    copies = replace(job(3), copies=(Copy("for-ada", {}), Copy("for-bo", {})))
    jobs = [job(1), job(2), copies, job(4), job(5)]
    found = kept(folder).rendered(jobs, engine.ahead if ahead else engine)
    assert [each.name for each in found] == ["job-1", "job-2", "for-ada", "for-bo", "job-4", "job-5"]
    assert engine.drawn[3:] == ["job-2", "job-3"]


def test_a_publication_under_another_name_is_the_same_one(folder: Path, engine: Engine) -> None:
    first, *_ = printed(folder, engine, JOB)
    again, *_ = printed(folder, engine, replace(JOB, name="other"))
    assert (again.name, again.pdf, again.notes) == ("other", first.pdf, first.notes)
    assert engine.drawn == ["book"]


CHANGES = {
    "html": "<p>Another book</p>",
    "styles": ("p { color: blue }",),
    "for_browsers": "p { color: blue }",
    "titles": {"goals-win": "Lose"},
    "sources": {"goals-win": "other.yml"},
    "type": fonts.OURS._replace(headings="inter"),
    "mode": "draft",
    "engine": "chromium",
    "printed": dt.date(2026, 11, 23),
    "copies": (Copy("for-ada", {"name": "Ada"}),),
    "language": "de",
    "fold": True,
    "beside": JOB,
}


def test_every_value_of_a_job_but_its_name_is_looked_at() -> None:
    assert {each.name for each in fields(PrintJob)} - CHANGES.keys() == {"name"}
    assert fingerprint.fingerprint(replace(JOB, beside=JOB), DRAWER) != fingerprint.fingerprint(
        replace(JOB, beside=replace(JOB, html="<p>Other pages</p>")), DRAWER
    )
    prints = [fingerprint.fingerprint(replace(JOB, **{name: value}), DRAWER) for name, value in CHANGES.items()]
    assert len({*prints, fingerprint.fingerprint(JOB, DRAWER)}) == len(CHANGES) + 1


def test_the_day_of_printing_is_no_part_of_what_a_file_is_made_from() -> None:
    days = [replace(JOB, printed=dt.date(2026, 11, day)) for day in (23, 24)]
    assert len({fingerprint.fingerprint(each, DRAWER) for each in days}) == 1


def test_a_file_that_cannot_be_stamped_is_kept_for_its_day(folder: Path, engine: Engine) -> None:
    first, second = (replace(JOB, printed=dt.date(2026, 11, day)) for day in (23, 24))
    printed(folder, engine, first)
    printed(folder, engine, first)
    assert len(engine.drawn) == 1
    printed(folder, engine, second)
    assert len(engine.drawn) == 2


def test_a_font_that_was_replaced_under_its_name_is_another_one(tmp_path: Path, folder: Path, engine: Engine) -> None:
    font = tmp_path / "further.ttf"
    shutil.copy(fonts.files()[0], font)
    job = replace(JOB, type=fonts.OURS._replace(further=(str(font),)))
    printed(folder, engine, job)
    font.write_bytes(font.read_bytes() + b"\0")
    printed(folder, engine, job)
    assert len(engine.drawn) == 2


def test_every_face_and_the_families_they_are_cut_from_are_looked_at() -> None:
    found = fonts.files()
    assert {str(fonts._file(cut)) for cut in fonts.OURS.cuts} <= set(found)
    assert {str(Path(path).parent) for path in found} == set(fonts.folders())


def _release(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(playpress, "__version__", "99.0")


def _library(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(fingerprint, "version", lambda name: "99.0" if name == "pydyf" else "1")


def _native(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(inside, "native_libraries", lambda: ["another Pango"])


def _environment(patch: pytest.MonkeyPatch) -> None:
    patch.setenv("PANGO_LANGUAGE", "ja")


def _code(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(fingerprint, "_own_code", lambda: "changed")


@pytest.mark.parametrize("change", [_release, _library, _native, _environment, _code])
def test_what_draws_is_known_by_all_it_is_made_of(
    change: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprint.drawer()
    assert fingerprint.drawer() == before
    change(monkeypatch)
    assert fingerprint.drawer() != before


def test_every_library_that_weasyprint_stands_on_is_known_by_its_version() -> None:
    known = {name.casefold() for name in fingerprint.LIBRARIES}
    waiting, found = ["weasyprint"], set()
    while waiting:
        for each in requires(waiting.pop()) or ():
            name = re.split(r"[^\w.-]", each)[0].casefold()
            if ";" not in each and name not in found:
                found.add(name)
                waiting.append(name)
    assert len(found) > 5
    assert found - known == set()


def test_a_library_that_pillow_loads_for_itself_draws_no_page() -> None:
    """Only Linux names the files of loaded libraries; elsewhere their versions are known."""
    before = inside.native_libraries()
    from PIL import features

    features.check("raqm")
    assert inside.native_libraries() == before
    assert (len(before) > 6) == (sys.platform == "linux")


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5])


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _flipped(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-3] ^= 1
    path.write_bytes(content)


def _of_another(path: Path) -> None:
    other = next(each for each in path.parent.iterdir() if each != path)
    shutil.copy(other, path)


def _a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _a_link(path: Path) -> None:
    elsewhere = path.parents[2] / "elsewhere"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)


@pytest.mark.parametrize("harm", [_cut, _emptied, _flipped, _of_another, _a_folder, _a_link])
def test_what_is_not_as_it_was_kept_is_drawn_again(harm: Callable[[Path], None], folder: Path, engine: Engine) -> None:
    first = printed(folder, engine, JOB)
    own = folder / names(folder)[0]
    printed(folder, engine, job(1))
    harm(own)
    assert printed(folder, engine, JOB, job(1)) == [*first, *printed(folder, engine, job(1))]
    assert engine.drawn == ["book", "job-1", "book"]


@pytest.mark.parametrize("linked", [".playpress", ".playpress/print"])
def test_a_folder_that_a_link_makes_anothers_is_left_alone(tmp_path: Path, engine: Engine, linked: str) -> None:
    project, elsewhere = tmp_path / "project", tmp_path / "elsewhere"
    folder = project / ".playpress" / "print"
    (elsewhere / "print").mkdir(parents=True)
    printed(elsewhere / "print", engine, JOB)
    (project / linked).parent.mkdir(parents=True)
    (project / linked).symlink_to(elsewhere if linked == ".playpress" else elsewhere / "print")
    before = names(elsewhere / "print")
    assert not kept(folder).filled
    printed(folder, engine, JOB, job(1))
    assert engine.drawn == ["book", "book", "job-1"]
    assert names(elsewhere / "print") == before


def test_a_folder_that_cannot_be_written_costs_time_and_no_print(folder: Path, engine: Engine) -> None:
    folder.parent.write_bytes(b"a file")
    assert printed(folder, engine, JOB) == printed(folder, engine, JOB)
    assert engine.drawn == ["book", "book"]


def test_a_disk_that_is_full_costs_time_and_no_print(
    folder: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed(folder, engine, job(1))
    before, opened = names(folder), Path.open

    def full(path: Path, mode: str = "r", *rest: object, **more: object) -> object:
        found = opened(path, mode, *rest, **more)  # type: ignore[call-overload]
        if mode == "xb":
            found.write(b"half")
            found.close()
            raise OSError(errno.ENOSPC, "No space left on device")
        return found

    monkeypatch.setattr(Path, "open", full)
    assert [each.name for each in printed(folder, engine, JOB)] == ["book"]
    monkeypatch.undo()
    assert names(folder) == before
    printed(folder, engine, JOB)
    assert engine.drawn == ["job-1", "book", "book"]


def test_two_runs_at_once_do_each_other_no_harm(folder: Path, engine: Engine) -> None:
    other = Engine()
    one, two = kept(folder).rendered([job(1), job(2)], engine), kept(folder).rendered([job(1), job(2)], other)
    found = [(next(one), next(two)), (next(two), next(one))]
    assert [a == b for a, b in found] == [True, True]
    assert (list(one), list(two)) == ([], [])
    again = Engine()
    assert printed(folder, again, job(1), job(2)) == [found[0][0], found[1][0]]
    assert again.drawn == []


def test_a_run_reads_nothing_that_another_takes_away(folder: Path, engine: Engine) -> None:
    printed(folder, engine, job(1))
    run = kept(folder).rendered([job(2), job(1)], engine.ahead)
    assert next(run).name == "job-2"
    shutil.rmtree(folder)
    assert [each.name for each in run] == ["job-1"]
    assert engine.drawn == ["job-1", "job-2"]


def test_what_was_used_least_recently_goes_first(folder: Path, engine: Engine) -> None:
    for number in range(5):
        printed(folder, engine, job(number))
    size = (folder / names(folder)[0]).stat().st_size
    for at, path in enumerate(sorted(folder.iterdir(), key=_note)):
        os.utime(path, (at, at))
    list(kept(folder, limit=3 * size).rendered([job(0)], engine))
    assert sorted(_note(path) for path in folder.iterdir()) == [f"<p>{number}</p> is said" for number in (0, 3, 4)]


def test_what_a_run_needs_stays_however_much_it_is(folder: Path, engine: Engine) -> None:
    jobs = [job(number) for number in range(8)]
    list(kept(folder, limit=1).rendered(jobs, engine))
    assert len(names(folder)) == 8
    list(kept(folder, limit=1).rendered(jobs, engine))
    assert len(engine.drawn) == 8


def test_what_a_run_that_was_ended_has_left_goes_and_files_of_others_stay(folder: Path, engine: Engine) -> None:
    printed(folder, engine, JOB)
    left, own, note = folder / f"{'a' * 64}.1234", folder / names(folder)[0], folder / "notes.txt"
    left.write_bytes(b"x" * 9_999)
    note.write_bytes(b"x" * 9_999)
    os.utime(left, (1, 1))
    printed(folder, engine, JOB)
    assert set(folder.iterdir()) == {own, note}


def test_nothing_with_names_of_people_is_kept(folder: Path, engine: Engine) -> None:
    person = replace(JOB, copies=(Copy("for-ada", {"name": "Ada"}),))
    assert printed(folder, engine, person) == printed(folder, engine, person)
    assert len(engine.drawn) == 2
    assert not folder.exists()


def test_version_control_does_not_pick_it_up(folder: Path, engine: Engine) -> None:
    printed(folder, engine, JOB)
    assert (folder.parent / ".gitignore").read_text(encoding="utf-8") == "*\n"


def _note(path: Path) -> str:
    """What has to be said of a kept PDF."""
    (note,), *_ = json.loads(path.read_bytes()[32:].partition(b"\n")[0])
    return str(note)
