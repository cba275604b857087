"""The program on one screen: a project folder -> the Book, its problems and its pages. Prints nothing."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playpress import checks, graph
from playpress.checks.check import Check
from playpress.graph import Book
from playpress.model.entity import Entity
from playpress.model.kinds import KINDS
from playpress.model.load import load
from playpress.problems import Problem, faults, in_order
from playpress.site import plan, theme
from playpress.site.emit import emit
from playpress.site.file import File

OWN = ".playpress"
"""The folder of a project in which Playpress keeps what it can make again."""


@dataclass(frozen=True, slots=True)
class Playbook:
    """A project, read and checked. With faults among the problems it must not be published."""

    project: Path
    book: Book | None
    problems: tuple[Problem, ...]
    asleep: tuple[Check, ...] = ()

    @property
    def faults(self) -> tuple[Problem, ...]:
        """What has to be mended before anything is built."""
        return faults(self.problems)

    @property
    def findings(self) -> tuple[Problem, ...]:
        """What the alignment checks say; published with the site."""
        return tuple(problem for problem in self.problems if problem.sort == "finding")


def read(project: Path, today: dt.date, kinds: Sequence[type[Entity]] = KINDS) -> Playbook:
    """Read, type, link and check. Checks run only on a book without faults: half a book misleads."""
    loaded = load(project, kinds)
    book, trouble = graph.build(loaded, kinds, today)
    problems = [*loaded.problems, *trouble, *(plan.collisions(book) if book else ())]
    if book is None or problems:
        return Playbook(project, book, in_order(problems))
    outcome = checks.run(book)
    return Playbook(project, book, in_order(outcome.problems), outcome.asleep)


def pages(playbook: Playbook) -> tuple[File, ...]:
    """Every generated file of the wiki. Ask only of a playbook without faults."""
    if playbook.book is None:
        return ()
    cache = playbook.project / OWN / "templates"
    return emit(playbook.book, playbook.problems, playbook.asleep, theme.folders(playbook.project), cache)
