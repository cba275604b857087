"""What a circle of readers may not see is in no byte made for it, and changes none of them."""

import gzip
import io
import zipfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from tests.book import TODAY
from tests.editions import drawn, found_in, marked

from playpress import host
from playpress.exports.formats import FORMATS
from playpress.pdf import choosing, compose
from playpress.pipeline import Edition, pages, read
from playpress.report.problems import plain

BOOK = Path(__file__).resolve().parents[1] / "books" / "every-field"


@pytest.mark.parametrize(("seed", "circle"), [(1, "partner"), (2, "public"), (3, "partner")])
def test_no_byte_tells_what_is_hidden_or_changes_with_it(tmp_path: Path, seed: int, circle: str) -> None:
    """Hidden texts get other words: they are in what is made for everybody, and every byte of the edition stays."""
    raw, book = drawn(BOOK, tmp_path / "book", seed)
    before = {file.uri: file.content for file in pages(read(raw.project, TODAY, edition=Edition(circle=circle)))}
    words = marked(raw, book, circle)
    whole, seen = read(raw.project, TODAY), read(raw.project, TODAY, edition=Edition(circle=circle))
    assert list(plain((*whole.faults, *seen.faults))) == []
    after = {file.uri: file.content for file in pages(seen)}
    assert found_in(after.values(), words) == []
    assert after == before
    assert len(found_in((file.content for file in pages(whole)), words)) > len(words) / 2 > 20


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, dict[str, str]]:
    """A project with levels, its site for partners, and the words of its hidden texts."""
    folder = tmp_path_factory.mktemp("editions")
    raw, book = drawn(BOOK, folder / "book", 1)
    words = marked(raw, book, "partner")
    done = host.build(raw.project, folder / "site", TODAY, edition=Edition(circle="partner"))
    assert list(plain(done.problems)) == []
    return raw.project, folder / "site", words


def contents(folder: Path) -> Iterator[bytes]:
    """Every byte below a folder, unpacked, and every name."""
    for path in sorted(folder.rglob("*")):
        yield str(path.relative_to(folder)).encode()
        if path.is_file():
            data = path.read_bytes()
            yield gzip.decompress(data) if path.suffix == ".gz" else data


def test_a_site_its_manifest_and_its_cache_tell_nothing_hidden(built: tuple[Path, Path, dict[str, str]]) -> None:
    project, site, words = built
    assert len(list(site.rglob("*.html"))) > 50
    assert found_in(contents(site), words) == []
    assert found_in(contents(project / ".playpress"), words) == []


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


@pytest.mark.parametrize("name", [each.name for each in FORMATS])
def test_an_export_for_a_circle_tells_nothing_hidden(built: tuple[Path, Path, dict[str, str]], name: str) -> None:
    """Every format is given the book of the circle; a workbook is looked at unpacked."""
    project, _, words = built
    made = next(each for each in FORMATS if each.name == name)
    whole, seen = read(project, TODAY).book, read(project, TODAY, edition=Edition(circle="partner")).book
    assert whole is not None
    assert seen is not None
    assert found_in(chain.from_iterable(map(unpacked, made.files(seen))), words) == []
    told = found_in(chain.from_iterable(map(unpacked, made.files(whole))), words)
    assert bool(told) == (name not in ("ics", "codeowners")), "days and files alone tell no words"


def unpacked(file: tuple[str, bytes]) -> Iterator[bytes]:
    """The bytes of a file, and of what is packed in it."""
    name, data = file
    yield name.encode()
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            yield from (packed.read(each) for each in packed.namelist())
    else:
        yield data


def test_what_is_printed_for_a_circle_tells_nothing_hidden(built: tuple[Path, Path, dict[str, str]]) -> None:
    """Every publication is composed of the book of its circle, and names nothing that is not in it."""
    project, _, words = built
    seen = read(project, TODAY, edition=Edition(circle="partner"))
    assert seen.book is not None
    source = choosing.print_source(seen)
    volumes = choosing.chosen(source, (), None)
    assert "alignment" not in [volume.publication.name for volume in volumes]
    composed = [compose.document(volume, seen.book, source.templates) for volume in volumes]
    assert found_in((str(each).encode() for each in composed), words) == []
    names = [str(each.name) for each in seen.book.entities.values()]
    assert sum(any(name in str(each) for name in names) for each in composed) == len(composed) > 5
