"""A new kind is one class and one template: everything else follows, and nothing else is touched."""

import datetime as dt
import json
from pathlib import Path
from typing import Annotated, ClassVar

import pytest

from playpress import project_copy
from playpress.derive.changes import whom
from playpress.derive.differences import differences
from playpress.model import book_part
from playpress.model.entity import Entity
from playpress.model.field import optional, required, several
from playpress.model.kind import Kind
from playpress.model.kinds import KINDS
from playpress.model.part import Phrase
from playpress.model.ref import Ref, To
from playpress.model.text import Text
from playpress.model.values import Money
from playpress.outputs import disk
from playpress.pdf import choosing, compose
from playpress.pipeline import Edition, Playbook, pages, read
from playpress.site.search.entries import entries
from playpress.source import edit

ROOT = Path(__file__).resolve().parents[2]


ICON = "M4 4h16v16H4zM8 12h8"


class CampaignToy(Entity):
    meaning: ClassVar[str] = "A push for one goal, with a beginning and an end."

    about: ClassVar[Kind] = Kind(
        "campaign-toy", "campaign-toys", "Toy campaign", "Toy campaigns", tab="Plan", icon=ICON
    )

    goal: Annotated[Ref, To("goal")] = required("The goal it pushes.", example="win", inverse="Pushed by", compare=True)
    slogan: Text | None = optional(
        "What it shouts.", example="Twice as fast", compare=True, index=True, label="Battle cry"
    )
    price: Money | None = optional("What it costs in all.", example="500 EUR")
    promises: tuple[Phrase, ...] = several("What it promises.", example="[Back in a day]")


CONTENT = {
    "playbook.yml": "format: 1\ncompany: Acme\n",
    "teams.yml": "sales: {leader: seller}\n",
    "roles.yml": "seller: {team: sales}\n",
    "goals.yml": 'win: {team: sales, see_also: ["campaign-toy:spring"]}\n',
    "campaign-toys/spring.yml": "goal: win\nslogan: Twice as fast\nprice: 500 EUR\npromises: [Back in a day]\n",
    "campaign-toys/autumn.yml": "goal: win\nslogan: Still as fast\n",
}
TEMPLATE = """\
{% extends "pages/entity.md.j2" %}
{% block main %}
<p class="toy">{{ entity.slogan }}!</p>

{% endblock %}
"""


def project(folder: Path, **changed: str) -> Path:
    """A playbook with two toys; `changed` replaces files by the name before the dot."""
    for name, text in CONTENT.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(changed.get(path.stem, text), encoding="utf-8")
    template = folder / "themes" / "pages" / "campaign-toy.md.j2"
    template.parent.mkdir(parents=True, exist_ok=True)
    template.write_text(TEMPLATE, encoding="utf-8")
    return folder


def playbook(folder: Path) -> Playbook:
    return read(folder, dt.date(2026, 11, 23), (*KINDS, CampaignToy), edition=Edition(guide=True))


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Playbook:
    result = playbook(project(tmp_path_factory.mktemp("toy")))
    assert result.faults == ()
    return result


@pytest.fixture(scope="module")
def site(found: Playbook) -> dict[str, str]:
    return {file.uri: file.content.decode() for file in pages(found)}


def test_it_has_pages_through_the_project_s_own_template(site: dict[str, str]) -> None:
    page = site["campaign-toys/spring.md"]
    assert "# Spring" in page
    assert '<p class="toy">Twice as fast!</p>' in page


def test_it_has_an_index(site: dict[str, str]) -> None:
    page = site["campaign-toys/index.md"]
    assert "A push for one goal, with a beginning and an end." in page
    assert "spring.html" in page
    assert "autumn.html" in page


def test_its_field_s_own_words_are_shown_wherever_the_field_is(found: Playbook, site: dict[str, str]) -> None:
    """In the index, in the comparison, and in what `diff` says."""
    assert "Battle cry" in site["campaign-toys/index.md"]
    assert "Battle cry" in site["compare/campaign-toys.md"]
    assert found.book is not None
    autumn, spring = found.book.all(CampaignToy)
    assert "Battle cry: was" in " ".join(each.sentence for each in differences(found.book, found.book, autumn, spring))


def test_its_changes_concern_who_owns_what_it_is_about(found: Playbook) -> None:
    """It names no role itself; the goal it pushes belongs to the team of the seller."""
    assert found.book is not None
    assert whom(found.book, found.book.all(CampaignToy)[0]).roles == ("seller",)


def test_its_icon_is_shown(site: dict[str, str]) -> None:
    assert ICON in site["index.md"]
    assert ICON in site["campaign-toys/spring.md"]


def test_it_stands_in_the_navigation(found: Playbook) -> None:
    assert found.plan is not None
    (plan,) = [entry["Plan"] for entry in found.plan.nav if "Plan" in entry]
    assert {"Toy campaigns": "campaign-toys/index.md"} in plan


