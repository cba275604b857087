"""A project -> its playbook and its pages, or the file of the project that keeps them from being made."""

import datetime as dt
from pathlib import Path

from playpress import pipeline
from playpress.host import diagnose
from playpress.pipeline import WHOLE, Edition, Playbook
from playpress.problems import Problem
from playpress.site.file import File


def read(project: Path, day: dt.date, edition: Edition = WHOLE) -> Playbook:
    """An edition of the playbook, planned.

    A folder of it that may not be opened is a fault like any other.
    """
    try:
        return pipeline.read(project, day, edition=edition)
    except OSError as error:
        found = diagnose.explain(error, project)
        if found is None:
            raise
        return Playbook(project, None, (found,))


def pages(playbook: Playbook) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    """Every generated file. What a template of the project does wrong is a fault; ours have none."""
    try:
        return pipeline.pages(playbook), ()
    except Exception as error:
        found = diagnose.explain(error, playbook.project)
        if found is None:
            raise
        return (), (found,)
