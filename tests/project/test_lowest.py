"""The record of the lowest versions is that of the bounds in pyproject.toml, and each command was among those run."""

import re

import click
from packaging.requirements import Requirement
from packaging.version import Version
from tests.released import PROJECT

from playpress.cli import main
from release import lowest

TRIED = dict(re.findall(r"^- (\S+) (\S+)$", lowest.RECORD.read_text(encoding="utf-8"), re.MULTILINE))
ASKED = [
    Requirement(line)
    for extra in (
        PROJECT["project"]["dependencies"],
        *(PROJECT["project"]["optional-dependencies"][each] for each in lowest.EXTRAS),
    )
    for line in extra
]


def bound(requirement: Requirement) -> Version:
    """The lowest version that is asked for."""
    (lower,) = [each.version for each in requirement.specifier if each.operator == ">="]
    return Version(lower)


def test_each_was_tried_at_its_bound() -> None:
    assert TRIED.keys() == {each.name for each in ASKED} == set(lowest.direct())
    assert {each.name: Version(TRIED[each.name]) for each in ASKED} == {each.name: bound(each) for each in ASKED}, (
        "run `make lowest`; where a bound is no release, name the next one"
    )


def test_the_lowest_versions_ran_every_command() -> None:
    ran = {command[1] for command in lowest.COMMANDS if command[0] == "playpress"}
    known = {name for name, command in main.commands.items() if isinstance(command, click.Command)}
    assert known - ran <= {"serve", "edit", "diff", "backtest"}, (
        "serve and edit do not end; diff needs a history, backtest a file of times"
    )
