"""Videos on paper: a link, and beside it a code that opens the video."""

import datetime as dt
import re
from io import BytesIO
from pathlib import Path

import zxingcpp
from pypdf import PdfReader
from tests.pdf.paper import Paper

from playpress import host, starter
from playpress.pdf import choosing, printing

ADDRESSES = ["https://www.loom.com/embed/prose", "https://player.vimeo.com/video/12"]
PAGE = f"# Videos\n\n<iframe src='{ADDRESSES[1]}' title='A talk'></iframe>\n\nAs `![x]({ADDRESSES[0]}?code)` says.\n"


def test_a_video_is_a_link_with_a_code_on_paper(tmp_path: Path) -> None:
    starter.create(tmp_path / "book", "small")
    content = tmp_path / "book" / "content"
    with (content / "playbook.yml").open("a") as settings:
        settings.write("embeds: [www.loom.com, player.vimeo.com]\n")
    goals = (content / "goals.yml").read_text(encoding="utf-8")
    body = f'team: sales, body: "See ![A call]({ADDRESSES[0]}) first."}}'
    (content / "goals.yml").write_text(goals.replace("team: sales}", body), encoding="utf-8")
    (content / "videos.md").write_text(PAGE, encoding="utf-8")
    playbook = host.read(tmp_path / "book", dt.date(2026, 11, 23))
    assert playbook.faults == ()
    source = choosing.print_source(playbook)
    (volume,) = choosing.chosen(source, ["book"])
    (book,) = printing.printed(playbook, source, printing.PrintOptions(mode="draft"), [volume])
    read = PdfReader(BytesIO(book.pdf))
    looked_at = [Paper(book.pdf).picture(number) for number in range(1, len(read.pages) + 1)]
    codes = {code.text for picture in looked_at for code in zxingcpp.read_barcodes(picture)}
    assert codes == set(ADDRESSES)
    links = [each.get_object().get("/A", {}).get("/URI") for page in read.pages for each in page.get("/Annots", [])]
    assert [address for address in ADDRESSES if address not in links] == []
    words = " ".join("".join(page.extract_text() for page in read.pages).split())
    assert re.search(r"See A call\d* \(www\.loom\.com\)", words), words
    assert re.search(r"A talk\d* \(player\.vimeo\.com\)", words), words
