"""The guide and the README name everything there is: kinds, fields, checks, faults, commands, options."""

import datetime as dt
import re
from html import unescape
from pathlib import Path

import click
import pytest
from pydantic import TypeAdapter

from playpress import faults
from playpress.checks import CHECKS
from playpress.model import example, guide, own_page, validate, value_formats
from playpress.model.entity import Entity
from playpress.model.kinds import KINDS
from playpress.model.own_page import FrontMatter
from playpress.model.settings import Settings
from playpress.pipeline import pages, read
from playpress.source import events
from playpress.source.content import ContentFile

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "generator" / "playpress"
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The guide of a playbook with nothing but a team in it."""
    project = tmp_path_factory.mktemp("docs")
    (project / "content").mkdir()
    (project / "content" / "playbook.yml").write_text("format: 1\ncompany: Acme\nguide: yes\n", encoding="utf-8")
    (project / "content" / "teams.yml").write_text("sales: {purpose: Sell}\n", encoding="utf-8")
    return {file.uri: unescape(file.content.decode()) for file in pages(read(project, dt.date(2026, 11, 23)))}


def fault_codes() -> set[str]:
    """Every code that stands in the source."""
    pattern = re.compile(rf'"((?:{"|".join(faults.FAMILIES)})-[A-Z0-9-]+)"')
    sources = [path for path in PACKAGE.rglob("*.py") if path.name != "faults.py"]
    found = {code for path in sources for code in pattern.findall(path.read_text(encoding="utf-8"))}
    return found - {check.code for check in CHECKS}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.about.name)
def test_every_kind_has_a_page_with_every_field(kind: type[Entity], site: dict[str, str]) -> None:
    page = site[f"authoring/{kind.about.name}.md"]
    assert guide.paragraphs(kind)[0] in page
    for model in (kind, *guide.parts(kind)):
        for entry in guide.entries(model):
            assert f"<code>{entry.name}</code>" in page, (model, entry.name)
            assert entry.description, (model, entry.name)
            assert re.sub("`", "", entry.description) in re.sub("</?code>", "", page), (model, entry.name)


def test_the_guide_lists_every_field_that_a_page_by_hand_may_have(site: dict[str, str]) -> None:
    page = re.sub("</?code>|</?a[^>]*>", "", site["authoring/pages.md"])
    assert 'href="pages.html"' in site["authoring/index.md"]
    for model in (FrontMatter, *guide.parts(FrontMatter)):
        assert guide.paragraphs(model)[0].replace("`", "") in page
        for entry in guide.entries(model):
            for text in (entry.name, entry.words, entry.description, entry.example):
                assert text.replace("`", "") in page, (entry.name, text)


def test_the_reader_takes_the_example_of_every_such_field(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    for entry in guide.entries(FrontMatter):
        path.write_text(f"---\n{entry.name}: {entry.example}\n---\n# Page\n", encoding="utf-8")
        page, problems = own_page.read(ContentFile("content/page.md", path))
        assert problems == [], entry.name
        assert page is not None
        assert page.front.model_fields_set == {entry.name}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.about.name)
def test_the_guide_says_where_a_kind_lives_and_links_its_schemas(kind: type[Entity], site: dict[str, str]) -> None:
    page, index = site[f"authoring/{kind.about.name}.md"], site["authoring/index.md"]
    assert f"content/{kind.about.plural}/some-id.yml" in page
    assert f"content/{kind.about.plural}.yml" in page
    assert f'href="{kind.about.name}.html"' in index
    for name in (kind.about.name, f"{kind.about.name}-collection"):
        assert f"assets/schema/{name}.json" in page
        assert f"assets/schema/{name}.json" in site


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.about.name)
def test_the_reader_takes_every_example_of_the_guide(kind: type[Entity]) -> None:
    for text in (example.full(kind), example.least(kind) or "{}"):
        document, problems = events.parse(text, "example")
        assert problems == []
        assert document is not None
        entity, trouble = validate.read_entity(kind, example.ID, document.value, document.origin)
        assert trouble == []
        assert entity is not None


@pytest.mark.parametrize("form", value_formats.VALUE_FORMATS, ids=lambda form: form.name)
def test_the_reader_takes_every_form_of_value(form: value_formats.ValueFormat, site: dict[str, str]) -> None:
    for text in form.examples:
        TypeAdapter(form.type).validate_python(example.value(text))
        assert f"<code>{text}</code>" in site["authoring/index.md"]
    for text in form.also:
        value = TypeAdapter(form.type).validate_python(example.value(text))
        assert value != text, "it is read as what it means"
        assert f"<code>{text}</code>" in unescape(site["authoring/index.md"])


def test_every_sort_of_value_that_a_field_takes_has_a_form() -> None:
    """What the table of fields calls a value is what the table of value formats calls it."""
    known = {form.name for form in value_formats.VALUE_FORMATS}
    assert {words for words in guide.VALUES if words not in known} == set()


def test_every_setting_is_told(site: dict[str, str]) -> None:
    for entry in guide.entries(Settings):
        assert f"<code>{entry.name}</code>" in site["authoring/playbook.md"]


def test_every_check_is_told_at_an_anchor_of_its_own(site: dict[str, str]) -> None:
    for check in CHECKS:
        page = re.sub("</?code>", "`", site["authoring/checks.md"])
        assert f"## {check.code} {{: #{check.code.lower()} }}" in page
        for words in (check.description, check.why, check.fix, check.levels, check.requires.words):
            assert words in page, check.code


def test_every_profile_is_told(site: dict[str, str]) -> None:
    for profile in ("starter", "team", "strict"):
        assert f"<code>{profile}</code>" in site["authoring/checks.md"]


def test_the_catalogue_holds_every_fault_of_the_source_and_no_other() -> None:
    assert fault_codes() == set(faults.FAULTS)


def test_every_fault_is_told(site: dict[str, str]) -> None:
    for code in fault_codes():
        assert f'<code id="{code.lower()}">{code}</code>' in site["authoring/faults.md"]


def commands() -> dict[str, click.Command]:
    """Every command of the program, by what one types."""
    from playpress.cli import main

    return {"playpress": main, **{f"playpress {name}": command for name, command in main.commands.items()}}


def test_the_readme_names_every_command() -> None:
    assert [name for name in commands() if f"`{name}" not in README] == []


def test_the_readme_names_every_option() -> None:
    """All but those that only print something about the program, as every program's do."""
    missing = [
        f"{name} {option}"
        for name, command in commands().items()
        for parameter in command.params
        for option in parameter.opts
        if isinstance(parameter, click.Option) and not parameter.is_eager
        if not re.search(rf"{re.escape(option)}\b", README)
    ]
    assert missing == []


def test_the_guide_names_commands_that_exist_and_all_of_them(site: dict[str, str]) -> None:
    written = set(re.findall(r"^(playpress \w+)", site["authoring/index.md"], re.MULTILINE))
    assert written == set(commands()) - {"playpress"}
