"""Faults that an author can make: each is reported at its place, in its words, in two seconds and 256 MB.

`python tests/bench/sweep_bad.py [CASE ...]`: every case of `tests/bad`, bombs among them, each in a process of its own.
"""

import os
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "generator")]

from tests import disks  # noqa: E402
from tests.bench import figure  # noqa: E402
from tests.book import TODAY  # noqa: E402
from tests.unit import test_bad_books as bad  # noqa: E402

from playpress.pipeline import read  # noqa: E402
from playpress.report.problems import plain  # noqa: E402

SECONDS, BOMB_SECONDS, KILOBYTES = 2, 5, 256 * 1024


def said(project: Path, into: Path) -> int:
    """Read a project with a fault, and write down what is said of it."""
    try:
        playbook = read(project, TODAY)
        lines = [*plain(playbook.problems)]
        is_told = bool(playbook.faults) and not playbook.findings
    except BaseException:
        lines, is_told = [traceback.format_exc()], False
    into.write_text(bad.brief(lines), encoding="utf-8")
    return 0 if is_told else 1


def wrong(case: str, folder: Path) -> Iterator[str]:
    """What is wrong with how a fault is reported."""
    project, into = folder / "project", folder / "said"
    project.mkdir()
    bad.prepare(case, project)
    child = disks.child(lambda: said(project, into))
    _, status, used = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status):
        yield f"{case}: not reported as a fault"
    if into.read_text(encoding="utf-8") != (bad.BAD / case / "expected.txt").read_text(encoding="utf-8"):
        yield f"{case}: said otherwise than expected.txt"
    if (seconds := used.ru_utime + used.ru_stime) > (BOMB_SECONDS if case in bad.BOMBS else SECONDS):
        yield f"{case}: took {seconds:.1f} s"
    if used.ru_maxrss > KILOBYTES:
        yield f"{case}: took {used.ru_maxrss // 1024} MB"


def main(only: list[str]) -> None:
    cases, failed = only or bad.CASES, 0
    for case in cases:
        with TemporaryDirectory() as folder:
            failed += figure.wrong(wrong(case, Path(folder)))
    bombs = len([case for case in cases if case in bad.BOMBS])
    words = f"{len(cases)} faults, {bombs} of them bombs: {failed} not reported exactly, slow or large"
    figure.end(len(cases), failed, words)


if __name__ == "__main__":
    main(figure.asked(__doc__, 0, "(all)").only)
