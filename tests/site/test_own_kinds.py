"""A kind that a playbook declares in YAML is a kind like ours: everything follows from its fields."""

import json
import shutil
from pathlib import Path
from textwrap import dedent

import pytest
from tests.book import SETTINGS, TODAY, of, read_book, sound

from playpress import pipeline, project_copy
from playpress.derive import changes
from playpress.model import book_part, id_schemas, jsonschema
from playpress.model.kinds import KINDS
from playpress.model.kinds.goal import Goal
from playpress.model.own_kinds.declaration import TYPES, DeclaredKind
from playpress.model.write import written
from playpress.outputs import disk
from playpress.pdf import choosing, compose
from playpress.pipeline import Playbook
from playpress.report.problems import plain
from playpress.site import editors
from playpress.site.search.entries import entries
from playpress.source import edit, events

ROOT = Path(__file__).resolve().parents[2]
BOOK = {
    "teams": "sales: {leader: seller}",
    "roles": "seller: {team: sales, name: Sales rep}",
    "processes": "selling: {team: sales, owner: seller, steps: [{id: quote, do: Send a quote, owner: seller}]}",
    "goals": "win: {team: sales, sponsor: seller, see_also: ['partner:acme']}",
    "kinds__goal": """
        fields:
          sponsor: {type: reference, to: [role], inverse: Sponsors, label: Paid for by, index: yes}
    """,
    "kinds__partner": """
        description: A company that sells for us.
        tab: Sell
        book_part: people
        fields:
          level: {type: choice, choices: {gold: Gold partner, silver: Silver partner}, required: yes}
          manager: {type: reference, to: [role], label: Looked after by, inverse: Looks after}
          margin: percent
          fee: {type: money, index: yes}
          staff: number
          answers_within: duration
          since: date
          exclusive: yes_no
          regions: {type: text, many: yes}
          page: link
          rules: prose
          pitch: wording
          meets_at: {type: reference, to: [process], part: yes, inverse: Partners there}
          copy: text
          contacts:
            type: parts
            fields:
              mail: {type: text, label: Email}
              speaks_for: {type: choice, choices: {buying: The buyers, it: Their IT}, many: yes}
    """,
    "kinds": """
        fair:
          fields:
            host: {type: reference, to: [partner], part: yes}
            guests: {type: reference, to: [partner], many: yes}
    """,
    "partners__acme": """
        name: Acme Resale
        level: gold
        manager: seller
        margin: 12.5%
        fee: 1200 EUR
        staff: 40
        answers_within: 4 business h
        since: 2024-05-01
        exclusive: yes
        regions: [North, East]
        page: https://example.org/
        rules: They may give **ten** off, see [winning](goal:win).
        pitch: |
          Hello,
          it is us.
        meets_at: selling#quote
        copy: A word that our classes use
        contacts:
          - {text: Head of buying, mail: b@example.org, speaks_for: [buying, it]}
          - Front desk
    """,
    "partners__birch": "level: silver",
    "fairs": "spring: {host: 'acme#front-desk', guests: [acme, birch]}",
}
"""A playbook with two kinds of its own, and a field of its own for a kind of ours."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Playbook:
    playbook, _ = sound(tmp_path_factory.mktemp("kinds"), **BOOK | {"playbook": f"{SETTINGS}guide: yes\n"})
    return playbook


@pytest.fixture(scope="module")
def site(found: Playbook) -> dict[str, str]:
    return {file.uri: file.content.decode() for file in pipeline.pages(found)}


def test_each_type_is_read_written_and_shown(found: Playbook, site: dict[str, str]) -> None:
    page = site["partners/acme.md"]
    assert found.book is not None
    said = [
        "Gold partner", "12.5%", "1,200 EUR", "40", "4 business hours", "1 May 2024", "yes", "North, East",
        'href="https://example.org/"', "<strong>ten</strong>", "it is us.", "#quote", "A word that our classes use",
        "The buyers, Their IT",
    ]  # fmt: skip
    assert [words for words in said if words not in page] == []
    declared = {field.type for field in DeclaredKind.model_validate(_fields("kinds__partner")).fields.values()}
    assert declared == set(TYPES)


def _fields(name: str) -> object:
    document, problems = events.parse(dedent(BOOK[name]), name)
    assert document is not None
    assert problems == []
    return document.value


def test_it_has_an_index_and_a_comparison_in_its_tab(found: Playbook, site: dict[str, str]) -> None:
    index = site["partners/index.md"]
    assert "A company that sells for us." in index
    assert "Silver partner" in index
    assert "1,200 EUR" in index
    assert "Looked after by" in site["compare/partners.md"]
    assert found.plan is not None
    assert {"Partners": "partners/index.md"} in found.plan.nav[0]["Home"], "it is the only page for the tab Sell"


def test_its_references_are_seen_from_the_other_end(site: dict[str, str]) -> None:
    assert "Looks after" in site["roles/seller.md"]
    assert "Partners there" in site["processes/selling.md"]
    assert "Fairs" in site["partners/birch.md"]
    assert "Mentioned by" in site["partners/acme.md"]


def test_a_field_of_their_own_stands_with_those_of_ours(site: dict[str, str]) -> None:
    """On the page, in the index, and on the page of the role it names."""
    assert "Paid for by" in site["goals/win.md"]
    assert "Paid for by" in site["goals/index.md"]
    assert "Sponsors" in site["roles/seller.md"]


def test_its_parts_are_referred_to(site: dict[str, str]) -> None:
    assert "../partners/acme.html#front-desk" in site["fairs/spring.md"]
    assert 'id="front-desk"' in site["partners/acme.md"]


def test_it_is_printed_in_its_part_of_the_book(found: Playbook) -> None:
    source = choosing.print_source(found)
    (book,) = choosing.chosen(source, ["book"])
    held = {part.title: [page.uri for each in part.chapters for page in each.pages] for part in book.parts}
    assert {"partners/acme.md", "partners/birch.md"} <= set(held[book_part.PEOPLE.title])
    assert "fairs/spring.md" in held[book_part.REFERENCE.title]
    assert "Their IT" in compose.document(book, source.book, source.templates)


def test_a_search_finds_it(found: Playbook, site: dict[str, str]) -> None:
    assert found.book is not None
    assert found.plan is not None
    entry = next(each for each in entries(found.book, found.plan.pages, site) if "partners/acme" in each.address)
    assert (entry.title, entry.kind) == ("Acme Resale", "Partner")
    assert "Looked after by" in " ".join(words for _, words in entry.fields)


def test_editors_complete_its_fields_and_the_declaration_itself(found: Playbook) -> None:
    schemas = {file.uri: json.loads(file.content) for file in pipeline.schemas(found)}
    partner = schemas["partner.json"]
    assert partner["properties"]["level"]["enum"] == ["gold", "silver"]
    assert partner["required"] == ["level"]
    assert "Contact" in partner["$defs"]
    assert "sponsor" in schemas["goal.json"]["properties"]
    ids = schemas["ids.json"]["$defs"]
    assert "acme" in json.dumps(ids["partner"])
    assert "acme#front-desk" in json.dumps(ids["partner-part"])
    assert schemas[editors.KIND] == jsonschema.of_declaration(id_schemas.by_id)
    patterns = next(iter(editors.settings(found.kinds))).content.decode()
    assert "content/partners/*.yml" in patterns
    assert "content/kinds/*.yml" in patterns


def test_the_guide_says_how_it_is_written(site: dict[str, str]) -> None:
    page = site["authoring/partner.md"]
    assert "level: gold" in page
    assert "answers_within: 4 business h" in page
    assert "id of a partner" in site["authoring/fair.md"]
    assert "A company that sells for us." in site["authoring/kinds.md"]
    assert "sponsor" in site["authoring/goal.md"]


def test_it_is_exported_with_its_declaration(found: Playbook, tmp_path: Path) -> None:
    assert found.book is not None
    disk.write(tmp_path / "copy", tuple(project_copy.files(found.book, found.project)))
    again = pipeline.read(tmp_path / "copy", found.book.today)
    assert again.faults == ()
    assert again.book is not None
    assert dict(again.book.entities) == dict(found.book.entities)


@pytest.mark.parametrize("name", [name for name in BOOK if name.startswith("kinds__")])
def test_a_declaration_is_written_as_it_is_read(name: str) -> None:
    said = DeclaredKind.model_validate(_fields(name))
    assert DeclaredKind.model_validate(written(said)) == said


def test_two_playbooks_in_one_process_do_not_see_each_other(found: Playbook, tmp_path: Path) -> None:
    """Neither the kind nor the field: the built-in classes are as they were."""
    _, plain = sound(tmp_path, teams=BOOK["teams"], roles=BOOK["roles"], goals="win: {team: sales}")
    assert plain.kinds == KINDS
    assert plain.kind("partner") is None
    assert "sponsor" not in Goal.model_fields
    assert found.book is not None
    assert found.book.all(Goal)[0].name == "Win"


def test_the_same_declarations_are_the_same_classes(found: Playbook, tmp_path: Path) -> None:
    """So a preview that reads a project again and again does not fill the memory, and definitions can be equal."""
    playbook, book = sound(tmp_path, **BOOK)
    assert found.book is not None
    assert playbook.kinds == found.kinds
    assert dict(book.entities) == dict(found.book.entities)


def _difference(tmp_path: Path, **changed: str) -> list[str]:
    _, before = sound(tmp_path / "before", **BOOK)
    _, after = sound(tmp_path / "after", **{**BOOK, **changed})
    return [
        f"{each.sort} {each.key} {'; '.join(found.sentence for found in each.differences)}".strip()
        for each in changes.between(before, after).definitions
    ]


def test_a_change_of_a_definition_is_told(tmp_path: Path) -> None:
    said = BOOK["partners__acme"].replace("level: gold", "level: silver").replace("b@example.org", "c@example.org")
    (change,) = _difference(tmp_path, partners__acme=said)
    assert 'Level: was "Gold partner", now "Silver partner"' in change
    assert 'Contacts › Head of buying › email: was "b@example.org", now "c@example.org"' in change


def test_a_field_that_came_or_went_with_its_declaration_is_told(tmp_path: Path) -> None:
    """And what stayed is no change, though the classes are others."""
    without = BOOK["kinds__partner"].replace("          copy: text\n", "          motto: text\n")
    said = BOOK["partners__acme"].replace("copy: A word that our classes use", "motto: Light for years")
    (change,) = _difference(tmp_path, kinds__partner=without, partners__acme=said)
    assert 'Motto: new: "Light for years"' in change
    assert 'Copy: gone: "A word that our classes use"' in change
    assert "ontacts" not in change


def test_a_kind_that_went_is_told(tmp_path: Path) -> None:
    _, before = sound(tmp_path / "before", **BOOK)
    files = {name: text for name, text in BOOK.items() if name not in ("kinds", "fairs")}
    _, after = sound(tmp_path / "after", **files)
    (change,) = changes.between(before, after).definitions
    assert (change.sort, change.key) == ("removed", "fair:spring")


def test_what_is_expected_is_looked_for(tmp_path: Path) -> None:
    kinds = """
        partner:
          referred_from: [fair]
          fields: {manager: {type: reference, to: [role], label: Looked after by, expected: Three of us call.}}
        fair: {fields: {guests: {type: reference, to: [partner], many: yes}}}
    """
    playbook = read_book(
        tmp_path,
        teams=BOOK["teams"],
        roles=BOOK["roles"],
        kinds=kinds,
        partners="acme: {manager: seller}\nbirch: {}\ncedar: {status: draft}",
        fairs="spring: {guests: [birch]}\nautumn: {status: draft, guests: [acme]}",
    )
    assert playbook.faults == ()
    assert [each.message for each in of(playbook, "KND-1")] == ['the partner "Birch" has no "Looked after by"']
    assert [each.message for each in of(playbook, "KND-2")] == ['no fair refers to the partner "Acme"']


def test_definitions_of_a_kind_with_faults_wait(tmp_path: Path) -> None:
    """One cause, one fault: neither its files nor what refers to them is called unknown."""
    broken = BOOK["kinds__partner"].replace("margin: percent", "margin: percnt")
    faults = read_book(tmp_path, **{**BOOK, "kinds__partner": broken}).faults
    assert [each.code for each in faults] == ["VAL-CHOICE"]
    assert 'Did you mean "percent"?' in faults[0].hint


ADDED = """
fields:
  nickname: {type: text, label: Called at home}
  friends: {type: parts, label: Good friends, fields: {mail: text}}
