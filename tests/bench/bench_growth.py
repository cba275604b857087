"""How the cost of `playpress stage` grows: `bench_growth.py [1000 5000 10000]`.

A playbook of all kinds in each size, staged by a process of its own. Prints CPU seconds, bytes, peak memory, CPU
milliseconds of the checks for each definition, and the exponents against the row above: 1 is linear, 2 quadratic. The
bars: exponents up to 1.08, 400 MiB and 0.2 ms at 5,000.
"""

import datetime as dt
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "generator")]

from tests import large  # noqa: E402


def check(folder: str) -> None:
    """Print definitions of a project, and the CPU seconds of its checks alone."""
    from playpress import checks
    from playpress.pipeline import read

    playbook = read(Path(folder), dt.date(2026, 10, 1))
    assert playbook.book is not None
    assert not playbook.faults, playbook.faults[:3]
    fresh = replace(playbook.book)
    before = time.process_time()
    checks.run(fresh)
    sys.stdout.write(f"{len(fresh.entities)} {time.process_time() - before}\n")


def stage(folder: str) -> None:
    """Stage a project as the command does, and print CPU seconds and the peak of memory in MiB."""
    from playpress.cli import main

    os.chdir(folder)
    sys.argv = ["playpress", "stage", "staged", "--today", "2026-10-01"]
    try:
        main()
    except SystemExit as done:
        if done.code:
            raise
    used = resource.getrusage(resource.RUSAGE_SELF)
    sys.stderr.write(f"{used.ru_utime + used.ru_stime} {used.ru_maxrss / 1024}\n")


def main() -> None:
    """One row a size."""
    sizes = [int(word) for word in sys.argv[1:]] or [1000, 5000, 10000]
    sys.stdout.write("definitions  CPU s  exponent      bytes  exponent  peak MiB  checks ms/definition\n")
    earlier: tuple[int, float, int] | None = None
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            large.write(Path(folder), size)
            command = [sys.executable, __file__]
            definitions, checked = subprocess.check_output([*command, "--check", folder], text=True).split()
            done = subprocess.run([*command, "--stage", folder], capture_output=True, text=True, check=True)
            cpu, peak = map(float, done.stderr.splitlines()[-1].split())
            written = sum(path.stat().st_size for path in (Path(folder) / "staged").rglob("*") if path.is_file())
        count = int(definitions)
        growth = [math.nan, math.nan]
        if earlier:
            pairs = (cpu, earlier[1]), (written, earlier[2])
            growth = [math.log(now / then) / math.log(count / earlier[0]) for now, then in pairs]
        checks = float(checked) / count * 1000
        row = f"{count:11}  {cpu:5.1f}  {growth[0]:8.2f}  {written:9}  {growth[1]:8.2f}  {peak:8.0f}  {checks:8.3f}\n"
        sys.stdout.write(row)
        sys.stdout.flush()
        earlier = count, cpu, written


if __name__ == "__main__":
    if sys.argv[1:2] == ["--check"]:
        check(sys.argv[2])
    elif sys.argv[1:2] == ["--stage"]:
        stage(sys.argv[2])
    else:
        main()
