"""Pages written by hand on paper: their pictures are printed, and nothing is fetched from elsewhere."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread

import pytest
from PIL import Image
from pypdf import PdfReader

from playpress.pdf import choosing, printing
from playpress.pipeline import read

CONTENT = {"playbook.yml": "format: 1\ncompany: Oak\n", "teams.yml": "sales: {}\n"}


class Asked(BaseHTTPRequestHandler):
    """A server that notes what it is asked for."""

    def __init__(self, paths: list[str], *rest: object) -> None:
        self.paths = paths
        super().__init__(*rest)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self.paths.append(self.path)
        self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def printed(tmp_path: Path) -> Callable[[str], tuple[PdfReader, list[str]]]:
    """A page by hand -> the book it is printed in, and what has to be said about it."""

    def made(page: str) -> tuple[PdfReader, list[str]]:
        content = tmp_path / "content"
        (content / "notes").mkdir(parents=True, exist_ok=True)
        for name, text in CONTENT.items():
            (content / name).write_text(text, encoding="utf-8")
        (content / "notes" / "page.md").write_text(page, encoding="utf-8")
        playbook = read(tmp_path, dt.date(2026, 11, 23))
        assert playbook.faults == ()
        source = choosing.print_source(playbook)
        (volume,) = choosing.chosen(source, ["book"])
        (book,) = printing.printed(playbook, source, printing.PrintOptions(mode="draft"), [volume])
        return PdfReader(BytesIO(book.pdf)), [*printing.doubts(source, volume), *book.notes]

    return made


def picture(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (48, 48), "red").save(path)


def test_a_picture_in_prose_is_printed_with_its_words(
    printed: Callable[[str], tuple[PdfReader, list[str]]], tmp_path: Path
) -> None:
    picture(tmp_path / "content" / "pictures" / "form.png")
    goal = "win: {team: sales, body: 'See ![The red form](pictures/form.png).'}\n"
    (tmp_path / "content" / "goals.yml").write_text(goal, encoding="utf-8")
    reader, notes = printed("# A page\n\nWords.\n")
    assert images(reader) == 1
    assert notes == []


def test_a_drawing_in_code_keeps_its_columns(
    printed: Callable[[str], tuple[PdfReader, list[str]]], tmp_path: Path
) -> None:
    goal = "win:\n  team: sales\n  body: |\n    ```\n    ┌─ one ─┐\n    │ words │\n    ```\n"
    (tmp_path / "content").mkdir(exist_ok=True)
    (tmp_path / "content" / "goals.yml").write_text(goal, encoding="utf-8")
    reader, notes = printed("# A page\n\nWords.\n")
    assert notes == []
    fonts = {
        str(font.get_object()["/BaseFont"]) for page in reader.pages for font in page["/Resources"]["/Font"].values()
    }
    assert any("Plex" in font or "Code" in font for font in fonts), fonts


def test_lists_of_a_page_are_printed_as_the_wiki_shows_them(
    printed: Callable[[str], tuple[PdfReader, list[str]]],
) -> None:
    reader, _ = printed("# A page\n\nYou need:\n- a phone\n\nText.\n\n2. two\n")
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert "- a phone" not in text
    assert "2." in text


def images(book: PdfReader) -> int:
    return len({image.data for page in book.pages for image in page.images})


@pytest.mark.parametrize("source", ["map.png", "../pictures/map%20of%20us.png"])
def test_a_picture_of_the_playbook_is_printed(tmp_path: Path, printed: Callable, source: str) -> None:
    picture(tmp_path / "content" / "notes" / "map.png")
    picture(tmp_path / "content" / "pictures" / "map of us.png")
    book, notes = printed(f"# Notes\n\n![Our map]({source})\n")
    assert images(book) == 1
    assert notes == []


def test_a_picture_from_elsewhere_on_the_disk_is_not_printed_and_reported(tmp_path: Path, printed: Callable) -> None:
    picture(tmp_path / "outside.png")
    sources = [str(tmp_path / "outside.png"), (tmp_path / "outside.png").as_uri(), "../../outside.png"]
    book, notes = printed("# Notes\n\n" + "\n".join(f"![Our map]({source})" for source in sources))
    assert images(book) == 0
    assert notes == [
        f'content/notes/page.md: the picture "{source}" is not printed, because it is no file under content/'
        for source in sources
    ]
    assert "Our map" in "".join(page.extract_text() for page in book.pages)


def test_no_other_host_is_asked_for_anything(printed: Callable) -> None:
    paths: list[str] = []
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Asked, paths)) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}"
        page = (
            f'# Notes\n\n![one]({base}/one.png)\n<img src="{base}/two.png"><link rel=stylesheet href="{base}/x.css">\n'
        )
        page += f'<style>@import url({base}/y.css);</style><object data="{base}/z.svg"></object>\n'
        book, notes = printed(page)
        server.shutdown()
    assert paths == []
    assert images(book) == 0
    assert [f"{base}/one.png" in note or f"{base}/two.png" in note for note in notes] == [True, True]


def test_a_link_without_a_scheme_leads_to_the_web_and_to_no_share_of_a_disk(printed: Callable) -> None:
    book, _ = printed("# Notes\n\n[There](//host.example/y)\n")
    found = [each.get_object()["/A"]["/URI"] for page in book.pages for each in page.get("/Annots", [])
             if "/URI" in each.get_object().get("/A", {})]  # fmt: skip
    assert "https://host.example/y" in found
    assert not [uri for uri in found if uri.startswith("file:")]
