"""What a build costs beside MkDocs' own: CPU time of `playpress build` against `mkdocs build` of the staged tree.

Both make the same pages of the reference playbook. They run in turn, after one pair that does not count, so that a
machine's mood meets both; the figure to quote is the median of the ratios. The bar is 1.15.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

PAIRS = 9


def cpu(*command: str, cwd: Path) -> float:
    """User and system seconds of one command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=cwd, check=True, capture_output=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print both medians, the median ratio and the peak memory of either."""
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        subprocess.run([python, "-m", "playpress", "new", "book"], cwd=home, check=True, capture_output=True)
        stage = [python, "-m", "playpress", "stage", "staged", "--project", "book"]
        subprocess.run(stage, cwd=home, check=True, capture_output=True)
        pairs = [
            (
                cpu(python, "-m", "playpress", "build", cwd=home / "book"),
                cpu(python, "-m", "mkdocs", "build", "-q", cwd=home / "staged"),
            )
            for _ in range(PAIRS + 1)
        ][1:]
    ours, theirs = (statistics.median(each) for each in zip(*pairs, strict=True))
    ratio = statistics.median(mine / other for mine, other in pairs)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    sys.stdout.write(
        f"playpress build {ours:.2f} s CPU, mkdocs build {theirs:.2f} s CPU, ratio {ratio:.2f}, peak {peak:.0f} MiB\n"
    )


if __name__ == "__main__":
    main()
