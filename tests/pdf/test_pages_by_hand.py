"""Pages by hand in the whole playbook on paper: in the part that they name, in their order."""

import re
from pathlib import Path

import pytest
from tests.book import TODAY, write

from playpress.pdf import choosing, compose, inside
from playpress.pipeline import read

BOOK = {
    "teams": "sales: {leader: rep}\n",
    "roles": "rep: {team: sales}\n",
    "products": "lamp: {name: Lamp}\n",
    "goals": "win: {team: sales}\n",
}


def test_a_page_is_in_the_part_of_the_book_that_it_names_before_its_definitions(tmp_path: Path) -> None:
    pages = {
        "story": "# How we began\n",
        "later": "---\nsection: offers\norder: 2\n---\n# Discounts\n\nFor [winning](goal:win).\n",
        "sooner": "---\nsection: offers\norder: 1\n---\n# Prices\n",
        "alone": "---\nsection: comparisons\n---\n# Against all\n",
    }
    project = write(tmp_path, **BOOK)
    for name, text in pages.items():
        (project / "content" / f"{name}.md").write_text(text, encoding="utf-8")
    playbook = read(project, TODAY)
    assert playbook.faults == ()
    source = choosing.print_source(playbook)
    (volume,) = choosing.chosen(source, ["book"])
    parts = {part.title: [chapter.title for chapter in part.chapters] for part in volume.parts}
    assert parts["How it came about"] == ["How we began"]
    assert parts["What we sell"][:2] == ["Prices", "Discounts"]
    assert len(parts["What we sell"]) == 3
    assert parts["How we compare"] == ["Against all"]
    html = compose.document(volume, source.book, source.templates)
    assert "goal:win" not in html
    assert re.search(r'For <a [^>]*href="#goals-win">winning</a>', html), re.findall(r".{80}winning", html)


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:9/x.png", "https://example.org/x.css", "file:///etc/hostname", "/etc/hostname", "ftp://a/b"],
)
def test_what_is_printed_fetches_nothing(address: str) -> None:
    """Pictures of the playbook are inside of what is rendered; whatever is asked for besides is refused."""
    fetch = inside.nothing_from_elsewhere().fetch
    assert fetch("data:text/plain,held").read() == b"held"
    with pytest.raises(ValueError, match="URI"):
        fetch(address)
