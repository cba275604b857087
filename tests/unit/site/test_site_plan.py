"""The plan of the site: made once a build, whatever asks for pages, navigation, files or publications."""

from collections import Counter
from pathlib import Path

import pytest
from tests.book import TODAY

from playpress import host, starter
from playpress.pdf import choosing
from playpress.pipeline import Edition
from playpress.publications import catalogue
from playpress.site import sitemap
from playpress.site.pages import authoring, home


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each planner is asked for."""
    counted: Counter[str] = Counter()
    planners = [
        (sitemap, "plan"),
        (home, "pages"),
        (sitemap, "nav"),
        (authoring, "downloads"),
        (catalogue, "catalogue"),
    ]
    for module, name in planners:
        label, function = f"{module.__name__}.{name}", getattr(module, name)

        def counting(*given: object, label: str = label, function: object = function, **options: object) -> object:
            counted[label] += 1
            assert callable(function)
            return function(*given, **options)

        monkeypatch.setattr(module, name, counting)
    return counted


def test_a_build_plans_the_site_once(tmp_path: Path, calls: Counter[str]) -> None:
    starter.create(tmp_path / "book", "small")
    assert host.build(tmp_path / "book", tmp_path / "site", TODAY, edition=Edition(guide=True)).problems == ()
    assert set(calls.values()) == {1}, calls
    assert len(calls) == 4, "the catalogue is not asked for where there are no PDFs"


def test_pages_and_paper_share_the_plan(tmp_path: Path, calls: Counter[str]) -> None:
    starter.create(tmp_path, "small")
    playbook = host.read(tmp_path, TODAY, edition=Edition(pdfs=True, guide=True))
    assert playbook.plan is not None
    assert host.staged(playbook)[1] == ()
    source = choosing.print_source(playbook)
    assert set(calls.values()) == {1}, calls
    assert len(calls) == 5
    assert [page.uri for page in playbook.plan.pages] == list(source.pages)
    assert any(page.pdf for page in playbook.plan.pages)
    assert not any(page.pdf or page.books for page in source.pages.values())
