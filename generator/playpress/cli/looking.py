"""Commands that look at single definitions: a card with relations, what is to be reviewed; and shell completion."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from playpress.cli.naming import chosen, known_ids, page_called
from playpress.cli.program import main, on_project, show
from playpress.cli.project_folder import found
from playpress.cli.shaping import opened, write

if TYPE_CHECKING:
    from playpress.derive.freshness import Reviewable
    from playpress.graph import Book
    from playpress.model.entity import Entity


@main.command(name="show", short_help="Show a definition: its fields, its relations, its file.")
@click.argument("identifier", metavar="ID", shell_complete=known_ids)
@on_project
def show_(identifier: str, project: Path | None, today: dt.date | None) -> None:
    """Show what a definition says, what it refers to, what refers to it, and where it is written.

    \b
    Examples:
      playpress show metric:win-rate
      playpress show sales-process
    """
    from playpress import host

    book = opened(found(project), today or host.today()).book
    with book.in_its_language():
        show(_card(book, chosen(book, identifier)))


def _card(book: "Book", entity: "Entity") -> Iterator[str]:
    from playpress.derive import wording
    from playpress.model import field, guide

    place = book.place(entity)
    yield click.style(f"{entity.name}", bold=True) + f"  {entity.key}  {place.file}:{place.line}"
    owner = book.owner(entity)
    if owner and owner.inherited:
        yield f"  Owner: {owner.role.name} (leads the team)"
    for name, info in guide.written(type(entity)):
        value = getattr(entity, name)
        if name == "name" or not field.is_written(value) or value == info.default:
            continue
        words = wording.words(book, value, field.is_share(info))
        yield f"  {field.label(type(entity), name)}: {' '.join(words.split())}"
    groups: dict[str, list[str]] = {}
    for link in book.links_to(entity):
        source = book.get(link.source)
        if source is not None and source is not entity:
            groups.setdefault(link.inverse or "Referred to by", []).append(f"{source.key} ({source.name})")
    for label, names in groups.items():
        yield f"  {label}: {', '.join(dict.fromkeys(names))}"


@main.command(short_help="List what is to be reviewed, by owner; or note that it was.")
@click.argument("identifiers", metavar="[ID]...", nargs=-1, shell_complete=known_ids)
@click.option("--within", default=30, show_default=True, metavar="DAYS", help="How far to look ahead.")
@on_project
def review(identifiers: tuple[str, ...], within: int, project: Path | None, today: dt.date | None) -> None:
    """List the definitions and pages whose review is due, by owner. With IDs: note today as the day of their review.

    The id of a page is its file.

    \b
    Examples:
      playpress review
      playpress review metric:win-rate goal:close-sales content/prices.md
    """
    from playpress import host
    from playpress.derive import freshness
    from playpress.problems import Problem
    from playpress.source.edit import Put

    day = today or host.today()
    space = opened(found(project), day)
    if not identifiers:
        show(_due(freshness.due(space.book, day + dt.timedelta(days=within)), day))
        return
    problems: list[Problem] = []
    for each in identifiers:
        page = page_called(each, space.book)
        entity = None if page else chosen(space.book, each)
        place = (page.file, ()) if page else space.way_to(entity) if entity else None
        if place is None:
            raise click.UsageError(f'"{each}" is written on a step, and has no review of its own.')
        problem = space.change(place[0], [Put((*place[1], "reviewed"), day.isoformat())])
        problems += [problem] if problem else []
    write(space, problems, day)


def _due(groups: "dict[str, list[tuple[dt.date | None, Reviewable]]]", day: dt.date) -> Iterator[str]:
    if not groups:
        yield "Nothing is due."
    for owner, entries in groups.items():
        yield click.style(owner or "No owner", bold=True)
        for until, each in entries:
            when = "never reviewed" if until is None else f"{'overdue since' if until < day else 'due'} {until}"
            yield f"  {each.key}  {each.name}: {when}"


@main.command(short_help="Print the script with which a shell completes commands and ids.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script with which a shell completes commands, options and the ids of the playbook.

    \b
    Examples:
      eval "$(playpress completion bash)"        in ~/.bashrc
      playpress completion fish > ~/.config/fish/completions/playpress.fish
    """
    from click.shell_completion import get_completion_class

    made = get_completion_class(shell)
    if made is None:
        raise click.UsageError(f"{shell} is not known.")
    click.echo(made(main, {}, "playpress", "_PLAYPRESS_COMPLETE").source())
