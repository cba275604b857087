"""What a build costs beside MkDocs' own: CPU time of `playpress build` against `mkdocs build` of the staged tree.

Both make the same pages of the reference playbook, and a search for them: ours, and the theme's. They run in turn,
after one round that does not count, so that a machine's mood meets all; the figure to quote is the median of the
ratios. The bar is 1.15. Beside it stands the ratio to a build that makes no search, as the staged tree brings its own.
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
        config = (home / "staged" / "mkdocs.yml").read_text(encoding="utf-8")
        searched = config.replace("plugins: []", "plugins: [material/search]")
        assert searched != config
        (home / "staged" / "searched.yml").write_text(searched, encoding="utf-8")
        mkdocs = [python, "-m", "mkdocs", "build", "-q", "-f"]
        rounds = [
            (
                cpu(python, "-m", "playpress", "build", cwd=home / "book"),
                cpu(*mkdocs, "searched.yml", cwd=home / "staged"),
                cpu(*mkdocs, "mkdocs.yml", cwd=home / "staged"),
            )
            for _ in range(PAIRS + 1)
        ][1:]
    ours, searching, bare = (statistics.median(each) for each in zip(*rounds, strict=True))
    ratio = statistics.median(mine / other for mine, other, _ in rounds)
    without = statistics.median(mine / other for mine, _, other in rounds)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    sys.stdout.write(
        f"playpress build {ours:.2f} s CPU, mkdocs build with the theme's search {searching:.2f} s, ratio {ratio:.2f}; "
        f"mkdocs build without any {bare:.2f} s, ratio {without:.2f}; peak {peak:.0f} MiB\n"
    )


if __name__ == "__main__":
    main()
