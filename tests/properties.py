"""Properties: from fixed seeds in `make test`, from fresh ones and many times as often in `make fuzz`."""

import os
from typing import Any

from hypothesis import HealthCheck, settings

TIMES = int(os.environ.get("PLAYPRESS_FUZZ", "0"))
"""How many times as many examples `make fuzz` looks at; 0 in the tests, which search for nothing new."""
USUAL = 50
"""So many examples of a property that names no number."""

_UNTIMED: dict[str, Any] = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
"""How long an example takes says how busy the machine is."""

settings.register_profile("fixed", derandomize=True, max_examples=USUAL, **_UNTIMED)
settings.register_profile("fuzz", print_blob=True, max_examples=USUAL * max(TIMES, 1), **_UNTIMED)


def load() -> None:
    """Choose how examples are found, before a test names its settings."""
    settings.load_profile("fuzz" if TIMES else "fixed")


def often(count: int, **more: Any) -> settings:
    """So many examples of a property in the tests."""
    return settings(max_examples=count * max(TIMES, 1), **more)
