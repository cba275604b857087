"""Commands that add, rename and remove definitions, with everything that refers to them."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from playpress.cli.naming import chosen, kind_called, known_ids, pair
from playpress.cli.program import main, on_project, progress, refuse, show
from playpress.cli.project_folder import found
from playpress.language import counted

if TYPE_CHECKING:
    from playpress.authoring.workspace import Workspace
    from playpress.problems import Problem

_SHOWN = 20
"""How many places of texts are listed."""


def opened(where: Path, day: dt.date) -> "Workspace":
    """The playbook, ready to be changed; with faults the command ends here."""
    from playpress.authoring import workspace
    from playpress.model.kinds import KINDS

    with progress("Reading the playbook"):
        space, faults = workspace.opened(where, KINDS, day)
    if space is None or faults:
        refuse(faults, where, "Nothing was changed: the playbook has errors of its own.")
    return space


def write(space: "Workspace", problems: Sequence["Problem"], day: dt.date) -> None:
    """Try the changes as a whole, write them, and say which files they are in."""
    from playpress.model.kinds import KINDS

    problems = problems or space.tried(KINDS, day).problems or space.save()
    if problems:
        refuse(problems, space.project, "Nothing was written.")
    for file, data in space.after.items():
        if data != space.before.get(file):
            click.echo(f"{'Removed' if data is None else 'Wrote'} {file}.")


@main.command(short_help="Write public holidays into the non-working days.")
@click.argument("country", metavar="COUNTRY")
@click.argument("years", metavar="YEAR...", nargs=-1, required=True, type=click.IntRange(1990, 2100))
@click.option("--region", default="", metavar="CODE", help="A region with holidays of its own: BY, CA, SCT.")
@on_project
def holidays(country: str, years: tuple[int, ...], region: str, project: Path | None, today: dt.date | None) -> None:
    """Write the public holidays of a country into content/playbook.yml: no commitment runs on these days.

    Days that are listed already stay, in their place and with their comments. Look at what is written: companies give
    other days off, too. Needs `pip install 'playpress[holidays]'`.

    \b
    Examples:
      playpress holidays DE 2027 2028 --region BY
      playpress holidays US 2027
    """
    from playpress import host
    from playpress.authoring import public_holidays
    from playpress.outputs.requirements import naming_packages

    day = today or host.today()
    try:
        with naming_packages():
            days = public_holidays.public(country.upper(), region.upper(), sorted(set(years)))
    except ValueError as error:
        raise click.UsageError(f"{error}.") from None
    space = opened(found(project), day)
    new, problem = public_holidays.written(space, days)
    if not new and not problem:
        click.echo(f"All {counted(len(days), 'day is', 'days are')} there already.")
        return
    write(space, [problem] if problem else [], day)
    for each in new:
        click.echo(f"  {each:%a} {each}  {days[each]}")


@main.command(short_help="Add a definition, with the fields of its kind as comments to fill in.")
@click.argument("kind", metavar="KIND")
@click.argument("name", metavar="NAME")
@click.option("--id", "identifier", default="", metavar="ID", help="Its id. [default: made from its name]")
@click.option("--set", "values", multiple=True, metavar="FIELD=VALUE", help="What a field says. Repeatable.")
@on_project
def add(
    kind: str, name: str, identifier: str, values: tuple[str, ...], project: Path | None, today: dt.date | None
) -> None:
    """Add a definition where the others of its kind are, and list what the checks ask for.

    \b
    Examples:
      playpress add goal "Win back churned customers" --set team=sales
      playpress add metric "Win rate" --set owner=head-of-sales --set unit=%
    """
    from playpress import host, pipeline
    from playpress.authoring import skeleton
    from playpress.report import problems as report

    where, day = found(project), today or host.today()
    space = opened(where, day)
    model = kind_called(kind, space.book.kinds)
    said = dict(pair(each) for each in values)
    id_, problem = skeleton.added(space, model, name, identifier, said)
    write(space, [problem] if problem else [], day)
    key = f"{model.about.name}:{id_}"
    about = [each for each in pipeline.read(where, day).findings if each.subject == key and not each.waived]
    if about:
        click.echo("The checks ask for:")
        show(report.carets(about, where))


@main.command(short_help="Give a definition or a part another id, everywhere.")
@click.argument("old", metavar="ID", shell_complete=known_ids)
@click.argument("new", metavar="NEW")
@on_project
def rename(old: str, new: str, project: Path | None, today: dt.date | None) -> None:
    """Give a definition (kind:id) or a part of one (kind:id#part) another id.

    References, links in texts, quoted values, settings, pages by hand and actuals follow. Nothing is written where
    something would then lead nowhere.

    \b
    Examples:
      playpress rename goal:close-sales win-deals
      playpress rename process:sales-process#qualify qualify-lead
    """
    from playpress import host
    from playpress.authoring import renaming
    from playpress.source.ids import ID, slug

    where, day = found(project), today or host.today()
    if not ID.fullmatch(new):
        raise click.UsageError(f'"{new}" is not an id. Did you mean "{slug(new)}"?')
    space = opened(where, day)
    whole, _, part = old.partition("#")
    entity = chosen(space.book, whole)
    if part:
        if part not in space.book.parts(entity):
            parts = ", ".join(space.book.parts(entity)) or "it has none"
            raise click.UsageError(f'"{entity.id}" has no part "{part}". Its parts: {parts}.')
        if new in space.book.parts(entity):
            raise click.UsageError(f'"{entity.id}" has a part "{new}" already.')
        problem = renaming.renamed_part(space, entity, part, new)
    else:
        if f"{entity.about.name}:{new}" in space.book.entities:
            raise click.UsageError(f'There is {entity.about.with_article} "{new}" already.')
        problem = renaming.renamed(space, entity, new)
    write(space, [problem] if problem else [], day)


@main.command(short_help="Move a part to another definition, or a definition to another file.")
@click.argument("identifier", metavar="ID", shell_complete=known_ids)
@click.argument("to", metavar="[TO]", default="", shell_complete=known_ids)
@click.option("--own-file", is_flag=True, help="Give the definition a file of its own.")
@click.option("--together", is_flag=True, help="Put the definition into the file for many of its kind.")
@on_project
def move(identifier: str, to: str, own_file: bool, together: bool, project: Path | None, today: dt.date | None) -> None:
    """Move a part (kind:id#part) behind those of another definition TO, with everything that refers to it.

    Its former address leads on. A definition moves between a file of its own and the one for many of its kind; nothing
    refers to files. Comments move along.

    \b
    Examples:
      playpress move process:sales-process#qualify process:qualification
      playpress move goal:close-sales --own-file
    """
    from playpress import host
    from playpress.authoring import moving

    where, day = found(project), today or host.today()
    whole, _, part = identifier.partition("#")
    if bool(part) != bool(to) or bool(part) == (own_file or together) or (own_file and together):
        raise click.UsageError(
            "Name a part and the definition it moves to, or a definition and --own-file or --together."
        )
    space = opened(where, day)
    entity = chosen(space.book, whole)
    if part:
        target = chosen(space.book, to, entity.about.name)
        if target is entity or target.about.name != entity.about.name:
            raise click.UsageError(f"Name another {entity.about.sentence}.")
        problem = moving.part_to(space, entity, part, target)
    else:
        problem = moving.to_own_file(space, entity) if own_file else moving.to_the_others(space, entity)
    write(space, [problem] if problem else [], day)


@main.command(short_help="Remove a definition that nothing refers to, or replace it by another one.")
@click.argument("identifier", metavar="ID", shell_complete=known_ids)
@click.option("--replace-by", metavar="ID", default="", help="What its references lead to from now on.")
@on_project
def rm(identifier: str, replace_by: str, project: Path | None, today: dt.date | None) -> None:
    """Remove a definition. Where something refers to it, the places are listed and nothing is removed.

    Texts that name it without a link stay as they are; they are listed.

    \b
    Examples:
      playpress rm message:old-claim
      playpress rm role:sdr --replace-by role:sales-rep
    """
    from playpress import host
    from playpress.authoring import renaming

    where, day = found(project), today or host.today()
    space = opened(where, day)
    entity = chosen(space.book, identifier)
    instead = chosen(space.book, replace_by, entity.about.name) if replace_by else None
    if instead is entity or (instead is not None and instead.about.name != entity.about.name):
        raise click.UsageError(f"Name another {entity.about.sentence}.")
    words = renaming.named_in_words(space, entity)
    problems = renaming.removed(space, entity, instead)
    if words and not problems:
        click.echo(f'{counted(len(words), "text")} still {"names" if len(words) == 1 else "name"} "{entity.name}":')
        show(f"  {place}" for place in words[:_SHOWN])
        show(iter(["  …"] if len(words) > _SHOWN else []))
    write(space, problems, day)
