"""A small playbook in a git repository of its own: no network, nobody's settings, always the same commits."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.book import write

CONTENT = {
    "teams": "sales: {leader: head-of-sales}\nmarketing: {leader: head-of-marketing}\n",
    "roles": """\
head-of-sales: {team: sales}
sales-rep: {team: sales, reports_to: head-of-sales}
head-of-marketing: {team: marketing}
campaign-manager: {team: marketing}
""",
    "goals": "win: {team: sales, name: Win, metrics: [deals]}\nfame: {team: marketing, name: Fame}\n",
    "metrics": """\
deals: {owner: head-of-sales, contributors: [sales-rep], targets: [{period: 2026-Q4, value: 40}]}
""",
    "strategies": """\
calls:
  team: sales
  goals: [win]
  tactics: [Ten calls before noon, Ring back]
fairs: {team: marketing, goals: [fame]}
""",
    "glossary": "lead: {definition: Somebody who asked for something}\n",
    "processes": """\
selling:
  team: sales
  steps:
    - {id: first-call, name: First call, owner: sales-rep, exit: [Need known, Budget known], time_limit: 2 business d}
    - {id: offer, name: Offer, raci: {head-of-sales: A/R, sales-rep: C}}
asking:
  team: marketing
  steps:
    - {id: campaign, name: Campaign, owner: campaign-manager}
""",
    "handoffs": """\
lead:
  from: asking#campaign
  to: selling#first-call
  acceptance: [Phone given, {id: need, text: Need stated, kind: buyer}]
  commitments:
    - {by: sales, what: Ring the lead, value: 4 h, clock: business}
    - {by: sales, what: Tell the outcome, value: 30 d, clock: calendar}
""",
}
"""A book with every sort of thing that can change."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository, and a project somewhere in it."""

    root: Path
    project: Path

    def git(self, *arguments: str, day: str = "2026-10-01") -> str:
        """Run git on some day, without anybody's settings."""
        environ = {
            **os.environ,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            **{f"GIT_{who}_NAME": "Ada" for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_EMAIL": "ada@example.org" for who in ("AUTHOR", "COMMITTER")},
            **{f"GIT_{who}_DATE": f"{day}T12:00:00Z" for who in ("AUTHOR", "COMMITTER")},
        }
        done = subprocess.run(
            ["git", *arguments], cwd=self.root, env=environ, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    def commit(self, tag: str = "", day: str = "2026-10-01") -> str:
        """Keep the files as they are; the id of the commit."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", tag or "more", day=day)
        if tag:
            self.git("tag", tag)
        return self.git("rev-parse", "HEAD")

    def write(self, name: str, text: str) -> None:
        """One file below `content/`, by its name with ending."""
        path = self.project / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def swap(self, name: str, old: str, new: str) -> None:
        """Replace words in a file below `content/`; they must stand there."""
        text = (self.project / "content" / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))


def repository(root: Path, below: str = "") -> Repository:
    """A repository with one commit of August, tagged v1, that holds the book; `below` is the project's folder in it."""
    project = root / below
    project.mkdir(parents=True, exist_ok=True)
    write(project, **CONTENT)
    found = Repository(root, project)
    found.git("init", "--quiet", "--initial-branch=main")
    found.commit("v1", "2026-08-15")
    return found
