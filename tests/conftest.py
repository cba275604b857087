"""What all tests share: templates compiled once, bytecode kept, and properties from fixed seeds."""

import gc
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import ClassVar

import pytest
from jinja2.bccache import Bucket
from tests import properties

from playpress.site import theme
from playpress.site.bytecode import CheckedCache

ROOT = Path(__file__).resolve().parents[1]


class CompiledTemplates(CheckedCache):
    """Templates compiled once in a worker: most tests have a project of their own, and all of them the same theme."""

    _found: ClassVar[dict[str, bytes]] = {}

    def __init__(self, folder: Path | None = None) -> None:
        self._kept = folder is not None
        super().__init__(folder or Path())

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what the project keeps, then what another project has compiled, which is kept as if compiled here."""
        if self._kept:
            super().load_bytecode(bucket)
        if bucket.code is None and bucket.key in self._found:
            bucket.bytecode_from_string(self._found[bucket.key])
            if bucket.code is not None and self._kept:
                super().dump_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it for the next project, and in the folder of this one."""
        self._found[bucket.key] = bucket.bytecode_to_string()
        if self._kept:
            super().dump_bytecode(bucket)


@pytest.fixture(scope="session", autouse=True)
def compiled_templates() -> Iterator[None]:
    """A build that keeps compiled templates in its project still does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(theme, "Environment", partial(theme.Environment, bytecode_cache=CompiledTemplates()))
        patch.setattr(theme, "CheckedCache", CompiledTemplates)
        yield


@pytest.fixture(scope="module", autouse=True)
def settled() -> None:
    """What lives longer than the tests of a file is not looked through again whenever one of them looks for garbage."""
    gc.collect()
    gc.freeze()


def pytest_configure() -> None:
    """What workers and the programs that tests start compile is kept, and not beside the sources."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ.setdefault("PYTHONPYCACHEPREFIX", str(ROOT / ".pytest_cache" / "bytecode"))
    properties.load()
