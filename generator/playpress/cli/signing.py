"""The command that signs: a role approves definitions, or the passages that carry facts, in their present wording."""

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from playpress.cli.naming import chosen, known_ids
from playpress.cli.program import FAULTS, main, on_project, progress, refuse, show
from playpress.cli.project_folder import found
from playpress.language import counted

if TYPE_CHECKING:
    from playpress.problems import Problem


@main.command(short_help="Write down that a role approves a definition, or a fact's passage, as it is now.")
@click.argument("identifiers", metavar="ID...", nargs=-1, required=True, shell_complete=known_ids)
@click.option("--as", "role", required=True, metavar="ROLE", help="The id of the role that signs.")
@on_project
def sign(identifiers: tuple[str, ...], role: str, project: Path | None, today: dt.date | None) -> None:
    """Write into a definition that a role approves it: the role, the day, and the wording it read.

    Once the meaning of the definition changes, `playpress check` and its page say that it was changed since. Reviews,
    tags and sources change no meaning.

    The id of a fact from an inventory signs the passages that carry it: the role has compared them with the fact.

    \b
    Examples:
      playpress sign handoff:lead-to-sales --as head-of-sales
      playpress sign lead-to-sales --as head-of-marketing
      playpress sign SSY-01 SSY-02 --as market-analyst
    """
    from playpress import host, pipeline
    from playpress.derive import fact_coverage
    from playpress.model.kinds.role import Role
    from playpress.outputs import signing

    where, day = found(project), today or host.today()
    with progress("Reading the playbook"):
        playbook = pipeline.read(where, day)
    if playbook.book is None or playbook.loaded is None or playbook.faults:
        refuse(playbook.faults, where, "Nothing was signed.")
    book, definitions = playbook.book, playbook.loaded.content.definitions
    facts = fact_coverage.carriers(book)
    entities = [chosen(book, each) for each in identifiers if each not in facts]
    carriers = [carrier for each in dict.fromkeys(identifiers) for carrier in facts.get(each, ())]
    if carrier := next((each for each in carriers if not each.wording), None):
        hint = f"Write first where {carrier.entity.key} says it: {{fact: {carrier.carried.fact}, in: summary}}."
        raise click.UsageError(f'"{carrier.carried.fact}" has no passage to compare with. {hint}')
    signer = next((each for each in book.all(Role) if each.id == role.removeprefix("role:")), None)
    if signer is None:
        raise click.UsageError(f'There is no role "{role}". Roles: {", ".join(each.id for each in book.all(Role))}.')
    for entity in entities:
        problem = signing.sign(where, book, definitions, entity, signer, day)
        _saved(problem, where)
        click.echo(f'{signer.name} approves the {entity.about.sentence} "{entity.name}" as of {day}.')
    if carriers:
        problem = signing.sign_facts(where, book, definitions, carriers, signer, day)
        _saved(problem, where)
        passages = counted(len(carriers), "passage")
        click.echo(f"{signer.name} has compared {passages} with the facts of the source as of {day}.")


def _saved(problem: "Problem | None", project: Path) -> None:
    """End with the exit code of faults where a file could not be changed."""
    from playpress.report import problems as report

    if problem:
        show(report.carets([problem], project))
        sys.exit(FAULTS)
