"""A small book, and what an import of a sheet would make of it: no command, no disk but the book's own."""

from pathlib import Path

from tests.book import TODAY, write

from playpress.authoring import workspace
from playpress.authoring.workspace import Workspace
from playpress.imports import delimited, drafts, headers, proposal, workbook
from playpress.imports.drafts import Drafts
from playpress.imports.headers import Headed
from playpress.imports.proposal import Proposal
from playpress.model.kinds import KINDS
from playpress.problems import Problem
from playpress.report.problems import plain

BOOK = {
    "teams": "sales: {leader: head-of-sales}\n",
    "roles": "head-of-sales: {team: sales}\nsales-rep: {name: Account executive, team: sales}\n",
    "metrics": (
        "# counted on Mondays\n"
        "win-rate:\n"
        "  name: Win rate\n"
        "  unit: '%'  # of all deals\n"
        "  owner: head-of-sales\n"
        "  targets:\n"
        "    - {period: 2027-Q1, value: 25%}\n"
        "demos: {unit: demos, cadence: weekly}\n"
    ),
}
"""Two teams' worth of words for tests: a metric with comments, one without, two roles."""


def opened(project: Path, **files: str) -> Workspace:
    """A book that is ready to be changed, and has no faults."""
    found, problems = workspace.opened(write(project, **(files or BOOK)), KINDS, TODAY)
    assert list(plain(problems)) == []
    assert found is not None
    return found


def imported(
    space: Workspace, data: str | bytes, kind: str = "", clear: bool = False, name: str = "kpis"
) -> tuple[Proposal, Drafts, list[Headed]]:
    """What an import would do; faults of the file itself are those of the proposal."""
    if isinstance(data, bytes):
        grids, problems = workbook.grids(data, f"{name}.xlsx")
    else:
        grid, problems = delimited.grid(data.encode(), f"{name}.csv", name)
        grids = [grid] if grid else []
    visible = [each for each in grids if each.rows and not each.unseen and not headers.ours(each)]
    found = [headers.headed(each, space.book.kinds, kind) for each in visible]
    headed = [each for each in found if isinstance(each, Headed)]
    problems = [*problems, *(each for each in found if isinstance(each, Problem))]
    drafted, _ = drafts.drafts(space.book, headed, clear)
    if problems:
        return Proposal((), tuple(problems)), drafted, headed
    return proposal.proposed(space, drafted, KINDS, TODAY), drafted, headed


def told(found: Proposal) -> list[str]:
    """The problems of a proposal, a line each."""
    return list(plain(found.problems))
