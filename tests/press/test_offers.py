"""What the site promises on paper, and what is made: the same names, titles and pages."""

from pathlib import Path

import pytest
from tests.press.conftest import DAY

from playpress import starter
from playpress.pipeline import offering, read
from playpress.press import choosing, printing
from playpress.site import offers, plan


@pytest.mark.parametrize("sample", ["reference", "b2b", "small"])
def test_the_site_offers_what_can_be_printed(sample: str, tmp_path: Path) -> None:
    starter.create(tmp_path, sample)
    playbook = offering(read(tmp_path, DAY), pdfs=True)
    assert playbook.book is not None
    made = {each.name: each for each in printing.offered(choosing.shelf(playbook))}
    promised = {each.name: each for each in offers.offers(playbook.book)}
    assert promised.keys() == made.keys()
    for name, offer in promised.items():
        assert (made[name].title, made[name].audience) == (offer.title, offer.audience)
    pages = {page.uri: page for page in plan.pages(playbook.book, (), ())}
    offered = {offer.page: offer.uri for offer in promised.values() if offer.page}
    assert {uri: pages[uri].pdf for uri in offered} == offered
    others = {page.pdf for page in pages.values() if page.pdf} - set(offered.values())
    assert others <= {offers.CARDS.uri, offers.REPORT.uri}
    bare = {uri.split("/")[0] for uri, page in pages.items() if not page.pdf}
    assert bare <= {
        "authoring",
        "browse.md",
        "checklists",
        "compare",
        "more",
        "on-paper.md",
        "sources",
        "tags.md",
        "what-changed.md",
    }
    assert len(offered) >= len(playbook.book.entities) + 1
    for offer in promised.values():
        printed = {page.uri for page in made[offer.name].pages}
        assert offer.page in printed or made[offer.name].form != "sheet" or not offer.page
