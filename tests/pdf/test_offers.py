"""What the site promises on paper, and what is made: the same names, titles and pages."""

from pathlib import Path

import pytest
from tests.pdf.conftest import DAY

from playpress import starter
from playpress.pdf import choosing, printing
from playpress.pipeline import offering, read
from playpress.site import offers, plan
from playpress.site.page import Page


@pytest.mark.parametrize("sample", ["reference", "b2b", "small"])
def test_the_site_offers_what_can_be_printed(sample: str, tmp_path: Path) -> None:
    starter.create(tmp_path, sample)
    playbook = offering(read(tmp_path, DAY), pdfs=True)
    assert playbook.book is not None
    made = {each.name: each for each in printing.offered(choosing.print_source(playbook))}
    promised = {each.name: each for each in offers.offers(playbook.book)}
    assert promised.keys() == made.keys()
    for name, offer in promised.items():
        assert (made[name].title, made[name].audience) == (offer.title, offer.audience)
    pages = {page.uri: page for page in plan.pages(playbook.book, (), ())}
    offered = {offer.page: offer.uri for offer in promised.values() if offer.page}
    assert {uri: pages[uri].pdf for uri in offered} == offered
    others = {page.pdf for page in pages.values() if page.pdf} - set(offered.values())
    assert others <= {offers.CARDS.uri, offers.REPORT.uri}
    booklets = {offer.uri for name, offer in promised.items() if name.startswith("booklet-")}
    for page in pages.values():
        uris = [uri for _, uri in page.books]
        assert page.pdf or uris[0] == "print/book.pdf", page.uri
        assert set(uris) <= {*booklets, "print/book.pdf"}, page.uri
    assert len(offered) >= len(playbook.book.entities) + 1
    for offer in promised.values():
        printed = {page.uri for page in made[offer.name].pages}
        assert offer.page in printed or made[offer.name].form != "sheet" or not offer.page


def test_what_is_not_printed_itself_offers_the_book_and_each_role_s_booklet(tmp_path: Path) -> None:
    pages = offered(tmp_path)
    for uri in ("browse.md", "tags.md", "authoring/goal.md", "authoring/checks/hnd-1.md", "more/index.md"):
        assert pages[uri].pdf == ""
        assert len(pages[uri].books) >= 2, uri
        assert all(title for title, _ in pages[uri].books)


def test_a_definition_offers_the_booklet_of_the_role_that_answers_for_it(tmp_path: Path) -> None:
    pages = offered(tmp_path)
    assert [uri for _, uri in pages["objections/price-too-high.md"].books] == ["print/booklet-account-executive.pdf"]
    leads_there = [pages[uri].books for uri in ("onboarding/account-executive.md", "roles/account-executive.md")]
    assert leads_there == [[], []]


def test_nothing_is_offered_where_the_settings_say_so(tmp_path: Path) -> None:
    assert [page.uri for page in offered(tmp_path, pdfs=False).values() if page.pdf or page.books] == []


def offered(project: Path, *, pdfs: bool = True) -> dict[str, Page]:
    """The pages of the reference playbook by their addresses."""
    starter.create(project, "reference")
    book = offering(read(project, DAY), pdfs=pdfs).book
    assert book is not None
    return {page.uri: page for page in plan.pages(book, (), ())}
