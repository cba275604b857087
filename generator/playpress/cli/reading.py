"""Commands that read and tell: what does not fit together, what a plan needs."""

import datetime as dt
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

import click

from playpress.cli import accepting
from playpress.cli.accepting import REASON
from playpress.cli.program import FAULTS, Day, for_readers, main, on_project, progress, refuse, show
from playpress.cli.project_folder import found
from playpress.problems import Profile

if TYPE_CHECKING:
    from playpress.derive.planning import Worksheet
    from playpress.graph import Book
    from playpress.model.kinds.plan import Plan
    from playpress.pipeline import Playbook


FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit")
"""What `check` can print."""


@main.command()
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True,
              help="For people, for programs, or for what a CI system shows at a line.")  # fmt: skip
@click.option("--fail-on", type=click.Choice(["error", "warn"]), help="Exit with 1 at findings of this level, too.")
@click.option("--all", "whole", is_flag=True, help="Every finding, not only the ten that matter most.")
@click.option("--profile", type=click.Choice(get_args(Profile)), help="How much is checked, whatever the settings say.")
@click.option("--accept-all", is_flag=True, help="Write a waiver for each open finding: only what is new is then open.")
@click.option("--until", type=Day(), help="With --accept-all: the last day on which they are accepted.")
@click.option("--by", metavar="ROLE", help="With --accept-all: the id of the role that accepts them.")
@click.option("--reason", default=REASON, metavar="TEXT", help="With --accept-all: why they are accepted.")
@for_readers
@on_project
def check(
    form: str,
    fail_on: Literal["error", "warn"] | None,
    whole: bool,
    profile: Profile | None,
    accept_all: bool,
    until: dt.date | None,
    by: str | None,
    reason: str,
    circle: str,
    project: Path | None,
    today: dt.date | None,
) -> None:
    """Read the playbook and list what is wrong with it.

    Errors (a misspelt field, a link that leads nowhere) stop a build. Findings (a goal without a strategy, a
    hand-off without a deadline) do not: they are published, so that both teams see them.

    \b
    Examples:
      playpress check                      the ten findings that matter most
      playpress check --all                every one, and what was not looked at
      playpress check --profile team       what is worth a look as well
      playpress check --fail-on error      for an automatic check before publishing
      playpress check --format json
      playpress check --for partner        what partners get to see less of, too
      playpress check --format gitlab > code-quality.json
      playpress check --accept-all --until 2027-03-31 --by head-of-sales
    """
    from playpress import host, pipeline
    from playpress.derive.summary import shares
    from playpress.problems import at_least
    from playpress.report import problems as report

    where = found(project)
    with progress("Reading the playbook"):
        playbook = host.read(where, today or host.today(), pipeline.Edition(circle, profile=profile))
    if accept_all:
        if circle:
            raise click.UsageError("--accept-all writes for all readers; run it without --for.")
        accepting.accept_all(playbook, until, by, reason, today or host.today())
        return
    playbook = replace(playbook, problems=(*playbook.problems, *playbook.left_out))
    counted = shares(playbook.book) if playbook.book and not playbook.faults else ()
    facts, in_force = (
        (playbook.problems, counted, playbook.skipped),
        playbook.book.settings.checks if playbook.book else "",
    )
    later = sum(playbook.later.values())
    if form == "json":
        click.echo(report.as_json(playbook.problems, report.summary(*facts, in_force, later)))
    elif form == "text":
        starting = in_force == "starter"
        told = playbook.problems if whole or not starting else report.gathered(playbook.problems)
        shown, more = report.chosen(told, whole)
        show(report.carets(shown, where))
        show(iter([more] if more else []))
        total = report.open_count(playbook.problems)
        with playbook.in_its_language():
            show(
                report.closing(told, counted, playbook.skipped, whole, one_by_one=total, profile=in_force, later=later)
            )
    else:
        show(_for_ci(form, playbook))
        show(report.closing(*facts, whole, profile=in_force, later=later), err=True)
    if playbook.faults or (fail_on and at_least(playbook.problems, fail_on)):
        sys.exit(FAULTS)


