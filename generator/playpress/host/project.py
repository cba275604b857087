"""A project and a day -> MkDocs' configuration, ours where the project has none."""

import datetime as dt
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from playpress import starter
from playpress.outputs.disk import RefusedError
from playpress.site import theme

CONFIG = "mkdocs.yml"
_EPOCH = "SOURCE_DATE_EPOCH"


def today(environ: Mapping[str, str] = os.environ) -> dt.date:
    """The day the playbook is seen from: SOURCE_DATE_EPOCH, else the day on the calendar."""
    moment = environ.get(_EPOCH)
    if moment is None:
        return dt.datetime.now(tz=dt.UTC).astimezone().date()
    try:
        return dt.datetime.fromtimestamp(int(moment), tz=dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise RefusedError(f'{_EPOCH} is "{moment}"; it must be a number of seconds') from None


@contextmanager
def dated(day: dt.date | None) -> Iterator[None]:
    """Let MkDocs, too, see the playbook from this day: the dates it writes are the same in every build."""
    before = os.environ.get(_EPOCH)
    if day is None or (before is not None and today() == day):
        yield
        return
    midnight = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
    os.environ[_EPOCH] = str(int(midnight.timestamp()))
    try:
        yield
    finally:
        os.environ.pop(_EPOCH)
        if before is not None:
            os.environ[_EPOCH] = before


def config_file(project: Path) -> Path:
    """The project's mkdocs.yml, else ours."""
    own = project / CONFIG
    return own if own.is_file() else starter.config_file()


def configuration(project: Path, site: Path) -> MkDocsConfig:
    """MkDocs' configuration for building a project into a folder. Its paths are whole: MkDocs takes others its way."""
    path = config_file(project).absolute()
    return load_config(str(path), docs_dir=str(project.absolute() / "content"), site_dir=str(site.absolute()))


def overrides(project: Path) -> tuple[Path, ...]:
    """Folders with templates of Material that ours replace, in order of precedence."""
    found = (folder / "overrides" for folder in theme.folders(project))
    return tuple(folder for folder in found if folder.is_dir())
