"""How long reading and checking take, by the number of entities: `python tests/bench/bench_check.py [100 1000 5000]`.

Prints CPU seconds of a process of its own (imports included), of `read` alone, and the growth against the row above.
"""

import datetime as dt
import math
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

GENERATOR = Path(__file__).resolve().parents[2] / "generator"


def book(count: int) -> dict[str, str]:
    """About `count` entities: goals in trees, strategies, metrics, terms and processes with borders and contracts."""
    share = max(count // 10, 1)
    teams = ("sales", "marketing")
    files = {
        "playbook": "format: 1\ncompany: Oak & Lamp\nchecks: team\n",
        "teams": "sales: {leader: head-sales}\nmarketing: {leader: head-marketing}\n",
        "roles": "".join(f"head-{team}: {{team: {team}}}\n" for team in teams)
        + "".join(f"role-{n}: {{team: {teams[n % 2]}, reports_to: head-{teams[n % 2]}}}\n" for n in range(share)),
        "glossary": "".join(f"term-{n}: {{definition: What, aliases: [word {n}]}}\n" for n in range(2 * share)),
        "metrics": "".join(f"metric-{n}: {{owner: role-{n % share}, unit: deals}}\n" for n in range(share)),
    }
    for n in range(3 * share):
        parent = f"parent: goal-{n // 3}\n" if n else ""
        files[f"goals/goal-{n}"] = f"name: Goal {n}\nteam: {teams[n % 2]}\n{parent}metrics: [metric-{n % share}]\n"
    for n in range(2 * share):
        goals = f"[goal-{n}, goal-{n + share}]"
        files[f"strategies/strategy-{n}"] = (
            f"team: {teams[n % 2]}\ngoals: {goals}\nmetrics: [metric-{n % share}]\n"
            f"works_against: [goal-{3 * share - 1 - n}]\n"
            "tactics:\n"
            + "".join(f"  - Tactic {k} of many words that say what to do\n" for k in range(8))
            + "body: |\n"
            + "  A paragraph of some thirty words. " * 6
            + "\n"
        )
    for n in range(share):
        steps = "".join(
            f"  - {{id: step-{k}, owner: role-{(n + k) % share}, goals: [goal-{n}], exit: [Done {k}]}}\n"
            for k in range(6)
        )
        files[f"processes/process-{n}"] = f"team: {teams[n % 2]}\nsteps:\n{steps}"
    return files


def write(folder: Path, count: int) -> None:
    """Put a generated book on disk."""
    for name, text in book(count).items():
        path = folder / "content" / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def child(folder: str) -> None:
    """Read one project and print entities, findings and CPU seconds of `read`."""
    from playpress.pipeline import read

    before = time.process_time()
    playbook = read(Path(folder), dt.date(2026, 10, 1))
    used = time.process_time() - before
    assert playbook.book is not None
    assert not playbook.faults, playbook.faults[:3]
    sys.stdout.write(f"{len(playbook.book.entities)} {len(playbook.findings)} {used} {time.process_time()}\n")


def main() -> None:
    """One row a size, the best of three runs."""
    sizes = [int(word) for word in sys.argv[1:]] or [100, 1000, 5000]
    sys.stdout.write("entities  findings  with imports  read alone  ms/entity  growth\n")
    earlier: tuple[int, float] | None = None
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder), size)
            command = [sys.executable, __file__, "--child", folder]
            environment = {**os.environ, "PYTHONPATH": str(GENERATOR)}
            runs = [subprocess.check_output(command, env=environment, text=True).split() for _ in range(3)]
        best = min(runs, key=lambda run: float(run[2]))
        entities, used = int(best[0]), float(best[2])
        growth = math.log(used / earlier[1]) / math.log(entities / earlier[0]) if earlier else float("nan")
        times = f"{float(best[3]):10.2f} s  {used:8.2f} s  {used / entities * 1000:9.2f}"
        sys.stdout.write(f"{entities:8}  {best[1]:>8}  {times}  {growth:6.2f}\n")
        earlier = entities, used


if __name__ == "__main__":
    child(sys.argv[2]) if sys.argv[1:2] == ["--child"] else main()
