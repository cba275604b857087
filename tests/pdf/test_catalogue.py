"""The catalogue of publications: what the site links to is what is rendered, and no name in it can be taken."""

from pathlib import Path

import pytest
from tests.pdf.conftest import DAY

from playpress import starter
from playpress.pdf import choosing, printing
from playpress.pipeline import Edition, Playbook, read
from playpress.publications import catalogue
from playpress.site.page import Page

SAMPLES = ("reference", "b2b", "small")


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_publication_is_linked_from_the_page_that_it_prints(sample: str, tmp_path: Path) -> None:
    playbook = of_sample(sample, tmp_path)
    assert playbook.book is not None
    assert playbook.plan is not None
    publications = playbook.plan.publications
    pages = {page.uri: page for page in playbook.plan.pages}
    linked = {each.page: each.uri for each in publications if each.page}
    assert {uri: pages[uri].pdf for uri in linked} == linked
    others = {page.pdf for page in pages.values() if page.pdf} - set(linked.values())
    assert others <= {"print/cards.pdf", "print/alignment.pdf"}
    booklets = {each.uri for each in publications if each.name.startswith("booklet-")}
    for page in pages.values():
        uris = [uri for _, uri in page.books]
        assert page.pdf or uris[0] == "print/book.pdf", page.uri
        assert set(uris) <= {*booklets, "print/book.pdf"}, page.uri
    assert len(linked) >= len(playbook.book.entities) + 1


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_publication_contains_the_page_that_links_to_it(sample: str, tmp_path: Path) -> None:
    source = choosing.print_source(of_sample(sample, tmp_path))
    made = list(printing.offered(source))
    assert [each.publication.name for each in made] == list(catalogue.catalogue(source.book))
    for volume in made:
        found = volume.publication
        assert volume.pages, found.name
        assert found.page in {page.uri for page in volume.pages} or found.form != "sheet" or not found.page


def test_what_is_not_printed_itself_links_to_the_book_and_each_role_s_booklet(tmp_path: Path) -> None:
    pages = planned(tmp_path)
    for uri in ("browse.md", "tags.md", "more/index.md"):
        assert pages[uri].pdf == ""
        assert len(pages[uri].books) >= 2, uri
        assert all(title for title, _ in pages[uri].books)


def test_a_definition_links_to_the_booklet_of_the_role_that_answers_for_it(tmp_path: Path) -> None:
    pages = planned(tmp_path)
    assert [uri for _, uri in pages["objections/price-too-high.md"].books] == ["print/booklet-account-executive.pdf"]
    leads_there = [pages[uri].books for uri in ("onboarding/account-executive.md", "roles/account-executive.md")]
    assert leads_there == [[], []]


def test_nothing_is_linked_where_there_are_no_pdfs(tmp_path: Path) -> None:
    assert [page.uri for page in planned(tmp_path, pdfs=False).values() if page.pdf or page.books] == []


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_own_publication_can_take_a_name_of_the_catalogue(sample: str, tmp_path: Path) -> None:
    """Tried with every name of each sample, all of them at once."""
    playbook = of_sample(sample, tmp_path)
    assert playbook.book is not None
    names = list(catalogue.catalogue(playbook.book))
    with (tmp_path / "content" / "playbook.yml").open("a", encoding="utf-8") as settings:
        settings.write("publications:\n" + "".join(f"  {name}: {{contents: [teams]}}\n" for name in names))
    refused = [each.message for each in read(tmp_path, DAY).faults]
    assert len(names) > 20
    assert [name for name in names if not any(f"publications, {name}: " in each for each in refused)] == []
    assert len(refused) == len(names)


def test_an_own_publication_is_listed_linked_and_rendered(tmp_path: Path) -> None:
    guide = "publications: {field-guide: {title: Field guide, contents: [strategies, 'team:sales']}}\n"
    starter.create(tmp_path, "small")
    with (tmp_path / "content" / "playbook.yml").open("a", encoding="utf-8") as settings:
        settings.write(guide)
    playbook = read(tmp_path, DAY, edition=Edition(pdfs=True))
    assert playbook.faults == ()
    assert playbook.plan is not None
    assert "print/field-guide.pdf" in [each.uri for each in playbook.plan.publications]
    (volume,) = choosing.chosen(choosing.print_source(playbook), ["field-guide"])
    assert [page.uri for page in volume.pages][-1] == "teams/sales.md"
    assert len(volume.pages) >= 2


def of_sample(sample: str, project: Path) -> Playbook:
    """One of the samples, whose site has PDFs."""
    starter.create(project, sample)
    return read(project, DAY, edition=Edition(pdfs=True))


def planned(project: Path, *, pdfs: bool = True) -> dict[str, Page]:
    """The pages of the reference playbook by their addresses."""
    starter.create(project, "reference")
    plan = read(project, DAY, edition=Edition(pdfs=pdfs)).plan
    assert plan is not None
    return {page.uri: page for page in plan.pages}