def _for_ci(form: str, playbook: "Playbook") -> Iterator[str]:
    """What a CI system reads: every problem, at its path in the repository."""
    from playpress.checks import by_effect, looked
    from playpress.report import annotations, junit, sarif
    from playpress.source import repository

    folder, problems = repository.path_of(playbook.project), by_effect(playbook.problems)
    if form == "github":
        yield from annotations.github(problems, folder)
    elif form == "gitlab":
        yield annotations.gitlab(problems, folder)
    elif form == "sarif":
        yield sarif.as_sarif(problems, folder)
    else:
        codes = (problem.code for problem in playbook.findings)
        ran = looked(playbook.book, codes) if playbook.book and not playbook.faults else ()
        yield junit.as_junit(problems, ran, playbook.skipped, folder)


@main.command(short_help="Compute what a plan needs, also with other numbers.")
@click.argument("identifier", metavar="[ID]", required=False)
@click.option(
    "--set",
    "changes",
    multiple=True,
    metavar="NAME=VALUE",
    help="Try a different number without saving it. Repeatable.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="For people or for programs.")  # fmt: skip
@on_project
def plan(
    identifier: str | None, changes: tuple[str, ...], form: str, project: Path | None, today: dt.date | None
) -> None:
    """Compute what the plan ID needs at each stage; without ID, the top-level plan.

    \b
    Examples:
      playpress plan
      playpress plan year-2027 --set revenue_target=2.4M
      playpress plan year-2027 --set avg_deal=60000 --set sql=25%
    """
    from playpress import host, pipeline
    from playpress.report import plan as plan_report

    where = found(project)
    playbook = pipeline.read(where, today or host.today())
    if playbook.book is None or playbook.faults:
        refuse(playbook.faults, where, "Nothing was computed.")
    chosen = _plan(playbook.book, identifier)
    changed = dict(_pair(each) for each in changes)
    sheet = _what_if(playbook.book, chosen, changed)
    with playbook.in_its_language():
        if form == "json":
            click.echo(plan_report.as_json(playbook.book, sheet, changed))
        else:
            show(plan_report.lines(playbook.book, sheet, changed))


def _plan(book: "Book", identifier: str | None) -> "Plan":
    """The plan somebody asks for; where nobody says which, the only one that is part of no other."""
    from playpress.derive.planning import worksheets
    from playpress.model.kinds.plan import Plan
    from playpress.report import plan as plan_report

    plans = book.all(Plan)
    if not plans:
        raise click.UsageError("This playbook has no plan. Write one into content/plans.yml.")
    found = [each for each in plans if (each.id == identifier if identifier else each.parent is None)]
    if len(found) == 1:
        return found[0]
    listed = "\n".join(plan_report.overview(list(worksheets(book).values())))
    wrong = f'There is no plan "{identifier}"' if identifier else "There are several plans"
    raise click.UsageError(f"{wrong}. Name one of these:\n{listed}")


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise click.UsageError(f'"{text}" is not NAME=VALUE. For example: --set revenue_target=2.4M')
    return name.strip(), value.strip()


def _what_if(book: "Book", chosen: "Plan", changed: dict[str, str]) -> "Worksheet":
    """The plan's worksheet, with other numbers where somebody wants to see them."""
    from playpress.derive.planning import whatif, worksheet
    from playpress.model.kinds.funnel import Funnel

    sheet = worksheet(book, chosen)
    chosen, funnel = sheet.plan, book.get(sheet.plan.funnel)
    notation = replace(book.settings.notation, currency=sheet.currency)
    if not isinstance(funnel, Funnel):
        return sheet
    for name, value in changed.items():
        try:
            chosen, funnel = whatif.apply(chosen, funnel, name, value, notation)
        except whatif.NotUnderstoodError as error:
            raise click.UsageError(str(error)) from None
    return worksheet(book, chosen, funnel)
