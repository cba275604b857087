"""How long reading and checking take, by the number of entities: `bench_check.py [100 1000 5000 10000]`.

Prints CPU seconds of a process of its own (imports included), of `read` alone, of the checks alone, milliseconds an
entity of both, and the growth of the checks against the row above: 1 is linear, 2 would be quadratic.
"""

import datetime as dt
import math
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
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
    files |= _selling(share)
    return files


def _selling(share: int) -> dict[str, str]:
    """Funnels with plans and promises, and what is said at their stages."""
    count = max(share // 4, 1)
    stages = ("rate: 10%, lag: 30 d", "rate: 50%, lag: 10 d", "rate: 20%, lag: 20 d", "outcome: won")
    files = {}
    for n in range(count):
        owners = ("head-marketing", "head-sales", "head-sales", "head-sales")
        rows = "".join(
            f"  - {{id: s{k}, name: Stage {n} {k}, owner: {owners[k]}, audiences: [who-{n}], entry: [In {k}], "
            f"exit: [Out {k}], {stage}}}\n"
            for k, stage in enumerate(stages)
        )
        files[f"funnels/funnel-{n}"] = f"owner: head-sales\nstages:\n{rows}"
        files[f"handoffs/lead-{n}"] = (
            f"from: funnel:funnel-{n}#s0\nto: funnel:funnel-{n}#s1\nowner: head-sales\nacceptance: [Out 0]\n"
            f"commitments:\n  - {{by: marketing, what: Deliver, stage: funnel-{n}#s0, volume: 400 per month}}\n"
            f"  - {{by: sales, what: Ring, value: 4 business h, stage: funnel-{n}#s0, attempts: 2, minutes: 4}}\n"
        )
        files[f"plans/plan-{n}"] = (
            f"period: 2027-Q1\ncurrency: EUR\nrevenue_target: {n + 1}00000 EUR\navg_deal: 2000 EUR\n"
            f"funnel: funnel-{n}\nstated: [{{stage: s0, count: 1200}}]\nunit_cost: [{{stage: s0, cost: 50 EUR}}]\n"
            "budget: [{id: all, amount: 60000 EUR, team: marketing, pays_for: s0}]\n"
        )
    rows = range(count)
    files["audiences"] = "".join(f"who-{n}: {{pains: [Pain {n}]}}\n" for n in rows)
    files["messages"] = "".join(
        f"say-{n}: {{claim: Claim {n}, audiences: [who-{n}], stages: [funnel-{n}#s0], avoid: [never say {n}]}}\n"
        for n in rows
    )
    files["assets"] = "".join(f"show-{n}: {{messages: [say-{n}], audiences: [who-{n}]}}\n" for n in rows)
    files["objections"] = "".join(f"doubt-{n}: {{says: Doubt {n}, audiences: [who-{n}]}}\n" for n in rows)
    return files


def write(folder: Path, count: int) -> None:
    """Put a generated book on disk."""
    for name, text in book(count).items():
        path = folder / "content" / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def child(folder: str) -> None:
    """Read one project and print entities, findings and CPU seconds of `read`, of the process and of the checks."""
    from playpress import checks
    from playpress.pipeline import read

    before = time.process_time()
    playbook = read(Path(folder), dt.date(2026, 10, 1))
    used = time.process_time() - before
    assert playbook.book is not None
    assert not playbook.faults, playbook.faults[:3]
    whole = time.process_time()
    fresh = replace(playbook.book)
    before = time.process_time()
    checks.run(fresh)
    alone = time.process_time() - before
    sys.stdout.write(f"{len(playbook.book.entities)} {len(playbook.findings)} {used} {whole} {alone}\n")


def main() -> None:
    """One row a size, the best of three runs."""
    sizes = [int(word) for word in sys.argv[1:]] or [100, 1000, 5000, 10000]
    sys.stdout.write("entities  findings  with imports  read alone  ms/entity  checks alone  ms/entity  growth\n")
    earlier: tuple[int, float] | None = None
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder), size)
            command = [sys.executable, __file__, "--child", folder]
            environment = {**os.environ, "PYTHONPATH": str(GENERATOR)}
            runs = [subprocess.check_output(command, env=environment, text=True).split() for _ in range(3)]
        best = min(runs, key=lambda run: float(run[2]))
        entities, used = int(best[0]), float(best[2])
        alone = min(float(run[4]) for run in runs)
        growth = math.log(alone / earlier[1]) / math.log(entities / earlier[0]) if earlier else float("nan")
        times = f"{float(best[3]):10.2f} s  {used:8.2f} s  {used / entities * 1000:9.2f}"
        times += f"  {alone:10.2f} s  {alone / entities * 1000:9.3f}"
        sys.stdout.write(f"{entities:8}  {best[1]:>8}  {times}  {growth:6.2f}\n")
        earlier = entities, alone


if __name__ == "__main__":
    child(sys.argv[2]) if sys.argv[1:2] == ["--child"] else main()
