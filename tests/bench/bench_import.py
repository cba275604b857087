"""How much an import of 500 rows costs, next to a check of what it makes: at most twice as much processor time.

Run by `make bench`. The rows are metrics with twelve columns, half of them new and half of them changed. Both are taken
together several times, and the middle one of their ratios counts: what else the machine does hits both.
"""

import datetime as dt
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.sheets import imported, opened

from playpress.cli.program import collect_seldom
from playpress.pipeline import read

ROWS, PAIRS, LIMIT = 500, 7, 2.0
TODAY = dt.date(2026, 10, 1)
TEAMS = "sales: {leader: head}\n"
ROLES = "head: {team: sales}\n"
HEAD = "id,name,summary,owner,definition,formula,unit,direction,type,cadence,source system,baseline"


def line(number: int, words: str) -> str:
    """One row."""
    return (
        f"number-{number},Number {number},{words} {number},head,{words} of {number},all / {number},deals,up,leading,"
        f"weekly,CRM,{number}"
    )


def seconds(work: Callable[[], object]) -> float:
    """The processor time of some work."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def main() -> None:
    """Print both times; end with 1 where an import is too slow."""
    collect_seldom()  # as the command does
    with TemporaryDirectory() as name:
        project = Path(name)
        space = opened(project, teams=TEAMS, roles=ROLES)
        half = [line(number, "First") for number in range(ROWS // 2)]
        imported(space, "\n".join([HEAD, *half]), "metric")
        assert space.save() == []
        rows = [line(number, "Second") for number in range(ROWS)]
        before = {path: path.read_bytes() for path in project.rglob("*.yml")}

        def work() -> None:
            again, _ = opened_again(project)
            found, _, _ = imported(again, "\n".join([HEAD, *rows]), "metric")
            assert (len(found.definitions), found.problems) == (ROWS, ())
            assert again.save() == []

        pairs = []
        for _ in range(PAIRS):
            for path, data in before.items():
                path.write_bytes(data)
            pairs.append((seconds(work), seconds(lambda: read(project, TODAY))))
    ratio = median(taken / check for taken, check in pairs)
    taken, check = map(min, zip(*pairs, strict=True))
    print(f"import of {ROWS} rows {taken:.2f} s, check of the result {check:.2f} s: {ratio:.2f} times")  # noqa: T201
    sys.exit(ratio > LIMIT)


def opened_again(project: Path):  # type: ignore[no-untyped-def]
    """The playbook as it is on the disk."""
    from playpress.authoring import workspace
    from playpress.model.kinds import KINDS

    return workspace.opened(project, KINDS, TODAY)


if __name__ == "__main__":
    main()
