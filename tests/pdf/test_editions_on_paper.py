"""What a circle of readers may not see is in no byte of what is printed for it: pages, tags, bookmarks, properties."""

from pathlib import Path

from tests.editions import drawn, marked
from tests.leaks import told
from tests.pdf.conftest import DAY
from tests.site.test_editions import BOOK

from playpress.pdf import choosing, printing
from playpress.pipeline import Edition, read


def test_a_book_for_a_circle_tells_nothing_hidden(tmp_path: Path) -> None:
    raw, book = drawn(BOOK, tmp_path / "book", 1)
    words = marked(raw, book, "partner", ids=4)
    playbook = read(raw.project, DAY, edition=Edition(circle="partner", for_readers=True))
    source = choosing.print_source(playbook)
    volumes = choosing.chosen(source, ["book", "cards"])
    found = [done.pdf for done in printing.printed(playbook, source, printing.PrintOptions(), volumes)]
    assert told([("book.pdf", found[0]), ("cards.pdf", found[1])], words.places) == []