def test_its_references_are_seen_from_the_other_end(site: dict[str, str]) -> None:
    page = site["goals/win.md"]
    assert "Pushed by" in page
    assert "../campaign-toys/autumn.html" in page
    assert "Mentioned by" in site["campaign-toys/spring.md"]


def test_it_is_compared_side_by_side(site: dict[str, str]) -> None:
    page = site["compare/campaign-toys.md"]
    assert "Still as fast" in page
    assert "../goals/win.html" in page


def test_it_is_printed(found: Playbook) -> None:
    """In the whole playbook, in the part of kinds that name none, and on a sheet of its own."""
    source = choosing.print_source(found)
    book, sheet = choosing.chosen(source, ["book", "campaign-toy:spring"])
    uris = ["campaign-toys/autumn.md", "campaign-toys/spring.md"]
    held = {part.title: [page.uri for each in part.chapters for page in each.pages] for part in book.parts}
    assert held[book_part.REFERENCE.title] == uris
    assert [page.uri for page in sheet.pages] == uris[1:]
    for each in (book, sheet):
        assert '<p class="toy">Twice as fast!</p>' in compose.document(each, source.book, source.templates)


def test_a_search_finds_it(found: Playbook, site: dict[str, str]) -> None:
    """By its words and by the labels of its fields."""
    assert found.book is not None
    assert found.plan is not None
    entry = next(each for each in entries(found.book, found.plan.pages, site) if "campaign-toys/spring" in each.address)
    assert (entry.title, entry.kind) == ("Spring", "Toy campaign")
    assert "Twice as fast" in entry.text
    assert "Battle cry" in " ".join(words for _, words in entry.fields)
    index = "".join(text for uri, text in site.items() if uri.startswith("search/"))
    assert "campaign-toys/spring" in index


def test_it_is_exported(found: Playbook, tmp_path: Path) -> None:
    """Written from the model alone, its definitions come back equal."""
    assert found.book is not None
    disk.write(tmp_path / "copy", tuple(project_copy.files(found.book, found.project)))
    again = playbook(tmp_path / "copy")
    assert again.faults == ()
    assert again.book is not None
    assert dict(again.book.entities) == dict(found.book.entities)


def test_it_is_edited(tmp_path: Path) -> None:
    """One field of its file, and nothing else."""
    folder = project(tmp_path)
    path = folder / "content" / "campaign-toys" / "spring.yml"
    saved = edit.edited(path.read_bytes(), "campaign-toys/spring.yml", [edit.Put(("price",), "600 EUR")])
    assert isinstance(saved, bytes)
    assert saved.decode() == CONTENT["campaign-toys/spring.yml"].replace("500 EUR", "600 EUR")
    path.write_bytes(saved)
    again = playbook(folder)
    assert again.book is not None
    spring = again.book.all(CampaignToy)[1]
    assert str(spring.price) == "600 EUR"


def test_it_has_schemas(site: dict[str, str]) -> None:
    one = json.loads(site["assets/schema/campaign-toy.json"])
    assert one["required"] == ["goal"]
    assert one["properties"]["price"]["examples"] == ["500 EUR"]
    assert "Phrase" in one["$defs"]
    assert json.loads(site["assets/schema/campaign-toy-collection.json"])["title"] == "Toy campaigns"


def test_it_stands_in_the_guide(site: dict[str, str]) -> None:
    assert 'href="campaign-toy.html"' in site["authoring/index.md"]
    page = site["authoring/campaign-toy.md"]
    assert "goal: win\nslogan: Twice as fast\nprice: 500 EUR\npromises: [Back in a day]\n" in page
    assert "id of a goal" in page
    assert "money" in page


@pytest.mark.parametrize(
    ("name", "text", "code", "near"),
    [
        ("spring", "goal: winn\n", "REF-1", "win"),
        ("goals", 'win: {team: sales, see_also: ["campaign-toy:sprng"]}\n', "REF-1", "spring"),
        ("spring", "goal: win\nslogn: Fast\n", "VAL-UNKNOWN", "slogan"),
    ],
)
def test_a_slip_gets_the_nearest_name(tmp_path: Path, name: str, text: str, code: str, near: str) -> None:
    problems = playbook(project(tmp_path, **{name: text})).faults
    assert any(each.code == code and f'Did you mean "{near}"?' in each.hint for each in problems)


def test_a_slip_in_the_folder_s_name_gets_it_too(tmp_path: Path) -> None:
    folder = project(tmp_path)
    (folder / "content" / "campaign-toys").rename(folder / "content" / "campain-toys")
    assert 'Did you mean "campaign-toys"?' in [each.hint for each in playbook(folder).faults]


def test_nothing_else_was_touched() -> None:
    """Neither the code nor the theme knows of it."""
    assert CampaignToy not in KINDS
    files = [*(ROOT / "generator").rglob("*.py"), *(ROOT / "themes").rglob("*.j2")]
    assert [str(path) for path in files if "campaign-toy" in path.read_text(encoding="utf-8")] == []
