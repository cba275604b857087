"""Fields as lines of text: all that an author may write of a kind, of its parts and of the settings."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.book import write

from playpress import cli
from playpress.model import guide
from playpress.model.entity import Entity
from playpress.model.kinds import KINDS
from playpress.report import fields

OWN = "fields:\n  tier: {type: choice, choices: {gold: Gold, silver: Silver}}\n"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.about.name)
def test_every_field_is_there_with_its_values_and_what_it_means(kind: type[Entity]) -> None:
    text = "\n".join((*fields.of_kind(kind), *fields.of_every_kind([kind])))
    for model in (kind, *guide.parts(kind)):
        for each in guide.entries(model):
            line = f"  {each.name:<18} {each.words}{', required' if each.required else ''}\n"
            assert f"{line}{'':<21}{each.description}" in text, each.name


def test_a_command_shows_kinds_also_those_of_a_playbook_and_writes_nothing(tmp_path: Path) -> None:
    project = write(tmp_path, **{"kinds__partner": OWN})
    before = sorted(project.rglob("*"))
    done = CliRunner().invoke(cli.main, ["schema", "partner", "KPIs", "settings", "kinds", "--project", str(project)])
    assert done.exit_code == 0, done.output
    heads = [line.partition(":")[0] for line in done.output.splitlines() if line[:1].islower()]
    assert heads == ["partner", "metric", "settings", "kinds"]
    assert "  tier               `gold`, `silver`\n" in done.output
    assert done.output.count("  review_every       duration\n") == 1  # and what all kinds have, once
    assert sorted(project.rglob("*")) == before


def test_a_kind_that_there_is_not_is_refused_with_those_there_are(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli.main, ["schema", "recipe", "--project", str(write(tmp_path))])
    assert done.exit_code == 2
    assert '"recipe" is not a kind. Kinds: strategy,' in done.output
