"""A publication that selects says what it leaves out; one that holds everything says nothing of the kind."""

import re

import pytest
from tests.pdf.conftest import DAY

from playpress import starter, urls
from playpress.derive import onboarding
from playpress.model.kinds.onboarding import Onboarding
from playpress.model.kinds.term import Term
from playpress.model.ref import Ref
from playpress.pdf import choosing, compose
from playpress.pdf.assembly import PrintSource
from playpress.pdf.left_out import left_out
from playpress.pdf.volume import Volume
from playpress.pipeline import read

SENTENCE = re.compile(r"This is a selection\. It leaves out ([^<]*)\. The whole playbook has them\.")
OWN = "publications: {field-guide: {contents: [strategies, 'team:sales']}}\n"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> PrintSource:
    project = tmp_path_factory.mktemp("b2b")
    starter.create(project, "b2b")
    with (project / "content" / "playbook.yml").open("a", encoding="utf-8") as settings:
        settings.write(OWN)
    return choosing.print_source(read(project, DAY))


def names(source: PrintSource, *beginnings: str) -> list[str]:
    found = (volume.publication.name for volume in choosing.chosen(source, []))
    return [name for name in found if name.startswith(beginnings) and not name.endswith("-answers")]


def test_a_selection_counts_for_each_kind_what_it_leaves_out(source: PrintSource) -> None:
    selections = names(source, "handbook-", "booklet-", "field-guide")
    assert len(selections) >= 5
    for volume in choosing.chosen(source, selections):
        html = compose.document(volume, source.book, source.templates)
        said = SENTENCE.findall(html)
        assert len(said) == 1, volume.publication.name
        pages = {page.uri for page in volume.pages}
        for kind in source.book.kinds:
            used = source.book.active(kind)
            explained = [each for each in used if isinstance(each, Term) and f'id="glossary-{each.id}"' in html]
            held = (*explained, *walked(source, volume))
            missing = [each for each in used if urls.page(each) not in pages and each not in held]
            counted = f"{len(missing)} of {len(used)} {kind.about.titles.lower()}"
            whole = f"{'both' if len(used) == 2 else f'all {len(used)}'} {kind.about.titles.lower()}"
            alone = f"the {kind.about.title.lower()}"
            expected = (alone if len(used) == 1 else whole if len(missing) == len(used) else counted) if missing else ""
            listed = re.split(r", | and ", said[0])
            assert not expected or expected in listed, (volume.publication.name, expected)
            assert expected or not any(each.endswith(kind.about.titles.lower()) for each in listed)


def walked(source: PrintSource, volume: Volume) -> list[Onboarding]:
    """The paths that a booklet is made of, phase by phase."""
    path = source.book.get(Ref("onboarding", volume.publication.name.removeprefix("booklet-")))
    return onboarding.chain(source.book, path) if isinstance(path, Onboarding) else []


def test_a_book_of_everything_and_a_sheet_say_nothing_of_it(source: PrintSource) -> None:
    for volume in choosing.chosen(source, ["book", "alignment", "cards", *names(source, "checklist-"), "strategies"]):
        assert left_out(volume, source.book, ()) == ""
        assert "This is a selection" not in compose.document(volume, source.book, source.templates)
