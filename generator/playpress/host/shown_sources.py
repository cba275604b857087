"""A playbook -> what its site is made from, as hashes: no more of each source than the readers of the site see."""

import datetime as dt
import json
import os
from collections.abc import Iterator
from pathlib import Path

from playpress import __version__
from playpress.host import mkdocs_yml
from playpress.model.write import written
from playpress.outputs.disk import files_below
from playpress.outputs.manifest import MadeFrom, checksum
from playpress.pipeline import Playbook
from playpress.source.content import SETTINGS


def origin(playbook: Playbook, day: dt.date, guide: bool | None = None) -> MadeFrom:
    """What the manifest of a site says it was made from. Two playbooks that show the same have the same hashes."""
    options = {"pdfs": bool(playbook.plan and playbook.plan.publications)}
    if guide is not None:
        options["guide"] = guide
    return MadeFrom(playbook.circle, day.isoformat(), __version__, options, dict(sorted(_hashes(playbook))))


def _hashes(playbook: Playbook) -> Iterator[tuple[str, str]]:
    book, loaded = playbook.book, playbook.loaded
    if book is None or loaded is None:
        return
    for entity, _ in loaded.entities:
        yield entity.key, _of_values(written(entity))
    for page in book.pages:
        yield page.file, checksum(page.source.encode())
    for item in book.attachments:
        yield item.file, checksum(item.path.read_bytes())
    if loaded.settings:
        yield SETTINGS, _of_values(written(loaded.settings))
    for inventory in loaded.inventories:
        yield f"content/inventories/{inventory.name}.csv", _of_values([[str(each) for each in inventory.facts]])
    if loaded.actuals:
        rows = [[str(each.metric), str(each.period), str(each.value), str(each.segment)] for each in loaded.actuals]
        yield "content/actuals", _of_values(rows)
    yield from _of_project(playbook.project)


def _of_project(project: Path) -> Iterator[tuple[str, str]]:
    """Files that say how pages look, for every circle of readers."""
    paths = [*mkdocs_yml.files(project)]
    if (project / "themes").is_dir():
        paths += files_below(project / "themes")
    for path in paths:
        yield Path(os.path.relpath(path, project)).as_posix(), checksum(path.read_bytes())


def _of_values(values: object) -> str:
    return checksum(json.dumps(values, ensure_ascii=False).encode())
