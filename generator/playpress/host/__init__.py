"""A project -> its site, by calling MkDocs: built beside the old one and swapped in, or served while it is written."""

import datetime as dt
from pathlib import Path

from playpress.host import inspection, rendering
from playpress.host.project import overrides, today
from playpress.host.publishing import Built, build, staged
from playpress.host.shown_sources import origin
from playpress.pipeline import WHOLE, Edition, Playbook

__all__ = ["Built", "build", "origin", "overrides", "read", "staged", "today"]


def read(project: Path, day: dt.date, edition: Edition = WHOLE) -> Playbook:
    """An edition of the playbook with all that is wrong with it, pages by hand and mkdocs.yml included."""
    return inspection.inspected(rendering.read(project, day, edition))
