"""What tests of editors need: the samples, and a language server where there is one."""

import pytest
from tests.editor import ensure_language_server
from tests.editor.sample import NAMES, Sample

collect_ignore = [] if ensure_language_server.command() else ["test_language_server.py"]
"""Without npm there is no server; test_schemas.py asks the same of a validator."""


@pytest.fixture(scope="module", params=NAMES)
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """Each of the larger samples, as `playpress new` writes it."""
    return Sample(tmp_path_factory.mktemp("editor") / "book", request.param)
