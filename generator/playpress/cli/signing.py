"""The command that signs: a role approves the wording of a definition as it is now."""

import datetime as dt
import sys
from difflib import get_close_matches
from pathlib import Path

import click

from playpress.cli.program import FAULTS, found, main, on_project, progress, refuse, show


@main.command(short_help="Write into a definition that a role approves its present wording.")
@click.argument("identifier", metavar="ID")
@click.option("--as", "role", required=True, metavar="ROLE", help="The id of the role that approves it.")
@on_project
def sign(identifier: str, role: str, project: Path | None, today: dt.date | None) -> None:
    """Write into a definition that a role approves it: the role, the day, and the wording it read.

    Once the meaning of the definition changes, `playpress check` and its page say that it was changed since. Reviews,
    tags and sources change no meaning.

    \b
    Examples:
      playpress sign handoff:lead-to-sales --as head-of-sales
      playpress sign lead-to-sales --as head-of-marketing
    """
    from playpress import host, pipeline
    from playpress.model.kinds.role import Role
    from playpress.outputs import signing
    from playpress.report import problems as report

    where, day = found(project), today or host.today()
    with progress("Reading the playbook"):
        playbook = pipeline.read(where, day)
    if playbook.book is None or playbook.loaded is None or playbook.faults:
        refuse(playbook.faults, where, "Nothing was signed.")
    book = playbook.book
    keys = [key for key in book.entities if identifier in (key, key.partition(":")[2])]
    if len(keys) != 1:
        _not_one(identifier, keys, list(book.entities))
    signer = next((each for each in book.all(Role) if each.id == role.removeprefix("role:")), None)
    if signer is None:
        raise click.UsageError(f'There is no role "{role}". Roles: {", ".join(each.id for each in book.all(Role))}.')
    entity = book.entities[keys[0]]
    problem = signing.sign(where, book, playbook.loaded.content.definitions, entity, signer, day)
    if problem:
        show(report.carets([problem], where))
        sys.exit(FAULTS)
    click.echo(f'{signer.name} approves the {entity.about.sentence} "{entity.name}" as of {day}.')


def _not_one(identifier: str, keys: list[str], known: list[str]) -> None:
    if keys:
        raise click.UsageError(f'"{identifier}" is the id of several definitions. Write one of: {", ".join(keys)}.')
    near = get_close_matches(identifier, known, 1, 0.6)
    hint = f' Did you mean "{near[0]}"?' if near else ""
    raise click.UsageError(f'There is no definition "{identifier}".{hint}')
