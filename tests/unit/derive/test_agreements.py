"""Teams with a contract between them, for themselves and in editions for others."""

from pathlib import Path

from tests.book import TODAY, write

from playpress.derive import agreements
from playpress.pipeline import Edition, read
from playpress.publications import catalogue

FILES = {
    "teams": "marketing: {visibility: public}\nsales: {visibility: public}\nsupport: {visibility: public}\n",
    "roles": "rep: {team: sales, visibility: public}\nwriter: {team: marketing, visibility: public}\n",
    "processes": (
        "campaign: {team: marketing, visibility: public, steps: [{id: run, owner: writer}]}\n"
        "selling: {team: sales, visibility: public, steps: [{id: call, owner: rep}]}\n"
    ),
    "handoffs": "lead: {from: campaign#run, to: selling#call, visibility: public}\n",
}


def test_an_edition_has_no_pairs_and_so_no_link_to_their_pages(tmp_path: Path) -> None:
    """Both teams and their contract may be seen there; the page on which they sign may not."""
    project = write(tmp_path, **FILES)
    whole, seen = (read(project, TODAY, edition=Edition(circle=circle)) for circle in ("", "public"))
    assert whole.book is not None
    assert seen.book is not None
    assert [(one.id, other.id) for one, other in agreements.pairs(whole.book)] == [("marketing", "sales")]
    assert [each.name for each in catalogue.agreed(whole.book)] == ["agreement-marketing-sales"]
    assert {each.id for each in seen.book.entities.values()} >= {"sales", "marketing", "lead"}
    assert agreements.pairs(seen.book) == []
    assert list(catalogue.agreed(seen.book)) == []
