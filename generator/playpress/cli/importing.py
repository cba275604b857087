"""The command that reads a spreadsheet: it shows what would change, asks, and writes all of it or nothing."""

import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from playpress.cli.naming import pair
from playpress.cli.program import collect_seldom, main, on_project, progress, refuse, show
from playpress.cli.project_folder import found
from playpress.language import counted
from playpress.problems import Place, Problem, fault, shorten

if TYPE_CHECKING:
    from playpress.imports.drafts import Drafts
    from playpress.imports.grid import Grid
    from playpress.imports.headers import Headed
    from playpress.imports.proposal import Proposal
    from playpress.model.entity import Entity

PASTED = "pasted"
_SHOWN = 40
"""How many changed values are listed."""


@main.command(name="import", short_help="Read a spreadsheet into the playbook, after showing what would change.")
@click.argument("source", metavar="FILE.xlsx|FILE.csv|-")
@click.option(
    "--as",
    "kind",
    metavar="KIND",
    default="",
    help="What it lists, where its name and columns do not say: metric, metrics.targets.",
)
@click.option(
    "--set",
    "values",
    multiple=True,
    metavar="FIELD=VALUE",
    help="What is meant where neither a row nor its definition says it. Repeatable.",
)
@click.option("--clear", is_flag=True, help="Delete the values whose cells are empty. Without it, they stay.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@on_project
def import_(
    source: str,
    kind: str,
    values: tuple[str, ...],
    clear: bool,
    yes: bool,
    dry_run: bool,
    project: Path | None,
    today: dt.date | None,
) -> None:
    """Read a spreadsheet: an exported one that was changed, or any table with a line of column names.

    Columns are recognised by the names and labels of fields and by what people call them (KPI, Owned by). You see what
    was recognised and what would change before anything is written. Formulas are not run, hidden rows, columns and
    sheets are not read. Comments and the order in your files stay. `-` reads what you paste, up to Ctrl-D.

    \b
    Examples:
      playpress import playbook.xlsx
      playpress import kpis.csv --as metric
      playpress import - --as metric --set period=2027
    """
    from playpress import host
    from playpress.authoring import workspace as workspaces
    from playpress.imports import drafts, proposal
    from playpress.model.kinds import KINDS

    collect_seldom()
    where, day = found(project), today or host.today()
    grids, wrong = _grids(source)
    if wrong:
        refuse(wrong, where, "Nothing was written.")
    with progress("Reading the playbook"):
        workspace, faults = workspaces.opened(where, KINDS, day)
    if workspace is None or faults:
        refuse(faults, where, "Nothing was imported: the playbook has errors of its own.")
    headed, unknown = _headed(grids, workspace.book.kinds, kind)
    headed = [_with_values(each, values, workspace.book.kinds, kind) for each in headed]
    if unknown:
        refuse(unknown, where, "Nothing was written.")
    with progress("Comparing"):
        drafted, counts = drafts.drafts(workspace.book, headed, clear)
        result = proposal.proposed(workspace, drafted, KINDS, day)
    show(_recognised(grids, headed, counts))
    show(_readings(drafted))
    if result.problems:
        refuse(result.problems, where, "Nothing was written.")
    show(_changes(result))
    if dry_run or not result.definitions:
        return
    if not yes and not _agreed(source):
        click.echo("Nothing was written.")
        return
    if problems := workspace.save():
        refuse(problems, where, "Nothing was written.")
    files = ", ".join(workspace.after)
    click.echo(f"Wrote {files}. `playpress check` shows what the change means.")


def _grids(source: str) -> tuple[list["Grid"], list[Problem]]:
    """The sheets of a file, or of what comes in."""
    from playpress.imports import delimited, workbook

    if source == "-":
        if sys.stdin.isatty():
            click.echo(
                "Paste the cells with their column names, then press Ctrl-D (Ctrl-Z and Enter on Windows).", err=True
            )
        data, file = sys.stdin.buffer.read(), PASTED
    else:
        path, file = Path(source), Path(source).name
        try:
            data = path.read_bytes()
        except PermissionError:
            hint = "Close it in the spreadsheet program, and check that you may read it."
            return [], [
                fault("SHEET-FILE", "this file cannot be read: another program may keep it locked", Place(file), hint)
            ]
        except OSError as error:
            hint = "Check its name and its folder."
            return [], [
                fault(
                    "SHEET-FILE",
                    f"this file cannot be read ({(error.strerror or 'unknown cause').lower()})",
                    Place(file),
                    hint,
                )
            ]
    if not data.strip():
        return [], [
            fault("SHEET-FILE", "there is nothing in it", Place(file), "Give it a line of column names and rows.")
        ]
    if data.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return workbook.grids(data, file)
    if Path(file).suffix.casefold() in (".xlsx", ".xlsm", ".xls"):
        hint = "Open it in a spreadsheet program and save it as a workbook (.xlsx), or name it .csv if it is text."
        what = "no workbook" if b"\0" in data else "text"
        return [], [fault("SHEET-FILE", f"this is {what}, though it is named like a workbook", Place(file), hint)]
    grid, problems = delimited.grid(data, file, Path(file).stem)
    return ([grid] if grid else []), problems


def _headed(grids: list["Grid"], kinds: Sequence["type[Entity]"], kind: str) -> tuple[list["Headed"], list[Problem]]:
    """What each visible sheet is. One that lists nothing known is a problem, unless others are understood."""
    from playpress.imports import headers
    from playpress.problems import Problem

    visible = [each for each in grids if not each.unseen and not headers.ours(each) and each.rows]
    found = [headers.headed(each, kinds, kind) for each in visible]
    headed = [each for each in found if not isinstance(each, Problem)]
    unknown = [each for each in found if isinstance(each, Problem)]
    if not visible:
        place = Place(grids[0].file) if grids else Place(PASTED)
        said, hint = "it has no visible sheet with anything to import", "Unhide the sheet."
        if any(map(headers.filled_in, grids)):
            said = "it is a checklist to fill in, of which a playbook takes nothing back"
            hint = "To change checklists, import what `playpress export xlsx FILE` writes."
        unknown = [fault("SHEET-FILE", said, place, hint)]
    return headed, unknown


def _with_values(headed: "Headed", values: Sequence[str], kinds: Sequence["type[Entity]"], kind: str) -> "Headed":
    """A sheet whose rows also say what `--set` says of them."""
    from playpress.imports import headers
    from playpress.problems import Problem

    given = dict(pair(each) for each in values)
    again = headers.headed(headed.grid.with_values(headed.row, given), kinds, kind) if given else headed
    if isinstance(again, Problem):
        return headed
    if unknown := [name for name in given if name in again.left]:
        raise click.UsageError(f'{again.table.kind.about.with_article} has no field "{unknown[0]}" for --set.')
    return again


def _recognised(grids: list["Grid"], headed: list["Headed"], counts: list[int]) -> Iterator[str]:
    """How each sheet was understood, and what was left out."""
    from playpress.imports import headers

    whole = len(headed) > 6
    for each, count in zip(headed, counts, strict=True):
        said = [f"  {line}" for line in each.told]
        said += [f"  Not imported, no such field: {', '.join(each.left)}"] if each.left else []
        said += [f"  Not imported, hidden: {', '.join(each.grid.hidden)}"] if each.grid.hidden else []
        said += [f"  Column names in row {each.row}"] if each.row > 1 else []
        if said or not whole:
            yield f"{each.grid.name}: {each.table.title.lower()}, {counted(count, 'row')}"
            yield from said
    if whole:
        yield f"{counted(len(headed), 'sheet')} read, {counted(sum(counts), 'row')}."
    unseen = [each.name for each in grids if each.unseen]
    if unseen:
        yield f"Not imported, hidden: the {'sheet' if len(unseen) == 1 else 'sheets'} {', '.join(unseen)}"
    computed = [each.name for each in grids if headers.computed(each)]
    if computed:
        yield f"Not imported, computed: {', '.join(computed)}"


def _readings(drafted: "Drafts") -> Iterator[str]:
    from playpress.tables.cells import LONGEST

    for name, key in drafted.meanings.readings.items():
        yield f'"{shorten(name, 40)}" is {key}'
    if drafted.emptied:
        cells = "1 empty cell leaves" if drafted.emptied == 1 else f"{drafted.emptied} empty cells leave"
        yield f"{cells} the value in the playbook; --clear deletes it."
    for place in drafted.full:
        yield f"{place}: this text is as long as a cell can be ({LONGEST:,} characters). Look whether its end is there."


def _changes(result: "Proposal") -> Iterator[str]:
    """What would be added and changed, value by value."""
    if not result.definitions:
        yield "Nothing would change."
        return
    left = _SHOWN
    for each in result.definitions:
        if left <= 0:
            break
        sign = click.style("+", fg="green") if each.new else click.style("~", fg="yellow")
        yield f"{sign} {each.key} ({each.name})"
        for value in each.differences[: max(left, 1)]:
            before = f"{shorten(value.before, 40)} -> " if value.before else ""
            yield f"    {value.field}: {before}{shorten(value.after, 60) if value.after else '(deleted)'}"
        left -= max(len(each.differences), 1)
    new = sum(each.new for each in result.definitions)
    yield f"{new} new, {len(result.definitions) - new} changed{' (not all listed)' if left <= 0 else ''}."


def _agreed(source: str) -> bool:
    """Ask; where the cells came in through standard input, ask on the terminal itself."""
    if source != "-" or sys.stdin.isatty():
        return click.confirm("Write these changes?", default=False)
    try:
        with Path("CON" if sys.platform == "win32" else "/dev/tty").open(encoding="utf-8") as terminal:
            click.echo("Write these changes? [y/N]: ", nl=False)
            return terminal.readline().strip().casefold() in ("y", "yes")
    except OSError:
        click.echo("There is no terminal to ask on; --yes writes without asking.", err=True)
        return False
