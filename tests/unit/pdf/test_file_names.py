"""How the file of a print is called: by all that makes it another print, but for what goes without saying."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from tests.book import SETTINGS, sound

from playpress.pdf import choosing, printing
from playpress.pdf.assembly import PrintSource
from playpress.pdf.print_job import Printed
from playpress.pdf.printing import PrintOptions
from playpress.pdf.volume import Volume
from playpress.pipeline import Playbook

TEAMS = {"teams": "sales: {}\nmarketing: {}\n"}


@pytest.mark.parametrize(
    ("options", "a4", "letter"),
    [
        (PrintOptions("a4"), "", "-a4"),
        (PrintOptions("letter"), "-letter", ""),
        (PrintOptions("a3"), "-a3", "-a3"),
        (PrintOptions("letter", ink="full", fold=True), "-letter-full-ink-fold", "-full-ink-fold"),
    ],
)
def test_a_paper_that_is_not_the_playbook_s_is_in_the_name(
    tmp_path: Path, options: PrintOptions, a4: str, letter: str
) -> None:
    for folder, settings, ending in (("a", SETTINGS, a4), ("b", f"{SETTINGS}paper: letter\n", letter)):
        playbook, _ = sound(tmp_path / folder, playbook=settings, **TEAMS)
        source = choosing.print_source(playbook)
        (volume,) = choosing.chosen(source, ["book"])
        assert printing.print_job(playbook, source, options, volume).name == f"book{ending}"


def test_sheets_are_not_folded(tmp_path: Path) -> None:
    playbook, _ = sound(tmp_path, **TEAMS)
    source = choosing.print_source(playbook)
    (sheet,) = choosing.chosen(source, ["team:sales"])
    assert printing.print_job(playbook, source, PrintOptions(fold=True), sheet).name == "team-sales"


def test_what_the_wiki_offers_is_on_the_paper_of_the_playbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def undrawn(
        playbook: Playbook, source: PrintSource, wanted: PrintOptions, volumes: Iterable[Volume], **_: object
    ) -> Iterator[Printed]:
        for each in volumes:
            job = printing.print_job(playbook, source, wanted, each)
            assert "size: letter" in job.styles[1]
            yield Printed(job.name, b"", ())

    playbook, _ = sound(tmp_path, playbook=f"{SETTINGS}paper: letter\n", **TEAMS)
    monkeypatch.setattr(printing, "printed", undrawn)
    offered = [each.publication.uri for each in printing.offered(choosing.print_source(playbook))]
    assert [file.uri for file in printing.downloads(playbook, print)] == offered