"""


@pytest.fixture(scope="module")
def wider(tmp_path_factory: pytest.TempPathFactory) -> Playbook:
    """The playbook that has every kind, each with two fields more, which its first definition says."""
    folder = tmp_path_factory.mktemp("wider")
    shutil.copytree(ROOT / "tests" / "books" / "every-field" / "content", folder / "content")
    (folder / "content" / "kinds").mkdir()
    for kind in KINDS:
        (folder / "content" / "kinds" / f"{kind.about.name}.yml").write_text(ADDED, encoding="utf-8")
        path = folder / "content" / f"{kind.about.plural}.yml"
        text = path.read_bytes()
        document, _ = events.parse(text.decode(), path.name)
        assert document is not None
        assert isinstance(document.value, dict)
        first = next(iter(document.value))
        said = {"nickname": f"Dear {kind.about.name}", "friends": [{"text": "Ann", "mail": f"{kind.about.name}@home"}]}
        changed = edit.edited(text, path.name, [edit.Put((first, name), value) for name, value in said.items()])
        assert isinstance(changed, bytes)
        path.write_bytes(changed)
    playbook = pipeline.read(folder, TODAY)
    assert list(plain(playbook.faults)) == []
    return playbook


@pytest.fixture(scope="module")
def wider_site(wider: Playbook) -> str:
    return "".join(file.content.decode() for file in pipeline.pages(wider) if file.uri.endswith(".md"))


@pytest.mark.parametrize("kind", [kind.about.name for kind in KINDS])
def test_a_field_of_their_own_is_shown_with_every_kind(kind: str, wider_site: str, wider_print: str) -> None:
    """Whatever template its page has, in the wiki and on paper."""
    for text in (wider_site, wider_print):
        assert f"Dear {kind}" in text
        assert f"{kind}@home" in text


@pytest.fixture(scope="module")
def wider_print(wider: Playbook) -> str:
    source = choosing.print_source(wider)
    (book,) = choosing.chosen(source, ["book"])
    return compose.document(book, source.book, source.templates)
