"""What a circle of readers may not see is in no byte made for it, and changes none of them."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.book import TODAY
from tests.editions import drawn, marked
from tests.leaks import below, told

from playpress import cli
from playpress.exports.formats import FORMATS
from playpress.model.kinds.objection import Objection
from playpress.outputs import manifest
from playpress.pdf import choosing, compose
from playpress.pipeline import Edition, pages, read
from playpress.report.problems import plain

BOOK = Path(__file__).resolve().parents[1] / "books" / "every-field"
BUILD_LOG = "what the command said.txt"


def test_no_byte_tells_what_is_hidden_or_changes_with_it(tmp_path: Path) -> None:
    """Hidden texts and ids get other words, and every byte of the edition stays."""
    raw, book = drawn(BOOK, tmp_path / "book", 2)
    before = made(raw.project, "public")
    words = marked(raw, book, "public", ids=8)
    assert list(plain(read(raw.project, TODAY).faults)) == []
    after = made(raw.project, "public")
    assert (len(before) > 50, len(words.places) > 40) == (True, True)
    assert told(after.items(), words.places) == []
    assert after == before


def made(project: Path, circle: str) -> dict[str, bytes]:
    """The files of an edition, by their addresses."""
    edition = read(project, TODAY, edition=Edition(circle=circle))
    assert list(plain(edition.faults)) == []
    return {file.uri: file.content for file in pages(edition)}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, dict[str, str]]:
    """A project with levels, its site for partners, and the words of its hidden texts."""
    folder = tmp_path_factory.mktemp("editions")
    raw, book = drawn(BOOK, folder / "book", 1)
    words = marked(raw, book, "partner", ids=8)
    where = ["--project", str(raw.project), "--today", str(TODAY), "--for", "partner"]
    done = CliRunner().invoke(cli.main, ["build", "--out", str(folder / "site"), *where], catch_exceptions=False)
    assert (done.exit_code, "left out for partner" in done.output) == (0, True)
    (folder / BUILD_LOG).write_text(done.output, encoding="utf-8")
    done = CliRunner().invoke(cli.main, ["stage", str(folder / "staged"), *where], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return raw.project, folder / "site", words.places


def test_a_site_its_log_its_cache_and_its_manifest_tell_nothing_hidden(
    built: tuple[Path, Path, dict[str, str]],
) -> None:
    project, site, words = built
    assert len(list(site.rglob("*.html"))) > 50
    assert told(below(site), words) == []
    assert told(below(project / ".playpress"), words) == []
    assert told(below(manifest.workshop(site)), words) == []
    assert told([(BUILD_LOG, (site.parent / BUILD_LOG).read_bytes())], words) == []


def test_a_staged_tree_tells_nothing_hidden(built: tuple[Path, Path, dict[str, str]]) -> None:
    _, site, words = built
    assert (site.parent / "staged" / "mkdocs.yml").is_file()
    assert told(below(site.parent / "staged"), words) == []


def test_hidden_definitions_have_no_address(built: tuple[Path, Path, dict[str, str]]) -> None:
    project, site, _ = built
    whole, seen = read(project, TODAY).book, read(project, TODAY, edition=Edition(circle="partner")).book
    assert whole is not None
    assert seen is not None
    hidden = {
        f"{each.about.address}/{each.id}.html" for key, each in whole.entities.items() if key not in seen.entities
    }
    assert hidden
    assert not [address for address in hidden if (site / address).exists()]


def test_how_well_the_teams_fit_is_in_no_edition(built: tuple[Path, Path, dict[str, str]]) -> None:
    """Findings, plans and who owns what are for the first circle, who sees all."""
    assert not (built[1] / "alignment").exists()


def test_exports_for_a_circle_tell_nothing_hidden(built: tuple[Path, Path, dict[str, str]]) -> None:
    """Every format is given the book of the circle; a workbook is looked at unpacked."""
    project, _, words = built
    whole, seen = read(project, TODAY).book, read(project, TODAY, edition=Edition(circle="partner")).book
    assert whole is not None
    assert seen is not None
    for each in FORMATS:
        assert told(each.files(seen), words) == []
    (document,) = (each.files(whole) for each in FORMATS if each.name == "json")
    assert len(told(document, words)) > 60, "what is made for everybody tells them"


def test_what_is_composed_for_a_circle_tells_nothing_hidden(built: tuple[Path, Path, dict[str, str]]) -> None:
    """Every publication is composed of the book of its circle, and names nothing that is not in it."""
    project, _, words = built
    seen = read(project, TODAY, edition=Edition(circle="partner"))
    assert seen.book is not None
    source = choosing.print_source(seen)
    volumes = choosing.chosen(source, (), None)
    assert "alignment" not in [volume.publication.name for volume in volumes]
    composed = [compose.document(volume, seen.book, source.templates) for volume in volumes]
    assert told(((str(number), str(each).encode()) for number, each in enumerate(composed)), words) == []
    names = [str(each.name) for each in seen.book.entities.values()]
    names += [str(each.says) for each in seen.book.active(Objection)]
    assert sum(any(name in str(each) for name in names) for each in composed) == len(composed) > 5
