"""Two teams, their roles and one hand-off: the book that the tests of the checks add to."""

import datetime as dt
from pathlib import Path

from tests.book import SETTINGS, of, sound

from playpress.pipeline import Playbook

TEAMS = """
marketing: {name: Marketing, leader: cmo}
sales: {name: Sales, leader: cso}
"""


ROLES = """
cmo: {team: marketing}
cso: {team: sales}
demand-manager: {team: marketing, name: Marketing manager}
sales-manager: {team: sales}
ae: {team: sales, name: AE}
sdr: {team: sales, name: SDR}
"""


def process(steps: str, extra: str = "") -> str:
    """One process of the sales team, its steps written at no indentation."""
    lines = "\n".join(f"    {line}" for line in steps.strip().splitlines())
    return f"lead-to-deal:\n  team: sales\n{extra}  steps:\n{lines}\n"


def play(folder: Path, *, profile: str = "starter", today: dt.date = dt.date(2026, 10, 1), **files: str) -> Playbook:
    """A sound book with two teams and six roles, and what a test adds."""
    settings = f"{SETTINGS}checks: {profile}\n"
    playbook, _ = sound(folder, today, playbook=settings, **{"teams": TEAMS, "roles": ROLES, **files})
    return playbook


def reported(playbook: Playbook, code: str) -> list[tuple[str, str]]:
    """Level and message of every finding of one check."""
    return [(problem.level, problem.message) for problem in of(playbook, code)]


BORDER = """
- {id: campaign, owner: demand-manager, exit: [{id: fit, text: Fits}, {id: score, text: Scored}]}
- {id: qualify, owner: sdr}
"""


HANDOFF = """
from: lead-to-deal#campaign
to: lead-to-deal#qualify
owner: sdr
acceptance: [{id: fit, text: Fits}, {id: score, text: Scored}]
reject_reasons: [Out of area]
return_to: lead-to-deal#campaign
commitments:
  - {by: sales, what: First call, value: 4 business h}
  - {by: marketing, what: Forty leads, volume: 40 per month}
breach: {escalate_to: cso}
"""


APPROVED = "approved_by: [{role: cmo, date: 2026-09-01}, {role: cso, date: 2026-09-02}]\n"


LEVERS = TEAMS.replace("leader: cmo", "leader: cmo, levers: [Price, Packaging]")
